"""Initials that stand for somebody: "par. JdV", "behandeld door M.K."."""

import re
from collections.abc import Container
from functools import cached_property

from waarborg.guard.findings import Finding, Why, found
from waarborg.guard.names.acronyms import acronyms
from waarborg.guard.names.bearers import bearers
from waarborg.guard.names.letters import Form, Letters, letters, only_initials
from waarborg.guard.names.lists import words as listed
from waarborg.guard.names.standing import Standing
from waarborg.guard.words import Words

__all__ = ["initials", "only_initials"]

ABBREVIATIONS = listed("abbreviation")
SMALL_WORDS = listed("no-initials-small")
SHOUTED_WORDS = frozenset(map(str.upper, SMALL_WORDS)) - ABBREVIATIONS
NO_INITIALS = {
    Form.BARE: ABBREVIATIONS,
    Form.DOTTED: listed("no-initials-dotted"),
    Form.PREFIXED: listed("no-initials-prefixed"),
}
FOLLOWED_BY_NAME = re.compile(r" {0,2}(?:\(\w+\) )?(?:van |de |der |den |ten |ter |el |al |'t ){0,2}[A-ZÀ-Þ][a-zà-ÿ]")
CHAIN = re.compile(r" ?[/,;&+] ?| en |/\n?")
LONGEST_JOINED = 3
SHORT = 2
FEWEST_IN_GROUP = 2
MANY_NAMES = 60
"""With more names than this, some name fits nearly any two letters."""

SENTENCE = "Initialen: letters die voor een persoon staan."
FITS = "Initialen: de letters passen bij een naam in de tekst."

# In small letters only right after a word for it, or after that word and a colon.
SMALL_CUES = listed("initials-before-small")
SMALL = re.compile(
    r"(?:par(?:aaf|\.)(?: [a-z]{2,14}\.?)?|initialen|gez\.|(?:(?:balie)?medewerker|behandelaar|cc)(?= ?:)"
    r"|(?:ingevuld|opgesteld|behandeld|ingenomen|geregistreerd|opgemaakt|gezien|afgetekend) door"
    r"|(?:onder)?tekent(?: \w{2,8})? (?:met|als))"
    r" ?:? {1,4}(?P<letters>(?-i:[a-z]{2,3}|(?:[a-z]{1,2}\.){2,3}))(?![\w@-]|\.\w)",
    re.IGNORECASE,
)


def initials(words: Words, names: list[tuple[int, int]], *, sure: Container[tuple[int, int]] = ()) -> list[Finding]:
    """Letters that stand for somebody by their form, by what stands around them, or by a name that they fit.

    `names` are spans of names, `sure` spans of letters that were read as a name.
    """
    everyone = [one for one in letters(words.text, names) if one.form is Form.DOTTED or one.plain not in SHOUTED_WORDS]
    reading = Reading(words.text, names, everyone)
    kept = reading.kept(sure) if everyone else []
    in_capitals = [_finding(one.span, FITS if one.plain in reading.fitting else SENTENCE) for one in kept]
    return in_capitals + [_finding(span, SENTENCE) for span in _small(words)]


