"""Twenty mistakes that people make: nothing is done, and the line that is shown instead works when it is sent back."""

import pytest

from tests.commands.lines import QUICK, held, joined, of, wrote
from tests.response.sheet import ANN, CY
from tests.staff.nobody import filled
from tests.staff.test_offers import TWO, bench_of, files, sent
from worker.complaint.lifecycle import State
from worker.complaint.record import Complaint
from worker.nouns.item import Person
from worker.staff.running import Outcome
from worker.words.said import Said

_OPEN = files()["investigating"]
_TWO = files()["investigating"].model_copy(update={"points": TWO})
_NEW = files()["new"]
_ANSWERED = files()["answered"]
_CLOSED = files()["closed"]

MISTAKES: tuple[tuple[str, Complaint, Person], ...] = (
    ("#afecter Bob", _NEW, ANN),
    ("#evaluer gravité=énorme complexité=simple répercussions=isolées", _NEW, ANN),
    ("#évaluer gravité=2", _NEW, ANN),
    ("#decision favorable au client", _OPEN, CY),
    ("#motif La photo le montre.", _TWO, CY),
    ("#dédommagement 20 €", of(State.INVESTIGATING), CY),
    ("#dédommagement remboursement par virement", _OPEN, CY),
    ("#cause lune", _OPEN, CY),
    ("#répondre\nVous avez raison.", _OPEN, CY),
    ("#accepté", wrote("Non, c'est honteux.", "contestation"), ANN),
    ("#niveau2", _ANSWERED, ANN),
    ("#niveau2 Cyrille", _ANSWERED, ANN),
    ('#résolu "client remboursé ce matin"', QUICK, ANN),
    ('#résolu "Votre colis est là."', _ANSWERED, ANN),
    ("#décision fondée", _NEW, ANN),
    ("#répondre\nVous avez raison.", _CLOSED, ANN),
    ("#clore réglé", _OPEN, CY),
    ("#attente Expertise", _OPEN, CY),
    ("#affecter Zébulon", _OPEN, ANN),
    ("#exécuté", files()["answered, owing"], ANN),
    ("#exécuté 1 c'est fait", files()["answered, owing"], ANN),
    ("#executed 1 done, thanks", files()["answered, owing"], ANN),
    ("#attente Nous vous rembourserons sous peu", _OPEN, CY),
    ("#accepter", held(8, 9), ANN),
    ("#séparer", joined(9), ANN),
    ("#affecter Bob", files()["new, about Bob"], ANN),
    ("#envoyer", _OPEN, CY),
    ("#action former", _OPEN, CY),
)


def lines_of(outcome: Outcome) -> list[str]:
    """The lines that the transcript shows for what was refused."""
    steps = [step for one in outcome.results if not one.done for step in one.steps]
    lines = (step.facts.get("line") if step.words.endswith("{line}") else step for step in steps)
    return [told for line in lines if isinstance(line, Said) and (told := line.told("fr")).startswith("#")]


@pytest.mark.parametrize(("typed", "file", "who"), MISTAKES, ids=[typed for typed, _, _ in MISTAKES])
def test_what_is_shown_instead_works_when_it_is_sent_back(typed: str, file: Complaint, who: Person) -> None:
    at_ = bench_of(file, who, ())
    outcome = sent(typed, at_)
    assert not outcome.ok
    lines = lines_of(outcome)
    assert lines, [one.said.told("fr") for one in outcome.results]
    below = typed.partition("\n")[2]
    instead = [f"{filled(line)}\n{below}".strip() for line in lines]
    # What an answer lacks is added above it, all at once.
    instead.append("\n".join((*map(filled, lines), typed)))
    assert any(sent(one, at_).ok for one in instead), lines


def test_a_blank_that_is_left_in_the_line_is_no_answer() -> None:
    at_ = bench_of(_OPEN, CY, ())
    for typed in ("#attente Expertise", "#action former", "#envoyer"):
        [line, *_] = lines_of(sent(typed, at_))
        assert "?]" in line
        assert not sent(line, at_).ok
