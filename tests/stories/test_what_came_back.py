"""What was carried out came back: it is owed again, told so, and counted once; a new decision never pays it twice."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, by_occasion, complains
from tests.stories.before import before
from worker.complaint.lifecycle import State
from worker.feedback.exports.columns import COLUMNS


def spent(office) -> object:
    """(cents, currency) of what was carried out, as exports sum it up."""
    [amount] = [column for column in COLUMNS if column.name == "compensation_amount"]
    return amount.fill(office.file())


@pytest.fixture
@before
def paid(office, bo, ann):
    """Bo was answered, said yes, and was refunded by a transfer; what Ann then reads."""
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    copy = by_occasion(office, ann.reads())["draft"]
    [answer] = bo.reads()
    bo.answers(answer, "Merci, j'accepte votre proposition.")
    office.waits(days=1)
    ann.answers(copy, "#accepté")
    office.works()
    ann.answers(copy, "#exécuté 1 virement n° 4471")
    office.works()
    assert office.file().state is State.CLOSED
    assert any(one.subject.startswith("Votre remboursement") for one in bo.reads())
    return ann.reads()[-1]


@pytest.mark.parametrize(
    "line",
    [
        "#revenu 1 virement rejeté par la banque, IBAN faux",
        "#exécuté 1 rejeté : IBAN faux",
        "#exécuté virement revenu, compte clos",
        "#non-exécuté le virement n'est pas passé",
    ],
)
def test_a_transfer_that_came_back_is_owed_again_and_its_customer_is_told(office, bo, ann, paid, line):
    ann.answers(paid, line)
    office.works()
    file = office.file()
    told = ann.reads()[-1]
    assert "compte comme non donné" in told
    assert "lira vos mots" not in told
    assert file.state is State.ANSWERED
    [owed] = file.owed
    assert owed.status == "accepted"
    assert owed.due > office.now.date()
    assert spent(office) is None
    [letter] = bo.reads()
    assert "n'a pas abouti" in letter
    assert "coordonnées bancaires" in letter
    for inside in ("IBAN", "clos", "rejeté"):
        assert inside not in letter
    # Its clock runs as it did before: late, it is reminded of.
    office.clock.advance(2 * (owed.due - office.now.date()))
    office.works()
    assert any("pas encore exécuté" in one for one in (*ann.reads(), *ann.digests()))
    ann.answers(told, "#exécuté 1 nouveau virement n° 4478")
    office.works()
    file = office.file()
    assert file.owed == ()
    assert file.state is State.CLOSED
    assert any("4478" in one for one in bo.reads())
    assert spent(office) == (4_990, "EUR")


@pytest.mark.parametrize(
    "text",
    [
        "#exécuté 1 virement rejeté par la banque, refait ce jour : virement n° 4478",
        "#revenu 1 IBAN faux\n#exécuté 1 virement n° 4478",
        "#exécuté 1 refait, virement n° 4478",
    ],
)
def test_what_came_back_and_was_made_again_is_told_by_one_letter(office, bo, ann, paid, text):
    ann.answers(paid, text)
    office.works()
    [letter] = [one for one in bo.reads() if "close" not in one.subject]
    assert "Un premier essai n'avait pas abouti" in letter
    assert "4478" in letter
    [given] = [one for one in office.file().compensations if one.kind == "refund"]
    assert given.status == "executed"
    assert spent(office) == (4_990, "EUR")
    assert office.file().state is State.CLOSED


def test_the_day_that_a_proof_names_is_the_day_on_which_it_was_paid(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    copy = by_occasion(office, ann.reads())["draft"]
    office.waits(days=3)
    bo.reads()
    ann.answers(copy, "#exécuté 1 virement du 24/11 n° 4471")
    office.works()
    [letter] = bo.reads()
    assert "Fait le : mardi 24 novembre" in letter


def test_nothing_came_back_that_was_not_paid(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    copy = by_occasion(office, ann.reads())["draft"]
    bo.reads()
    ann.answers(copy, "#exécuté 1 virement rejeté")
    office.works()
    assert "rien n'a été exécuté" in ann.reads()[-1]
    assert office.file().owed
    assert bo.reads() == []


def decided_again(office, bo, ann, letter, gift: str):
    """The file is reopened and decided anew, with this compensation; what Ann then reads."""
    ann.answers(letter, "#rouvrir le client a raison sur le montant")
    office.works()
    reopened = ann.reads()[-1]
    bo.reads()
    ann.answers(
        reopened,
        f"#décision fondée\n#motif Le tarif annoncé était inférieur.\n{gift}\n#répondre\n\nNous avons tout revu.",
    )
    office.works()
    return ann.reads()[-1]


def test_after_a_refund_a_second_one_is_asked_about_and_never_counted_twice_unasked(office, bo, ann, paid):
    refused = decided_again(office, bo, ann, paid, '#dédommagement remboursement 49,90 € "par virement"')
    assert "Rien n'a été fait" in refused
    assert "vient-il en plus, ou à sa place" in refused
    assert "#revenu 1" in refused
    assert bo.reads() == []
    ann.answers(
        refused,
        "#décision fondée\n#motif Le tarif annoncé était inférieur.\n"
        '#dédommagement remboursement 10 € "par virement" en plus\n#répondre\n\nNous avons tout revu.',
    )
    office.works()
    [answer] = bo.reads()
    assert "10,00" in answer
    assert "en plus" not in answer
    assert "fait le" in answer
    assert [one.amount_cents for one in office.file().owed] == [1_000]
    assert spent(office) == (4_990, "EUR")


def test_what_is_only_owed_is_replaced_by_what_is_decided_anew(office, bo, ann):
    notice = complains(office, bo, ann)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    copy = by_occasion(office, ann.reads())["draft"]
    bo.reads()
    asked = decided_again(office, bo, ann, copy, '#dédommagement bon 60 € "par courriel"')
    assert "en plus" in asked
    assert "à la place" in asked
    ann.answers(
        asked,
        "#décision fondée\n#motif Le tarif annoncé était inférieur.\n"
        '#dédommagement bon 60 € "par courriel" à la place\n#répondre\n\nNous avons tout revu.',
    )
    office.works()
    [answer] = bo.reads()
    assert "60,00" in answer
    plain = answer.text.replace("\u00a0", " ")
    assert "Cette offre remplace celle de notre réponse précédente : un remboursement de 49,90 €." in plain
    assert plain.count("remboursement de 49,90") == 1
    assert [one.kind for one in office.file().owed] == ["voucher"]
    office.proves()


@pytest.mark.parametrize(
    "words", ["Oups, le virement n'est pas encore parti", "En fait le virement n'est pas encore parti"]
)
def test_what_never_left_is_told_as_written_too_early_and_is_owed_by_the_day_that_is_said(office, bo, ann, paid, words):
    ann.answers(paid, words)
    office.works()
    [offered] = ann.reads()
    assert "#revenu 1 pas encore parti" in offered
    assert bo.reads() == []
    assert office.file().owed == ()
    ann.answers(offered, "#revenu 1 pas encore parti, il part vendredi")
    office.works()
    [letter] = bo.reads()
    assert "n'est pas encore fait" in letter.subject
    assert "Nous l'avons écrit trop tôt" in letter
    assert "abouti" not in letter
    assert "parti" not in letter
    [owed] = office.file().owed
    assert owed.due.strftime("%a") == "Fri"
    assert f"{owed.due.day} " in letter
    assert spent(office) is None
    assert office.file().state is State.ANSWERED
    ann.answers(ann.reads()[-1], "viré ce matin, VIR-4490")
    office.works()
    assert any("Votre remboursement" in one.subject for one in bo.reads())
    assert office.file().state is State.CLOSED
