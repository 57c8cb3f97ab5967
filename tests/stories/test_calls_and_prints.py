"""What a colleague records of a call, a visit or a letter on paper; and the printed letters that answer it."""

import pytest

from tests.stories.answering import BEGIN, UPHELD
from tests.stories.conftest import Person, World

SUMMARY = "La cliente attend sa table depuis six semaines et voudrait une date."
SIGNED = "\n\nBien à vous,\nAnn Morel\nMaison Lenoir\n04 72 00 00 00\n\nEnvoyé de mon iPhone"


@pytest.mark.parametrize(
    ("channel", "begins"), [("téléphone", "Vous nous avez appelés le"), ("guichet", "Vous nous avez rendu visite le")]
)
def test_a_call_and_a_visit_are_told_as_a_summary_and_not_as_the_customers_words(
    office: World, ann: Person, channel: str, begins: str
) -> None:
    eva = office.person("Eva Roy", "eva@example.org")
    ann.writes("RE: Que faut-il faire de votre message ?", SUMMARY + SIGNED)
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, f'#enregistrer canal={channel} de="Eva Roy" mail={eva.address}\n\n{SUMMARY}{SIGNED}')
    office.works()
    [letter] = eva.reads()
    assert begins in letter
    assert SUMMARY in letter
    assert "Ce que nous avons noté" in letter
    for foreign in ("Que faut-il faire", "Ann Morel", "iPhone", "Votre message, tel que"):
        assert foreign not in letter
    assert [point.text for point in office.file().points] == [SUMMARY]
    office.proves()


def test_the_title_of_a_colleagues_mail_is_no_title_of_a_letter_on_paper(office: World, ann: Person) -> None:
    eva = office.person("Eva Roy", "eva@example.org")
    ann.writes("courrier pénible du jour", f'#enregistrer canal=courrier de="Eva Roy" mail={eva.address}\n\n{SUMMARY}')
    office.works()
    [letter] = eva.reads()
    assert "pénible" not in letter.text + letter.html + letter.subject


def test_a_colleague_is_answered_each_time(office: World, ann: Person) -> None:
    for _ in range(3):
        ann.writes("Et maintenant ?", "Que faire de ce client ?")
        office.works()
        assert len(ann.reads()) == 1


def test_a_printed_letter_is_posted_by_the_mail_that_answers_it(office: World, ann: Person) -> None:
    ann.writes("courrier", f'#enregistrer canal=courrier de="Eva Roy" adresse="1 rue Haute, 69001 Lyon"\n\n{SUMMARY}')
    office.works()
    [cover] = [letter for letter in ann.reads() if letter.subject.startswith("À imprimer")]
    ann.answers(cover, "#évaluer gravité=2 complexité=1 répercussions=2\n#affecter moi")
    office.works()
    ann.reads()
    ann.answers(cover, "#envoyer\n\nMadame, nous avons bien votre lettre et nous l'étudions avec soin.")
    office.works()
    [second] = [letter for letter in ann.reads() if "Ann Morel vous écrit" in letter.subject]
    ref = office.file().ref
    ann.writes(f"[{ref}] postée", "#posté aujourd'hui")
    office.works()
    [asked] = ann.reads()
    assert "dites laquelle" in asked
    assert not any(mail.posted_on for mail in office.file().mails)
    ann.answers(second, "#posté aujourd'hui")
    office.works()
    [posted] = [mail for mail in office.file().mails if mail.posted_on]
    assert posted.message_id == str(second.message["Message-ID"])
    [transcript] = ann.reads()
    assert "lettre postée" in transcript
    ann.answers(second, "c'est fait, partie ce matin")
    office.works()
    [told] = ann.reads()
    assert "#posté" in told
    office.proves()


