"""Somebody who means harm writes as the customer, or into their file: what the office sees, where letters go."""

from tests.stories.conftest import Person, World

COMPLAINT = "Bonjour, mon canapé est arrivé déchiré le 20 novembre. Je demande un remboursement.\nBo Lindqvist"
MONEY = "Merci de verser le remboursement sur le compte FR76 3000 4000 0500 0006 7890 143."


def test_whoever_was_let_in_gets_no_letter_for_having_written_last(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", COMPLAINT)
    office.works()
    [acknowledgement] = bo.reads()
    ann.answers(ann.reads()[-1], "#affecter moi")
    office.works()
    ann.reads()
    eve = office.person("Bo Lindqvist", "bo.lindqvist@attacker.example")
    eve.answers(acknowledgement, MONEY)
    office.works()
    held = ann.reads()[-1]
    assert "Quelqu'un que ce dossier ne connaît pas" in held
    ann.answers(held, f"#accepter {office.file().held_messages[0].parcel}")
    office.works()
    ann.reads()
    # Another of theirs joins the file; the office answers it as it answers everything.
    eve.answers(acknowledgement, "Quand sera-t-il versé ?")
    office.works()
    relay = ann.reads()[-1]
    assert "Nos lettres vont à bo@example.org" in relay
    assert "#réclamant mail=bo.lindqvist@attacker.example" in relay
    ann.answers(relay, "Bonjour,\n\nNous regardons votre demande et revenons vers vous.\n\nAnn")
    office.works()
    office.waits(minutes=10)
    assert eve.reads() == []
    assert ["regardons votre demande" in letter for letter in bo.reads()] == [True]


def test_a_colleague_says_by_one_line_where_letters_go_from_now_on(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", COMPLAINT)
    office.works()
    [acknowledgement] = bo.reads()
    at_work = office.person("Bo Lindqvist", "b.lindqvist@work.example")
    at_work.answers(acknowledgement, "Je vous écris de mon travail.")
    office.works()
    ann.answers(ann.reads()[-1], f"#accepter {office.file().held_messages[0].parcel}")
    office.works()
    at_work.answers(acknowledgement, "Écrivez-moi ici, s'il vous plaît.")
    office.works()
    relay = ann.reads()[-1]
    ann.answers(relay, "#réclamant mail=b.lindqvist@work.example")
    ann.answers(relay, "Bonjour,\n\nC'est noté, nous vous écrirons ici.\n\nAnn")
    office.works()
    office.waits(minutes=10)
    assert ["nous vous écrirons ici" in letter for letter in at_work.reads()] == [True]
    assert bo.reads() == []


def test_who_opens_a_file_under_a_borrowed_name_is_shown_as_such(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", f"{COMPLAINT}\n{MONEY}", verdict="fail")
    office.works()
    notice = ann.reads()[-1]
    assert "Rien ne prouve qui écrit" in notice
    ann.answers(notice, "#affecter cy")
    office.works()
    assert "Rien ne prouve qui écrit" in office.colleague("cy").reads()[-1]
    ann.reads()
    # One whom our server knows is said nothing of.
    office.person("Una Rey", "una@example.org").writes("Lampe", "Ma lampe est cassée, je suis mécontente.")
    office.works()
    assert "Rien ne prouve qui écrit" not in ann.reads()[-1]


def test_a_colleague_who_is_greeted_is_accused_of_nothing(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", "Bonjour Ann Morel,\n\nmon canapé est arrivé déchiré et je suis très déçu.")
    office.works()
    notice = ann.reads()[-1]
    assert "Met en cause" not in notice
    ann.answers(notice, "#affecter moi")
    office.works()
    assert office.file().owner == "ann@example.com"


def test_a_colleague_of_whom_somebody_complains_is_kept_from_the_file(office: World, bo: Person, ann: Person) -> None:
    bo.writes("Canapé", "Bonjour,\n\nAnn Morel m'a raccroché au nez quand j'ai appelé pour mon canapé déchiré.")
    office.works()
    assert "Met en cause" in ann.reads()[-1]


def test_a_name_that_is_a_telephone_number_is_repeated_to_nobody(office: World) -> None:
    eve = office.person("Compte bloqué, appelez le 08 99 12 34 56", "victim@example.org")
    eve.writes("Lampe", "Ma lampe est cassée, je suis mécontente.", verdict="")
    office.works()
    [acknowledgement] = eve.reads()
    assert "08 99 12 34 56" not in acknowledgement.text
    assert "Bonjour," in acknowledgement
