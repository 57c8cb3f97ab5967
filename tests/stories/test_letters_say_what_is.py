"""What a customer reads is what happened: whole where it says so, and once where once is enough."""

import pytest

from tests.stories.answering import BEGIN, COMPLAINT, UPHELD, by_occasion, complains, handed_to
from tests.stories.conftest import TEAM
from worker.words.greetings import greeted

SOFA = (
    "Bonjour,\n\nJ'ai commandé le canapé Oslo le 2 octobre (commande 48213) et on m'avait promis la livraison pour le "
    "10 novembre. Nous sommes fin novembre et toujours rien, personne ne répond au téléphone. J'ai pris deux jours de "
    "congé pour rien. Je veux une date ferme et un geste.\n\nClaire Dubois"
)
SHORT = "Bonjour,\n\nLe canapé Oslo est arrivé déchiré. Je voudrais un échange.\n\nClaire Dubois"


@pytest.fixture
def house(open_world):
    return open_world(staff=TEAM)


@pytest.mark.parametrize(
    ("text", "heading", "wish"),
    [
        (SOFA, "Début de votre message", "« Je veux une date ferme et un geste. »"),
        (SHORT, "Votre message, tel que nous l'avons enregistré", "un échange"),
    ],
)
def test_an_acknowledgement_says_that_it_shows_a_beginning_and_asks_for_no_wish_that_was_said(
    house, text, heading, wish
):
    claire = house.person("Claire Dubois", "claire.dubois@example.org")
    claire.writes("Canapé", text)
    house.works()
    [letter] = claire.reads()
    assert heading in letter
    assert ("[…]" in letter) == (heading == "Début de votre message")
    assert f"Vous demandez : {wish}" in letter
    assert "Quelle solution souhaitez-vous" not in letter


def test_who_wrote_to_a_colleague_first_reads_both_days(house):
    ann, helene = house.colleague("ann"), house.person("Hélène Vasseur", "helene.vasseur@example.org")
    house.waits(days=3)
    ann.writes(
        "Fwd: lampe cassée",
        "---------- Forwarded message ---------\nDe : Hélène Vasseur <helene.vasseur@example.org>\n"
        "Date: mer. 25 nov. 2026 à 18:12\nSubject: lampe cassée\nTo: ann@example.com\n\n"
        "Bonjour, la lampe Lune (commande 49001) est arrivée cassée. Merci de me rembourser.\nHélène Vasseur",
    )
    house.works()
    [letter] = helene.reads()
    assert "Reçue le : jeudi 26 novembre 2026 Écrite le : mercredi 25 novembre 2026" in letter


