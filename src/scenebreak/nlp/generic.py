"""Names that are descriptions: GIRL, YOUNG MAN #2, TEENAGE BOY. Where an age told of one holds."""

import re
from collections.abc import Iterator, Mapping, Sequence

from scenebreak.domain.screenplay import ElementType, Scene, Screenplay
from scenebreak.nlp.context import words_of

_SHOWING = frozenset({ElementType.ACTION, ElementType.SHOT, ElementType.PARENTHETICAL})
_RECURRING = 5


class Generic:
    """Tells descriptions from names, and how far the age of a description reaches.

    Args:
        screenplay: as read.
        table: [generic] of lexicons/ages.toml.
    """

    def __init__(self, screenplay: Screenplay, table: Mapping[str, Sequence[str]]) -> None:
        self._scenes = screenplay.scenes
        self._roles = frozenset(table["roles"])
        self._describing = frozenset(table["describing"])
        self._new = re.compile(rf"\b(?:{'|'.join(table['new'])}) (?:[a-z-]+ ){{0,2}}$", re.IGNORECASE)

    def describes(self, name: str) -> bool:
        """Whether a name says only what someone is, with or without a number: GIRL, not CIGARETTE GIRL."""
        words = [word for word in words_of(name) if not word.isdigit()]
        return not self._roles.isdisjoint(words) and self._roles | self._describing >= set(words)

    def is_one_person(self, name: str, told: int) -> bool:
        """Whether a description is somebody's only name: told at the first cue, with cues in many scenes.

        Args:
            name: the description.
            told: index of the scene that tells an age of it.
        """
        speaking = [scene.index for scene in self._scenes if name in scene.speaking]
        return len(speaking) >= _RECURRING and told <= speaking[0]

    def scenes(self, name: str, told: int) -> frozenset[int]:
        """Indexes of the scenes in which an age of a description holds.

        Where it is told; in the neighbours on both sides as long as someone so called is in them; and
        wherever someone so called is in the same place.
        """
        at = next((i for i, scene in enumerate(self._scenes) if scene.index == told), None)
        if at is None:
            return frozenset({told})
        place = self._scenes[at].setting.place.casefold()
        here = {one.index for one in self._scenes if place and one.setting.place.casefold() == place}
        run = {*self._run(name, self._scenes[at + 1 :]), *self._run(name, self._scenes[:at][::-1])}
        return frozenset({told, *run, *(one.index for one in self._bearing(name) if one.index in here)})

    def _run(self, name: str, scenes: Sequence[Scene]) -> Iterator[int]:
        for scene in scenes:
            if not self._is_there(name, scene):
                return
            yield scene.index

    def _bearing(self, name: str) -> Iterator[Scene]:
        return (scene for scene in self._scenes if self._is_there(name, scene))

    def _is_there(self, name: str, scene: Scene) -> bool:
        """Whether a scene has a cue of that name, or its action speaks of someone known so."""
        if name in scene.present:
            return True
        words = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
        shown = (one.text for one in scene.elements if one.type in _SHOWING)
        return any(self._is_known(text[: match.start()]) for text in shown for match in words.finditer(text))

    def _is_known(self, before: str) -> bool:
        """Whether the words before leave the description itself: not "CIGARETTE GIRL", nor "another girl"."""
        last = before.rpartition(" ")[0].rpartition(" ")[2] if before.endswith(" ") else ""
        compound = last.isalpha() and last[:1].isupper() and last.lower() not in self._describing
        return not compound and not self._new.search(before)
