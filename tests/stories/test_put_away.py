"""What waits in the desk's list for a word that never comes has a number, and an end that is told."""

import pytest

from tests.stories.answering import complains

QUESTION = "Bonjour,\n\nQuels sont vos horaires d'ouverture le samedi ? Merci."


def morning(office, ann, **span):
    office.waits(**span)
    return ann.digests()[-1]


@pytest.mark.parametrize("forged", [True, False])
def test_what_a_colleague_never_confirms_is_left_by_its_number_in_a_file_or_without(office, bo, ann, cy, forged):
    complains(office, bo, ann)
    ref = office.file().ref
    cy.writes(f"[{ref}]", "#note Appelé", verdict="fail" if forged else "")
    cy.writes("Bonjour", "#note Appelé", verdict="fail" if forged else "")
    office.works()
    ann.reads()
    first = morning(office, ann, days=1)
    numbers = [one.parcel for one in office.office.desk.register.tasks() if one.kind in {"forged", "staff_unproven"}]
    assert len(numbers) == 2
    for number in numbers:
        assert f"{number}" in first
    ann.answers(first, "#laisser " + " ".join(map(str, numbers)))
    office.works()
    [done] = ann.reads()
    assert "C'est fait" in done.subject
    assert [one for one in office.office.desk.register.tasks() if one.parcel in numbers] == []
    assert "#laisser" not in morning(office, ann, days=1)


def test_after_thirty_days_what_nobody_answered_is_put_away_recorded_and_counted(office, ann, cy):
    eve = office.person("Eve", "eve@example.org")
    eve.writes("Horaires", QUESTION)
    cy.writes("Bonjour", "Peux-tu regarder pour moi ?", verdict="")
    office.works()
    parcels = {row.sender: row for row in office.office.desk.register.parcels()}
    # Both wait in each morning's list, by number, the colleague's too beyond two weeks.
    office.waits(days=1)
    ann.digests()
    late = morning(office, ann, days=21)
    assert "eve@example.org" in late
    assert f"#laisser {parcels['cy@example.com'].id}" in late.text
    assert "trente jours" in late
    told = morning(office, ann, days=9)
    assert "Rangés après trente jours sans un mot : 2 messages" in told
    assert "eve@example.org" not in told
    assert "#laisser" not in told
    rows = {row.sender: row for row in office.office.desk.register.parcels()}
    assert all("put away after 30 days" in rows[who].because for who in ("eve@example.org", "cy@example.com"))
    # Said once, and nothing is lost: it can still be opened.
    assert "Rangé" not in morning(office, ann, days=4)
    ann.answers(told, f"#ouvrir {rows['eve@example.org'].id}")
    office.works()
    assert len(office.files()) == 1


def test_what_machines_send_is_not_counted_as_waiting(office, ann):
    news = office.person("News", "news@shop.example")
    news.writes(
        "Nos offres", "Se désinscrire", headers={"List-Unsubscribe": "<mailto:x@shop.example>", "List-Id": "<n>"}
    )
    office.works()
    assert "Rangé" not in morning(office, ann, days=31)
