"""A customer who complained on paper, or by phone, writes an e-mail: their file is known by its reference."""

import pytest

from tests.stories.before import before


@pytest.fixture
@before
def ref(office, ann):
    """The reference of a letter on paper, which its author reads on the printed acknowledgement."""
    ann.writes(
        "courrier",
        '#enregistrer canal=courrier de="M. Henri Vasseur" adresse="12 rue des Lilas 69003 Lyon"\n\n'
        "Votre machine à café fuit. Vous demandez un échange.",
    )
    office.works()
    ann.reads()
    return office.file().ref


@pytest.mark.parametrize("where", ["subject", "text"])
def test_the_same_name_with_the_reference_waits_beside_the_file_for_one_link(office, ann, ref, where):
    henri = office.person("Henri Vasseur", "henri.vasseur@example.org")
    words = (
        "Bonjour, j'ai bien reçu la machine neuve, merci. Par contre que dois-je faire de l'ancienne ? Henri Vasseur"
    )
    subject, text = (f"{ref} machine à café", words) if where == "subject" else ("machine", f"{words}\nDossier {ref}")
    henri.writes(subject, text)
    office.works()
    assert [one.ref for one in office.files()] == [ref]
    [held] = office.file().held_messages
    assert "que dois-je faire de l'ancienne" in held.new_text
    [told] = henri.reads()
    assert "Merci de nous avoir dit ce qui ne va pas" not in told
    assert "est bien arrivé" in told
    assert "machine à café fuit" not in told
    [relay] = [letter for letter in ann.reads() if "retenu" in letter.subject]
    assert f"#accepter {held.parcel}" in relay
    ann.answers(relay, f"#accepter {held.parcel}")
    office.works()
    assert "henri.vasseur@example.org" in office.file().complainant.addresses
    assert len(office.file().messages) == 2


@pytest.mark.parametrize(
    ("name", "verdict"), [("Zoé Martin", "pass"), ("Madame Zoé", "pass"), ("Henri Vasseur", "fail")]
)
def test_another_name_and_what_is_forged_open_a_file_of_their_own(office, ann, ref, name, verdict):
    office.person(name, "zoe@example.org").writes(
        f"{ref}", "Ma machine à café fuit aussi, je demande un échange.", verdict=verdict
    )
    office.works()
    assert all(one.held_messages == () for one in office.files() if one.ref == ref)
    assert len(office.files()) == 2