def test_a_yes_on_the_telephone_settles_what_was_written_before_it(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    notice = complains(house, bo, ann)
    ann.answers(notice, BEGIN + UPHELD + "#répondre\nVoici notre réponse.")
    house.works()
    [answer] = bo.reads()
    ann.reads()
    house.waits(hours=3)
    bo.answers(answer, "Et la date de livraison ? C'est quoi ?")
    house.works()
    [relayed] = ann.reads()
    house.waits(days=2)
    ann.answers(relayed, "#accepté elle m'a dit au téléphone qu'elle est contente")
    house.works()
    assert house.file().accepted_at is not None
    ann.reads(), ann.digests()
    house.lives("2026-12-11T09:00", lists=True)
    told = [*ann.digests(), *ann.reads()]
    assert told
    assert not any("personne n'a tranché" in one for one in told)


def test_of_one_reaction_every_reader_is_told_the_same_day(house):
    bo, ann, cy, mia = house.person("Bo Lindqvist", "bo@example.org"), *map(house.colleague, ("ann", "cy", "mia"))
    assignment = handed_to(house, ann, complains(house, bo, ann), cy)
    cy.answers(assignment, BEGIN.replace("moi", "cy@example.com") + UPHELD + "#répondre\nVoici notre réponse.")
    house.works()
    answer = by_occasion(house, bo.reads())["answer"]
    house.waits(hours=3)
    bo.answers(answer, "Et la date de livraison ? C'est quoi ?")
    house.works()
    house.lives("2026-12-04T09:00", lists=True)
    told = [one.text for person in (ann, cy, mia) for one in (*person.reads(), *person.digests())]
    days = [text.partition("personne n'a tranché, ")[2].partition(" (")[0] for text in told]
    assert days.count("lun. 23 nov.") > len((ann, cy, mia))
    assert set(days) == {"", "lun. 23 nov."}


def test_a_sentence_about_somebody_is_no_greeting():
    assert greeted("Bonjour, Madame Vasseur attend toujours sa lampe.") == (
        "Bonjour,", "Madame Vasseur attend toujours sa lampe.",
    )  # fmt: skip
    assert greeted("Bonjour Madame Vasseur attend sa lampe") == ("", "Bonjour Madame Vasseur attend sa lampe")
    assert greeted("Bonjour Madame Vasseur, votre lampe part.") == ("Bonjour Madame Vasseur,", "Votre lampe part.")
    assert greeted("Bonjour Madame Vasseur votre lampe part.") == ("Bonjour Madame Vasseur,", "Votre lampe part.")
    assert greeted("Bonjour Mme Vasseur le colis est parti") == ("Bonjour Mme Vasseur,", "Le colis est parti")


def test_two_files_made_one_are_spoken_of_by_the_reference_to_keep(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    first = complains(house, bo, ann)
    bo.writes("Lampe cassée", "Bonjour, la lampe Lune est arrivée cassée. Je demande un échange.\n\nBo Lindqvist")
    house.works()
    bo.reads()
    [second] = ann.reads()
    kept, gone = house.files()
    ann.answers(second, f"#fusionner {kept.ref}")
    house.works()
    [letter] = bo.reads()
    assert first
    assert letter.subject.endswith(f"[{kept.ref}]")
    assert gone.ref in letter


@pytest.mark.parametrize(
    ("text", "times"),
    [("Voici notre réponse.\nToutes nos excuses pour ce retard.", 1), ("Voici notre réponse.", 1)],
)
def test_one_answer_apologises_once(house, text, times):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    notice = complains(house, bo, ann)
    ann.answers(notice, BEGIN + UPHELD + "#répondre\n" + text)
    house.works()
    [answer] = bo.reads()
    assert answer.text.count("excuses") == times


def test_the_two_questions_are_asked_once(house):
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    notice = complains(house, bo, ann)
    ann.answers(notice, BEGIN + UPHELD + "#répondre\nVoici notre réponse.")
    house.works()
    ann.answers(notice, "#exécuté 1 VIR-8841")
    house.works()
    house.lives("2027-02-01T09:00")
    asked = [by for by, one in by_occasion(house, bo.reads()).items() if "De 1 (pas du tout)" in one]
    assert asked == ["survey"]


def test_somebody_who_can_no_longer_get_up_raises_an_alert(house):
    sophie, ann = house.person("Sophie Garnier", "sophie.garnier@example.org"), house.colleague("ann")
    sophie.writes(
        "Pour ma mère",
        "Bonjour, j'écris pour ma mère, 84 ans. Son fauteuil releveur ne se relève plus depuis mercredi et elle ne "
        "peut plus se lever seule. Il faut réparer vite.\nSophie Garnier",
    )
    house.works()
    assert [one.kind for one in house.file().alarms] == ["danger"]
    assert "elle ne peut plus se lever" in ann.reads()[0]


def test_an_invoice_that_is_wrong_is_about_billing_also_where_it_speaks_of_a_delivery(house):
    marc = house.person("Marc Petit", "marc.petit@example.net")
    marc.writes("facture fausse", "bonjour vous m'avez facturé 2 fois la livraison sur la facture F-2291.\nMarc Petit")
    house.works()
    assert house.file().category == "facturation ou prix"


def test_a_month_whose_answers_had_no_limit_yet_says_how_many_were_given(open_world):
    world = open_world(staff=TEAM)
    ann = world.colleague("ann")
    for number in range(3):
        bo = world.person(f"Bo {number}", f"bo{number}@example.org")
        bo.writes(f"Canapé {number}", COMPLAINT)
        world.works()
        notice = next(one for one in ann.reads() if "À évaluer" in one.subject)
        ann.answers(notice, BEGIN + UPHELD + "#répondre\nVoici notre réponse.")
        world.works()
        ann.reads()
    world.lives("2026-12-01T12:00", lists=True)
    report = next(one for one in ann.reports() if "Ce que nos clients" in one.subject)
    assert "Réponses données : 3 ; aucune date limite ne tombait dans cette période." in report
    assert "Aucune réponse n'atteignait" not in report


def test_the_owner_of_the_file_that_stays_reads_what_came_with_the_other(house):
    bo, ann, cy = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann"), house.colleague("cy")
    handed_to(house, ann, complains(house, bo, ann), cy)
    bo.writes("Lampe cassée", "Bonjour, la lampe BP-7731 est arrivée cassée. Je demande un échange.\n\nBo Lindqvist")
    house.works()
    cy.reads()
    second = ann.reads()[-1]
    kept, gone = house.files()
    ann.answers(second, f"#fusionner {kept.ref}")
    house.works()
    [told] = cy.reads()
    assert kept.ref in told.subject
    assert gone.ref in told
    assert "la lampe BP-7731 est arrivée cassée" in told
    assert house.files()[0].notes[-1].text.count("BP-7731") == 1


def test_an_insult_is_read_by_colleagues_and_said_again_by_no_letter(office, bo, ann):
    bo.writes(
        "Bande de voleurs !",
        "Vous êtes tous des incapables. Mon canapé est arrivé déchiré, je demande un échange. Appelez-moi au"
        " 06 11 22 33 44.\n\nBo Lindqvist",
    )
    office.works()
    [acknowledgement] = bo.reads()
    [notice] = ann.reads()
    assert "Bande de voleurs" in notice
    assert "demande qu'on l'appelle (« Appelez-moi au 06 11 22 33 44" in notice
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nVoici notre réponse.")
    office.works()
    [answer] = bo.reads()
    for letter in (acknowledgement, answer):
        assert "Mon canapé est arrivé déchiré" in letter
        assert not [words for words in ("voleurs", "incapables") if words in letter.text + letter.html]
