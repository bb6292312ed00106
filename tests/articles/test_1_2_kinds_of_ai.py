import pytest

from tests.cast import Cast
from tests.scenes import reported
from waarborg.core.rulebook import book

KINDS = ["text_generator", "image_video_generator", "sound_generator", "self_learning_algorithm", "other_ai"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_that_the_policy_names_and_any_other_ai_can_be_reported(cast: Cast, kind: str):
    notice = reported(cast.aisha, system_kind=kind)
    assert notice.system is not None
    assert notice.system.kind == kind


def test_all_these_kinds_fall_under_the_policy():
    assert all(book().policy.system_kinds[kind].in_policy_scope for kind in KINDS)