def test_an_address_that_is_found_later_brings_the_acknowledgement_of_the_call_once(office: World, ann: Person) -> None:
    ann.writes("appel", f'#enregistrer canal=téléphone de="Eva Roy"\n\n{SUMMARY}')
    office.works()
    ref = office.file().ref
    ann.reads()
    office.waits(days=1)
    ann.reads()
    ann.writes(f"adresse [{ref}]", "#réclamant mail=eva@example.org")
    office.works()
    [transcript] = ann.reads()
    assert "accusé de réception part à cette adresse" in transcript
    eva = office.person("Eva Roy", "eva@example.org")
    [letter] = eva.reads()
    assert ref in letter.subject
    assert "Vous nous avez appelés le lundi 23 novembre 2026" in letter
    ann.writes(f"adresse [{ref}]", "#réclamant mail=eva.roy@example.org")
    office.works()
    assert eva.reads() == office.person("Eva Roy", "eva.roy@example.org").reads() == []


@pytest.mark.parametrize("words", ["#posté par téléphone hier", "Dite au téléphone hier."])
def test_where_no_address_is_known_the_letter_is_told_by_phone_and_not_posted(
    office: World, ann: Person, words: str
) -> None:
    ann.writes("appel", '#enregistrer canal=téléphone de="Eva Roy" tel="06 12 34 56 78"\n\nVotre lampe est cassée.')
    office.works()
    letters = ann.reads()
    [cover] = [letter for letter in letters if letter.subject.startswith("À dire au téléphone")]
    assert "dites-lui au téléphone (06 12 34 56 78)" in cover
    assert "fenêtre d'une enveloppe" not in cover
    assert any("aucune adresse n'est connue" in letter for letter in letters)
    assert "date d'envoi" not in cover
    office.waits(days=1)
    ann.reads()
    ann.answers(cover, words)
    office.works()
    assert office.file().acknowledged_at is not None
    [told] = [mail for mail in office.file().mails if mail.posted_on]
    assert (told.by_phone, f"{told.posted_on:%d/%m}") == (True, "23/11")
    assert "lettre dite au téléphone" in ann.reads()[-1]


def test_every_day_on_which_a_letter_was_posted_is_understood(office: World, ann: Person) -> None:
    ann.writes("courrier", f'#enregistrer canal=courrier de="Eva Roy" adresse="1 rue Haute, 69001 Lyon"\n\n{SUMMARY}')
    office.works()
    [cover] = [letter for letter in ann.reads() if letter.subject.startswith("À imprimer")]
    ann.answers(cover, "je la mets dans la boîte en partant")
    office.works()
    assert any("nous n'avons pas compris si la lettre a été postée" in letter for letter in ann.reads())
    office.waits(days=3)
    ann.answers(cover, "celle-là aussi postée mardi")
    office.works()
    assert [f"{mail.posted_on:%d/%m}" for mail in office.file().mails if mail.printed] == ["24/11"]


def test_a_letter_on_the_way_to_an_answer_is_not_printed_once_the_answer_is(office: World, ann: Person) -> None:
    ann.writes("courrier", f'#enregistrer canal=courrier de="Eva Roy" adresse="1 rue Haute, 69001 Lyon"\n\n{SUMMARY}')
    office.works()
    [cover] = [letter for letter in ann.reads() if letter.subject.startswith("À imprimer")]
    ann.answers(cover, "#posté aujourd'hui")
    office.works()
    office.waits(days=1)
    ann.reads()
    ann.answers(cover, "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter moi")
    office.works()
    assert any(mail.occasion == "progress" for mail in office.file().mails)
    ann.answers(cover, f"{BEGIN}{UPHELD}#répondre\n\nMadame,\n\nVotre table est remplacée.\n\nAnn Morel")
    office.works()
    office.waits(minutes=10)
    office.works()
    printed = [letter.subject for letter in ann.reads() if letter.subject.startswith("À imprimer")]
    assert any("Notre réponse" in subject for subject in printed)
    assert not any("confiée" in subject for subject in printed)
    [dropped] = [mail for mail in office.file().mails if mail.occasion == "progress"]
    assert dropped.status == "taken_back"
    office.proves()
