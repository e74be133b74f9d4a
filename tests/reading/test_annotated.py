"""Lines of plain text are told apart at least as well as by the published rule parser."""

from collections import Counter

from benchmarks.reading_annotated import PUBLISHED, differences_in
from tests.shared import SHARED, needs_shared


@needs_shared
def test_every_tag_is_beaten():
    folder = SHARED / "cases" / "text"
    agreed, differing = Counter(), []
    for gold in sorted((folder / "mica_gold").glob("*.tsv")):
        script = next(folder.glob(f"*/screenplays_{gold.stem}.txt"))
        differing += differences_in(gold, script, agreed)
    missed, invented = Counter(d.theirs for d in differing), Counter(d.ours for d in differing)
    for tag, published in PUBLISHED.items():
        f1 = 2 * agreed[tag] / (2 * agreed[tag] + missed[tag] + invented[tag])
        assert f1 > published, tag
