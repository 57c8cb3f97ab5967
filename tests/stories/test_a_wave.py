"""A wave: twelve people complain of one thing within days, and are handled together."""

import pytest

from worker.complaint.lifecycle import State

TOLD = (
    "Plus d'eau chaude dans l'immeuble des Tilleuls depuis lundi, la chaudière est arrêtée.",
    "La chaudière des Tilleuls est en panne, nous n'avons plus d'eau chaude depuis lundi matin.",
    "Aucune eau chaude aux Tilleuls : votre chaudière ne marche plus.",
    "Résidence des Tilleuls, chaudière arrêtée, pas d'eau chaude pour mes enfants.",
    "Je n'ai plus d'eau chaude, immeuble des Tilleuls. La chaudière est arrêtée.",
    "Encore une panne de chaudière aux Tilleuls, pas une goutte d'eau chaude.",
)
OTHERS = (
    "Mon canapé est arrivé déchiré.",
    "La facture de novembre compte deux fois l'abonnement.",
    "Le technicien n'est pas venu au rendez-vous de mardi.",
)


def writes(world, number, text):
    neighbour = world.person(f"Voisin Numero{number}", f"voisin{number}@example.org")
    neighbour.writes(f"Message {number}", f"Bonjour,\n\n{text}\n\nVoisin Numero{number}")
    world.waits(hours=1)
    return neighbour


@pytest.fixture
def wave(office):
    for number, text in enumerate(OTHERS, start=100):
        writes(office, number, text)
    people = [writes(office, number, TOLD[number % len(TOLD)]) for number in range(12)]
    return office, people


def test_a_wave_of_twelve_is_told_once_and_each_notice_says_how_many_others_there_are(wave):
    world, _ = wave
    ann, mia = world.colleague("ann"), world.colleague("mia")
    letters = ann.reads()
    alerts = [letter for letter in letters if "Vague" in letter.subject]
    assert len(alerts) == 1
    assert len([letter for letter in mia.reads() if "Vague" in letter.subject]) == 1
    notices = [letter for letter in letters if "Nouvelle réclamation" in letter.text]
    said = [letter for letter in notices if "du même genre depuis" in letter]
    assert len(said) == 10
    assert "11 autres du même genre depuis lundi 23 novembre 2026" in said[-1]
    files = [file for file in world.files() if file.wave]
    assert len(files) == 12
    assert len({file.wave for file in files}) == 1
    # Each has its own acknowledgement, under its own number.
    assert len({file.acknowledged_at is not None for file in files}) == 1


def test_one_mail_finds_the_cause_opens_one_action_and_answers_each_in_a_letter_of_their_own(wave):
    world, people = wave
    ann = world.colleague("ann")
    for person in people:
        person.reads()
    notice = next(letter for letter in ann.reads() if "Vague" in letter.subject)
    files = [file for file in world.files() if file.wave]
    # One of them has an answer of his own before the others.
    alone = files[3]
    ann.answers(
        notice,
        "#vague\n#évaluer gravité=3 complexité=1 répercussions=3\n#affecter moi\n#cause externe confirmée\n"
        '#action "remplacer la pompe" responsable=bob@example.com échéance=+10\n'
        "#envoyer\n\nBonjour,\n\nLa pompe de la chaudière est en cause. Elle est commandée.\n\nAnn Morel",
    )
    world.works()
    letters = ann.reads()
    [transcript] = [letter for letter in letters if "dossiers traités" in letter]
    assert "dossiers traités : 12 sur 12" in transcript
    # That the cause comes back is told once, to whoever leads too.
    assert len([letter for letter in letters if "La même cause revient" in letter.subject]) == 1
    assert len([one for one in world.colleague("mia").reads() if "La même cause revient" in one.subject]) == 1
    files = [file for file in world.files() if file.wave]
    assert {file.root_cause for file in files} == {"externe"}
    assert {action.number for file in files for action in file.actions} == {1}
    for person, file in zip(people, files, strict=True):
        [letter] = person.reads()
        assert file.ref in letter.subject
        assert "La pompe de la chaudière" in letter
        others = {one.ref for one in files} - {file.ref}
        assert not any(ref in letter.text for ref in others)
        assert "StaffWrote" in world.entries(file.ref)
    # Of the answers one cannot leave: nothing was decided in that file.
    ann.answers(notice, "#vague\n#décision fondée\n#constat La pompe était cassée.\n#motif Nous la devons en marche.")
    world.works()
    ann.reads()
    ann.answers(notice, f'#dédommagement {alone.ref} avoir 10 € "sur la prochaine facture"')
    world.works()
    ann.reads()
    ann.answers(notice, "#vague\n#répondre\n\nBonjour,\n\nVoici notre réponse.\n\nAnn Morel")
    world.works()
    transcripts = [letter for letter in ann.reads() if "vague" in letter.text]
    assert transcripts
    states = [file.state for file in world.files() if file.wave]
    assert states.count(State.ANSWERED) == 1, [letter.text for letter in transcripts]
    told = transcripts[-1]
    assert "dossiers traités : 1 sur 12" in told
    assert "non traités : 11" in told
    for file in files:
        assert file.ref in told.text


def test_complaints_that_speak_of_what_everybody_speaks_of_are_no_wave(office):
    usual = ("Ma livraison est en retard.", "Le livreur a cassé la lampe.", "Livraison oubliée, où est mon colis ?")
    for number, text in enumerate(usual):
        writes(office, number, text)
    assert not any(file.wave for file in office.files())


