"""What was settled at once was judged by nobody, and no report says that it was upheld."""

import pytest

from tests.stories.answering import BEGIN, UPHELD
from worker.processing.settled import counted_decision


@pytest.fixture
def complaint(office, ann):
    """Somebody complains; what the desk then reads."""

    def comes(number):
        one = office.person(f"Client {number}", f"client{number}@example.org")
        one.writes(f"Objet {number}", f"Bonjour,\n\nLa lampe numéro {number} est arrivée cassée.\n\nClient {number}")
        office.works()
        return ann.reads()[-1]

    return comes


def decision(office, number):
    [file] = [one for one in office.files() if one.subject == f"Objet {number}"]
    return counted_decision(file)


def test_a_quick_resolution_stands_in_the_reports_as_what_it_was(office, ann, mia, complaint):
    ann.answers(complaint(1), "#résolu excuses présentées par téléphone, Madame comprend.")
    office.works()
    ann.answers(complaint(2), f"{BEGIN}{UPHELD}#répondre\n\nNous regrettons ce retard.")
    office.works()
    assert [decision(office, number) for number in (1, 2)] == ["settled", "upheld"]
    office.lives("2026-12-02 12:00")
    [report, *_] = [one for one in mia.reports() if "réglée aussitôt" in one]
    assert "1 (50 %)" in report


def test_who_had_judged_before_has_judged(office, ann, complaint):
    judged = "#décision fondée\n#motif La lampe était mal emballée.\n"
    ann.answers(complaint(1), f'{BEGIN}{judged}#résolu "Une autre est partie."')
    office.works()
    assert decision(office, 1) == "upheld"


def test_a_file_taken_up_again_counts_by_what_was_decided_last(office, ann, complaint):
    notice = complaint(1)
    ann.answers(notice, '#résolu "Une autre lampe est partie."')
    office.works()
    ann.answers(notice, "#rouvrir la lampe était déjà cassée au départ")
    office.works()
    ann.answers(notice, f"#cause externe confirmée\n{UPHELD}#répondre\n\nNous regrettons cet incident.")
    office.works()
    assert decision(office, 1) == "upheld"
