"""Are the templates fit to write with? Answered before the first letter, by `complaints check` and at start-up."""

import functools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, nodes

from worker.nouns.letter import Letter, Stage
from worker.response.promises import Known, check
from worker.words.catalogue import OURS, lacking, ours
from worker.words.said import Said
from worker.writing.composing import compose
from worker.writing.facts import COMPLAINT, names_for, parts_of
from worker.writing.faults import BrokenTemplateError, Fault, fault_of, near
from worker.writing.house import Face
from worker.writing.logo import fault_of_logo
from worker.writing.samples import SAMPLES, STAMP, Sample
from worker.writing.templates import FALLBACK, FRAME, SUFFIX, Templates
from worker.writing.templates import templates as own_templates

_NO_LETTERS: Final = Said("is missing: there is no letter in that language")
_BEGIN: Final = Said(
    "write letters there, beginning with those of {language}; or take it out of [organisation] languages"
)
_OTHERS: Final = Said("write it, beginning with the one in another of {languages}")
_BRING_BACK: Final = Said("this letter may not leave it out: bring it back")

# What a letter may not leave out, however it is worded (P5; docs/procedure.md, "Letters").
_MUST_SHOW: Final[Mapping[str, tuple[str, ...]]] = {
    "acknowledgement": tuple(
        f"{COMPLAINT}.{name}"
        for name in ("ref", "received_on", "answer_due", "points", "wish", "documents", "refused_documents")
    ),
    "intake_notice": (
        "complaint.ref",
        "complaint.answer_due",
    ),
    "relay": (
        "complaint.ref",
        "complaint.answer_due",
    ),
    "desk_notice": ("ref",),
    "answer": (
        "complaint.ref",
        "outcome",
        "text",
        "points",
        "compensations",
        "goodwill",
        "actions",
        "contest_until",
        "mediation_limit",
    ),
    "draft": (
        "complaint.ref",
        "shown",
    ),
    "approval": (
        "complaint.ref",
        "version",
        "needs",
        "shown",
    ),
    "holding": (
        "complaint.ref",
        "reason",
        "until",
        "complaint.state",
    ),
    "compensation_changed": (
        "complaint.ref",
        "compensation",
        "instead_of",
    ),
    "compensation_done": (
        "complaint.ref",
        "compensation",
        "proof",
    ),
    "compensation_returned": (
        "complaint.ref",
        "compensation",
        "text",
    ),
    "emergency": ("complaint.ref", "kinds"),
    "whom_to_call": ("kinds",),
    "contestation": (
        "complaint.ref",
        "complaint.answer_due",
        "news_by",
    ),
    "progress": (
        "complaint.ref",
        "complaint.state",
        "done",
        "next_news",
        "answer_due",
    ),
    "status": (
        "complaint.ref",
        "complaint.state",
        "done",
        "answer_due",
    ),
    "clarification_reminder": (
        "complaint.ref",
        "questions",
        "documents",
        "reply_by",
        "complaint.answer_due",
    ),
    "going_on": (
        "complaint.ref",
        "next_news",
        "complaint.answer_due",
    ),
    "closing": (
        "complaint.ref",
        "why",
        "closed_on",
        "executed",
    ),
    "reminder": ("lines",),
    "escalation": ("lines",),
    "digest": (
        "alerts",
        "own",
        "desk",
        "accounts",
        "warnings",
        "root",
    ),
}
# What stands in the fixed words for a fact, which the record answers for once the letter is written.
_STAND_INS: Final = (
    (re.compile(r"\{\{[^{}]*\| *day *\}\}"), "1 January 2026"),
    (re.compile(r"\{\{[^{}]*\| *amount\b[^{}]*\}\}"), "1 EUR"),
    (re.compile(r"\{\{.*?\}\}"), "#"),
    (re.compile(r"\{[%#].*?[%#]\}"), " "),
)
_KNOWN: Final = Known(frozenset({(100, "EUR")}), frozenset({date(2026, 1, 1)}), today=date(2026, 1, 1))

