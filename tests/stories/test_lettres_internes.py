"""A letter to a colleague is known when it comes back: none of its lines leaves for the customer."""

from collections.abc import Callable
from html import escape

import pytest

from tests.stories.answering import BEGIN, complains
from tests.stories.conftest import Letter, Person, World


def _body(letter: Letter) -> str:
    return str(letter.message.get_body(("plain",)).get_content())


def _thread(letter: Letter) -> dict[str, str]:
    return {"In-Reply-To": str(letter.message["Message-ID"]), "References": str(letter.message["Message-ID"])}


OWN = "Bonjour,\n\nVotre canapé est repris demain par le transporteur, vous n'avez rien à préparer.\n\nAnn"
WAYS: dict[str, Callable[[str], str]] = {
    "below an unknown attribution": lambda text: f"{OWN}\n\nZapisano w dniu 23.11 przez serwis:\n\n{text}",
    "marked with initials": lambda text: f"{OWN}\n\n" + "\n".join(f"SR> {line}" for line in text.splitlines()),
    "its facts alone": lambda text: f"{OWN}\n\n" + "\n".join(text.splitlines()[13:20]),
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_a_quoted_notice_does_not_leave(world: World, bo: Person, ann: Person, way: Callable[[str], str]) -> None:
    notice = complains(world, bo, ann)

    ann.writes(f"Re: {notice.subject}", way(_body(notice)), to=str(notice.message["Reply-To"]), headers=_thread(notice))
    world.works()

    assert bo.reads() == []
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert "Responsable proposé" in transcript or "commande" in transcript
    world.proves()


def test_a_notice_in_plain_divs_does_not_leave(world: World, bo: Person, ann: Person) -> None:
    notice = complains(world, bo, ann)
    rows = "".join(f"<div>{escape(line)}</div>" for line in f"{OWN}\n\n{_body(notice)}".splitlines())

    ann.writes(f"Re: {notice.subject}", html=rows, to=str(notice.message["Reply-To"]), headers=_thread(notice))
    world.works()

    assert bo.reads() == []
    assert "Rien n'a été fait" in ann.reads()[0]


def test_a_colleagues_reply_address_never_leaves(world: World, bo: Person, ann: Person) -> None:
    """Whoever has it can write in the colleague's name."""
    notice = complains(world, bo, ann)

    ann.answers(notice, f"#envoyer\nBonjour,\n\nRépondez à {notice.message['Reply-To']}, merci.")
    world.works()

    assert bo.reads() == []
    assert "adresse de réponse d'un collègue" in ann.reads()[0]


def test_the_customers_own_words_may_be_quoted_back(world: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", "Bonjour,\n\nMon canapé est arrivé déchiré.\nLa housse est tachée et un pied manque.\n\nBo")
    world.works()
    [acknowledgement] = bo.reads()
    [notice] = ann.reads()

    ann.answers(
        notice,
        "#envoyer\nBonjour,\n\nVous nous écriviez : « Mon canapé est arrivé déchiré. La housse est tachée et un pied"
        f" manque. » Écrivez-nous à {acknowledgement.message['Reply-To']}, et nous regardons cela avec vous.",
    )
    world.works()

    [letter] = bo.reads()
    assert "un pied manque" in letter


def test_what_was_refused_is_mended_and_sent_again(world: World, bo: Person, ann: Person) -> None:
    """The transcript of a refused text repeats its sentences: they stay the colleague's own."""
    notice = complains(world, bo, ann)
    ann.answers(notice, "#envoyer\nBonjour,\n\nNous vous rembourserons sous huitaine la totalité de votre commande.")
    world.works()
    [refused] = ann.reads()

    ann.answers(
        refused,
        "#malgré accord écrit du transporteur\n#envoyer\n"
        "Bonjour,\n\nNous vous rembourserons sous huitaine la totalité de votre commande.",
    )
    world.works()

    assert "sous huitaine" in bo.reads()[0]


def test_a_motive_of_a_refused_answer_is_sent_again_with_the_date_corrected(
    world: World, bo: Person, ann: Person
) -> None:
    complains(world, bo, ann)
    ref = world.file().ref
    motive = (
        "Le pied livré est trop court de trois centimètres, si bien que le canapé penche vers la gauche, et le bon de"
        " livraison que vous avez signé porte cette réserve en toutes lettres"
    )

    def answer(when: str) -> str:
        begin = "".join(f"{line.replace(' ', f' {ref} ', 1)}\n" for line in BEGIN.splitlines())
        return (
            f"{begin}#décision {ref} fondée\n#motif {ref} {motive}\n#dédommagement {ref} excuses\n"
            f"#répondre {ref}\n\nBonjour,\n\n{when} avec un"
            " pied de la bonne taille, puisque celui qui a été livré est"
            " trop court de trois centimètres pour ce canapé."
        )

    ann.writes("Réponse", answer("Votre virement part le mardi 24 novembre 2026, et le technicien passe"))
    world.works()
    refused = ann.reads()[-1]
    assert "Rien n'a été fait" in refused
    assert motive[:60] in refused
    bo.reads()

    ann.writes("Réponse", answer("Le technicien passe chez vous"))
    world.works()
    assert "ligne interne" not in ann.reads()[-1]
    assert "penche vers la gauche" in bo.reads()[-1]


def test_ones_own_words_that_a_refusal_offered_as_a_note_may_be_sent(office):
    bo, ann, mia = office.person("Bo Lindqvist", "bo@example.org"), office.colleague("ann"), office.colleague("mia")
    bo.writes("Prise", "La prise du four a fondu et il y avait de la fumée, j'ai eu peur.")
    office.works()
    bo.reads()
    [alert] = mia.reads()
    words = "je suis désolée de ce qui vous arrive, ne touchez plus à cette prise, une collègue vous appelle aussitôt."
    mia.answers(alert, words)
    office.works()
    [refused] = mia.reads()
    assert "#envoyer" in refused
    mia.answers(refused, f"#envoyer\n\nBonjour,\n\n{words}\n\nMia")
    office.works()
    office.waits(minutes=10)
    assert ["ne touchez plus à cette prise" in letter for letter in bo.reads()] == [True]
    assert ann.reads()


@pytest.mark.parametrize(
    "words",
    [
        "l'atelier avait perdu votre appareil (mais ça faut pas lui dire).",
        "le transporteur fait n'importe quoi en ce moment, c'est pas notre faute mais bon.",
        "à mon avis elle a sauté dessus.",
    ],
)
def test_what_is_said_behind_their_back_does_not_leave_in_the_answer_either(office, bo, cy, assigned, words):
    cy.answers(
        assigned,
        "#cause equipement\n#decision fondee\n#motif le joint\n#dedommagement excuses\n#repondre\n\n"
        f"Bonjour Madame,\n\nNous vous présentons nos excuses, {words}\n\nCyrille",
    )
    office.works()
    assert bo.reads() == []
    assert "n'est pas à lui dire" in cy.reads()[-1]
