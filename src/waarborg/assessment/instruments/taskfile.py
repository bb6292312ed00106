"""Official texts in the form of the task registry, so that a municipality can read them in itself.

The form: a name, a urn and a list of tasks. A task is a question with a urn, labels, a type, suggested roles and links;
a task may also be a group of tasks. What the form says beyond that and we do not carry out is told as a notice.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from waarborg.assessment.instruments.instrument import NO, UNKNOWN, YES, YES_NO_OPTIONS
from waarborg.assessment.instruments.loading import KEY, WrongInstrument, read_instrument
from waarborg.assessment.instruments.yaml_guard import WrongYaml, read_yaml
from waarborg.rulebook.problems import Problem

OFFICIAL = "officieel-"
"""What the key of an official text begins with, so that it never takes the place of one of our own."""
MOST_QUESTIONS = 500
LONGEST = {"name": 200, "urn": 200, "description": 2_000, "version": 40}
LONGEST_QUESTION = 5_000
LONGEST_KEY = 80
"""A longer answer is known by its place in the list; it is shown whole."""
GROUP = "task_group"
SINGLE = {"select_option", "radio_option", "closed_question", "single_choice"}
MULTIPLE = {"checkbox_option", "multiple_choice", "multiple"}
OPEN = {
    *("open_question", "open_text", "text_input", "date", "upload_document", "sign_task", "statement"),
    *("requirement", "measure", "open"),
}
VERSION = re.compile(r"\d+(\.\d+)*")
ALWAYS_ASKED = "de voorwaarde is niet overgenomen: deze vraag wordt altijd gesteld"
ASKED_ONCE = "deze vraag kan in het origineel vaker worden beantwoord; hier één keer"
FREE_ANSWER = "er staan geen antwoorden om uit te kiezen: het wordt een open vraag"


@dataclass(frozen=True, slots=True)
class Read:
    """A text in our own form, with what was left out of it on the way."""

    table: dict[str, Any]
    notices: tuple[str, ...] = ()


def read_taskfile(content: bytes, *, file: str, advice: bool) -> Read:
    """The instrument in this file. Raises `WrongInstrument` with every problem, each with its place.

    `advice` says how it ends: with the advice of an adviser, or with someone who accepts the risk.
    """
    try:
        found = read_yaml(content)
    except WrongYaml as wrong:
        raise WrongInstrument(
            (Problem(file, "", str(wrong).rstrip("."), "een bestand in de vorm van de task-registry"),)
        ) from wrong
    reading = _Reading(file)
    table = reading.table(found, advice=advice)
    if not reading.problems:
        read_instrument(table, file=file)
        return Read(table, tuple(reading.notices))
    raise WrongInstrument(tuple(reading.problems))


@dataclass(slots=True)
class _Reading:
    file: str
    problems: list[Problem] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)

    def table(self, found: Any, *, advice: bool) -> dict[str, Any]:
        if not isinstance(found, dict):
            self._tell("", "hier staat geen instrument", "name, urn en tasks")
            return {}
        head = found | found["instrument"] if isinstance(found.get("instrument"), dict) else found
        tasks = found.get("tasks", found.get("questions"))
        if not isinstance(tasks, list) or not tasks:
            self._tell("tasks", "er zijn geen vragen", "een lijst met tasks")
            tasks = []
        name, urn = self._text(head, "name", needed=True), self._text(head, "urn", needed=True)
        return {
            "key": _key_of(urn),
            "urn": urn,
            "title": name,
            "version": self._version(head, urn),
            "lead": self._text(head, "description"),
            "source": _source(head, self.file),
            "certainty": "M",
            "caveat": "Deze tekst is ingelezen door de gemeente zelf.",
            "advice": advice,
            "parts": self._parts(tasks),
        }

    def _tell(self, key: str, wrong: str, allowed: str) -> None:
        self.problems.append(Problem(self.file, key, wrong, allowed))

    def _text(self, table: Mapping[str, Any], key: str, *, needed: bool = False) -> str:
        value = table.get(key)
        if value is None or value == "":
            if needed:
                self._tell(key, "dit ontbreekt", "tekst")
            return ""
        if not isinstance(value, str | int | float | date):
            self._tell(key, "hier hoort tekst te staan", "tekst")
            return ""
        text = " ".join(str(value).split())
        if len(text) > LONGEST.get(key, LONGEST_QUESTION):
            self._tell(key, f"dit is langer dan {LONGEST.get(key, LONGEST_QUESTION)} tekens", "een kortere tekst")
        return text

    def _version(self, head: Mapping[str, Any], urn: str) -> str:
        last = urn.rpartition(":")[2]
        given = self._text(head, "version") or (last if VERSION.fullmatch(last) else "") or str(head.get("date") or "1")
        return given[: LONGEST["version"]]

    def _parts(self, tasks: list[Any]) -> list[dict[str, Any]]:
        """Groups become parts; questions without a group come together under their topic."""
        parts: dict[str, dict[str, Any]] = {}
        for number, task in enumerate(tasks, start=1):
            place = f"tasks.{number}"
            if not isinstance(task, dict):
                self._tell(place, "hier hoort een vraag te staan", "een tabel met question, urn en type")
                continue
            title = _words_of(task) if _is_group(task) else _topic(task)
            part = parts.setdefault(title, {"key": str(len(parts) + 1), "title": title or "Vragen", "questions": []})
            part["questions"] += self._questions(task, place, heading="")
        asked = sum(len(part["questions"]) for part in parts.values())
        if asked > MOST_QUESTIONS:
            self._tell("tasks", f"dit zijn {asked} vragen", f"hoogstens {MOST_QUESTIONS} vragen")
        return [part for part in parts.values() if part["questions"]]

    def _questions(self, task: dict[str, Any], place: str, *, heading: str) -> Iterator[dict[str, Any]]:
        if not _is_group(task):
            yield from self._question(task, place, heading)
            return
        below = task.get("tasks") or []
        for number, one in enumerate(below if isinstance(below, list) else [], start=1):
            if isinstance(one, dict):
                above = _words_of(task) if "." in str(task.get("id", "")) else ""
                yield from self._questions(one, f"{place}.tasks.{number}", heading=above)

    def _question(self, task: dict[str, Any], place: str, heading: str) -> Iterator[dict[str, Any]]:
        words = _words_of(task)
        key = str(task.get("id") or str(task.get("urn") or "").rpartition(":")[2])
        if not words:
            self._tell(f"{place}.question", "de vraag ontbreekt", "tekst bij question of task")
        elif len(words) > LONGEST_QUESTION:
            self._tell(f"{place}.question", f"dit is langer dan {LONGEST_QUESTION} tekens", "een kortere vraag")
        if not KEY.fullmatch(key):
            self._tell(f"{place}.urn", f"‘{key}’ kan geen sleutel van een vraag zijn", "een urn of id als 1.1.1")
        elif key in self.keys:
            self._tell(f"{place}.urn", f"‘{key}’ staat ook bij {self.keys[key]}", "elke urn één keer")
        self.keys.setdefault(key, place)
        self._notice(task, key)
        kind, options = self._kind(task, key, place)
        yield {
            "key": key,
            "question": words,
            "help": " – ".join(part for part in (heading, _plain(task.get("description"))) if part),
            "kind": kind,
            "required": task.get("required_status", True) is not False and task.get("status") != "optional",
            "options": options,
            "suggested_roles": _words(task.get("suggested_roles")),
            "labels": [*_labels(task), *(f"fase: {one}" for one in _words(task.get("lifecycle")))],
            "links": _links(task.get("links")),
            "urn": str(task.get("urn") or "")[:200],
        }

    def _notice(self, task: Mapping[str, Any], key: str) -> None:
        if task.get("dependencies") or task.get("depends_on"):
            self.notices.append(f"Vraag {key}: {ALWAYS_ASKED}.")
        if task.get("repeatable"):
            self.notices.append(f"Vraag {key}: {ASKED_ONCE}.")

    def _kind(self, task: Mapping[str, Any], key: str, place: str) -> tuple[str, list[dict[str, Any]]]:
        kinds = _kinds(task)
        unknown = sorted(kinds - SINGLE - MULTIPLE - OPEN)
        if unknown or not kinds:
            wrong = f"de soort ‘{', '.join(unknown)}’ kennen wij niet" if kinds else "de soort ontbreekt"
            self._tell(f"{place}.type", wrong, ", ".join(sorted(SINGLE | MULTIPLE | OPEN)))
            return "open", []
        if not kinds & (SINGLE | MULTIPLE):
            return "open", []
        options = _options(task.get("options"))
        if len(options) < 2:  # noqa: PLR2004  (one answer is no choice)
            self.notices.append(f"Vraag {key}: {FREE_ANSWER}.")
            return "open", []
        return ("multiple" if kinds & MULTIPLE else "single"), options


def _kinds(task: Mapping[str, Any]) -> set[str]:
    given = task.get("type") or []
    listed = given if isinstance(given, list) else [given]
    return {str(one).strip().lower().replace(" ", "_") for one in listed}


def _is_group(task: Mapping[str, Any]) -> bool:
    return GROUP in _kinds(task) or isinstance(task.get("tasks"), list)


def _words_of(task: Mapping[str, Any]) -> str:
    return _plain(task.get("question") or task.get("task"))


def _plain(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _topic(task: Mapping[str, Any]) -> str:
    labels = task.get("labels")
    for label in labels if isinstance(labels, list) else []:
        if isinstance(label, dict) and label.get("key") == "topic":
            return _plain(label.get("value"))
    return _plain(task.get("category"))


def _labels(task: Mapping[str, Any]) -> list[str]:
    labels = task.get("labels")
    pairs = [label for label in labels if isinstance(label, dict)] if isinstance(labels, list) else []
    values = [_plain(label.get("value")) for label in pairs if label.get("key") != "topic"]
    return [value.lower() if value.lower() == "fria" else value for value in values if value]


def _words(value: Any) -> list[str]:
    return [str(one) for one in value if isinstance(one, str | int)] if isinstance(value, list) else []


def _links(value: Any) -> list[str]:
    """Links as words; an address is never opened by itself."""
    found: Iterable[Any] = value if isinstance(value, list) else []
    texts = (one if isinstance(one, str) else _link(one) for one in found)
    return [text[:300] for text in texts if text]


def _link(one: Any) -> str:
    names = ("text", "urn", "url", "systemcard_path")
    return next((str(one[name]) for name in names if one.get(name)), "") if isinstance(one, dict) else ""


def _options(value: Any) -> list[dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(value if isinstance(value, list) else [], start=1):
        given = one if isinstance(one, dict) else {"value": one}
        value = given.get("value")
        whole = UNKNOWN if value is None else (YES if value else NO) if isinstance(value, bool) else str(value)
        usual = next((option.label for option in YES_NO_OPTIONS if option.key == whole), whole)
        key = whole if len(whole) <= LONGEST_KEY else f"antwoord-{number}"
        found.setdefault(key, {"key": key, "label": _plain(given.get("label")) or usual})
    return list(found.values())


def _key_of(urn: str) -> str:
    words = [word for word in urn.lower().removeprefix("urn:").split(":") if not VERSION.fullmatch(word)]
    return OFFICIAL + (re.sub(r"[^a-z0-9]+", "-", "-".join(words)).strip("-")[:45] or "tekst")


def _source(head: Mapping[str, Any], file: str) -> str:
    owners = head.get("owners") if isinstance(head.get("owners"), list) else []
    names = [
        str(owner.get("organization"))
        for owner in owners or []
        if isinstance(owner, dict) and owner.get("organization")
    ]
    parts = [f"Ingelezen uit {file}", *names, str(head.get("date") or ""), _plain(head.get("url"))]
    return ", ".join(part for part in parts if part)[:500] + "."
