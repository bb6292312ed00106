"""The texts in a script of a page: what stands between quotes, and numbers that have a name."""

import re
from collections.abc import Iterator

from waarborg.guard.files.reading import Reading

# A token always matches whole, also a text that nobody closed, so that no sign is read twice.
TOKEN = re.compile(
    r""""((?:[^"\\\n]++|\\.)*+)\\?"?|'((?:[^'\\\n]++|\\.)*+)\\?'?|`((?:[^`\\]++|\\.)*+)\\?`?|([\w$]++)|([^\s"'`\w$])""",
    re.DOTALL,
)
ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
BLANKS = {"n": " ", "r": " ", "t": " ", "\n": ""}
HIGHEST = 0x10FFFF

NAMES_A_VALUE = frozenset({":", "="})
NUMBER = re.compile(r"\d{7,}")
WORTH_READING = re.compile(r"[\d\s]")
TYPE = re.compile(r"""(?<![\w-])type\s*+=\s*+["']?([^\s"'>]*+)""", re.IGNORECASE)
OF_CODE = ("script", "module", "jsx", "babel")
EVERY = 4096


def is_data(attributes: str) -> bool:
    """Whether a script element holds no script: its type says so, such as JSON or a template."""
    found = TYPE.search(attributes)
    kind = found[1].lower() if found else ""
    return bool(kind) and not any(word in kind for word in OF_CODE)


def texts(script: str, reading: Reading) -> Iterator[str]:
    """Each text that holds a digit or a space and each long number, in one line behind its name: "bsn: 123456782"."""
    name, is_named = "", False
    for count, token in enumerate(TOKEN.finditer(script)):
        if count % EVERY == 0:
            reading.tick()
        double, single, template, word, sign = token.groups()
        if sign:
            is_named = sign in NAMES_A_VALUE and bool(name)
            name = name if is_named else ""
            continue
        text = word or _decoded(double or single or template or "")
        is_told = bool(NUMBER.fullmatch(text) and is_named) if word else bool(WORTH_READING.search(text))
        if is_told and text.strip():
            yield f"{name}: {text}" if is_named else text
        name, is_named = "" if is_told else text, False


def _decoded(text: str) -> str:
    """A text in one line, without the escapes of a script."""
    return " ".join((ESCAPE.sub(_sign, text) if "\\" in text else text).split())


def _sign(escape: re.Match[str]) -> str:
    number = escape[1] or escape[2] or escape[3]
    if number:
        return chr(min(int(number, 16), HIGHEST))
    return BLANKS.get(escape[4], escape[4])
