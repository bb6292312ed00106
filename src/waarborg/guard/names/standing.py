"""What stands around letters: a cue, a column, a signature, a sentence of which somebody is the subject."""

import re
from bisect import bisect_right

from waarborg.guard.columns import column_head
from waarborg.guard.names.bearers import letters_of
from waarborg.guard.names.letters import Form, Letters
from waarborg.guard.names.lists import words as listed

WORD = re.compile(r"[^\W_]+")
NEAR, WEAK, RIGHT_BEFORE = (listed(f"initials-{name}") for name in ("before", "before-weak", "right-before"))
NEAR_ENDINGS, WEAK_ENDINGS = (tuple(entry[1:] for entry in cues if entry[0] == "-") for cues in (NEAR, WEAK))
LABELS = listed("initials-label")
LABEL = re.compile(r"([^\W\d_]{2,20}(?: door)?) ?: {0,6}\Z")
REACH, FARTHEST = 40, 14
"""So many characters before the letters are looked at; at most so many stand between a cue and the letters."""
LONGEST_GAP = 3
SIGNED_BY = re.compile(r"([^\W\d_]{2,20})[.]?(:?) {1,6}\Z")
SIGNS = frozenset({"paraaf", "parafen", "par", "initialen", "medeparaaf", "gr", "grt"})
HEADS, VERBS, ROLES = listed("head"), listed("initials-verbs"), listed("role") | {"medewerker", "medewerkster"}
CLOSINGS = listed("closing")
SIGNED = re.compile(r", [a-z][a-z ]{2,40}\s*\Z")  # MH, griffie
ENDED = re.compile(r"[ \t]*+(?:\n[ \t]*+\n|\n?\s*+\Z)")
LONGEST_ALONE = 3
IN_CELL = re.compile(r"(?:[\w.]{2,12} ?(?:[/,;&+]| en ) ?){0,4}")
CELL_ENDS = re.compile(r"(?: ?(?:[/,;&+]| en ) ?[\w.]{2,12}){0,4}(?: ?\([^()\n|]{1,20}\))?,? *(?:[|\t;,]|\n|\Z)")
CELL_SIGNS = "|\t;,\n"
BULLET = re.compile(
    r"(?:\A|\n)[ \t]{0,8}(?:[-*•–o]|\d{1,2}[.)]|\[[ x]?\]|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?[:,]?)"
    r"[ \t]+[^\n]{3,200}\Z"
)
ITEM = re.compile(r"[ \t]{0,8}(?:[-*•–o]|\d{1,2}[.)])[ \t]{1,4}")
LINE = 200
SENTENCE_ENDS = (".", "!", "?")
IN_BRACKETS = re.compile(r"[\w. ]{0,12}(?:(?:[/,;&+]| en ) ?[\w. ]{2,14}){0,4}\)[ .;]{0,2}(?=\n|\Z)")
SENTENCE_START = re.compile(r"(?:\A|\n|[.!?:;][)\"'”]?[ ]|[-•*–] |\d[.)] |\] )[ \t]{0,4}\Z")
VERB = re.compile(r" ([^\W\d_]{2,12})(?![^\W_])")
BESIDE = re.compile(r"(?: (?:en|of) | ?[/,&] ?)[A-Z][\w.]{1,6}")
SHOUTED_BEFORE = re.compile(r"[A-Z]{2,}[,.:!?]{0,3} \Z")
SHOUTED_BEHIND = re.compile(r"[,:]? [A-Z]{2,}(?![a-z])")
PRESENT = re.compile(
    r"\W{0,4}(?:aanwezig|aanw|afwezig|afw|verhinderd|deelnemers|genodigden|afmeldingen|met kennisgeving|m\.k)"
    r"[^:\n]{0,24}:[^\n]{0,300}\Z",
    re.IGNORECASE,
)
PRESENT_BEFORE, PRESENT_BEHIND = re.compile(r"(?:[:,;/]| en) \Z"), re.compile(r"[,;/.\n]| en | \(|\Z")
LONGEST_LIST = 330
CAPITAL_BEHIND = re.compile(r" [A-Z][a-z]")
ADDRESSED = re.compile(r"(?<![^\W_])(?:aan|met|door|bij|via|van|namens|voor|en|vraag|mail|bel) \Z", re.IGNORECASE)
# Before a speaker: nothing, a bullet, a quotation sign, or the time.
TURN = re.compile(r"[>\-•* ]{0,4}(?:[\[(]?[\d/-]{0,10},? ?\d\d?[:.]\d\d(?:[:.]\d\d)?[\])]?,? (?:- )?)?")
SPOKEN = re.compile(r": {1,3}[\"'“]?[^\W\d_]")
SHORT = 2
FEWEST_DOTTED = 4  # E.D.


