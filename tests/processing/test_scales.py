"""The assessment as people type it: figures, words, in the order of the scales, with the field that is wrong named."""

import pytest

from tests.commands.lines import COMPANY, at, of
from worker.complaint.assessment import SCALES, Assessment
from worker.complaint.lifecycle import State
from worker.office.commands import TABLE
from worker.processing.commands import script
from worker.processing.scales import OURS, read, with_own
from worker.staff.running import Outcome, run

REGISTERED = of(State.REGISTERED, assessment=Assessment(), owner="")


def typed(line: str) -> Outcome:
    words = TABLE.vocabulary(find_ref=lambda _: "", is_colleague=lambda _: False)
    return run(script.parse(line, words), at(REGISTERED), TABLE)


def confirmed(line: str) -> tuple[int, ...]:
    outcome = typed(line)
    assert outcome.ok, [one.said.told("fr") for one in outcome.results]
    assessment = outcome.bench.files[REGISTERED.ref].assessment
    scores = (assessment.severity, assessment.complexity, assessment.impact)
    assert all(one is not None and one.status == "confirmed" for one in scores)
    return tuple(one.value for one in scores if one)


@pytest.mark.parametrize(
    "line",
    [
        "#évaluer gravité=2 complexité=1 répercussions=2",
        "#évaluer gravité : 2, complexité : 1, répercussions : 2",
        "#évaluer gravité=moyenne complexité=simple répercussions=limitées",
        "#évaluer gravite moyenne complexite simple repercussions limitees",
        "#evaluer gravité=Moyenne, complexité=facile, répercussions=quelques clients",
        "#évaluer 2 1 2",
        "#évaluer 2/1/2",
        "#évaluer 2, 1 et 2",
        "#évaluer : 2 - 1 - 2",
        "#évaluer moyenne simple limitées",
        "#évaluer gravité 2 sur 4 complexité 1/3 répercussions niveau 2",
        "#évaluer gravité=2 1 2",
        "#assess severity=medium complexity=easy impact=limited",
    ],
)
def test_figures_words_and_the_order_of_the_scales_are_understood(line: str) -> None:
    assert confirmed(line) == (2, 1, 2)


@pytest.mark.parametrize(
    ("line", "named", "corrected"),
    [
        (
            "#évaluer gravité=9 complexité=1 répercussions=2",
            "gravité : « 9 »",
            "gravité=4 complexité=1 répercussions=2",
        ),
        ("#évaluer gravité=2 complexité=2", "il manque répercussion", "gravité=2 complexité=2 répercussions=1"),
        ("#évaluer", "il manque gravité", "gravité=1 complexité=1 répercussions=1"),
        (
            "#évaluer gravité= complexité=2 répercussions=1",
            "il manque gravité",
            "gravité=1 complexité=2 répercussions=1",
        ),
        ("#évaluer gravité=mooyenne complexité=1 répercussions=1", "« mooyenne »", "gravité=2 complexité=1"),
        ("#évaluer gravité=2 complexité=1 répercussions=1 urgence=2", "« urgence=2 »", "répercussions=1"),
        ("#évaluer 2 1 2 1 3", "« 3 »", "gravité=2 complexité=1 répercussions=2 occurrence=1"),
        ("#évaluer 2 7 2", "complexité : « 7 »", "gravité=2 complexité=3 répercussions=2"),
    ],
)
def test_what_is_wrong_is_named_and_the_line_beside_it_works_when_it_is_sent_back(
    line: str, named: str, corrected: str
) -> None:
    [result] = typed(line).results
    assert named in result.said.told("fr").replace("\u00a0", " ")
    [step] = result.steps
    assert corrected in step.told("fr")
    assert typed(step.told("fr")).ok
    assert typed(step.told("en")).ok


def test_every_step_is_read_by_its_own_word_in_each_language_and_by_no_other_step_s() -> None:
    for criterion, levels in OURS.items():
        for level in levels:
            for name in level.names:
                assert read(criterion, name, OURS).value == level.value, (criterion, name)
            assert read(criterion, str(level.value), OURS).value == level.value
        assert len(levels) == SCALES[criterion]


def test_a_company_s_own_words_are_read_beside_ours() -> None:
    scales = with_own({"complexity": ("vert : un appel suffit", "orange : à vérifier", "rouge : expertise")})
    assert read("complexity", "Orange", scales).value == 2
    assert read("complexity", "simple", scales).value == 1
    assert scales["severity"] is OURS["severity"]
    assert COMPANY.scales == OURS
