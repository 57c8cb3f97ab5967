"""Somebody who writes for a company: proposed by their own words, and noted by a person alone."""

from tests.stories.answering import BEGIN
from worker.complaint.particulars import CustomerKind

FIRM = (
    "Bonjour,\n\nNous, société Kessler, avons commandé douze chaises, trois sont cassées.\n\nPaul Kessler\nGérant\n"
    "SIRET 552 100 554 00013"
)
MEDIATOR = "mediateur.example"


def test_a_company_keeps_the_consumers_recourse_until_a_person_says_what_it_is(office, ann):
    paul = office.person("Paul Kessler", "achats@kessler.example")
    paul.writes("Chaises cassées", FIRM)
    office.works()
    assert MEDIATOR in paul.reads()[0]
    [notice] = ann.reads()
    assert "Écrit peut-être pour une entreprise" in notice
    assert "Il écrit pour une entreprise (« " in notice
    assert office.file().complainant.kind is CustomerKind.CONSUMER
    ann.answers(notice, "#réclamant type=professionnel")
    office.works()
    assert office.file().complainant.kind is CustomerKind.PROFESSIONAL
    ann.answers(
        notice,
        f"{BEGIN}#décision fondée\n#motif Les chaises étaient mal emballées.\n#dédommagement excuses\n"
        "#répondre\n\nNous regrettons cet incident.",
    )
    office.works()
    assert not any(MEDIATOR in letter for letter in paul.reads())


def test_a_company_that_says_so_later_is_proposed_with_that_message(office, bo, ann):
    bo.writes("Chaises cassées", "Bonjour,\n\nTrois chaises sont cassées.\n\nBo")
    office.works()
    [notice] = ann.reads()
    assert "entreprise" not in notice
    bo.answers(bo.reads()[0], "Je précise : notre entreprise attend ces chaises pour ses bureaux.")
    office.works()
    [relay] = ann.reads()
    assert "Il écrit pour une entreprise (« Je précise : notre entreprise attend" in relay
    ann.answers(relay, "#réclamant type=professionnel")
    office.works()
    assert office.file().complainant.kind is CustomerKind.PROFESSIONAL