class Reading:
    """The letters of one text, and what the text itself says of them."""

    def __init__(self, text: str, names: list[tuple[int, int]], everyone: list[Letters]) -> None:
        self.text = text
        self.everyone = everyone
        self.names = names
        self.standing = Standing(text, names)

    @cached_property
    def fitting(self) -> frozenset[str]:
        """The letters that fit a name of the text."""
        if len(self.names) > MANY_NAMES:
            return frozenset()
        return bearers(self.text[start:end] for start, end in self.names)

    @cached_property
    def explained(self) -> frozenset[str]:
        """The letters of which the text itself says that they are an abbreviation."""
        unknown = [one for one in self.everyone if one.plain not in NO_INITIALS[one.form]]
        made = acronyms(self.text, unknown)
        return made - self.fitting if made else made

    @cached_property
    def has_column(self) -> bool:
        """Whether letters that are no known abbreviation stand in a column for people."""
        return any(self.standing.is_in_column(one) for one in self.everyone if not self._is_known(one))

    def kept(self, sure: Container[tuple[int, int]]) -> list[Letters]:
        """Those that stand for a person, in the order of the text."""
        kept = {one for one in self.everyone if one.span in sure or self._is_somebody(one)} - self._of_groups()
        again = {one.plain for one in kept if one.form is not Form.DOTTED}
        kept |= {one for one in self.everyone if one.plain in again and not self._is_known(one)}
        kept |= self._speakers()
        if kept:
            kept |= {one for one in self.everyone if one not in kept and self._is_likely(one)}
        for run in self._runs:
            kept |= self._joined(run, kept)
        return sorted(kept)

    def _is_known(self, one: Letters) -> bool:
        """Whether the letters are an abbreviation, of the lists or of the text."""
        return one.plain in NO_INITIALS[one.form] or one.plain in self.explained

    def _is_somebody(self, one: Letters) -> bool:
        """Whether the form, the place or a name says that somebody is meant, also where no other initials are."""
        is_listed = one.plain in NO_INITIALS[one.form]
        if one.is_bound(self.text) or (is_listed and (one.form is not Form.BARE or len(one.plain) > LONGEST_JOINED)):
            return False
        if one.plain in self.explained:
            return False
        if self.standing.is_behind_name(one) or (self.standing.is_before_name(one) and one.plain in self.fitting):
            return True
        if is_listed:
            return self._is_yet_somebody(one)
        if one.form is Form.DOTTED and FOLLOWED_BY_NAME.match(self.text, one.end):
            return False
        return one.form is Form.PREFIXED or self.standing.is_for_somebody(one) or self._is_named(one)

    def _is_named(self, one: Letters) -> bool:
        """Whether capitals fit a name of the text or do what a person does, or dotted letters are spoken to."""
        if one.form is Form.DOTTED:
            return self.standing.is_addressed(one)
        if self.standing.is_shouted(one) or self.standing.is_before_capital(one):
            return False
        if one.plain in self.fitting:
            return True
        return len(one.plain) == SHORT and (self.standing.acts(one) or self.standing.is_closed_in(one))

    def _is_yet_somebody(self, one: Letters) -> bool:
        """Whether letters that are an abbreviation elsewhere stand here as only those of a person do."""
        standing = self.standing
        if standing.is_last(one) or standing.is_signature(one):
            return True
        if len(one.plain) == SHORT and (standing.is_signed(one) or (self.has_column and standing.is_in_column(one))):
            return True
        return one.plain in self.fitting and (standing.acts(one) or standing.is_closed_in(one))

    def _is_likely(self, one: Letters) -> bool:
        """Whether weaker signs say so, which count in a text with other initials."""
        standing = self.standing
        if self._is_known(one) or standing.is_shouted(one) or one.form is Form.DOTTED or one.is_bound(self.text):
            return False
        stands_alone = standing.is_closed_in(one) or standing.is_item(one)
        return len(one.plain) <= LONGEST_JOINED and (stands_alone or standing.acts(one))

    def _speakers(self) -> set[Letters]:
        """Letters with a colon at the start of a line, when more than one such line is about somebody."""
        speakers = [one for one in self.everyone if self.standing.is_speaker(one) and one.plain not in self.explained]
        unknown = {one.plain for one in speakers if not self._is_known(one)}
        return (
            {one for one in speakers if one.plain not in NO_INITIALS[Form.DOTTED]} if len(unknown) >= SHORT else set()
        )

    @cached_property
    def _runs(self) -> list[list[Letters]]:
        """Letters that stand in a list with each other: "FG / ET", "PB en AvdM"."""
        runs: list[list[Letters]] = []
        for one in self.everyone:
            if runs and CHAIN.fullmatch(self.text, runs[-1][-1].end, one.start):
                runs[-1].append(one)
            else:
                runs.append([one])
        return [run for run in runs if len(run) > 1]

    def _of_groups(self) -> set[Letters]:
        """Those in a list that is of abbreviations for the most part, such as parties, and the same elsewhere."""
        groups = [run for run in self._runs if sum(map(self._is_known, run)) > max(len(run) / 2, FEWEST_IN_GROUP)]
        names = {one.plain for run in groups for one in run}
        return {one for one in self.everyone if one.plain in names}

    def _joined(self, run: list[Letters], kept: set[Letters]) -> set[Letters]:
        """Those of a list that stand for somebody because others in it do; an abbreviation only between two of them."""
        if kept.isdisjoint(run):
            return set()
        places = {place for place, one in enumerate(run) if one in kept}
        between = range(min(places), max(places))
        return {
            one
            for place, one in enumerate(run)
            if len(one.plain) <= LONGEST_JOINED
            and (place in between or self._may_join(one, is_beside=bool(places & {place - 1, place + 1})))
        }

    def _may_join(self, one: Letters, *, is_beside: bool) -> bool:
        """Whether letters count in a list with initials; two that are an abbreviation elsewhere only beside one."""
        if one.plain in self.fitting or not self._is_known(one):
            return True
        is_short = len(one.plain) == SHORT and one.form is Form.BARE
        return is_short and is_beside and one.plain not in self.explained


def _small(words: Words) -> list[tuple[int, int]]:
    """Initials in small letters, right behind a word for it."""
    matches = (SMALL.match(words.text, start) for start in words.places(SMALL_CUES))
    return [match.span("letters") for match in matches if match and match["letters"] not in SMALL_WORDS]


def _finding(span: tuple[int, int], sentence: str) -> Finding:
    return found("initials", *span, 0.75, Why("rule", sentence))
