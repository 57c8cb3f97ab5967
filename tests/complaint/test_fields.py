"""The table of what the record names in a few words: whatever is derived from it finds what it expects."""

import pytest

from tests.lives import Teller
from worker.complaint.opening import Registered
from worker.complaint.particulars import CONCERNED, REACHED, Complainant, Corrected, RecordField, concerned
from worker.complaint.record import Complaint
from worker.feedback.exports.columns import columns
from worker.intake import complainant
from worker.intake.correcting import complainant as command
from worker.intake.importing.columns import BY_TITLE
from worker.words.wording import fold

EVERY = (*REACHED, *CONCERNED)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_each_is_a_text_of_the_record_that_a_colleague_can_correct(one: RecordField) -> None:
    owner = Complainant if one in REACHED else Complaint
    assert owner.model_fields[one.name].annotation is str
    assert one in REACHED or one.name in Corrected.model_fields
    assert {fold(key) for key in one.keys} <= set(command.more_keys)


def test_no_key_and_no_column_means_two_fields() -> None:
    keys = [fold(key) for one in EVERY for key in one.keys]
    codes = [one.code for one in EVERY]
    assert len(keys) == len(set(keys))
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
def test_what_leaves_by_its_column_comes_in_again_by_its_title(one: RecordField) -> None:
    [column] = [column for column in columns(personal=True) if column.name == one.code]
    titles = (column.name, *column.title.everywhere())
    assert {BY_TITLE[fold(title)].name for title in titles} == {one.code}
    assert (column not in columns(personal=False)) == one.personal


def test_what_is_read_from_a_mail_is_a_field_of_the_first_entry_and_of_the_record() -> None:
    for name, found in complainant.concerned("Ma commande n° C-1042 est arrivée cassée.").items():
        assert name in Registered.model_fields
        assert name in Complaint.model_fields
        assert (found == "C-1042") == (name == "order_reference")


def test_only_what_is_known_is_shown() -> None:
    life = Teller(3).lives(1)[0].complaint()
    bare = life.model_copy(update={one.name: "" for one in CONCERNED})
    assert concerned(bare) == ()
    [shown] = concerned(bare.model_copy(update={"order_reference": "C-1042"}))
    assert (shown.code, shown.title.everywhere(), shown.value) == ("order", ("Commande", "Order"), "C-1042")