def test_nobody_makes_a_wave_alone(office):
    for number in range(4):
        bo = office.person("Bo Lindqvist", "bo@example.org")
        bo.writes(f"Tilleuls, encore {number}", f"{TOLD[number]}\n\nBo")
        office.works()
    assert not any(file.wave for file in office.files())


def test_a_file_that_is_none_of_them_is_taken_out_and_left_alone(wave):
    world, _ = wave
    ann = world.colleague("ann")
    [notice] = [letter for letter in ann.reads() if "Message 11" in letter.subject]
    ann.answers(notice, "#vague non")
    world.works()
    [out] = [file for file in world.files() if file.subject == "Message 11"]
    assert out.wave == ""
    alert = next(file for file in world.files() if file.wave)
    ann.writes(f"[{alert.ref}]", "#vague\n#note pompe commandée")
    world.works()
    assert [len(file.notes) for file in world.files() if file.ref == out.ref] == [0]
    assert sum(len(file.notes) for file in world.files()) == 11


BEGUN = "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter moi\n"


def four_of_a_wave(world):
    people = [writes(world, number, TOLD[number]) for number in range(4)]
    ann = world.colleague("ann")
    notice = next(letter for letter in ann.reads() if "Message 3" in letter.subject)
    for person in people:
        person.reads()
    assert len({file.wave for file in world.files()} - {""}) == 1
    return people, ann, notice


def test_four_of_four_are_written_to_where_the_letter_says_so(office):
    people, ann, notice = four_of_a_wave(office)
    ann.answers(notice, "#vague\n#envoyer\nBonjour,\n\nNous cherchons la cause de la panne de la chaudière.")
    office.works()
    [told] = ann.reads()
    assert "4 sur 4" in told
    for person, file in zip(people, office.files(), strict=True):
        [letter] = person.reads()
        assert "la cause de la panne" in letter
        assert file.ref in letter.subject
        # Each page tells that it was done, and with which words.
        assert file.staff_messages[-1].sent_text
        assert [mail.occasion for mail in file.mails][-1] == "staff_letter"


@pytest.mark.parametrize(
    ("lines", "reached"),
    [
        ("#note La pompe est commandée.", False),
        (f"{BEGUN}#attente jusqu'au=2026-12-04 La pompe est commandée.", True),
        (f"{BEGUN}#question\n1. À quel étage habitez-vous ?", True),
        ("#envoyer\nNous cherchons la cause de la panne.", True),
    ],
)
def test_what_is_reported_done_in_a_wave_was_done_in_each_file(office, lines, reached):
    people, ann, notice = four_of_a_wave(office)
    [one, *_] = office.files()
    # One file cannot do the same as the others.
    ann.answers(notice, f"#retrait {one.ref} le client a rappelé, tout est réglé")
    office.works()
    [ann.reads(), people[0].reads()]
    ann.answers(notice, f"#vague\n{lines}")
    office.works()
    told = next(letter for letter in ann.reads() if "vague" in letter.text)
    assert "3 sur 3" in told, told.text
    wrote = [bool(person.reads()) for person in people]
    assert wrote == ([False, True, True, True] if reached else [False] * 4), told.text
    done = [
        bool(file.staff_messages and file.staff_messages[-1].message.new_text.startswith("#vague"))
        for file in office.files()
    ]
    assert done == [False, True, True, True]


def test_a_line_for_another_file_alone_is_done_there(office):
    people, ann, notice = four_of_a_wave(office)
    [first, *_] = office.files()
    ann.answers(notice, f"#envoyer {first.ref}\nBonjour,\n\nVotre étage est le troisième, n'est-ce pas ?")
    office.works()
    ann.reads()
    assert [len(person.reads()) for person in people] == [1, 0, 0, 0]
    ann.writes("Un mot", f"#envoyer {first.ref}\nBonjour,\n\nEt quelle est votre porte ?")
    office.works()
    ann.reads()
    assert [len(person.reads()) for person in people] == [1, 0, 0, 0]


def test_the_letter_of_a_wave_names_who_is_in_it_and_whom_nothing_proves(office):
    for number, verdict in enumerate(("pass", "fail", "pass")):
        neighbour = office.person(f"Voisin Numero{number}", f"voisin{number}@example.org")
        neighbour.writes(f"Message {number}", f"Bonjour,\n\n{TOLD[number]}\n\nVoisin", verdict=verdict)
        office.works()
    [wave] = [letter for letter in office.colleague("ann").reads() if "Vague" in letter.subject]
    for number in range(3):
        assert f"Voisin Numero{number}, « Message {number} »" in wave, wave.text
    assert wave.text.count("rien ne prouve qui écrit") == 1
    assert "« Message 1 » (rien ne prouve qui écrit)" in wave


def test_what_any_two_complaints_may_have_in_common_is_no_wave(office):
    said = (
        ("200 attachments broken", "My printer is broken, I complain about the error in the photo."),
        ("big broken complaint", "My radio is broken #note xx, photo of the error 4970"),
        ("broken deep complaint", "There is an error in the photo, my lamp is broken."),
    )
    for number, (subject, text) in enumerate(said):
        stranger = office.person(f"Stranger {number}", f"stranger{number}@example.org")
        stranger.writes(subject, text)
        office.works()
    assert not any(file.wave for file in office.files())
