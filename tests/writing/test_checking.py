"""A broken template is named by its file, its line and its remedy before any letter is written with it."""

import shutil
from contextlib import nullcontext
from pathlib import Path

import pytest

from tests.cli.english import english
from tests.writing.fit import only_what_was_touched
from worker.writing.checking import check_templates
from worker.writing.faults import BrokenTemplateError
from worker.writing.freezing import write
from worker.writing.samples import SAMPLES, STAMP
from worker.writing.templates import Templates, templates


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(templates().folder, tmp_path / "templates"))


def edit(path: Path, old: str, new: str) -> int:
    """Replace the first `old`; returns its line."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def faults(folder: Path, *, whole: bool = False) -> list[str]:
    """What the check finds. Letters of which no file was touched are not read again unless `whole`: they are ours, and
    `test_ours_are_fit` reads and writes all of ours.
    """
    with nullcontext() if whole else only_what_was_touched():
        return [str(fault).removeprefix(f"{folder}/") for fault in check_templates(Templates(folder))]


def test_ours_are_fit() -> None:
    assert check_templates() == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "{{ complaint.answer_due | day }}",
            "{{ complaint.answer_deu | day }}",
            "'complaint.answer_deu' is unknown; did you mean answer_due?",
        ),
        ("{{ house.contact }}", "{{ house.kontact }}", "'house.kontact' is unknown; did you mean contact?"),
        ("| megabytes", "| megabites", "there is no filter 'megabites'"),
        ("{% endif %}", "{% endfi %}", "the tag 'endfi' is unknown here"),
        ("{{ complaint.received_on | day }}", "{{ complaint.received_on }}", "prints a date: write a date with | day"),
        ("{{ document.name | brief(40) }}", "{{ document.nom | brief(40) }}", "has no attribute 'nom'"),
    ],
)
def test_a_mistake_is_told_with_its_line(folder: Path, old: str, new: str, told: str) -> None:
    path = folder / "fr" / "acknowledgement.md.j2"
    line = edit(path, old, new)
    found = faults(folder)
    assert any(told in fault for fault in found), found
    assert any(fault.startswith(f"fr/acknowledgement.md.j2:{line}: ") for fault in found), found
    assert all(fault.startswith("fr/acknowledgement.md.j2") for fault in found)


@pytest.mark.parametrize(
    "written",
    [
        "{% endfi %}", "{{ complaint.ref }", "{{ complaint.ref | megabites }}",
        "{% if complaint is megabites %}{% endif %}", "{% if %}{% endif %}", "{% if complaint.ref", "{{ nothing }}",
        "{{ complaint.nothing }}", "{# no end", "{{ 1 2 }}", "{{ § }}", "{{ complaint.received_on }}",
        "{% include 'none.md.j2' %}", "Vous serez remboursé.",
    ],
)  # fmt: skip
def test_every_mistake_has_french_words(folder: Path, written: str) -> None:
    path = folder / "fr" / "acknowledgement.md.j2"
    path.write_text(f"{path.read_text(encoding='utf-8')}\n{written}\n", encoding="utf-8")
    with only_what_was_touched():
        told = check_templates(Templates(folder))
    assert told != ()
    assert [line for line in (fault.said.told("fr") for fault in told) if english(line)] == []


def test_a_mistake_in_a_part_is_told_in_that_part(folder: Path) -> None:
    line = edit(folder / "en" / "_address.md.j2", "{{ house.name }}", "{{ hous.name }}")
    assert any(f.startswith(f"en/_address.md.j2:{line}: 'hous' is unknown") for f in faults(folder))


def test_a_missing_and_a_stray_template_are_told(folder: Path) -> None:
    (folder / "en" / "relay.md.j2").rename(folder / "en" / "relais.md.j2")
    assert faults(folder, whole=True) == [
        "en/relais.md.j2: belongs to no letter; did you mean relay?",
        "en/relay.md.j2: is missing; write it, beginning with the one in another of en, fr",
    ]


def test_a_missing_part_is_told(folder: Path) -> None:
    (folder / "fr" / "_signature.md.j2").unlink()
    assert [f for f in faults(folder) if "_signature.md.j2, which does not exist" in f]


def test_a_missing_frame_is_told(folder: Path) -> None:
    (folder / "frame.html.j2").unlink()
    assert any(fault.startswith("frame.html.j2: is missing") for fault in faults(folder))


def test_a_letter_without_subject_is_told(folder: Path) -> None:
    edit(folder / "fr" / "relay.md.j2", "Subject: ", "Objet : ")
    assert any(
        f.startswith('fr/relay.md.j2:1: has no subject; begin the file with "Subject: …"') for f in faults(folder)
    )


def test_an_acknowledgement_that_forgets_what_it_must_say_is_told(folder: Path) -> None:
    for part in (folder / "fr").glob("*acknowledgement*.j2"):
        text = part.read_text(encoding="utf-8").replace("{{ complaint.answer_due | day }}", "au jour dit")
        part.write_text(text, encoding="utf-8")
    [told] = faults(folder)
    assert told.startswith("fr/acknowledgement.md.j2: does not show 'complaint.answer_due'; this letter may not leave")


def test_each_promise_in_the_fixed_words_is_told_with_its_rule(folder: Path) -> None:
    promises = {
        "Vous serez remboursé.": "says “serez remboursé” (outcome)",
        "Cela ne se reproduira plus.": "says “ne se reproduira plus” (never_again)",
        "Nous écrirons le 12 mars 2026.": "says “12 mars 2026” (date)",
        "Cela coûte 20 €.": "says “20 €” (amount)",
        # A delay without a date, whose remedy is to give one.
        "Nous répondrons dans les meilleurs délais.": "says “dans les meilleurs délais” (vague_delay); Give the day, "
        "written in full.",
    }
    line = edit(folder / "fr" / "_signature.md.j2", "Bien", "\n\n".join([*promises, "Bien"]))
    found = faults(folder)
    assert len(found) == len(promises)
    for fault, told, number in zip(found, promises.values(), range(line, line + 2 * len(promises), 2), strict=True):
        assert f"{fault}; ".startswith(f"fr/_signature.md.j2:{number}: {told}; ")


@pytest.mark.parametrize(
    "words",
    [
        "{% if unread %}Nous répondrons dès que possible, au plus tard le {{ complaint.answer_due | day }}.{% endif %}",
        "Vous avez écrit : « {{ complaint.ref }}, vous serez remboursé ».",
        "{% if complaint.ref %}Merci.{% endif %} {# dès que possible #}",
    ],
)
def test_facts_and_remarks_make_no_promise(folder: Path, words: str) -> None:
    edit(folder / "fr" / "acknowledgement.md.j2", "## Votre mandat", f"{words}\n\n## Votre mandat")
    assert faults(folder) == []


def test_a_letter_to_colleagues_may_say_what_it_will(folder: Path) -> None:
    edit(folder / "fr" / "relay.md.j2", "## Le message", "Répondez dès que possible.\n\n## Le message")
    assert faults(folder) == []


@pytest.mark.parametrize(
    "reach",
    [
        "{{ complaint.ref.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ complaint.points.append('x') }}",
        "{{ self.__init__.__globals__ }}",
        "{% for n in range(10000000) %}x{% endfor %}",
        "{{ complaint.wish }}",
        "{{ none }}",
        "{{ true }}",
        "{{ document }}",
    ],
)
def test_a_template_reaches_nothing_but_its_facts(folder: Path, reach: str) -> None:
    path = folder / "fr" / "acknowledgement.md.j2"
    path.write_text(path.read_text(encoding="utf-8") + reach, encoding="utf-8")
    sample = SAMPLES[0]
    with pytest.raises(BrokenTemplateError) as caught:
        write(sample.outgoing("fr"), STAMP, sample.house, Templates(folder))
    assert caught.value.fault.path == path
    assert caught.value.fault.line == path.read_text(encoding="utf-8").count("\n") + 1


INSIDE = [
    # What colleagues read of a file, and its complainant does not.
    *("assessment", "category", "litigation_words", "owner_name", "complained_of", "complainant_address", "outcome"),
    # What no letter shows.
    *("_file", "_file.mails", "_rules.staff", "notes", "staff_messages", "__class__", "_documents"),
]


def test_the_check_names_every_attempt_to_show_what_stays_inside(folder: Path) -> None:
    path = folder / "fr" / "acknowledgement.md.j2"
    tried = "".join(f"{{{{ complaint.{name} }}}}" for name in INSIDE)
    path.write_text(path.read_text(encoding="utf-8") + tried, encoding="utf-8")
    told = faults(folder)
    for name in INSIDE:
        assert any(f"'complaint.{name.partition('.')[0]}' is unknown" in fault for fault in told), name


@pytest.mark.parametrize("name", INSIDE)
def test_what_stays_inside_is_not_written_to_a_complainant(folder: Path, name: str) -> None:
    path = folder / "fr" / "acknowledgement.md.j2"
    path.write_text(path.read_text(encoding="utf-8") + f"{{{{ complaint.{name} }}}}", encoding="utf-8")
    with pytest.raises(BrokenTemplateError):
        write(SAMPLES[0].outgoing("fr"), STAMP, SAMPLES[0].house, Templates(folder))


@pytest.mark.parametrize(
    "way",
    [
        "{{ file.ref }}",
        "{{ rules.prefix }}",
        "{{ complaint['_file'].ref }}",
        "{{ complaint['category'] }}",
        "{{ complaint | attr('_file') | attr('ref') }}",
        "{{ [complaint] | map(attribute='category') | join }}",
        "{{ [complaint] | map(attribute='_file.category') | join }}",
        "{% set it = complaint %}{{ it.assessment.priority }}",
        "{% for it in [complaint] %}{{ it._rules.prefix }}{% endfor %}",
    ],
)
def test_no_other_way_leads_to_what_stays_inside(folder: Path, way: str) -> None:
    path = folder / "fr" / "acknowledgement.md.j2"
    path.write_text(path.read_text(encoding="utf-8") + way, encoding="utf-8")
    with pytest.raises(BrokenTemplateError):
        write(SAMPLES[0].outgoing("fr"), STAMP, SAMPLES[0].house, Templates(folder))


def test_a_name_that_moved_into_the_file_is_told_where_it_is(folder: Path) -> None:
    line = edit(folder / "fr" / "acknowledgement.md.j2", "{{ complaint.ref }}", "{{ ref }}")
    told = "'ref' is unknown to this letter; write complaint.ref"
    assert f"fr/acknowledgement.md.j2:{line}: {told}" in faults(folder)


def test_a_macro_or_a_block_prints_no_markup_either(folder: Path) -> None:
    """What is printed by value is shielded even where a template's own words went through it."""
    path = folder / "fr" / "desk_notice.md.j2"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n{% set x %}**{{ address }}**{% endset %}{{ x }}\n", encoding="utf-8"
    )
    sample = next(s for s in SAMPLES if s.name == "desk_notice.bounce")
    raw = write(sample.outgoing("fr"), STAMP, sample.house, Templates(folder)).raw
    assert b"**claire" in raw
