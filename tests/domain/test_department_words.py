"""Departments are known by the words that people on a set use."""

from itertools import combinations

import pytest

from scenebreak.domain.department import DEPARTMENTS, department_named
from scenebreak.services.annotation_words import department_of, ticks_of
from scenebreak.tui.filtering import Chip, Facet, understood


@pytest.mark.parametrize(
    ("word", "id_"),
    [
        ("make-up", "makeup"),
        ("hair", "makeup"),
        ("Hair and Make-up", "makeup"),
        ("wardrobe", "costume"),
        ("set dec", "setdec"),
        ("1st AD", "ad"),
        ("DOP", "camera"),
        ("m", "makeup"),
        ("Chaperone and welfare", "welfare"),
    ],
)
def test_a_department_is_known_by_what_people_call_it(word, id_):
    assert department_of(word) == id_


def test_no_word_stands_for_two_departments():
    for one, other in combinations(DEPARTMENTS.values(), 2):
        assert one.words.isdisjoint(other.words), (one.id, other.id)


def test_the_words_are_ticked_and_filtered_by():
    assert ticks_of("+hair,-wardrobe", frozenset({"costume"})) == {"makeup"}
    for word, id_ in (("hair", "makeup"), ("wardrobe", "costume"), ("make-up", "makeup")):
        assert understood(word, ("ANNA",)).chips == (Chip(Facet.DEPARTMENT, id_),)


def test_other_words_stand_for_none():
    assert department_named("") is department_named("catering") is None
    assert understood("m", ()).chips == (Chip(Facet.TEXT, "m"),)
