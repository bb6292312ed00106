"""The policy and the law behind it. Open to everyone: a resident may know which rules the municipality follows."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from waarborg.core.forms import DayField
from waarborg.core.rulebook import book
from waarborg.policy.law import LOCAL_RULES, rows_for
from waarborg.rulebook import Article


@dataclass(frozen=True, slots=True)
class ChapterView:
    number: int
    title: str
    articles: tuple[Article, ...]

    @property
    def built(self) -> int:
        return sum(article.built for article in self.articles)


class DayForm(forms.Form):
    datum = DayField(label="Wat gold of geldt er op")


def articles(request: HttpRequest) -> HttpResponse:
    """All articles with what each asks, and whether the program carries it out already."""
    found = book()
    chapters = [
        ChapterView(
            chapter.number,
            chapter.title,
            tuple(article for article in found.articles.values() if article.chapter == chapter.number),
        )
        for chapter in found.chapters
    ]
    return render(request, "policy/articles.html", {"chapters": chapters, "policy": found.policy})


def article(request: HttpRequest, number: str) -> HttpResponse:
    """One paragraph: what it asks, what that means here, where it is done, and the law behind it."""
    found = book()
    chosen = found.articles.get(number)
    if chosen is None:
        raise Http404
    numbers = list(found.articles)
    place, today = numbers.index(number), timezone.localdate()
    context = {
        "article": chosen,
        "chapter": next(chapter for chapter in found.chapters if chapter.number == chosen.chapter),
        "previous": found.articles[numbers[place - 1]] if place else None,
        "next": found.articles[numbers[place + 1]] if place + 1 < len(numbers) else None,
        "law": rows_for(number, today),
        "terms": [term for term in found.glossary.values() if term.article.rstrip("abcdefghij") == number],
        "policy": found.policy,
    }
    return render(request, "policy/article.html", context)


def law(request: HttpRequest) -> HttpResponse:
    """What the law asks on a day, how sure that is, and what the municipality asks on top of it."""
    form = DayForm(request.GET if "datum" in request.GET else None, initial={"datum": timezone.localdate()})
    day: date = form.cleaned_data["datum"] if form.is_valid() else timezone.localdate()
    found = book()
    context = {
        "form": form,
        "day": day,
        "rows": sorted(found.law.all_on(day), key=lambda row: (row.valid_from, row.title), reverse=True),
        "coming": found.law.after(day),
        "local": [(found.articles[number], rule) for number, rule in LOCAL_RULES if number in found.articles],
        "policy": found.policy,
    }
    return render(request, "policy/law.html", context)


def glossary(request: HttpRequest) -> HttpResponse:
    terms = sorted(book().glossary.values(), key=lambda term: term.term.casefold())
    return render(request, "policy/glossary.html", {"terms": terms})
