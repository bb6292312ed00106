"""What is wrong in a policy folder, told so that the person who wrote the file can mend it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake: in which file, at which key, what is wrong and what would be right."""

    file: str
    key: str
    wrong: str
    allowed: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.key}" if self.key else self.file
        return f"{place}: {self.wrong}. Toegestaan: {self.allowed}."


class WrongPolicy(Exception):
    """The policy folder cannot be used. Lists every problem, not only the first."""

    def __init__(self, folder: str, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        places = "1 plaats" if len(problems) == 1 else f"{len(problems)} plaatsen"
        lines = [f"Het beleid in {folder} klopt op {places} niet:", *(f"- {problem}" for problem in problems)]
        super().__init__("\n".join(lines))