# What a part knows of the letter that includes it: `_words.md.j2` and its like as `words`, and the lines of a list.
_INCLUDED_WITH: Final = frozenset({"words", "callers", "line", "section", "recall", "documents", "refused_documents"})


def check_templates(
    templates: Templates | None = None,
    *,
    wanted: Collection[str] = (),
    thorough: bool = True,
    face: Face | None = None,
) -> tuple[Fault, ...]:
    """Every fault of every template, in the order of files and lines; empty where all letters can be written.

    `wanted` are the languages in which the company writes, and `face` is how its letters look. Not `thorough`: one
    sample of each letter is written instead of all its variants, which is enough to begin work.
    """
    face = face or Face()
    templates = templates or own_templates(face.templates)
    samples = SAMPLES if thorough else tuple({sample.letter.occasion: sample for sample in reversed(SAMPLES)}.values())
    samples = tuple(replace(one, house=replace(one.house, face=face)) for one in samples)
    faults = {fault for language in templates.languages for fault in _language(templates, language, samples)}
    faults |= set(_of_the_face(templates, face))
    for language in sorted(set(wanted) - set(templates.languages)):
        faults.add(Fault(templates.folder / language, 0, _NO_LETTERS, _BEGIN.about(language=FALLBACK)))
    for path, problem in templates.broken.items():
        faults.add(Fault(path, 0, problem, Said("correct that line, in an editor of PO files or of text")))
    if not templates.file(FRAME).is_file():
        faults.add(Fault(templates.file(FRAME), 0, Said("is missing"), Said("put the frame of the HTML part back")))
    return tuple(sorted(faults, key=lambda fault: fault.place))


def _of_the_face(templates: Templates, face: Face) -> Iterator[Fault]:
    if templates.own and not templates.own.is_dir():
        remedy = Said("make it: `complaints letters copy NAME` does; or take templates out of [letters]")
        yield Fault(templates.own, 0, Said("is no folder"), remedy)
    if face.logo and (fault := fault_of_logo(face.logo)):
        yield fault


def fallen_back(templates: Templates, language: str) -> tuple[tuple[str, ...], int, int]:
    """What is said in English to who reads this language: letters, and of how many sentences how many."""
    return tuple(sorted(letters().keys() - templates.names(language))), len(lacking(language)), len(ours(OURS[0]))


def letters() -> dict[str, type[Letter]]:
    """Every letter there are samples of, by its occasion."""
    return {sample.letter.occasion: type(sample.letter) for sample in SAMPLES}


def _language(templates: Templates, language: str, samples: Sequence[Sample]) -> Iterator[Fault]:
    known = letters()
    there = templates.names(language)
    # A language that is added is written letter by letter; ours are whole.
    for name in sorted(known.keys() - there) if language in (*OURS, FALLBACK) else ():
        yield Fault(
            templates.path(language, name),
            0,
            Said("is missing"),
            _OTHERS.about(languages=", ".join(templates.languages)),
        )
    # One of the company's that no letter uses is told by `own.notes`: what we gave another name stops nobody's work.
    ours = {path.name.removesuffix(SUFFIX) for path in (templates.folder / language).glob(f"*{SUFFIX}")}
    for name in sorted((there & ours) - known.keys()):
        yield Fault(templates.path(language, name), 0, Said("belongs to no letter"), near(name, known))
    for name in sorted(there & known.keys()):
        found = list(_read(templates, language, known[name]))
        yield from found
        # What is broken for all cannot be tried with one.
        if not found:
            yield from _rendered(templates, language, [s for s in samples if s.letter.occasion == name])


