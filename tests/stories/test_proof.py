"""Ordinary work leaves a register that proves itself: calls, bundled mails, people who never had a letter of the file.

Every story ends with `verify`; these are about the work whose traces it once took for tampering.
"""

from tests.stories.conftest import TEAM

CALL = '#enregistrer canal=téléphone de="Client {n}" mail=client{n}@example.org\n\nMon colis {n} n\'est jamais arrivé.'


def test_calls_that_a_handler_registers_are_listed_to_a_desk_that_had_no_letter_of_them(office, ann):
    bob = office.colleague("bob")
    office.person("Zoé", "zoe@example.org").writes("Lampe cassée", "Ma lampe est arrivée cassée. Zoé")
    office.works()
    ref = office.file().ref
    ann.answers(ann.reads()[-1], "#évaluer gravité=2 complexité=2 répercussions=2\n#affecter bob")
    office.works()
    letter = bob.reads()[-1]
    for number in (1, 2):
        bob.answers(letter, CALL.format(n=number))
        office.works()
    calls = [one.ref for one in office.files() if one.ref != ref]
    assert len(calls) == 2
    office.proves()
    office.lives("2026-11-26 12:00", lists=True)
    listed = ann.digests()[-1].text
    assert all(call in listed for call in calls)
    office.proves()


def test_one_alarm_about_several_files_reaches_a_manager_who_had_no_letter_of_them(office):
    for number in (1, 2):
        person = office.person(f"Client {number}", f"client{number}@example.org")
        person.writes(f"Colis {number}", f"Mon colis {number} n'est jamais arrivé.")
    office.works()
    happened = office.lives("2026-12-01 12:00")
    assert [to for _, what, to in happened if what == "reminder" and to == "mia"] == ["mia"]
    [alarm] = office.colleague("mia").reads()
    assert alarm.subject.startswith("2 rappels")
    assert all(one.ref in alarm.text for one in office.files())
    office.proves()


def test_the_transcript_of_a_refused_mail_shows_the_file_as_it_is(office, ann):
    office.person("Zoé", "zoe@example.org").writes("Lampe cassée", "Ma lampe est arrivée cassée. Zoé")
    office.works()
    ann.answers(
        ann.reads()[-1], "#évaluer gravité=2 complexité=2 répercussions=2\n#affecter bob\n#affecter personne-ici"
    )
    office.works()
    assert office.file().owner == ""
    [transcript] = ann.reads()
    assert "Rien n'a été fait" in transcript
    assert "État : enregistrée" in transcript
    assert "Responsable : personne" in transcript
    assert f"Responsable : {TEAM[2]['name']}" not in transcript
