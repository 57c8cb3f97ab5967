"""No remark for a colleague leaves; hardly a letter is asked about."""

import pytest

from tests.staff.figures import half
from worker.staff.guards import colleagues, customers
from worker.staff.guards.reply import Names, Reply
from worker.staff.guards.table import GUARDS, doubts

NAMES = Names(frozenset({"bob", "petit"}), frozenset({"ann", "morel"}), frozenset({"bo", "lindqvist"}))
CALLED = Names(frozenset({"bob", "cy", "cyrille"}), frozenset({"ann"}), frozenset({"lindqvist"}))


@pytest.mark.parametrize("kept", [False, True], ids=["tuned", "kept"])
def test_no_remark_leaves_and_at_most_one_letter_in_ten_is_asked_about(*, kept: bool) -> None:
    missed, remarks, asked, letters = half(kept=kept)
    assert [one.reply.text for one in missed] == []
    assert len(asked) * 10 <= len(letters)
    assert len(remarks) + len(letters) >= 80


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.said.into("en"))
def test_every_guard_is_needed(guard: object) -> None:
    """A row that no remark of the sets sets off is one that nobody would miss."""
    seen = [one for kept in (False, True) for one in half(kept=kept)[1]]
    copied = Reply("Bonjour Monsieur, votre canapé arrive.", NAMES, ("Bob Petit",))
    another = Reply("Bonjour Madame Vasseur, pouvez-vous nous envoyer une photo ?", NAMES)
    replies = [*(one.reply for one in seen), copied, another]
    assert any(found.sees(reply) for found in GUARDS if found is guard for reply in replies)


def test_a_customer_who_is_called_like_a_colleague_is_greeted() -> None:
    names = Names(frozenset({"bo", "bob"}), frozenset({"ann"}), frozenset({"bo", "lindqvist"}))
    assert doubts(Reply("Bonjour Bo,\n\nVotre canapé arrive mardi.\n\nAnn", names)) == ()
    assert doubts(Reply("@Bo tu peux voir ?", names))


_LETTER = (
    "Bonjour Monsieur,\n\nVotre canapé est repris mardi, nous vous confirmons l'heure.\n\n{above}\n\nCordialement,\n"
    "Ann Morel\n{below}"
)
_OFFICE = Names(
    frozenset({"bob", "petit", "carla", "nunes", "claude", "denis"}), frozenset({"ann", "morel"}), NAMES.customer
)


@pytest.mark.parametrize("place", ["above", "below"])
@pytest.mark.parametrize(
    "aside",
    [
        "PS : Carla, ne pas lui parler du geste commercial.", "PS pour Bob : vérifier le numéro de série au dépôt.",
        "NB pour l'équipe : surtout ne pas parler du rappel produit.", "(Bob : vérifier le stock)",
        "P.-S. Bob : le numéro de série est à contrôler", "N.B. ne pas lui promettre de date",
        "P.S. don't mention the recall", "PS: for Bob: check the serial number",
        "NB (en interne) : suivi par le siège.",
    ],
)  # fmt: skip
def test_a_postscript_for_a_colleague_does_not_leave_with_the_letter(place: str, aside: str) -> None:
    assert doubts(Reply(_LETTER.format(**{"above": "", "below": "", place: aside}), _OFFICE))


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour Mme Denis,\n\nPourriez-vous valider l'échange demandé ? Le produit est en stock.\n\nAnn",
        "Dear Mrs Denis,\n\nCould you please approve the exchange?\n\nAnn",
        "Bonjour Monsieur Petit,\n\nVoici le dossier, votre accord est attendu.",
        "Monsieur le Directeur,\n\nLe dossier Val est bloqué depuis le 3. Que décidez-vous ?\n\nAnn",
        "Bonjour,\n\nPourriez-vous vérifier auprès de l'atelier la date de réparation ?\n\nMerci",
    ],
)
def test_a_letter_to_somebody_of_the_house_is_asked_about(text: str) -> None:
    assert doubts(Reply(text, _OFFICE))


