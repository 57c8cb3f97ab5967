"""A message that waits beside a file: who its sender seems to be, and whom they look like."""

import pytest

from tests.stories.answering import BEGIN, UPHELD, complains
from tests.stories.before import before
from worker.processing.reactions import unjudged_since


@pytest.fixture
@before
def acknowledgement(office, bo, ann):
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    ann.reads()
    return bo.reads()[0]


def test_the_complainant_at_another_address_is_no_stranger(office, ann, acknowledgement):
    office.person("Bo Lindqvist", "bo.lindqvist@travail.example").answers(acknowledgement, "Voici la photo, Bo")
    office.works()
    [relay] = ann.reads()
    assert "au nom du réclamant mais d'une autre adresse" in relay.subject
    assert "Bo Lindqvist écrit d'une adresse que ce dossier ne connaît pas" in relay
    assert "inconnu" not in relay.subject
    office.lives("2026-11-24 08:30", lists=True)
    assert "message retenu à côté du dossier, expéditeur à vérifier" in ann.digests()[-1]


def test_who_looks_like_a_colleague_is_said_to_and_is_offered_with_the_warning(office, ann, acknowledgement):
    office.person("Cyrille Marchand", "cyrille.marchand@gmail.example").answers(acknowledgement, "Envoyez-moi tout.")
    office.works()
    [relay] = ann.reads()
    assert "l'expéditeur ressemble à un collègue" in relay.subject
    assert "Attention : cet expéditeur ressemble à Cyrille Marchand (cy@example.com)" in relay
    assert "Seulement après avoir demandé à Cyrille Marchand" in relay
    ann.answers(relay, f"#statut {office.file().ref}")
    office.works()
    assert "Seulement après avoir demandé à Cyrille Marchand" in ann.reads()[-1]


def test_who_takes_part_in_another_file_is_named_by_it(office, ann, acknowledgement):
    eva = office.person("Eva Roy", "eva@example.net")
    eva.writes("Lampe cassée", "Bonjour,\n\nMa lampe est cassée.\n\nEva Roy")
    office.works()
    ann.reads()
    eva.answers(acknowledgement, "Je suis sa voisine, le canapé est bien déchiré.")
    office.works()
    [relay] = ann.reads()
    other = next(file.ref for file in office.files() if file.complainant.name == "Eva Roy")
    assert f"Cette adresse prend part à {other}, et pas à ce dossier-ci." in relay


def test_what_waited_before_the_answer_is_no_reaction_to_it(office, bo, ann):
    notice = complains(office, bo, ann)
    office.person("Voisin", "voisin@example.net").writes(
        f"Re: [{office.file().ref}]", "Il attend toujours.", headers={"In-Reply-To": str(notice.message["Message-ID"])}
    )
    office.works()
    assert office.file().held_messages
    office.waits(hours=1)
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nNous regrettons ce retard.")
    office.works()
    assert office.file().answered_at
    assert unjudged_since(office.file()) is None
