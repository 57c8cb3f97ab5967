"""Documents and the virus scanner: the clean are kept, the infected stay outside, and no complaint waits for either."""

from collections.abc import Iterator

import pytest

from tests.servers.clamd import EICAR, FOUND, Clamd
from tests.stories.conftest import BORDER, TEAM, World
from worker.complaint.messages import SupportingDocument, Verdict
from worker.processing.documents import MOST_BYTES, may_be_passed_on

PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
BILL = ("facture.pdf", "application/pdf", PDF)
PIXEL = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\0" * 40
VIRUS = ("échanges.pdf", "application/pdf", EICAR)


@pytest.fixture
def clamd() -> Iterator[Clamd]:
    with Clamd(max_length=100_000) as server:
        yield server


@pytest.fixture
def world(open_world, clamd) -> World:
    return open_world(security={"scanner": clamd.setting, "authserv_id": BORDER})


def complains(bo, *documents: tuple[str, str, bytes]) -> None:
    bo.writes("Facture comptée deux fois", "Bonjour,\n\nVous m'avez facturé deux fois le même four.", attach=documents)


def documents(world: World) -> dict[str, SupportingDocument]:
    return {document.name: document for message in world.file().messages for document in message.documents}


def test_a_clean_document_is_scanned_and_accepted(world, bo, clamd):
    complains(bo, BILL)
    assert world.works().registered == 1
    assert documents(world)["facture.pdf"].verdict is Verdict.ACCEPTED
    assert may_be_passed_on(documents(world)["facture.pdf"])
    assert clamd.scanned == [PDF]
    [acknowledgement] = bo.reads()
    assert "facture.pdf" in acknowledgement
    assert "vérification" not in acknowledgement
    world.proves()


def test_an_infected_document_is_quarantined_and_named_and_the_complaint_registered(world, bo, ann):
    complains(bo, BILL, VIRUS)
    assert world.works().registered == 1
    found = documents(world)["échanges.pdf"]
    assert (found.verdict, found.signature) == (Verdict.QUARANTINED, FOUND)
    assert not may_be_passed_on(found)
    assert documents(world)["facture.pdf"].verdict is Verdict.ACCEPTED

    [acknowledgement] = bo.reads()
    assert "échanges.pdf : élément dangereux détecté" in acknowledgement
    assert "Passez d'abord un antivirus" in acknowledgement
    assert "Renvoyez-les en PDF ou en photo" in acknowledgement
    [notice] = ann.reads()
    assert f"En quarantaine : échanges.pdf (68 octets), notre contrôle de sécurité y a trouvé « {FOUND} »" in notice
    # Nothing is lost: the bytes are on the shelf, as those of every mail.
    assert world.office.desk.register.shelf.get(found.sha256) == EICAR
    world.proves()


def test_while_the_scanner_is_down_documents_wait_and_complaints_do_not(world, bo, ann, clamd):
    clamd.stop()
    complains(bo, BILL)
    assert world.works().registered == 1
    held = documents(world)["facture.pdf"]
    assert held.verdict is Verdict.HELD
    assert not may_be_passed_on(held)
    [acknowledgement] = bo.reads()
    assert "facture.pdf (vérification en cours)" in acknowledgement
    assert world.file().acknowledged_at == world.now
    [notice] = ann.reads()
    assert f"facture.pdf ({len(PDF)} octets) : en cours de vérification" in notice
    world.proves()

    clamd.start()
    assert world.waits(minutes=2).documents_judged == 0
    assert world.waits(minutes=3).documents_judged == 1
    assert may_be_passed_on(documents(world)["facture.pdf"])
    assert world.entries(world.file().ref)[-1] == "DocumentJudged"
    # Good news is no news.
    assert (bo.reads(), ann.reads()) == ([], [])
    assert world.office.desk.register.tasks() == []
    world.proves()
    assert set(world.waits(minutes=10).as_dict().values()) == {0}


def test_a_document_that_waited_and_is_infected_is_shown_to_the_desk(world, bo, ann, clamd):
    clamd.stop()
    complains(bo, VIRUS)
    world.works()
    bo.reads()
    ann.reads()

    clamd.start()
    tally = world.waits(minutes=5)
    assert (tally.documents_judged, tally.sent) == (1, 1)
    found = documents(world)["échanges.pdf"]
    assert (found.verdict, found.signature) == (Verdict.QUARANTINED, FOUND)
    [notice] = ann.reads()
    assert notice.subject.endswith(f"[{world.file().ref}]")
    assert "Un document n'a pas passé le contrôle de sécurité" in notice
    assert f"échanges.pdf: {FOUND}" in notice
    assert bo.reads() == []
    [task] = world.office.desk.register.tasks()
    assert (task.kind, task.ref) == ("document", world.file().ref)
    world.proves()


def test_a_document_too_large_for_the_scanner_waits_with_the_reason_until_its_limit_is_raised(world, bo, ann, clamd):
    complains(bo, ("film.mp4", "video/mp4", b"\0" * 150_000), BILL)
    world.works()
    held = documents(world)["film.mp4"]
    assert held.verdict is Verdict.HELD
    assert "INSTREAM size limit exceeded. ERROR; raise StreamMaxLength in clamd.conf" in held.held_because
    assert documents(world)["facture.pdf"].verdict is Verdict.ACCEPTED
    [notice] = ann.reads()
    assert "film.mp4 (150 Ko) : le contrôle de sécurité n'a pas pu se prononcer" in notice

    # What is known is not told again at every try.
    before = world.entries(world.file().ref)
    assert world.waits(minutes=30).documents_judged == 0
    assert world.entries(world.file().ref) == before
    assert ann.reads() == []

    clamd.max_length = 1_000_000
    assert world.waits(minutes=5).documents_judged == 1
    assert documents(world)["film.mp4"].verdict is Verdict.ACCEPTED
    assert documents(world)["film.mp4"].held_because == ""
    world.proves()


