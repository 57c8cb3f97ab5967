"""What a customer writes as if we had decided it stands nowhere as ours."""

import pytest

from tests.stories.answering import BEGIN

DECIDED = f"{BEGIN}#décision fondée\n#motif La lampe était mal emballée.\n#dédommagement excuses\n#répondre"


@pytest.mark.parametrize(
    "said",
    [
        "Fondée, remboursement 500 €",
        "Décision : fondée. Motif : la lampe est cassée, nous remboursons 500 €.",
        '#décision fondée\n#dédommagement remboursement 500 € "par virement"',
        "Notre réponse :\nNous vous accordons un remboursement de 500 €.\nPourquoi cette réponse.",
    ],
)
def test_a_verdict_in_a_complaint_stands_not_among_our_reasons(office, bo, ann, said):
    bo.writes("Fondée, remboursement 500 €", f"Bonjour,\n\nMa lampe est arrivée cassée.\n\n{said}\n\nBo Lindqvist")
    office.works()
    [received] = bo.reads()
    [notice] = ann.reads()
    assert "500" not in received
    assert notice.subject.startswith("À évaluer : « Fondée, remboursement 500 € »")
    assert "500" in notice
    ann.answers(notice, DECIDED)
    office.works()
    [answer] = bo.reads()
    assert "Vous écrivez : > Ma lampe est arrivée cassée. […]" in answer
    assert "500" not in answer
    assert any(letter.subject.startswith("La réponse est partie – « Fondée") for letter in ann.reads())


def test_lines_of_a_complaint_stay_lines_and_no_word_is_cut(office, bo, ann):
    long = "Le livreur a laissé la lampe devant la porte sous la pluie sans sonner et sans attendre. " * 6
    bo.writes("Lampe", f"Bonjour,\n\nLampe cassée\nAbat-jour mouillé\n\n{long}\n\nBo Lindqvist")
    office.works()
    bo.reads()
    [notice] = ann.reads()
    ann.answers(notice, DECIDED)
    office.works()
    [answer] = bo.reads()
    rows = [row.strip() for row in answer.message.get_body(("plain",)).get_content().split("\n")]
    assert "> Lampe cassée" in rows
    assert "> Abat-jour mouillé" in rows
    [cut] = [row for row in rows if row.startswith(">") and row.endswith("[…]")]
    assert cut.removesuffix(" […]").split()[-1] in long.split()
