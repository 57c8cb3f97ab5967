"""What the lint looks at, what it leaves alone, and what it says."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.response.promises.exhausting import PIECES
from tests.response.promises.figures import KNOWN
from worker.nouns.letter import Stage
from worker.response.promises import Finding, Known, amounts_in, check, dates_in
from worker.response.promises.table import RULES
from worker.words.said import Said

PROMISE = "Vous serez remboursé."


def rules(text: str, stage: Stage = "before_decision", known: Known = KNOWN) -> list[str]:
    return [finding.rule for finding in check(text, stage=stage, known=known)]


def test_a_finding_names_the_sentence_the_words_and_what_to_write_instead() -> None:
    [finding] = check(
        "Bonjour,\n\nC'est noté. Vous serez bien remboursé, Madame.\n", stage="before_decision", known=KNOWN
    )
    assert finding == Finding(
        rule="outcome",
        sentence="Vous serez bien remboursé, Madame.",
        words="serez bien remboursé",
        remedy=Said(
            "Only the answer tells a decision: write it as the answer (#answer), or say what is still being checked.",
        ),
    )


@pytest.mark.parametrize(
    "text",
    [
        "> Vous serez remboursé sous 48 heures.",
        "  > Vous serez remboursé.\n> C'est notre faute.",
        "Vous citez notre vendeur : « vous serez remboursé ».",
        "Vous citez notre vendeur : «\u00a0c'est notre faute,\nvous serez remboursé\u00a0».",
        "You quote our shop: “we will refund you within 3 days”.",
        'You quote our shop: "we will refund you".',
        "Vous citez la facture : « 99 €, à payer le 1er janvier 2030 ».",
    ],
)
def test_the_complainants_own_words_are_passed_over(text: str) -> None:
    assert rules(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "« Vous serez remboursé.",
        "Vous serez remboursé »",
        "« Voici.\n\nVous serez remboursé. »",
        '5" de long : vous serez remboursé, 6" de large.',
        "Un nombre > 3 : vous serez remboursé.",
        f"« {'a' * 2_000} vous serez remboursé »",
    ],
)
def test_a_mark_that_quotes_nothing_hides_nothing(text: str) -> None:
    assert "outcome" in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "VOUS SEREZ REMBOURSÉ.",
        "Vous\u00a0serez\u00a0remboursé.",
        "Vous serez\nremboursé.",
        "Vous ser\u00adez rem\u200bboursé.",
        "Vous serez rembourse\u0301.",
        "Vous serez, bien entendu. Vous serez remboursé.",
        "We\u2019ll refund you.",
        "> Merci.\nVous serez remboursé.",
    ],
)
def test_the_way_of_typing_hides_nothing(text: str) -> None:
    assert rules(text) == ["outcome"]


def test_a_long_text_is_read_to_its_end() -> None:
    text = "Nous avons bien reçu votre message. " * 3_000 + PROMISE
    assert rules(text) == ["outcome"]


def test_a_sentence_is_told_once_a_rule_and_a_text_at_most_fifty_times() -> None:
    assert rules("Vous serez remboursé, et vous serez dédommagé.") == ["outcome"]
    assert len(rules(f"{PROMISE} " * 1_000)) == 50


def test_findings_come_in_the_order_of_the_text() -> None:
    assert rules("C'est définitif, notre décision est définitive. Vous serez remboursé.") == ["final", "outcome"]


def test_after_the_decision_its_words_are_free_and_promises_are_not() -> None:
    text = "Vous serez remboursé. C'est une erreur de notre part. Cela ne se reproduira plus."
    assert rules(text) == ["outcome", "fault", "never_again"]
    assert rules(text, "answer") == ["never_again"]
    assert rules(text, "after") == ["never_again"]


def test_a_cause_may_be_told_once_the_record_has_it_confirmed() -> None:
    text = "La fuite est due à un joint défectueux."
    confirmed = replace(KNOWN, cause_confirmed=True)
    assert rules(text, "answer") == ["cause"]
    assert rules(text, "answer", confirmed) == []
    assert rules(text, "before_decision", confirmed) == []


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("Si votre réclamation est fondée, vous serez remboursé.", []),
        ("Si votre réclamation est fondée nous vous l'écrirons, mais c'est bien notre faute.", ["fault"]),
        ("Vous estimez que c'est notre faute.", []),
        ("Vous estimez que c'est long, et c'est notre faute.", ["fault"]),
        ("Comme vous le demandez, nous vous rembourserons.", ["outcome"]),
        ("Nous ne pouvons pas vous dire que vous serez remboursé.", []),
        ("Nous ne pouvons pas vous dire quand, mais vous serez remboursé.", ["outcome"]),
        ("Nous examinons si vous serez remboursé.", []),
        ("Si vous nous envoyez votre RIB, vous serez remboursé.", ["outcome"]),
        ("We are checking whether our driver made a mistake.", []),
        ("You asked whether we checked: our driver made a mistake.", ["fault"]),
    ],
)
def test_what_takes_a_promise_back_takes_back_only_its_own(text: str, broken: list[str]) -> None:
    assert rules(text) == broken


def test_closing_may_be_announced_once_answered_and_with_a_day_of_the_record() -> None:
    dated = "Votre dossier sera clos le 27 avril 2026."
    assert rules(dated) == ["threat"]
    assert rules(dated, "answer") == []
    assert rules("Votre dossier sera clos.", "answer") == ["threat"]


def test_every_rule_says_what_to_write_in_both_languages_and_holds_somewhere() -> None:
    for rule in RULES:
        assert rule.stages, rule.name
        for advice in (rule.remedy.told("fr"), rule.remedy.told("en")):
            assert advice.endswith(".")
            assert len(advice) < 150
            assert advice.count(". ") == 0


@given(st.text(), st.sampled_from(["before_decision", "answer", "after"]))
def test_any_text_is_read_and_what_is_told_is_bounded(text: str, stage: Stage) -> None:
    for finding in check(text, stage=stage, known=KNOWN):
        assert len(finding.sentence) <= 300
        assert len(finding.words) <= 300
        assert finding.sentence.isprintable()


@given(st.text(max_size=200), st.text(max_size=200))
def test_a_promise_is_found_whatever_paragraphs_stand_around_it(before: str, after: str) -> None:
    # A mark left open before it may be closed after it only within its own paragraph.
    assert "outcome" in rules(f"{before}\n\n{PROMISE}\n\n{after}") or len(rules(before)) == 50


def test_what_the_complainant_wrote_may_be_written_back() -> None:
    text = "Commande du 3 novembre, payée vingt euros puis 49,90 € le 12/11/2025. Livrée en mars 2026."
    known = Known(amounts_in([text]), dates_in([text], date(2026, 1, 5)), today=date(2026, 1, 5))
    assert known.amounts == {(2_000, "EUR"), (4_990, "EUR")}
    assert known.dates == {date(2025, 11, 3), date(2025, 11, 12)}
    assert rules("Votre commande du 3 novembre 2025, à 20 €, a été retrouvée.", known=known) == []
    assert rules("Votre commande arrivera le 4 novembre 2026, pour 21 €.", known=known) == ["amount", "date"]


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES, ids=repr)
def test_a_text_made_to_exhaust_is_read_like_any_other(piece: str) -> None:
    assert len(rules(piece * (20_000 // len(piece)))) <= 50


@pytest.mark.parametrize(
    "foreign",
    [
        "Wir erstatten Ihnen den Betrag, das ist unser Fehler.",
        "Le devolveremos el dinero, la culpa es nuestra y no se repetirá.",
        # A language of which not even the small words are known.
        "Zwracamy Państwu pieniądze, to jest nasz błąd i bardzo przepraszamy za kłopoty, które Państwo mieli z nami.",
    ],
)
@pytest.mark.parametrize("stage", get_args(Stage))
def test_what_is_written_in_a_language_without_words_for_promises_never_passes_in_silence(
    foreign: str, stage: Stage
) -> None:
    [finding] = check(f"Bonjour Madame,\n\n{foreign}\n\nCordialement, Bob", stage=stage, known=KNOWN)
    assert (finding.rule, finding.sentence) == ("unjudged", foreign)
    assert "relisez ce qui est promis" in finding.remedy.told("fr")
    assert "override" in finding.remedy.told("en")


@pytest.mark.parametrize(
    "promise", ["Vi återbetalar hela beloppet till dig i morgon.", "Zwrócimy pieniądze.", "Wir zahlen alles."]
)
def test_a_promise_too_short_to_tell_its_language_is_in_that_of_the_letter(promise: str) -> None:
    assert rules(promise, known=replace(KNOWN, language="fr")) in ([], ["unjudged"])
    [finding] = check(f"Ann\n\n{promise}", stage="before_decision", known=replace(KNOWN, language="sv"))
    assert (finding.rule, finding.sentence) == ("unjudged", promise)
    assert finding.remedy.told("fr").endswith("ou écrivez en français ou anglais.")
    assert finding.remedy.told("en").endswith("or write in French or English.")


@pytest.mark.parametrize(
    "text",
    [
        "Madame,\n\nVous citez notre vendeur : « Wir erstatten Ihnen den Betrag, das ist unser Fehler ».",
        "Madame,\n\nNous examinons votre demande.\n\nCommode Alba, buffet Nina, table Oslo, lampe Bergen",
        "Documents :\n\n- photo 1.jpg (1.2 MB)\n- photo 2.jpg (1.3 MB)\n- facture.pdf (0.4 MB)\n- ticket.pdf (0.1 MB)",
        "Bonjour Monsieur von der Heide,",
        "Danke !",
    ],
)
def test_names_lists_and_quotes_in_another_language_are_no_text_of_ours_in_it(text: str) -> None:
    assert rules(text) == []


def test_what_is_judged_is_told_beside_what_cannot_be() -> None:
    text = f"{PROMISE}\n\nWir erstatten Ihnen den Betrag, das ist unser Fehler."
    assert rules(text) == ["unjudged", "outcome"]


# The complainant asks 74 € and 12,50 € of postage back; nothing is on record yet, or both, or their total.
ASKED = replace(KNOWN, amounts=amounts_in(["Je demande 74 €, et 12,50 € de port."]), offered=frozenset(), gives=False)
IN_TWO = replace(ASKED, offered=frozenset({(7400, "EUR"), (1250, "EUR")}), gives=True)
IN_ONE = replace(ASKED, offered=frozenset({(8650, "EUR")}), gives=True)
SHARE = replace(ASKED, offered=frozenset({(1480, "EUR")}), gives=True)
LESS = replace(ASKED, offered=frozenset({(7400, "EUR")}), gives=True)


@pytest.mark.parametrize(
    ("text", "stage", "known", "broken"),
    [
        ("Vous demandez 86,50 €.", "before_decision", ASKED, []),
        ("Le montant de votre demande est de 86,50 €, dont 12,50 € de port.", "before_decision", ASKED, []),
        ("Vous demandez 88,50 €.", "before_decision", ASKED, ["amount"]),
        ("Nous vous remboursons 86,50 €.", "before_decision", ASKED, ["outcome"]),
        ("Nous vous remboursons 86,50 €.", "answer", ASKED, ["amount", "new_offer"]),
        ("Nous vous remboursons 86,50 €.", "answer", LESS, ["amount"]),
        ("Nous vous remboursons 86,50 €.", "answer", IN_TWO, []),
        ("Nous vous remboursons 86,50 €.", "answer", IN_ONE, []),
        ("Nous vous remboursons 74 € pour la lampe et 12,50 € de port.", "answer", IN_ONE, []),
        ("Nous vous remboursons 74 €. Nous vous remboursons aussi 12,50 € de port.", "answer", IN_ONE, []),
        ("Nous vous remboursons 86,50 € : 70 € pour la lampe et 16,50 € de port.", "answer", IN_ONE, []),
        ("Nous vous remboursons 86,50 € : 70 € pour la lampe et 26,50 € de port.", "answer", IN_ONE, ["amount"]),
        ("Nous vous remboursons 70 €.", "answer", IN_ONE, ["amount"]),
        ("Nous vous remboursons 173 €.", "answer", IN_ONE, ["amount"]),
        ("We refund €86.50 in all.", "after", IN_TWO, []),
        ("We will refund €100.", "after", IN_TWO, ["new_offer", "amount"]),
        ("Les 86,50 € vous seront virés.", "after", IN_TWO, []),
        ("Nous vous remboursons 20 % des 74 €.", "answer", SHARE, []),
        ("Nous vous remboursons 30 % des 74 €.", "answer", SHARE, ["amount"]),
    ],
)
def test_what_figures_add_up_to_is_theirs_and_only_what_was_decided_is_given(
    text: str, stage: Stage, known: Known, broken: list[str]
) -> None:
    assert [finding.rule for finding in check(text, stage=stage, known=known)] == broken
