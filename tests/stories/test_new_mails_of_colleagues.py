"""A colleague writes a new mail in plain words: a call becomes a complaint, an absence is one, by one line of ours."""

import pytest

from worker.register.lookup.of_everybody import absences

COLIN = (
    "M. Colin a appelé (06 11 22 33 44), son four commande 54100 ne chauffe pas, il veut un technicien. "
    "Pas de mail, il habite 3 rue du Lac 74000 Annecy"
)


def test_a_call_that_a_colleague_notes_is_registered_by_the_form_of_our_answer(office, ann):
    ann.writes("appel tel M. Colin", COLIN)
    office.works()
    [asked] = ann.reads()
    assert "Vous vouliez peut-être" in asked
    line = '#enregistrer canal=telephone de="M. Colin" tel="06 11 22 33 44" adresse="3 rue du Lac 74000 Annecy"'
    words = "Votre four commande 54100 ne chauffe pas, vous voulez un technicien."
    assert line in asked
    assert words in asked
    assert office.files() == []
    ann.answers(asked, f"{line}\n\n{words}")
    office.works()
    complaint = office.file()
    assert complaint.channel == "phone"
    assert complaint.complainant.name == "M. Colin"
    assert complaint.complainant.phone == "06 11 22 33 44"
    assert complaint.complainant.postal_address == "3 rue du Lac 74000 Annecy"
    assert complaint.order_reference == "54100"
    assert complaint.desired_solution is not None
    assert complaint.desired_solution.kind == "repair"


@pytest.mark.parametrize(
    ("subject", "text", "expected"),
    [
        ("", "Mme Roy est passée au magasin, sa lampe est cassée, elle veut un échange.", "canal=personne"),
        ("appel cliente", "J'ai eu Mme Roy au téléphone. Sa lampe est cassée.", 'de="Mme Roy"'),
        ("Appel", "une cliente a appelé, sa lampe est cassée", 'de="[nom du client ?]"'),
        ("Appel", "Mme Roy a téléphoné, le livreur lui a dit non", "[à dire au client lui-même"),
    ],
)
def test_who_came_or_called_is_offered_with_what_is_known(office, ann, subject, text, expected):
    ann.writes(subject, text)
    office.works()
    [asked] = ann.reads()
    assert "#enregistrer" in asked
    assert expected in asked


@pytest.mark.parametrize(
    ("subject", "text", "line"),
    [
        (
            "absence",
            "Bonjour, je serai en congés du 30 novembre au 4 décembre, c'est Cyrille qui me remplace\nAnn",
            '#absence du=30/11/2026 au=04/12/2026 remplaçant="Cyrille Marchand"',
        ),
        (
            "",
            "je suis en vacances du 25/11 au 2/12, Bob prend mes dossiers",
            'du=25/11/2026 au=02/12/2026 remplaçant="Bob',
        ),
        (
            "congés",
            "Je ne serai pas là jusqu'au 7 décembre.",
            "#absence du=23/11/2026 au=07/12/2026 remplaçant=[qui ?]",
        ),
        ("", "I am on leave from 30 November until 4 December, Bob stands in", "du=30/11/2026 au=04/12/2026"),
    ],
)
def test_an_absence_in_plain_words_is_the_line_that_says_it(office, ann, cy, bob, subject, text, line):
    ann.writes(subject, text)
    office.works()
    [asked] = ann.reads()
    assert line in asked


def test_the_line_of_an_absence_works_as_it_stands(office, ann, cy, bo):
    ann.writes("absence", "je serai en congés du 24 novembre au 4 décembre, c'est Cyrille qui me remplace")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, '#absence du=24/11/2026 au=04/12/2026 remplaçant="Cyrille Marchand"')
    office.works()
    office.waits(days=1)
    bo.writes("Four", "Bonjour,\n\nMon four est en panne et personne ne répond.\n\nBo")
    office.works()
    # Whoever stands in reads the complaint itself, and answers to it.
    notices = [one for one in cy.reads() if "Mon four est en panne" in one]
    assert notices
    assert office.file().owner == ""


@pytest.mark.parametrize("text", ["Vu merci", "Mme Durand a rappelé.", "On en parle demain au bureau ?", "ok"])
def test_what_is_neither_is_asked_as_before(office, ann, text):
    ann.writes("Re", text)
    office.works()
    [asked] = ann.reads()
    assert "Vous vouliez peut-être" not in asked


@pytest.mark.parametrize("answer", ["oui", "oui c'est ça", "Oui !\nAnn"])
def test_a_yes_to_what_a_mail_was_taken_for_does_it(office, ann, answer):
    ann.writes("congés", "Je suis en congés du 30 novembre au 4 décembre, c'est Cyrille qui prend mes dossiers")
    office.works()
    [asked] = ann.reads()
    assert "#absence" in asked
    ann.answers(asked, answer)
    office.works()
    assert "C'est fait" in ann.reads()[-1].subject
    told = office.office.desk.register.look(lambda session: absences(session, office.clock.now()))
    assert [one.deputy for one in told] == ["cy@example.com"]


