"""Keeps files and functions short enough to read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tools.house import ROOT

FILE_LINES = 300
FUNCTION_LINES = 35


def problems() -> str:
    return "\n".join(problem for path in sources() for problem in too_long(path))


def sources() -> Iterator[Path]:
    for folder in ("src", "tests", "tools", "benchmarks"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def too_long(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8")
    name = path.relative_to(ROOT)
    if "tests" not in name.parts and (lines := text.count("\n")) > FILE_LINES:
        yield f"{name}: {lines} regels; ten hoogste {FILE_LINES}"
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} heeft {lines} regels; ten hoogste {FUNCTION_LINES}"
