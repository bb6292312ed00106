"""The promise of the rulebook: an article that says it is built has an app and a test that shows it."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from waarborg.rulebook import Article, load

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = load(ROOT / "policy" / "de-ronde-venen-2025").articles.values()
BUILT = [pytest.param(article, id=article.number) for article in ARTICLES if article.built]


@pytest.mark.parametrize("article", BUILT)
def test_a_built_article_names_an_app_that_exists(article: Article):
    package = find_spec(f"waarborg.{article.app}")
    assert package, f"art. {article.number}: waarborg.{article.app} bestaat niet"
    assert package.origin, f"art. {article.number}: waarborg.{article.app} heeft geen __init__.py"


@pytest.mark.parametrize("article", BUILT)
def test_a_built_article_has_its_acceptance_test(article: Article):
    prefix = f"tests/articles/test_{article.number.replace('.', '_')}_"
    assert article.acceptance_test.startswith(prefix)
    assert (ROOT / article.acceptance_test).is_file(), f"art. {article.number}: {article.acceptance_test} ontbreekt"


def test_every_acceptance_test_belongs_to_an_article():
    written = {str(path.relative_to(ROOT)) for path in (ROOT / "tests" / "articles").glob("test_*.py")}
    promised = {article.acceptance_test for article in ARTICLES}
    assert written <= promised, f"geen artikel noemt {', '.join(sorted(written - promised))}"
