"""Who writes in a language that we do not write in."""

from tests.stories.answering import BEGIN
from worker.complaint.lifecycle import State

CZECH = (
    "Dobrý den,\n\nobjednal jsem si pohovku a přišla roztržená. Žádám o vrácení peněz nebo výměnu. Nikdo mi neodpovídá"
    " na telefon, volal jsem už čtyřikrát.\n\nPetr Novák"
)


def test_a_language_that_nobody_here_knows_is_written_to_in_french_and_in_english(office, ann):
    petr = office.person("Petr Novák", "petr@seznam.example")
    petr.writes("Roztržená pohovka", CZECH)
    office.works()
    [letter] = petr.reads()
    assert letter.subject.startswith("Nous avons bien reçu votre réclamation / We have received your complaint [")
    assert letter.text.index("Bonjour") < letter.text.index("Hello")
    assert "We have received" in letter.html
    assert "Nous avons bien reçu" in letter.html
    # Whoever reads English alone finds their recourse too.
    assert letter.text.count("https://mediateur.example") == 2
    [notice] = ann.reads()
    assert "une langue que le système ne connaît pas (nos lettres lui partent en français, anglais)" in notice


def test_french_and_german_are_written_to_in_one_language(office, bo, ann):
    bo.writes("Canapé déchiré", "Bonjour,\n\nMon canapé est arrivé déchiré et personne ne me répond.\n\nBo Lindqvist")
    hans = office.person("Hans Weber", "hans@web.example")
    hans.writes(
        "Sofa", "Guten Tag,\n\nmein Sofa ist zerrissen angekommen, und ich möchte mein Geld zurück.\n\nHans Weber"
    )
    office.works()
    assert " / " not in bo.reads()[0].subject
    [letter] = hans.reads()
    assert letter.subject.startswith("We have received")
    assert "Bonjour" not in letter


def test_a_contestation_in_german_is_one(office, ann):
    hans = office.person("Hans Weber", "hans@web.example")
    hans.writes(
        "Sofa", "Guten Tag,\n\nmein Sofa ist zerrissen angekommen, und ich möchte mein Geld zurück.\n\nHans Weber"
    )
    office.works()
    [notice] = ann.reads()
    ann.answers(
        notice,
        f"{BEGIN}#décision fondée\n#motif A promised day binds us.\n#dédommagement excuses\n#répondre\n\n"
        "We are sorry for this delay.",
    )
    office.works()
    assert office.file().state is State.ANSWERED
    answer = hans.reads()[-1]
    office.waits(days=1)
    hans.answers(answer, "Ich bin mit Ihrer Antwort nicht einverstanden.")
    office.works()
    assert office.file().contested_at


TABLE = "My dining table came with a big scratch. I can keep it if you give me a 100 euro discount.\n\nInes Costa"
CONCLUDES = (
    "#évaluer gravité=2 complexité=1 répercussions=1\n#affecter moi\n#cause personnes ou formation confirmée\n"
    '#décision fondée\n#dédommagement remise 100 € "to your card" échéance=+14\n'
)


def test_a_french_reason_does_not_leave_in_an_english_letter_unread_and_nobody_is_greeted_twice(world, ann):
    ines = world.person("Ines Costa", "ines.costa@example.org")
    ines.writes("damaged table", TABLE)
    world.works()
    ines.reads()
    [notice] = ann.reads()
    text = "#répondre\n\nDear Ines, sorry about the scratch. We give you back 100 euros."
    ann.answers(notice, f"{CONCLUDES}#motif La table est arrivée rayée.\n{text}")
    world.works()
    assert not ines.reads()
    [refused] = ann.reads()
    assert "« La table est arrivée rayée. »" in refused
    assert "la lettre autour en anglais" in refused
    ann.answers(notice, f"{CONCLUDES}#motif The table was scratched in the van.\n{text}")
    world.works()
    [answer] = ines.reads()
    assert "Dear Ines," in answer
    assert "Hello Ines" not in answer


def test_a_reason_in_another_language_leaves_where_its_writer_means_it(world, ann):
    ines = world.person("Ines Costa", "ines.costa@example.org")
    ines.writes("damaged table", TABLE)
    world.works()
    ines.reads()
    words = (
        "#malgré la cliente lit le français\n#motif La table est arrivée rayée.\n#répondre\n\nSorry about the scratch."
    )
    ann.answers(ann.reads()[0], CONCLUDES + words)
    world.works()
    assert "La table est arrivée rayée" in ines.reads()[0]
