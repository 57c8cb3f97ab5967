"""Who writes in a language that we do not write in."""

from tests.stories.answering import BEGIN, UPHELD
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
    ann.answers(notice, f"{BEGIN}{UPHELD}#répondre\n\nWe are sorry for this delay.")
    office.works()
    assert office.file().state is State.ANSWERED
    answer = hans.reads()[-1]
    office.waits(days=1)
    hans.answers(answer, "Ich bin mit Ihrer Antwort nicht einverstanden.")
    office.works()
    assert office.file().contested_at
