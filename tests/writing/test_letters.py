"""Letters, templates and samples belong together; each letter says what the procedure asks of it and no more."""

import html
import importlib
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, get_args, get_type_hints
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

import worker
from worker.complaint.particulars import DesiredSolution, WishKind
from worker.intake import survey
from worker.intake.desk_notice import DeskNotice
from worker.intake.letters import Acknowledgement
from worker.nouns.letter import Letter
from worker.processing.seen import FileLetter, SeenByComplainant
from worker.staff.errand import SENT
from worker.words.wording import unaccented
from worker.writing.composing import Composed, compose
from worker.writing.freezing import write
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.templates import SUFFIX, Templates, templates

LANGUAGES = ("fr", "en")
PAIRS = [(sample, language) for language in LANGUAGES for sample in SAMPLES]
EACH = [pytest.param(sample, language, id=f"{language}-{sample.name}") for sample, language in PAIRS]


# The words of each sample, written once: a letter is a value, and what looks at it changes nothing.
_WRITTEN: dict[tuple[int, str], Composed] = {}
_OURS = frozenset(map(id, SAMPLES))


def composed(sample: Sample, language: str = "fr", of: Templates | None = None) -> Composed:
    if of or id(sample) not in _OURS:
        return written_anew(sample, language, of)
    if (id(sample), language) not in _WRITTEN:
        _WRITTEN[id(sample), language] = written_anew(sample, language)
    return _WRITTEN[id(sample), language]


def written_anew(sample: Sample, language: str, of: Templates | None = None) -> Composed:
    return compose(
        sample.letter,
        language=language,
        house=sample.house,
        reply_address=STAMP.reply_address,
        offers=STAMP.offers,
        paper=sample.paper,
        templates=of or templates(),
    )


def said(sample: Sample, language: str = "fr") -> str:
    """The text part on one line, as a reader hears it."""
    return " ".join(composed(sample, language).text.replace("\n> ", " ").split())


def seen(sample: Sample) -> SeenByComplainant:
    assert isinstance(sample.letter, FileLetter)
    return sample.letter.complaint


def named(name: str) -> Sample:
    return next(sample for sample in SAMPLES if sample.name == name)


def every_letter() -> dict[str, type[Letter]]:
    for path in Path(worker.__file__).parent.glob("*/letters.py"):
        importlib.import_module(f"worker.{path.parent.name}.letters")
    found: list[type[Letter]] = []
    waiting = list(Letter.__subclasses__())
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting.extend(kind.__subclasses__())
    # A base of several letters is none itself.
    return {kind.occasion: kind for kind in found if hasattr(kind, "occasion")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_has_a_template_and_every_template_a_letter(language: str) -> None:
    assert templates().names(language) == every_letter().keys()


def test_every_letter_has_samples_of_its_own_name() -> None:
    assert {sample.letter.occasion for sample in SAMPLES} == every_letter().keys()
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES)


