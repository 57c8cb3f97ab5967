"""A language is a folder and a catalogue: what they hold is said in it, and the rest in English."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.writing.fit import only_what_was_touched
from worker.intake.reading import read
from worker.words import catalogue
from worker.words.said import Said
from worker.writing.checking import check_templates, fallen_back
from worker.writing.composing import compose
from worker.writing.faults import Fault
from worker.writing.formats import amount, day, is_language
from worker.writing.freezing import write
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.shield import to_text
from worker.writing.templates import Templates, templates
from worker.writing.typography import NO_BREAK

ACKNOWLEDGEMENT = """\
Subject: Ihre Beschwerde ist bei uns eingegangen
Preview: Ihr Aktenzeichen: {{ complaint.ref }}

# Ihre Beschwerde ist bei uns eingegangen

Guten Tag,

vielen Dank für Ihre Nachricht vom {{ complaint.received_on | day }}. Sie hat das Aktenzeichen \
{{ complaint.ref }}; bitte nennen Sie es, wenn Sie uns dazu schreiben.

{% if complaint.answer_due %}Sie erhalten unsere Antwort mit Begründung spätestens am \
{{ complaint.answer_due | day }}.{% endif +%}

{% for point in complaint.points %}
{{ point | quoted }}

{% endfor %}
{% if complaint.wish %}Ihr Wunsch: {{ complaint.wish.quoted | brief }}{% endif +%}

{% for document in complaint.documents %}
- {{ document.name }} ({{ document.size | size }})
{% endfor %}
{% for document in complaint.refused_documents %}
- nicht angenommen: {{ document.name }}
{% endfor %}

{{ house.contact }}, {{ house.name }}
"""
CATALOGUE = (
    'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    'msgid "see below"\nmsgstr "siehe unten"\n\nmsgid "bytes"\nmsgstr "Bytes"\n'
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our letters, and the beginning of a German set."""
    monkeypatch.setattr(catalogue, "_theirs", {})
    copied = tmp_path / "templates"
    shutil.copytree(templates().folder, copied)
    (copied / "de").mkdir()
    (copied / "de" / "acknowledgement.md.j2").write_text(ACKNOWLEDGEMENT, encoding="utf-8")
    (copied / "de" / "words.po").write_text(CATALOGUE, encoding="utf-8")
    return copied


def text(occasion: str, folder: Path) -> str:
    sample = next(one for one in SAMPLES if one.letter.occasion == occasion)
    known = {"house": sample.house, "reply_address": STAMP.reply_address, "templates": Templates(folder)}
    return compose(sample.letter, language="de", **known).text


def faults(of: Templates, *wanted: str) -> tuple[Fault, ...]:
    with only_what_was_touched():
        return check_templates(of, wanted=wanted)


def test_what_is_written_in_it_is_sent_in_it_and_the_rest_in_english(folder: Path) -> None:
    assert "vielen Dank für Ihre Nachricht vom" in text("acknowledgement", folder)
    assert "November 2026" in text("acknowledgement", folder)
    closing = text("closing", folder)
    assert "Kind regards" in closing or "closed" in closing
    assert "Monday" in closing or "November 2026" in closing


@pytest.mark.parametrize(("occasion", "language"), [("acknowledgement", "de"), ("closing", "en")])
def test_the_mail_says_which_language_it_is_in(folder: Path, occasion: str, language: str) -> None:
    sample = next(one for one in SAMPLES if one.letter.occasion == occasion)
    raw = write(sample.outgoing("de"), STAMP, sample.house, Templates(folder)).raw
    assert f"Content-Language: {language}".encode() in raw


def test_a_set_that_is_begun_is_whole_and_says_what_falls_back(folder: Path) -> None:
    ours = Templates(folder)
    assert faults(ours, "fr", "de") == ()
    letters, sentences, of = fallen_back(ours, "de")
    assert "closing" in letters
    assert "acknowledgement" not in letters
    assert sentences == of - 2
    assert fallen_back(ours, "fr") == fallen_back(ours, "en") == ((), 0, of)


def test_what_is_said_outside_templates_comes_from_its_catalogue(folder: Path) -> None:
    Templates(folder)
    assert Said("see below").told("de") == "siehe unten"


def test_a_language_without_letters_is_a_fault_with_its_remedy(folder: Path) -> None:
    shutil.rmtree(folder / "de")
    [fault] = faults(Templates(folder), "fr", "de")
    assert str(fault).startswith(
        f"{folder / 'de'}: is missing: there is no letter in that language; write letters there"
    )


def test_a_catalogue_that_cannot_be_read_is_a_fault_of_its_file(folder: Path) -> None:
    (folder / "de" / "words.po").write_text(f'{CATALOGUE}msgid "Owner"\nmsgstr "{{wer}}"\n', encoding="utf-8")
    [fault] = faults(Templates(folder), "de")
    assert fault.path == folder / "de" / "words.po"
    assert "names ['wer']" in str(fault)


def test_days_and_amounts_are_written_as_the_language_writes_them() -> None:
    assert to_text(day(date(2026, 11, 23), "de")) == "Montag 23 November 2026"
    assert to_text(amount(123450, "de")).replace(NO_BREAK, " ") == "1.234,50 €"
    assert all(map(is_language, ("de", "nl", "fr", "en")))
    assert not any(map(is_language, ("zz", "_parts", "..", "DE", "")))


def test_a_message_in_another_language_is_known_for_it() -> None:
    raw = (
        "From: Ute <ute@example.org>\nSubject: Bestellung\nContent-Type: text/plain; charset=utf-8\n\n"
        "Guten Tag,\n\nich habe meine Bestellung nicht bekommen und warte seit drei Wochen auf eine Antwort.\n"
        "Bitte schreiben Sie mir, wann sie kommt.\n"
    )
    assert read(raw.encode()).language == "de"
