"""What a list or a letter still asks though it is settled, and what is settled before there is any answer."""

from tests.stories.answering import complains, handed_to
from worker.complaint.lifecycle import State


def test_an_apology_that_is_taken_is_no_withdrawal(office, bo, ann):
    bo.writes("Canapé en retard", "Bonjour,\n\nMon canapé a trois semaines de retard.\n\nBo Lindqvist")
    office.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    bo.answers(acknowledgement, "Votre collègue m'a appelé. J'accepte vos excuses, vous pouvez clore le dossier.")
    office.works()
    [relay] = ann.reads()
    assert "semble accepter nos excuses, ou ce qui a été fait" in relay
    assert "retirer la réclamation" not in relay
    assert "#retrait" not in relay
    assert "#résolu" in relay
    ann.answers(relay, '#résolu "Nous vous avons appelé et présenté nos excuses."')
    office.works()
    assert office.file().state is State.CLOSED
    office.proves()


def test_whether_it_is_a_duplicate_is_asked_until_somebody_takes_it(office, bo, ann, cy):
    complains(office, bo, ann)
    office.waits(hours=1)
    bo.writes("Canapé en retard et déchiré", "Mon canapé est toujours en retard, et déchiré !")
    office.works()
    second = ann.reads()[-1]
    office.lives("2026-11-24 08:30", lists=True)
    assert "doublon possible" in ann.digests()[-1]
    assert handed_to(office, ann, second, cy)
    office.lives("2026-11-25 08:30", lists=True)
    assert not any("doublon possible" in one for one in ann.digests())


def test_a_letter_to_be_posted_is_offered_in_the_list(office, ann):
    ann.writes(
        "courrier",
        '#enregistrer canal=courrier de="Paul Girard" adresse="4 rue du Port, 69002 Lyon" envoyé=20/11/2026\n\n'
        "Votre fauteuil est arrivé avec un pied fendu, vous partez le 12.",
    )
    office.works()
    ann.reads()
    office.lives("2026-11-24 08:30", lists=True)
    [told] = ann.digests()
    assert "accusé de réception pas encore parti" in told
    assert "#posté · " in told


def test_a_day_that_is_over_is_named_and_said_to_be_over(office, bo, ann, cy):
    notice = complains(office, bo, ann)
    office.lives("2026-12-14 09:00")
    ann.reads()
    ann.answers(notice, f"#évaluer gravité=2 complexité=1 répercussions=2\n#affecter {cy.address}")
    office.works()
    [assignment] = [one for one in cy.reads() if "À traiter" in one.subject]
    assert "Réponse visée le : lundi 7 décembre 2026, date dépassée" in assignment
