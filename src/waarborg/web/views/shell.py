"""The pages that the shell itself offers: search, and what this program is and owes its users."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

import waarborg
from waarborg.accounts.access import person_of, signed_in
from waarborg.accounts.models import Person
from waarborg.core import search as texts
from waarborg.core.rulebook import book
from waarborg.intake.models import Notice
from waarborg.register.models import AISystem
from waarborg.rulebook import Article, Term

MOST = 20


@dataclass(frozen=True, slots=True)
class Found:
    """What the words occur in, a kind at a time and at most a page of each."""

    systems: list[AISystem]
    notices: list[Notice]
    articles: list[Article]
    terms: list[Term]

    def __bool__(self) -> bool:
        return bool(self.systems or self.notices or self.articles or self.terms)


@signed_in
def search(request: HttpRequest) -> HttpResponse:
    """One search over systems, the notices that this person may see, the policy and its words."""
    words = request.GET.get("q", "").strip()[:200]
    found = _find(words, person_of(request)) if words else None
    return render(request, "web/search.html", {"words": words, "found": found, "most": MOST})


def _find(words: str, person: Person) -> Found:
    wanted = texts.fold(words).split()
    systems = texts.search(AISystem.objects.of(person.organisation_id), words).order_by("name", "pk")
    notices = Notice.objects.visible_to(person).filter(number__startswith=words).order_by("-number")
    return Found(
        systems=list(systems[:MOST]),
        notices=list(notices.select_related("system")[:MOST]),
        articles=[found for found in book().articles.values() if _occur(wanted, found.title, found.summary)][:MOST],
        terms=[found for found in book().glossary.values() if _occur(wanted, found.term, found.explanation)][:MOST],
    )


def _occur(wanted: list[str], *within: str) -> bool:
    text = texts.fold(*within)
    return all(word in text for word in wanted)


def about(request: HttpRequest) -> HttpResponse:
    return render(request, "web/about.html", {"version": waarborg.__version__, "policy": book().policy})


def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "web/accessibility.html")
