"""`./waarborg pins`: choose the newest versions that fit, write them with their hashes, and install them."""

from collections.abc import Sequence

from tools import environment

OPTIONS = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-header", "--quiet", "--upgrade"]


def main(_: Sequence[str]) -> int:
    environment.ensure("dev")
    for name in ("uv", *environment.SETS):
        requirements = environment.REQUIREMENTS / name
        # What tests install besides must agree with what runs.
        lower = ["--constraints", str(environment.REQUIREMENTS / "base.txt")] if name not in {"uv", "base"} else []
        files = [f"{requirements}.in", "--output-file", f"{requirements}.txt"]
        environment.uv("pip", "compile", *OPTIONS, *lower, *files)
    environment.ensure("dev")
    return 0