def test_an_infected_document_in_a_reply_is_named_to_the_desk(world, bo, ann):
    complains(bo)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    reply = {"In-Reply-To": acknowledgement.message["Message-ID"]}
    bo.writes(
        "Re: facture", "Voici nos échanges.", attach=(VIRUS,), to=acknowledgement.message["Reply-To"], headers=reply
    )
    assert world.works().followed_up == 1
    assert documents(world)["échanges.pdf"].verdict is Verdict.QUARANTINED
    [relay] = ann.reads()
    assert f"« {FOUND} »" in relay
    assert "ne s'ouvre pas et ne se transmet pas" in relay
    world.proves()


def test_a_document_inside_a_mail_that_a_colleague_passes_on_is_scanned_too(world, ann, clamd):
    customer = world.person("Bo Lindqvist", "bo@example.org")
    original = (
        (
            f"From: {customer.name} <{customer.address}>\r\nSubject: Four en panne\r\nMIME-Version: 1.0\r\n"
            'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n'
            "Mon four ne chauffe plus.\r\n--b\r\nContent-Type: application/pdf\r\n"
            "Content-Disposition: attachment; filename=bon.pdf\r\n\r\n"
        ).encode()
        + EICAR
        + b"\r\n--b--\r\n"
    )
    ann.writes("Fwd: Four en panne", "Pour vous.", attach=(("message.eml", "message/rfc822", original),))
    world.works()
    assert documents(world)["bon.pdf"].verdict is Verdict.QUARANTINED
    assert "DocumentJudged" not in world.entries(world.file().ref)
    world.proves()


def test_without_a_scanner_documents_are_accepted_as_they_come(open_world):
    world = open_world()
    complains(world.person("Bo Lindqvist", "bo@example.org"), VIRUS)
    world.works()
    assert documents(world)["échanges.pdf"].verdict is Verdict.ACCEPTED


def test_two_documents_of_equal_bytes_keep_both_names_and_a_page_is_passed_on_as_text(world, bo, ann):
    complains(bo)
    world.works()
    [acknowledgement] = bo.reads()
    ann.reads()
    names = ("facture.pdf", "copie.pdf", "commande.html")
    bo.answers(
        acknowledgement,
        "Voici les documents.",
        attach=(
            BILL,
            ("copie.pdf", "application/pdf", PDF),
            ("commande.html", "text/html", b"<html><p>Commande CMD-1</p></html>"),
            ("lien.url", "application/octet-stream", b"[InternetShortcut]\r\nURL=https://evil.example/\r\n"),
        ),
    )
    world.works()
    assert {name for name, one in documents(world).items() if one.verdict is Verdict.ACCEPTED} == set(names)
    assert documents(world)["lien.url"].verdict is Verdict.REFUSED_TYPE
    [relay] = ann.reads()
    assert all(name in relay for name in names)
    enclosed = {part.get_filename(): part for part in relay.message.iter_attachments()}
    assert set(enclosed) == {"facture.pdf", "copie.pdf", "commande.html.txt"}
    assert enclosed["commande.html.txt"].get_content_type() == "text/plain"


def test_whoever_is_told_of_a_danger_or_of_a_new_file_sees_the_photograph(open_world):
    leading = [*TEAM, {"name": "Dora Vidal", "address": "dora@example.com", "roles": ["direction"]}]
    house = open_world(staff=leading)
    bo, ann = house.person("Bo Lindqvist", "bo@example.org"), house.colleague("ann")
    photo = ("brulure.png", "image/png", PIXEL)
    program = ("outil.exe", "application/x-msdownload", b"MZ" * 100)
    bo.writes("Chargeur", "Bonjour,\n\nVotre chargeur a pris feu cette nuit. Bo Lindqvist", attach=(photo, program))
    house.works()
    [acknowledgement] = bo.reads()
    for who in ("ann", "mia", "dora"):
        [letter] = house.colleague(who).reads()
        assert [part.get_filename() for part in letter.message.iter_attachments()] == ["brulure.png"], who
        assert "Refusé : outil.exe" in letter
    # What comes later is shown to the same people.
    bo.answers(acknowledgement, "Ma fille est blessée, elle est à l'hôpital.\n\nBo", attach=(BILL,))
    house.works()
    for who in ("mia", "dora"):
        [letter] = house.colleague(who).reads()
        assert letter.subject == f"Alerte : Danger pour des personnes : Chargeur [{house.file().ref}]"
        assert [part.get_filename() for part in letter.message.iter_attachments()] == ["facture.pdf"], who
    assert all(list(letter.message.iter_attachments()) for letter in ann.reads())


def test_a_document_that_no_mail_carries_is_named_with_the_way_to_it(office, bo, ann):
    film = ("film.pdf", "application/pdf", PDF + b"%" * MOST_BYTES)
    bo.writes("Lampe", "Bonjour,\n\nMa lampe ne marche plus.\n\nBo Lindqvist", attach=(film, BILL))
    office.works()
    [notice] = ann.reads()
    assert [part.get_filename() for part in notice.message.iter_attachments()] == ["facture.pdf"]
    assert "film.pdf (10 Mo) : trop lourd pour ce message" in notice
    assert "le reste est gardé. Dans un dossier, #dossier l'envoie" in notice