@pytest.mark.parametrize(
    "text",
    [
        *(
            _LETTER.format(above=said, below="")
            for said in ("Bob Petit vous rappellera demain.", "Mme Denis, notre responsable, vous appellera.")
        ),
        *(
            _LETTER.format(above="", below=said)
            for said in ("PS : votre facture est jointe.", "NB : nous sommes fermés le lundi.")
        ),
        "Bonjour Madame,\n\nPourriez-vous valider la date de livraison, et nous confirmer votre adresse ?\n\nAnn",
        "Bonjour Monsieur Lindqvist,\n\nPourriez-vous vérifier le numéro de série et nous l'envoyer ?\n\nAnn",
    ],
)
def test_a_letter_that_names_a_colleague_or_asks_the_customer_leaves(text: str) -> None:
    assert doubts(Reply(text, _OFFICE)) == ()


@pytest.mark.slow
@pytest.mark.parametrize(
    "hostile",
    [
        "bob, " * 200_000,
        "il est tres " * 90_000,
        "we " * 300_000,
        "on l'" * 250_000,
        "m. lindqvist " * 80_000,
        "ps : ne pas " * 80_000,
        "ne surtout pas " * 70_000,
        "voir " * 200_000,
        "(" * 1_000_000,
        "a" * 1_000_000,
    ],
)
def test_hostile_text_costs_no_more_than_its_length(hostile: str) -> None:
    doubts(Reply(hostile, NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "Maître, nous vous répondrons. NB surtout pas d'aveu, consigne de la direction.",
        "Maître, je vous confirme que le dossier est repris. (bob : on paye les 75 ?)",
        "Bonjour Madame, merci de m'envoyer une photo. - bob pense à demander le bon à l'entrepôt - À bientôt",
    ],
)
def test_what_is_set_apart_for_a_colleague_does_not_leave(text: str) -> None:
    assert doubts(Reply(text, NAMES))


def test_what_is_set_apart_for_the_customer_leaves() -> None:
    for text in (
        "Bonjour Madame, notre technicien (Bob, notre spécialiste) passera, merci de votre patience.",
        "Bonjour Madame, votre livraison - que nous suivons de près - arrive, merci de votre patience.",
        "Bonjour Madame, Bob (01 02 03 04 05) vous appelle, merci de votre patience.",
    ):
        assert doubts(Reply(text, NAMES)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Notre livreur Kevin est un imbécile.", "Nos transporteurs sont des incapables.", "Ce vendeur est un abruti.",
        "Le préparateur est un feignant, il a oublié la vis.", "Notre sous-traitant est un guignol.",
        "Le livreur est un vrai connard.", "C'est le bordel à l'entrepôt.", "Nos livreurs sont des bons à rien.",
    ],
)  # fmt: skip
def test_nobody_is_called_names_in_a_letter(text: str) -> None:
    assert customers.rude(Reply(f"Bonjour Monsieur Blanc,\nNous sommes désolés. {text}", NAMES))


def test_whoever_cannot_do_something_is_called_no_names() -> None:
    assert not customers.rude(Reply("Bonjour, nous sommes incapables de retrouver votre colis.", NAMES))


@pytest.mark.parametrize(
    "text",
    [
        "Elle a appelé, elle est furieuse, cy tu peux la rappeler", "la facture est là, cy t'en penses quoi",
        "il a rappelé et bob tu peux voir ça avec lui", "vu avec la compta (cy stp regarde)", "cy rappelle le stp",
        "pas grave ; bob peux-tu relancer le transporteur",
    ],
)  # fmt: skip
def test_who_is_called_in_the_middle_of_a_sentence_is_spoken_to(text: str) -> None:
    assert colleagues.called_by_name(Reply(text, CALLED))


@pytest.mark.parametrize(
    "text",
    [
        "Comme convenu, Bob passera jeudi.", "Bonjour Madame, Bob, notre technicien, vous appelle.",
        "Votre contact, Bob Petit, vous rappelle demain.", "Nous avons vu cela avec Bob.",
    ],
)  # fmt: skip
def test_who_is_told_of_in_the_middle_of_a_sentence_is_not(text: str) -> None:
    assert not colleagues.called_by_name(Reply(text, CALLED))
