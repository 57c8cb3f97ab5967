"""Mail by machines is told from people's; that no person is called a machine matters more than the reverse."""

from pathlib import Path

import pytest

from worker.intake.reading import read
from worker.intake.screening.machines import MACHINES, screen
from worker.nouns.message import Headers, Message, Party

FOLDER = Path(__file__).parents[2] / "corpus" / "screening"
OURS = frozenset({"reclamations@example.com"})
NATURES = {
    "machine-abuse-report": "report",
    "machine-answer-to-an-invitation": "report",
    "machine-notification-with-a-token": "other",
    "machine-recall-of-a-letter": "report",
    "machine-report-of-a-domain": "report",
    "machine-delivery-receipt-in-words": "report",
    "machine-feedback-loop": "report",
    "machine-warning-about-our-own-mailbox": "report",
    "machine-filter-notice": "other",
    "machine-list-bounce-address": "other",
    "machine-mailing-list": "bulk",
    "machine-newsletter-with-list-headers": "bulk",
    "machine-no-reply-address": "other",
    "machine-null-return-path": "other",
    "machine-parcel-notice-of-a-carrier": "other",
    "machine-precedence-bulk": "bulk",
    "machine-read-receipt": "report",
    "machine-read-receipt-by-a-server": "report",
    "machine-read-receipt-without-parts": "report",
    "machine-robot-domain": "other",
    "machine-spam-flag": "spam",
    "machine-suppress-all": "other",
    "dsn-success-receipt": "report",
    "dsn-that-is-a-challenge": "report",
    "refusal-that-asks-for-confirmation": "report",
}
MACHINE_MAIL = sorted({*NATURES, *(path.stem for path in FOLDER.glob("machine-*.eml"))})
PEOPLE = sorted(path.stem for path in FOLDER.glob("person-*.eml"))


def mail(name: str) -> Message:
    return read((FOLDER / f"{name}.eml").read_bytes())


def message(**headers: str) -> Message:
    named = {name.replace("_", "-"): (value,) for name, value in headers.items()}
    return Message(
        message_id="<a@example.org>",
        sender=Party("camille.roussel@example.org", "Camille Roussel"),
        subject="Facture contestée",
        text="Je conteste la facture.",
        new_text="Je conteste la facture.",
        headers=Headers(named),
    )


@pytest.mark.parametrize("name", MACHINE_MAIL)
def test_machine_mail_is_told_with_its_nature_and_evidence(name: str) -> None:
    found = screen(mail(name), OURS)
    assert found is not None
    assert found.nature == NATURES.get(name, "auto_reply")
    assert found.because.startswith("machine mail: ")


@pytest.mark.parametrize("name", PEOPLE)
def test_no_person_is_called_a_machine(name: str) -> None:
    assert screen(mail(name), OURS) is None


def test_every_row_of_the_table_has_a_mail_that_only_it_sees() -> None:
    mails = [mail(name) for name in MACHINE_MAIL]
    seen = {rule.sees.__name__ for rule in MACHINES for one in mails if _only(one, rule.sees.__name__)}
    assert seen == {rule.sees.__name__ for rule in MACHINES}


def _only(one: Message, name: str) -> bool:
    return [rule.sees.__name__ for rule in MACHINES if rule.sees(one)] == [name]


def test_a_strange_list_is_bulk_and_our_own_group_is_not() -> None:
    through = mail("person-through-our-own-group")
    assert screen(through, OURS) is None
    strange = screen(through, frozenset({"autre@example.net"}))
    assert strange is not None
    assert strange.nature == "bulk"


def test_our_own_group_does_not_hide_an_automatic_answer() -> None:
    found = screen(message(list_id="<reclamations.example.com>", auto_submitted="auto-replied"), OURS)
    assert found is not None
    assert found.nature == "auto_reply"


@pytest.mark.parametrize(
    "headers",
    [
        {"auto_submitted": "no"},
        {"precedence": "first-class"},
        {"x_auto_response_suppress": "DR, OOF, AutoReply"},
        {"x_spam_flag": "NO"},
        {"x_spam_status": "No, score=0.1 required=5"},
        {"return_path": "<camille.roussel@example.org>"},
        {"x_autoreply": "no"},
        {"x_mailer": "Microsoft Outlook 16.0"},
        {"list_id": ""},
        {"sender": "noreply@example.net"},
    ],
)
def test_headers_of_people_are_no_marks(headers: dict[str, str]) -> None:
    assert screen(message(**headers)) is None


def test_the_filter_is_passed_over_where_asked() -> None:
    flagged = message(x_spam_flag="YES")
    assert screen(flagged) is not None
    assert screen(flagged, believe_filter=False) is None


def test_the_evidence_is_one_short_line_whatever_the_header_holds() -> None:
    found = screen(message(auto_submitted="auto-replied\r\nX: y\x1b[31m" + "é" * 5_000))
    assert found is not None
    assert len(found.because) <= 300
    assert found.because.isprintable()
