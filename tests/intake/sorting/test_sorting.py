"""Whose a message is: each row of the table of proofs, on a mail of its own."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.intake.sorting.small_register import (
    ACKNOWLEDGEMENT,
    ANN,
    CAMILLE,
    FILE,
    NOTICE,
    REF,
    SENT,
    STANDING,
    SmallRegister,
)
from worker.complaint.lifecycle import State
from worker.intake.query import query_of
from worker.intake.sorting import RULES
from worker.intake.sorting.complaints import same_text_again
from worker.intake.sorting.likeness import body_sha256
from worker.intake.sorting.people import courtesy, gateway
from worker.nouns.item import Bounce, FollowUp, Loop, Machine, NewComplaint, OurLetter, StaffMail, Visitor
from worker.nouns.message import Document, Headers, Message, Party

Mail = Callable[[str], Message]
FOLDER = Path(__file__).parents[2] / "corpus" / "sorting"


@pytest.mark.parametrize(
    ("name", "proof", "held"),
    [
        ("answer-by-participant", "letter", False),
        ("answer-by-stranger", "letter", True),
        ("answer-that-only-references-name", "letter", False),
        ("answer-to-reply-address", "address", False),
        ("answer-to-reply-address-by-stranger", "address", True),
        ("answer-to-reply-address-behind-an-alias", "address", False),
        ("answer-to-passed-on-staff-letter", "none", True),
        ("answer-to-passed-on-staff-address", "none", True),
        ("names-file-by-participant", "tag", False),
        ("names-file-with-forged-verdict", "tag", False),
        ("answer-called-spam-by-the-filter", "letter", False),
    ],
)
def test_a_follow_up_joins_its_file_by_its_proof(mail: Mail, name: str, proof: str, *, held: bool) -> None:
    item = SmallRegister().sort(mail(name))
    assert isinstance(item, FollowUp)
    assert (item.ref, item.proof, item.held) == (REF, proof, held)


@pytest.mark.parametrize("name", ["names-file-by-stranger", "names-file-by-forged-participant"])
def test_a_reference_alone_opens_a_linked_file(mail: Mail, name: str) -> None:
    item = SmallRegister().sort(mail(name))
    assert isinstance(item, NewComplaint)
    assert item.linked == (REF,)


def test_what_looks_like_an_open_file_is_proposed_as_its_duplicate(mail: Mail) -> None:
    item = SmallRegister().sort(mail("like-subject"))
    assert isinstance(item, NewComplaint)
    assert item.duplicates == (REF,)
    assert item.linked == ()


def test_the_same_words_sent_again_are_no_second_complaint(mail: Mail) -> None:
    item = SmallRegister().sort(mail("same-text-again"))
    assert isinstance(item, FollowUp)
    assert item.ref == REF
    assert item.proof == "words"


@pytest.mark.parametrize("name", ["same-text-again", "like-subject"])
def test_a_closed_file_has_no_duplicates(mail: Mail, name: str) -> None:
    closed = SmallRegister(file=replace(FILE, state=State.CLOSED, is_open=False))
    item = closed.sort(mail(name))
    assert isinstance(item, NewComplaint)
    assert item.duplicates == ()


@pytest.mark.parametrize("name", ["new-complaint", "without-subject", "names-file-with-wrong-check-digits"])
def test_everything_else_that_a_person_writes_is_a_new_complaint(mail: Mail, name: str) -> None:
    item = SmallRegister().sort(mail(name))
    assert item == NewComplaint(because="a person wrote, and it belongs to no file")


def test_a_form_that_the_company_named_is_no_machine(mail: Mail) -> None:
    item = SmallRegister().sort(mail("web-form"))
    assert isinstance(item, NewComplaint)
    assert item.from_form


@pytest.mark.parametrize(("name", "ref"), [("staff-names-file", REF), ("staff-about-nothing", "")])
def test_a_colleague_is_staff_whatever_they_write_about(mail: Mail, name: str, ref: str) -> None:
    item = SmallRegister().sort(mail(name))
    assert isinstance(item, StaffMail)
    assert (item.person, item.ref) == (ANN, ref)


@pytest.mark.parametrize(
    ("name", "nature", "ref"),
    [
        ("staff-out-of-office", "auto_reply", REF),
        ("absence-of-complainant", "auto_reply", REF),
        ("absence-of-stranger-naming-file", "auto_reply", ""),
        ("spam-called-so-by-the-filter", "spam", ""),
    ],
)
def test_machine_mail_belongs_to_the_file_that_it_proves_to_answer(
    mail: Mail, name: str, nature: str, ref: str
) -> None:
    item = SmallRegister().sort(mail(name))
    assert isinstance(item, Machine)
    assert (item.nature, item.ref) == (nature, ref)


@pytest.mark.parametrize("name", ["own-address-with-a-tag", "own-letter-comes-back"])
def test_our_own_mail_is_a_loop(mail: Mail, name: str) -> None:
    assert isinstance(SmallRegister().sort(mail(name)), Loop)


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("bounce-that-returns-the-letter", ACKNOWLEDGEMENT),
        ("bounce-that-answers-the-letter", ACKNOWLEDGEMENT),
        ("bounce-behind-a-forwarding", ACKNOWLEDGEMENT),
        ("bounce-that-returns-the-reply-address", ACKNOWLEDGEMENT),
        ("bounce-known-by-its-recipient-alone", None),
        ("bounce-of-nothing-we-sent", None),
    ],
)
def test_a_bounce_is_attached_to_the_letter_that_it_answers(mail: Mail, name: str, letter: OurLetter | None) -> None:
    item = SmallRegister().sort(mail(name))
    assert isinstance(item, Bounce)
    assert item.permanent
    assert item.letter == letter


def test_a_bounce_behind_a_forwarding_is_about_the_address_that_we_wrote_to(mail: Mail) -> None:
    item = SmallRegister().sort(mail("bounce-behind-a-forwarding"))
    assert isinstance(item, Bounce)
    assert item.recipients == (CAMILLE, "camille@perso.example.net")


def test_of_several_letters_to_an_address_the_bounce_answers_the_latest_of_the_file_that_it_names(
    mail: Mail,
) -> None:
    older = replace(ACKNOWLEDGEMENT, letter=7, message_id="<7@worker.example.com>", queued_at=SENT.replace(day=1))
    other = replace(
        ACKNOWLEDGEMENT, letter=8, message_id="<8@worker.example.com>", ref="", queued_at=SENT.replace(day=4)
    )
    register = SmallRegister(letters=(older, ACKNOWLEDGEMENT, other))
    by_address = register.sort(mail("bounce-known-by-its-recipient-alone"))
    by_file = register.sort(mail("bounce-that-returns-the-reply-address"))
    assert isinstance(by_address, Bounce)
    assert isinstance(by_file, Bounce)
    assert (by_address.letter, by_address.maybe) == (None, other)
    assert by_file.letter == ACKNOWLEDGEMENT


def test_a_colleague_who_answers_a_staff_letter_is_staff_and_not_held(mail: Mail) -> None:
    camille = replace(ANN, address=CAMILLE)
    register = SmallRegister(standing=replace(STANDING, staff={CAMILLE: camille}))
    item = register.sort(mail("answer-to-passed-on-staff-letter"))
    assert isinstance(item, StaffMail)
    assert (item.person, item.ref) == (camille, REF)


def test_the_letter_to_the_customer_wins_over_the_letter_to_staff_in_one_thread(mail: Mail) -> None:
    thread = (ACKNOWLEDGEMENT.message_id, NOTICE.message_id)
    item = SmallRegister().sort(replace(mail("new-complaint"), sender=Party(CAMILLE), references=thread))
    assert isinstance(item, FollowUp)
    assert (item.proof, item.held) == ("letter", False)


def test_without_a_sender_nobody_is_a_participant(mail: Mail) -> None:
    register = SmallRegister(file=replace(FILE, participants=frozenset({""})))
    item = register.sort(replace(mail("answer-by-participant"), sender=Party("")))
    assert isinstance(item, FollowUp)
    assert item.held


def test_every_mail_of_the_corpus_says_in_one_short_line_why_it_was_sorted_so(mail: Mail) -> None:
    for path in sorted(FOLDER.glob("*.eml")):
        because = SmallRegister().sort(mail(path.stem)).because
        assert 10 < len(because) <= 300, path.stem
        assert because.isprintable(), path.stem


def test_the_table_stands_in_the_order_of_the_rules_of_the_post() -> None:
    assert [rule.__name__ for rule in RULES] == [
        "own_letter_returned",
        "own_address_writes",
        "delivery_report",
        "trusted_form",
        "gateway",
        "machine_mail",
        "answers_report",
        "passed_on",
        "staff_mail",
        "answers_letter",
        "sent_to_reply_address",
        "answers_staff_letter",
        "courtesy",
        "participant_names_file",
        "participant_goes_on",
        "gives_orders_as_a_colleague",
        "known_on_paper",
        "for_another",
        "asks_about_a_file",
        "visitor",
        "stranger_names_file",
        "same_text_again",
        "like_subject",
        "speaks_of_it_again",
        "same_matter",
        "names_whom_they_speak_for",
        "complaint",
    ]


@pytest.mark.parametrize(
    ("subject", "more", "kind"),
    [
        ("Horaires", "", Visitor),
        ("Horaires", " Votre four sent le gaz et ma fille est à l'hôpital.", NewComplaint),
        ("Odeur de gaz dans la cuisine", "", NewComplaint),
    ],
)
def test_a_question_that_tells_a_danger_in_its_subject_or_its_text_is_a_complaint(
    subject: str, more: str, kind: type
) -> None:
    text = "Bonjour,\n\nQuels sont vos horaires d'ouverture le samedi ?" + more
    message = Message("<q@example.net>", Party("eve@example.net", "Eve Roy"), subject, text, text)
    assert isinstance(SmallRegister().sort(message), kind)


def test_a_few_words_that_were_said_before_open_a_file_beside_the_first(mail: Mail) -> None:
    """They may be said of anything; what is longer joins the file."""
    few = replace(mail("same-text-again"), new_text="J'attends une réponse.")
    facts = replace(
        SmallRegister().facts(query_of(few, prefix="REC", boxes=[])),
        files_of_sender=(replace(FILE, body_sha256=body_sha256(few.new_text)),),
    )
    item = same_text_again(few, facts)
    assert isinstance(item, NewComplaint)
    assert item.duplicates == (REF,)


def test_thanks_to_a_letter_of_no_file_open_nothing_unless_documents_come_with_them() -> None:
    ours = replace(ACKNOWLEDGEMENT, ref="")
    said = "Merci beaucoup !"
    thanks = Message("<t@example.org>", Party(CAMILLE), subject="Re: votre message", text=said, new_text=said)
    facts = replace(STANDING, answered_letters=(ours,))
    item = courtesy(thanks, facts)
    assert isinstance(item, Visitor)
    assert item.kind == "thanks"
    enclosing = replace(thanks, documents=(Document("photo.jpg", "image/jpeg", b"x", "0" * 64),))
    assert courtesy(enclosing, facts) is None
    assert courtesy(thanks, replace(facts, files_of_answered=(FILE,))) is None
    assert courtesy(thanks, replace(facts, answered_letters=(ACKNOWLEDGEMENT,))) is None


def test_the_letter_in_an_envelope_of_certified_mail_is_its_writers() -> None:
    envelope = Message(
        "<c@example.org>",
        Party("lre@example.net"),
        subject="",
        text="",
        new_text="",
        reply_to=(Party(CAMILLE),),
        headers=Headers({"x-trasporto": ("posta-certificata",)}),
    )
    item = gateway(envelope, STANDING)
    assert isinstance(item, NewComplaint)
    assert item.author == Party(CAMILLE)
    bare = gateway(replace(envelope, reply_to=()), STANDING)
    assert isinstance(bare, NewComplaint)
    assert bare.author == Party("lre@example.net")
