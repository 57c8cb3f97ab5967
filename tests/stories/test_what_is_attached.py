"""What a colleague attaches: documents for the customer leave and are named; what programs attach does not leave."""

import email.policy

import pytest

from tests.stories.before import before
from worker.intake.reading import read

TEXT = "Bonjour,\n\nNous avons bien lu votre message au sujet du rideau, et nous le regardons.\n\nAnn Morel"


@pytest.fixture
@before
def notice(office, bo, ann):
    bo.writes("Rideau", "Bonjour,\n\nMon rideau est arrivé déchiré.\n\nBo Lindqvist")
    office.works()
    [notice] = ann.reads()
    bo.reads()
    return notice


def raw(letter):
    return letter.message.as_bytes(policy=email.policy.SMTP)


def carried(letter):
    """The names of what a letter carries beside its own text."""
    return [part.get_filename() for part in letter.message.walk() if part.get_content_disposition() == "attachment"]


def as_text(letter):
    return letter.message.get_body(("plain",)).get_content().encode()


@pytest.mark.parametrize(
    ("name", "kind", "content"),
    [
        ("notice.eml", "message/rfc822", raw),
        ("notice.eml", "application/octet-stream", raw),
        ("ATT00001.txt", "text/plain", as_text),
        ("ATT00002.txt", "text/plain", raw),
        ("ATT00001.bin", "text/plain", as_text),
        ("notice.htm", "text/html", lambda letter: letter.html.encode()),
    ],
)
@pytest.mark.parametrize("command", ["", "#envoyer\n"])
def test_an_internal_letter_does_not_leave_as_a_document(office, bo, ann, notice, command, name, kind, content):
    ann.answers(notice, command + TEXT, attach=((name, kind, content(notice)),))
    office.works()
    assert bo.reads() == []
    [told] = ann.reads()
    assert "est ou contient une lettre interne" in told, told.text
    assert name in told


def test_a_letter_about_another_file_is_known_by_whom_it_goes_from_and_to(office, bo, ann, notice):
    eve = office.person("Eve Nord", "eve@example.org")
    eve.writes("Lampe", "Bonjour,\n\nMa lampe ne marche plus.\n\nEve Nord")
    office.works()
    [other] = ann.reads()
    ann.answers(notice, f"#envoyer\n{TEXT}", attach=(("lampe.eml", "message/rfc822", raw(other)),))
    office.works()
    assert bo.reads() == []
    assert "lettre interne" in ann.reads()[0]


def test_a_mail_that_is_attached_is_asked_about_and_leaves_where_a_command_says_so(office, bo, ann, notice):
    theirs = b"From: Carrier <c@carrier.example>\r\nSubject: Colis\r\n\r\nLe colis est perdu.\r\n"
    attached = (("transporteur.eml", "message/rfc822", theirs),)
    ann.answers(notice, TEXT, attach=attached)
    office.works()
    assert bo.reads() == []
    [asked] = ann.reads()
    assert "un message y est joint : « transporteur.eml »" in asked, asked.text
    ann.answers(asked, "envoyer")
    office.works()
    [told] = ann.reads()
    assert "Documents partis avec cette lettre" in told, told.text
    assert "transporteur.eml" in told
    [letter] = bo.reads()
    assert len(carried(letter)) == 1


def test_what_programs_add_stays_and_what_is_for_the_customer_leaves_by_name(office, bo, ann, notice):
    attach = (
        ("plan.pdf", "application/pdf", b"%PDF-1.4 plan"),
        ("smime.p7s", "application/pkcs7-signature", b"MIIB"),
        ("signature.asc", "application/pgp-signature", b"-----BEGIN PGP SIGNATURE-----"),
        ("winmail.dat", "application/ms-tnef", b"xx"),
        ("Ann Morel.vcf", "text/vcard", b"BEGIN:VCARD\r\nEND:VCARD\r\n"),
    )
    ann.answers(notice, f"#envoyer\n{TEXT}", attach=attach)
    office.works()
    [told] = ann.reads()
    assert "Documents partis avec cette lettre ---------------------------------- - plan.pdf" in told, told.text
    assert "smime" not in told.text
    [letter] = bo.reads()
    assert carried(letter) == ["plan.pdf"]
    assert read(raw(letter)).documents[0].name == "plan.pdf"