def _read(templates: Templates, language: str, kind: type[Letter]) -> Iterator[Fault]:
    """Without rendering: is it a template, does it know all that it names, does it name all that it must show?"""
    path = templates.path(language, kind.occasion)
    environment = templates.environment(language)
    shown: set[str] = set()
    try:
        for part in sorted(templates.parts(language, kind.occasion)):
            environment.get_template(part)
            file = templates.file(language, part)
            unbound = templates.unbound(language, part)
            tree = templates.tree(language, part)
            shown |= {name for name in _shown(tree) if name.partition(".")[0] in unbound}
            yield from _unknown(tree, unbound, file, kind)
            if kind.audience == "complainant":
                yield from _promises(file.read_text(encoding="utf-8"), file, kind.stage)
    except BrokenTemplateError as error:
        # Of whoever includes what is not there.
        yield error.fault
        return
    except (TemplateError, OSError, ValueError) as error:
        yield fault_of(error, path, names_for(kind))
        return
    for name in _MUST_SHOW.get(kind.occasion, ()):
        if name not in shown:
            yield Fault(
                path,
                0,
                Said("does not show '{name}'", name=name),
                _BRING_BACK,
            )


def _shown(node: nodes.Node) -> Iterator[str]:
    """Each name that is written, or whose kinds are told apart; not one that is only asked whether it is there."""
    if isinstance(node, nodes.Name):
        yield node.name
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
        yield f"{node.node.name}.{node.attr}"
    asked = node.test if isinstance(node, nodes.If | nodes.CondExpr) else None
    for child in node.iter_child_nodes():
        if child is asked:
            yield from (name for compared in _comparisons(child) for name in _shown(compared))
        else:
            yield from _shown(child)


def _comparisons(test: nodes.Node) -> Iterator[nodes.Compare]:
    if isinstance(test, nodes.Compare):
        yield test
    yield from test.find_all(nodes.Compare)


def _unknown(tree: nodes.Template, unbound: frozenset[str], file: Path, kind: type[Letter]) -> Iterator[Fault]:
    known, parts_know = names_for(kind), _INCLUDED_WITH if file.name.startswith("_") else frozenset[str]()
    names, of_file = unbound - known - parts_know, parts_of(COMPLAINT, kind) or frozenset[str]()
    for node in tree.find_all(nodes.Name) if names else ():
        if node.name in names and node.ctx == "load":
            whole = Said("write {name}", name=f"{COMPLAINT}.{node.name}")
            remedy = whole if node.name in of_file else near(node.name, known)
            yield Fault(file, node.lineno, Said("'{name}' is unknown to this letter", name=node.name), remedy)
    for part in tree.find_all(nodes.Getattr):
        parts = parts_of(part.node.name, kind) if isinstance(part.node, nodes.Name) else None
        if isinstance(part.node, nodes.Name) and parts is not None and part.attr not in parts:
            unknown = Said("'{name}' is unknown", name=f"{part.node.name}.{part.attr}")
            yield Fault(file, part.lineno, unknown, near(part.attr, parts))


def _promises(source: str, file: Path, stage: Stage) -> Iterator[Fault]:
    """What the lint of promises finds in the fixed words, line by line (T5)."""
    for number, line in enumerate(source.splitlines(), 1):
        for finding, rule, remedy in _promised(line, stage):
            yield Fault(file, number, Said("says “{words}” ({rule})", words=finding, rule=rule), remedy)


@functools.cache
def _promised(line: str, stage: Stage) -> tuple[tuple[str, str, Said], ...]:
    """(words, rule, remedy). A line of a part stands in many letters, and is judged once."""
    for fact, stand_in in _STAND_INS:
        line = fact.sub(stand_in, line)
    # A whole language that cannot be judged is told by `complaints check`, not line by line.
    found = (one for one in check(line, stage=stage, known=_KNOWN) if one.rule not in {"unjudged", "other_tongue"})
    return tuple((finding.words, finding.rule, finding.remedy) for finding in found)


def _rendered(templates: Templates, language: str, samples: list[Sample]) -> Iterator[Fault]:
    for sample in samples:
        try:
            compose(
                sample.letter,
                language=language,
                house=sample.house,
                reply_address=STAMP.reply_address,
                offers=STAMP.offers,
                templates=templates,
                paper=sample.paper,
            )
        except BrokenTemplateError as error:
            yield error.fault