def test_samples_show_every_matter_of_a_desk_notice() -> None:
    matters = {sample.letter.matter for sample in SAMPLES if isinstance(sample.letter, DeskNotice)}
    assert matters == set(get_args(get_type_hints(DeskNotice)["matter"]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_wish_has_words_of_its_own(language: str) -> None:
    sample = named("intake_notice.new")
    heard = set()
    for kind in get_args(WishKind):
        assert isinstance(sample.letter, FileLetter)
        file = sample.letter.file.model_copy(update={"desired_solution": DesiredSolution(kind=kind)})
        letter = replace(sample.letter, file=file)
        heard.add(said(replace(sample, letter=letter), language))
    assert len(heard) == len(get_args(WishKind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_samples_reach_every_line_of_every_template(language: str) -> None:
    fresh = Templates(templates().folder)
    lines = _lines(fresh, language)
    before = sys.gettrace()
    reached: set[tuple[str, int]] = set()
    sys.settrace(_watching(reached))
    try:
        for sample in SAMPLES:
            composed(sample, language, fresh)
    finally:
        sys.settrace(before)
    assert {place for code, place in lines.items() if code not in reached} == set()


def _lines(of: Templates, language: str) -> dict[tuple[str, int], str]:
    """Every line of compiled code that stems from a template, and its place in that template."""
    lines = {}
    for part in {part for name in of.names(language) for part in of.parts(language, name)}:
        template = of.environment(language).get_template(part)
        path = str(of.folder / language / part)
        for line in {line for _, line in template.debug_info} & _executable(template.root_render_func.__code__):
            lines[path, line] = f"{part}:{template.get_corresponding_lineno(line)}"
    return lines


def _executable(code: CodeType) -> set[int]:
    lines = {line for _, _, line in code.co_lines() if line}
    return lines.union(*(_executable(inner) for inner in code.co_consts if isinstance(inner, CodeType)))


def _watching(reached: set[tuple[str, int]]) -> Callable[[FrameType, str, object], Any]:
    def watch(frame: FrameType, event: str, _: object) -> Any:
        if not frame.f_code.co_filename.endswith(SUFFIX):
            return None
        if event == "line":
            reached.add((frame.f_code.co_filename, frame.f_lineno))
        return watch

    return watch


CLOSINGS = {"fr": "Bien cordialement,", "en": "Kind regards,"}


def reads_well_in_a_terminal(text: str) -> None:
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\n\n\n" not in text
    assert [line for line in text.splitlines() if line != line.rstrip()] == []
    # A file name or an address may be longer than a line; prose may not.
    # A command is copied: its line is never cut.
    told = (line for line in text.splitlines() if not line.strip("-> ").startswith("#"))
    assert [line for line in told if len(line) > 72 and " " in line.strip("-> ")] == []
    assert not re.search(r"\*\*|\{\{|\{%|None|Preview:|^Subject:", text)


def no_sentence_lost_the_space_after_its_full_stop(text: str) -> None:
    assert not re.search(r"[a-zé][.?!][A-ZÉÀ]", text)
    assert ",," not in text
    assert " ," not in text


def a_closing_is_a_paragraph_of_its_own(text: str, closing: str) -> None:
    """What is included ends without a line's end: the next words would go on in its last sentence."""
    rows = text.splitlines()
    for place, row in enumerate(rows):
        # Letters to colleagues quote those to complainants.
        if closing in row and not row.startswith(">"):
            assert row == closing
            assert rows[place - 1] == ""


def the_reference_is_in_the_subject_and_in_both_parts(letter: Composed, ref: str) -> None:
    """Last, behind what the letter means to its reader."""
    placed = letter.subject.endswith(f" [{ref}]")
    assert placed if ref else "[" not in letter.subject
    assert ref in letter.text
    assert ref in letter.html


def html_brings_nothing_from_elsewhere(letter: Composed, language: str) -> None:
    page = letter.html
    for picture in letter.pictures:
        # It comes with the mail itself.
        page = page.replace(f'<img src="cid:{picture.name}"', "<span")
    assert not re.search(r"<(img|script|link|iframe|object|form|input|svg|video|base)\b|url\(|@import|\bsrc=", page)
    assert f'<html lang="{language}"' in page
    assert "max-width:600px" in page


@pytest.mark.parametrize(("sample", "language"), EACH)
def test_a_letter_is_well_made_in_all_its_parts(sample: Sample, language: str) -> None:
    letter = composed(sample, language)
    reads_well_in_a_terminal(letter.text)
    no_sentence_lost_the_space_after_its_full_stop(said(sample, language))
    a_closing_is_a_paragraph_of_its_own(letter.text, CLOSINGS[language])
    the_reference_is_in_the_subject_and_in_both_parts(letter, sample.letter.headed)
    html_brings_nothing_from_elsewhere(letter, language)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_both_languages_say_the_same(sample: Sample) -> None:
    """As many headings, rows, items and quotes in one as in the other."""
    french, english = (composed(sample, language).html for language in LANGUAGES)
    for tag in ("<h1", "<h2", "<h3", "<tr>", "<li", "<blockquote", "<p ", "<a ", "<code"):
        assert french.count(tag) == english.count(tag), tag


ACKNOWLEDGEMENTS = [
    row for row, (sample, _) in zip(EACH, PAIRS, strict=True) if sample.letter.occasion == "acknowledgement"
]
DATES = {
    "fr": ("lundi 23 novembre 2026", "samedi 23 janvier 2027"),
    "en": ("Monday 23 November 2026", "Saturday 23 January 2027"),
}


@pytest.mark.parametrize(("sample", "language"), ACKNOWLEDGEMENTS)
def test_an_acknowledgement_says_when_who_and_until_when(sample: Sample, language: str) -> None:
    text = said(sample, language)
    # Where the day by which the answer was due is over, none is named.
    dates = DATES[language] if seen(sample).answer_due else DATES[language][:1]
    if getattr(sample.letter, "data_alone", False):
        dates = (dates[0], {"fr": "mercredi 23 décembre 2026", "en": "Wednesday 23 December 2026"}[language])
    for words in (*dates, sample.house.contact, "REC-2026-000123-38"):
        assert words in text
    # A reply is how to write back, but for a letter on paper.
    back = {"fr": "écrivez-nous", "en": "write to us"} if sample.paper else {"fr": "répon", "en": "reply"}
    assert back[language] in text


# What a phone shows without an effort; customers' words and names of files are among them.
LONGEST_ACKNOWLEDGEMENT = 200


@pytest.mark.parametrize(("sample", "language"), ACKNOWLEDGEMENTS)
def test_an_acknowledgement_is_short_and_asks_one_thing_at_most(sample: Sample, language: str) -> None:
    letter = composed(sample, language)
    assert len(letter.text.split()) <= LONGEST_ACKNOWLEDGEMENT
    ours = re.sub(r"(?m)^>.*\n?", "", letter.text)
    assert ours.count("?") <= 1


LONGEST = {
    "acknowledgements": 155, "clarification": 200, "clarification_reminder": 160, "closing": 260,
    "compensation_done": 155, "compensation_returned": 145, "contestation": 110,
    "going_on": 120, "holding": 180, "mediation": 90, "merged": 100,
    "not_a_complaint": 120, "other_reply": 110, "progress": 250, "received": 130, "reopening": 90, "staff_letter": 110,
    "status": 240, "survey": 160, "thanks": 90, "withdrawal": 100,
}  # fmt: skip


@pytest.mark.parametrize(("sample", "language"), EACH)
def test_no_other_letter_to_a_customer_grows_unnoticed(sample: Sample, language: str) -> None:
    limit = LONGEST.get(sample.letter.occasion)
    if limit is not None:
        # What the company has said of itself below each letter is no word of ours.
        plain = replace(sample, house=replace(sample.house, signature="", footer=""))
        assert len(composed(plain, language).text.split()) <= limit


@pytest.mark.parametrize(("sample", "language"), EACH)
def test_what_a_list_of_mail_shows_says_more_than_the_subject_and_a_page_has_one_title(
    sample: Sample, language: str
) -> None:
    letter = composed(sample, language)
    assert letter.html.count("<h1") == 1
    assert letter.html.count(f'<div role="main" lang="{language}">') == 1
    if sample.letter.audience == "staff":
        return
    hidden = re.search(r'mso-hide:all;">([^<]*)</div>', letter.html)
    assert hidden
    shown = html.unescape(hidden[1]).split("\u034f")[0].strip()
    assert len(shown) >= 8
    assert shown.replace("\u2019", "'") not in letter.subject


def tone(sample: Sample) -> str:
    """Whoever is in distress is told neither of procedures nor of the mediator, and asked nothing."""
    assert isinstance(sample.letter, Acknowledgement)
    return sample.letter.tone


@pytest.mark.parametrize(("sample", "language"), ACKNOWLEDGEMENTS)
def test_an_acknowledgement_promises_and_judges_nothing(sample: Sample, language: str) -> None:
    ours = re.sub(r"(?m)^>.*\n?", "", composed(sample, language).text).casefold()
    # Condolences admit nothing.
    ours = ours.replace("sorry for your loss", "")
    for words in (
        "€", " eur ", "meilleurs délais", "dès que possible", "au plus vite", "désolé", "regrett", "erreur", "faute",
        "inconvénient", "désagrément", "vous serez remboursé", "garanti", "justifié", "fondée", "légitime",
        "as soon as possible", "shortly", "sorry", "apologise", "mistake", "our fault", "inconvenience", "guarantee",
        "justified", "ec.europa.eu", "plainte",
    ):  # fmt: skip
        assert words not in ours, words


@pytest.mark.parametrize(("sample", "language"), ACKNOWLEDGEMENTS)
def test_an_acknowledgement_quotes_the_wish_or_asks_for_it(sample: Sample, language: str) -> None:
    text = said(sample, language)
    assert isinstance(sample.letter, Acknowledgement)
    asks = {"fr": "Quelle solution souhaitez-vous ?", "en": "What would put things right?"}[language]
    wish = seen(sample).wish
    # Neither a formal notice, nor somebody in danger, nor who speaks for somebody else is asked what they would like;
    # nor who is asked to write again, or whether they wrote at all.
    spared = tone(sample) or seen(sample).representative or sample.letter.encrypted or sample.letter.bare
    assert (asks in text) is (wish is None and not spared)
    told = {"fr": "Vous demandez :", "en": "You are asking for:"}[language]
    assert (told in text) is (wish is not None)


@pytest.mark.parametrize(("sample", "language"), ACKNOWLEDGEMENTS)
def test_the_mediator_is_named_to_consumers_where_there_is_one(sample: Sample, language: str) -> None:
    told = seen(sample).consumer and sample.house.mediator is not None and tone(sample) != "distress"
    assert ("diat" in said(sample, language)) is told


def test_refused_documents_come_with_the_reason_and_another_way() -> None:
    text = said(named("acknowledgement.documents-refused"))
    assert "suivi_livraison.exe : type de fichier non accepté" in text
    assert "film de la fuite.mp4 : fichier trop volumineux" in text
    assert "Renvoyez-les en PDF ou en photo, 25 Mo au plus par message, ou par courrier." in text
    assert text.endswith("12 rue des Lilas, 69003 Lyon")


@pytest.mark.parametrize("variant", ["unread", "encrypted"])
def test_a_message_nobody_could_read_is_not_said_to_be_understood(variant: str) -> None:
    text = said(named(f"acknowledgement.{variant}"))
    assert "tel que nous l'avons enregistré" not in text
    assert "Documents reçus" not in text


def test_a_cut_message_says_what_was_kept() -> None:
    for variant in ("cut", "cut-without-text"):
        text = said(named(f"acknowledgement.{variant}"))
        assert "nous n'en avons gardé que le début, sans les documents joints" in text
        assert "Documents reçus" not in text


STAFF = [row for row, (sample, _) in zip(EACH, PAIRS, strict=True) if sample.letter.audience == "staff"]


@pytest.mark.parametrize(("sample", "language"), STAFF)
def test_a_staff_letter_says_why_it_came_and_what_a_reply_does(sample: Sample, language: str) -> None:
    text, occasion = said(sample, language), sample.letter.occasion
    assert {"fr": "Vous recevez ce message", "en": "You receive this"}[language] in text
    # What can be done is shown as the command that does it, but for a notice that is about no file.
    # A report asks everybody for their own words, and a confirmation for a yes.
    of_no_file = occasion == "desk_notice" and not getattr(sample.letter, "ref", "")
    worded = of_no_file or occasion in {"monthly_report", "confirmation"}
    assert "#" in text or worded
    # Where a plain reply is sent to the complainant, the letter says so; a held message is not theirs.
    sends = {"fr": "votre texte part en votre nom", "en": "your text leaves in your name"}[language] in text
    held = getattr(sample.letter, "held", False)
    assert sends is (occasion in SENT - {"transcript", "send_question"} and not held)


def test_the_same_letter_is_always_the_same_bytes() -> None:
    sample = SAMPLES[0]
    first, second = (
        write(sample.outgoing("fr"), STAMP, sample.house, of) for of in (None, Templates(templates().folder))
    )
    assert first == second
    assert first.message_id == STAMP.message_id
    assert re.fullmatch(r"fr/acknowledgement\.md\.j2 [0-9a-f]{12}", first.template)
    assert first.subject == "Nous avons bien reçu votre réclamation [REC-2026-000123-38]"


def test_a_language_without_templates_is_written_in_the_houses_own() -> None:
    sample = SAMPLES[0]
    assert b"Content-Language: fr\r\n" in write(sample.outgoing("de"), STAMP, sample.house).raw


def test_the_version_changes_with_any_file_that_the_letter_is_made_of(tmp_path: Path) -> None:
    folder = shutil.copytree(templates().folder, tmp_path / "templates")
    before = Templates(folder).version("fr", "acknowledgement")
    (folder / "fr" / "_signature.md.j2").write_text("Cordialement\n", encoding="utf-8")
    assert Templates(folder).version("fr", "acknowledgement") != before
    assert Templates(folder).version("fr", "relay") == templates().version("fr", "relay")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_mark_of_the_survey_is_a_link_whose_mail_is_read_as_that_mark(language: str) -> None:
    urls = [
        html.unescape(url)
        for url in re.findall(r'href="(mailto:[^"]*)"', composed(named("survey.two-questions"), language).html)
    ]
    bodies = [parse_qs(urlsplit(url).query)["body"][0] for url in urls]
    read = [survey.read(body, STAMP.date) for body in bodies]
    assert [(told.result, told.handling) for told in read if told] == [
        *((mark, None) for mark in range(1, 6)),
        *((None, mark) for mark in range(1, 6)),
    ]


def test_one_mark_after_the_other_makes_the_whole_answer_and_changes_none() -> None:
    first, second = survey.read("Résultat : 4", STAMP.date), survey.read("Suivi : 5\nMerci.", STAMP.date)
    assert first
    assert second
    whole = first.completed(second)
    assert whole
    assert (whole.result, whole.handling, whole.comment) == (4, 5, "Merci.")
    assert whole.whole
    assert not first.whole
    assert first.completed(first) is None
    assert whole.completed(first) is None


@pytest.mark.parametrize("sample", [pytest.param(sample, id=sample.name) for sample in SAMPLES])
def test_the_text_part_holds_every_command_that_a_link_types(sample: Sample) -> None:
    """Who reads text alone, by choice or by a screen reader, can do all that the page offers."""
    letter = composed(sample, "fr")
    text = unaccented(letter.text).lower()
    typed = [unquote(body) for body in re.findall(r'href="mailto:[^"]*?body=([^"&]*)', letter.html)]
    commands = [line for body in typed for line in body.split("\r\n") if line.startswith("#")]
    # A list of many files names a form by its last line, which does what the others prepare.
    if sample.letter.occasion in {"digest", "reminder", "escalation"}:
        commands = [line for line in commands if not line.startswith(("#evaluer", "#affecter"))]
    assert {line.split()[0] for line in commands if unaccented(line.split()[0]).lower() not in text} == set()