def test_a_yes_where_something_is_left_to_fill_in_shows_it_again(office, ann):
    ann.writes("Appel", "une cliente a appelé, sa lampe est cassée")
    office.works()
    [asked] = ann.reads()
    ann.answers(asked, "oui c'est une réclamation")
    office.works()
    [again] = ann.reads()
    assert "[nom du client ?]" in again
    assert office.files() == []


def test_a_no_or_a_question_does_nothing_of_it(office, ann):
    ann.writes("congés", "Je suis en congés du 30 novembre au 4 décembre, c'est Cyrille qui prend mes dossiers")
    office.works()
    [asked] = ann.reads()
    for words in ("oui mais pas cette semaine", "oui ?", "non"):
        ann.answers(asked, words)
        office.works()
        assert "C'est fait" not in ann.reads()[-1].subject


def test_one_day_away_is_an_absence_of_that_day(office, mia):
    mia.writes("demain", "je serai pas la demain, Cyrille peut prendre mes dossiers")
    office.works()
    [asked] = mia.reads()
    assert "#absence du=24/11/2026 au=24/11/2026" in asked.text.replace('"', "")


def test_a_call_is_registered_by_a_yes_with_its_mail_and_without_the_signature(office, ann):
    ann.writes(
        "appel",
        "mme Sylvie Roche a appelé, sa lampe Luna est arrivée cassée. son mail sylvie.roche@example.org\nAnn",
    )
    office.works()
    [asked] = ann.reads()
    assert "mail=sylvie.roche@example.org" in asked
    ann.answers(asked, "oui enregistre la")
    office.works()
    file = office.file()
    assert file.complainant.addresses == ("sylvie.roche@example.org",)
    sylvie = office.person("Sylvie Roche", "sylvie.roche@example.org")
    [acknowledgement] = sylvie.reads()
    assert "arrivée cassée" in acknowledgement
    assert "votre mail" not in acknowledgement
    assert "Ann." not in acknowledgement


def test_a_yes_carries_out_nothing_that_somebody_else_wrote_in_their_name(office, ann):
    ann.writes(
        "congés", "Je suis en congés du 30 novembre au 4 décembre, c'est Cyrille qui prend mes dossiers", verdict=""
    )
    office.works()
    letters = ann.reads()
    for letter in letters:
        ann.answers(letter, "oui")
    office.works()
    told = office.office.desk.register.look(lambda session: absences(session, office.clock.now()))
    assert letters
    assert told == ()


def test_the_keys_of_a_call_may_stand_in_rows_below_their_command(office, ann):
    ann.writes(
        "appel",
        "#enregistrer\ncanal : téléphone\nde : Paul Bertin\ntéléphone : 06 12 34 56 78\n\n"
        "Son four ne chauffe plus.\n\nAnn",
    )
    office.works()
    file = office.file()
    assert (file.complainant.name, file.complainant.phone) == ("Paul Bertin", "06 12 34 56 78")
    assert "Son four ne chauffe plus." in file.messages[0].new_text
    assert "canal" not in file.messages[0].new_text


VASSEUR = (
    "Courrier papier reçu ce matin de M. Henri Vasseur, 12 rue des Lilas 69003 Lyon. Il se plaint que la machine à café"
    " achetée le 2 octobre fuit et qu'on lui a refusé l'échange au magasin. Il demande un échange. Scan joint."
)
SCAN = (("courrier_scan.pdf", "application/pdf", b"%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n"),)


@pytest.mark.parametrize("answer", ["oui", "oui c'est un courrier, à enregistrer pour M. Henri Vasseur"])
def test_a_letter_on_paper_that_a_colleague_notes_is_registered_by_a_yes(office, ann, answer):
    ann.writes("courrier recu", VASSEUR, attach=SCAN)
    office.works()
    [asked] = ann.reads()
    line = '#enregistrer canal=courrier de="M. Henri Vasseur" adresse="12 rue des Lilas 69003 Lyon"'
    assert line in asked
    assert "Vous vous plaignez que la machine à café achetée le 2 octobre fuit et qu'on vous a refusé" in asked
    assert "Scan joint" not in asked.text.split("Vous vouliez peut-être")[1]
    ann.answers(asked, answer)
    office.works()
    file = office.file()
    assert (file.channel, file.complainant.name) == ("letter", "M. Henri Vasseur")
    assert file.complainant.postal_address == "12 rue des Lilas 69003 Lyon"
    assert [one.name for one in file.messages[0].documents] == ["courrier_scan.pdf"]


def test_what_stands_in_the_scan_alone_is_asked_for(office, ann):
    ann.writes("courrier", "c'est un courrier, à enregistrer pour M. Henri Vasseur", attach=SCAN)
    office.works()
    [asked] = ann.reads()
    assert '#enregistrer canal=courrier de="M. Henri Vasseur"' in asked
    assert "[ce que dit la lettre ?]" in asked


@pytest.mark.parametrize("text", ["J'ai reçu ta lettre de motivation, merci", "C'est une lettre type, à garder"])
def test_a_letter_of_nobody_registers_nothing(office, ann, text):
    ann.writes("lettre", text)
    office.works()
    [asked] = ann.reads()
    assert "#enregistrer canal=courrier" not in asked
