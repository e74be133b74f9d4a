"""Two episodes with one title are told apart wherever they are named."""

import pytest

from scenebreak.services.estimate import work_to_do
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT

pytestmark = pytest.mark.usefixtures("scanned")


@pytest.fixture
def season(tmp_path):
    paths = [tmp_path / f"{name}.fountain" for name in ("one", "two")]
    for path in paths:
        path.write_text(f"Title: NIGHT\n\n{SCRIPT}\n{path.stem}\n")
    production = tmp_path / "Both.scenebreak"
    for path in paths:
        open_review(path, production=production).close()
    return production


def test_episodes_of_one_title_are_told_apart_by_their_files(season):
    with open_review(season) as review:
        titles = [each.title for each in review.episodes]
        assert len(set(titles)) == 2
        questions = {each.title for each in review.questions()}
    (work,) = work_to_do(season)
    assert [each.title for each in work.episodes] == titles
    assert questions <= set(titles)
