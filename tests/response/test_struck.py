"""What a second person quoted to be changed, and where the next version still says it."""

import pytest

from tests.response.sheet import READY, RULES
from worker.response.letters import Answer, PointAnswered
from worker.response.struck import struck_in, wishes

OLD, NEW = "notre vendeur n'a pas été correct", "l'accueil n'a pas été à la hauteur"


@pytest.mark.parametrize(
    ("reason", "struck", "instead"),
    [
        (f'oui sauf "{OLD}", remplace par "{NEW}" et ça part', [OLD], [NEW]),
        (f"ok mais enlève « {OLD} »", [OLD], [""]),
        (f'change "{OLD}" -> "{NEW}"', [OLD], [NEW]),
        (f'il faut dire "{NEW}", pas "{OLD}"', [OLD], [""]),
        (f'garde bien "{OLD}", enlève le reste', [], []),
        (f"“{OLD}” is too much, replace it by “{NEW}”", [OLD], [NEW]),
        ("trop sec", [], []),
        ('le ton ("!!")', [], []),
    ],
)
def test_what_is_quoted_is_struck_out_unless_it_is_to_stand(reason, struck, instead):
    found = list(wishes(reason))
    assert [one.words for one in found] == struck
    assert [one.instead for one in found] == instead


def letter(text: str = "", reason: str = "", finding: str = "") -> Answer:
    point = PointAnswered(text=f"{OLD}, dit-elle", finding=finding, outcome="upheld", reason=reason)
    return Answer(
        file=READY, rules=RULES, sender_name="", outcome="upheld", greeting="", text=text, closing="",
        points=(point,), apology=False, compensations=(), goodwill=(), replaced=(), actions=(), documents=(),
        contest_until=None, mediation_limit=None,
    )  # fmt: skip


def places(one: Answer, reason: str) -> list[tuple[int, str, str]]:
    return [(found.point, found.part, found.mended) for found in struck_in(READY, one, RULES, reason=reason)]


SAID = f'oui sauf "{OLD}", remplace par "{NEW}"'


def test_it_is_found_in_the_text_a_reason_and_a_finding_with_the_line_that_mends_it():
    assert places(letter(text=f"Bonjour,\n{OLD.capitalize()}."), SAID) == [(0, "", "")]
    assert places(letter(reason=f"Notre {OLD[6:]}."), SAID) == [(1, "reason", "L'accueil n'a pas été à la hauteur.")]
    assert places(letter(finding=f"Ce jour-là,\n{OLD}"), SAID) == [(1, "finding", f"Ce jour-là, {NEW}")]


def test_what_the_complainant_wrote_is_no_word_of_ours_and_other_words_are_not_told():
    assert places(letter(text="Bonjour, nous vous remboursons."), SAID) == []


def test_without_words_to_stand_instead_no_line_is_made():
    assert places(letter(reason=f"Oui, {OLD}."), f'enlève "{OLD}"') == [(1, "reason", "")]
    assert places(letter(reason=f"Oui, {OLD}."), f'"{OLD}", remplace par "#clore fait"') == [(1, "reason", "")]