class Standing:
    """One text with its names."""

    def __init__(self, text: str, names: list[tuple[int, int]]) -> None:
        self.text = text
        self.names = names

    def before(self, one: Letters, size: int = REACH) -> str:
        """What stands before the letters on their line."""
        return self.text[max(0, one.start - size) : one.start].rpartition("\n")[2]

    def is_for_somebody(self, one: Letters) -> bool:
        """Whether a cue, a list, a column or the end of a paragraph is where initials stand."""
        return self.is_announced(one) or self.is_present(one) or self.is_alone(one) or self.is_in_column(one)

    def is_announced(self, one: Letters) -> bool:
        """Whether one of the last words on the line is a cue: "paraaf", "baliemedewerker", "overleg met"."""
        line = self.before(one).lower()
        label = LABEL.search(line)
        if label and label[1] in LABELS:
            return True
        is_short = one.form is Form.DOTTED or len(one.plain) == SHORT
        last = ""
        for word in WORD.finditer(line):
            pair = f"{last} {word[0]}"
            gap = line[word.end() :]
            if len(gap) <= FARTHEST and _is_cue(word[0], pair, NEAR, NEAR_ENDINGS):
                return True
            if len(gap) <= FARTHEST and (is_short or ":" in gap) and _is_cue(word[0], pair, WEAK, WEAK_ENDINGS):
                return True
            if len(gap) <= LONGEST_GAP and (pair in RIGHT_BEFORE or (is_short and word[0] in RIGHT_BEFORE)):
                return not self.is_before_capital(one)
            last = word[0]
        return False

    def is_signed(self, one: Letters) -> bool:
        """Whether a word that only goes with initials is right before them: "paraaf JW", "Behandelaar: AB"."""
        match = SIGNED_BY.search(self.before(one).lower())
        return match is not None and (
            match[1] in SIGNS or (match[2] == ":" and _is_cue(match[1], "", NEAR, NEAR_ENDINGS))
        )

    def is_present(self, one: Letters) -> bool:
        """Whether the letters are one of those who were there: "Aanwezig: Carla Smit, AK en JN"."""
        if not (PRESENT_BEFORE.search(self.before(one)) and PRESENT_BEHIND.match(self.text, one.end)):
            return False
        return PRESENT.match(self.before(one, LONGEST_LIST)) is not None

    def is_alone(self, one: Letters) -> bool:
        """Whether the letters are the last line of a text or paragraph, or a cell of dotted letters."""
        text, (start, end) = self.text, one.span
        is_dotted, is_last = one.form is Form.DOTTED, ENDED.match(text, end) is not None
        if is_dotted and text.endswith("| ", 0, start) and text.startswith(" |", end):
            return True
        if is_dotted and text.endswith(", ", 0, start) and is_last:
            return True
        if text.endswith("\n\n", 0, start) and SIGNED.match(text, end):
            return True
        return text.endswith("\n", 0, start) and is_last and len(one.plain) <= LONGEST_ALONE

    def is_last(self, one: Letters) -> bool:
        """Whether the letters are the last paragraph of the text."""
        return self.text.endswith("\n\n", 0, one.start) and not self.text[one.end : one.end + REACH].strip()

    def is_signature(self, one: Letters) -> bool:
        """Whether the letters stand behind a greeting and end its paragraph: "Groet, MT"."""
        if not ENDED.match(self.text, one.end):
            return False
        before = self.text[max(0, one.start - REACH) : one.start].rstrip(" ,.\n\t")
        word = before.rpartition(" ")[2].rpartition("\n")[2].lower()
        return word in CLOSINGS

    def is_in_column(self, one: Letters) -> bool:
        """Whether the letters, alone or in a row of letters, are a cell below a head such as "wie"."""
        if not CELL_ENDS.match(self.text, one.end):
            return False
        before = self.before(one, 2 * REACH)
        cell = before[max(before.rfind(sign) for sign in CELL_SIGNS) + 1 :].lstrip()
        return IN_CELL.fullmatch(cell) is not None and column_head(self.text, one.start) in HEADS

    def is_behind_name(self, one: Letters) -> bool:
        """Whether the letters stand in brackets behind a name that they fit, or behind a word for a person."""
        text = self.text
        if not (text.endswith(" (", 0, one.start) and text.startswith(")", one.end)):
            return False
        place = bisect_right(self.names, (one.start, one.start)) - 1
        if place >= 0 and self.names[place][1] == one.start - 2:
            name = text[slice(*self.names[place])]
            return one.plain in letters_of(name) or (name.isalpha() and name[0].upper() == one.plain[0])
        word = self.before(one)[:-2].rpartition(" ")[2].lower()
        return word in ROLES

    def is_before_name(self, one: Letters) -> bool:
        """Whether a name stands right behind the letters: "JdV = Jan de Vries", "JV (Jan Visser)"."""
        place = bisect_right(self.names, (one.end, one.end))
        if place == len(self.names):
            return False
        return self.text[one.end : self.names[place][0]].strip() in {"=", ":", "(", "-", "–", "is"}

    def is_speaker(self, one: Letters) -> bool:
        """Whether the letters begin a line and a colon and words follow."""
        text = self.text
        if one.form is Form.DOTTED or not SPOKEN.match(text, one.end):
            return False
        return TURN.fullmatch(self.before(one)) is not None

    def acts(self, one: Letters) -> bool:
        """Whether the letters are the subject of a sentence that is about somebody: "JN neemt dat op"."""
        if not SENTENCE_START.search(self.text, max(0, one.start - REACH), one.start):
            return False
        beside = BESIDE.match(self.text, one.end)
        verb = VERB.match(self.text, beside.end() if beside else one.end)
        return verb is not None and verb[1] in VERBS

    def is_item(self, one: Letters) -> bool:
        """Whether the letters are all there is on a line of a list."""
        return ITEM.fullmatch(self.before(one)) is not None and self.text[one.end : one.end + 1] in {"", "\n"}

    def is_closed_in(self, one: Letters) -> bool:
        """Whether the letters stand in the brackets that end a line of a list: "- stuk aanpassen (SY, 1 oktober)"."""
        before = self.before(one, LINE)
        opening = before.rfind("(")
        if opening < 0 or len(before) - opening > FARTHEST or not IN_BRACKETS.match(self.text, one.end):
            return False
        if before[:opening].rstrip().endswith(SENTENCE_ENDS):
            return True
        start = one.start - len(before)
        return BULLET.match(self.text[max(0, start - 1) : one.start]) is not None

    def is_shouted(self, one: Letters) -> bool:
        """Whether the words around are in capitals too."""
        before = SHOUTED_BEFORE.search(self.text, max(0, one.start - FARTHEST), one.start)
        return before is not None or SHOUTED_BEHIND.match(self.text, one.end) is not None

    def is_before_capital(self, one: Letters) -> bool:
        """Whether a word with a capital goes on, as in the name of an organisation: "AMP Groep"."""
        return one.form is Form.BARE and CAPITAL_BEHIND.match(self.text, one.end) is not None

    def is_addressed(self, one: Letters) -> bool:
        """Whether somebody with these dotted letters is spoken to or of: "vragen aan E.D."."""
        is_long = one.end - one.start >= FEWEST_DOTTED
        return is_long and ADDRESSED.search(self.text, max(0, one.start - FARTHEST), one.start) is not None


def _is_cue(word: str, pair: str, cues: frozenset[str], endings: tuple[str, ...]) -> bool:
    return word in cues or pair in cues or f"{pair} {word}".endswith(endings)
