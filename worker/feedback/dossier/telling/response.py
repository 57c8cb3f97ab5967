"""Chapter 3 in words: what was decided, given and said of it."""

from collections.abc import Mapping
from types import MappingProxyType

from worker.feedback.dossier.telling.told import Names, Teller, Told, by
from worker.feedback.labels import label
from worker.nouns import entry as entries
from worker.nouns.said import Said


def _point(entry: entries.PointDecided, names: Names) -> Told:
    said = Said("Point {number}, par {who}", "Point {number}, by {who}", number=entry.number, who=names(entry.by))
    facts = (label(entry.outcome),) if entry.outcome else ()
    return Told(said, "\n".join(words for words in (entry.finding, entry.reason) if words), facts=facts)


def _proposed(entry: entries.CompensationProposed, names: Names) -> Told:
    one = entry.compensation
    said = Said("Dédommagement proposé par {who}", "Compensation proposed by {who}", who=names(one.proposed_by))
    amount = (Said("{sum}", "{sum}", sum=(one.amount_cents, one.currency or "EUR")),) if one.amount_cents else ()
    goodwill = (Said("geste commercial", "goodwill"),) if one.goodwill else ()
    return Told(said, one.how, facts=(label(one.kind), *amount, *goodwill))


_STEPS = {
    "proposed": ("proposé", "proposed"), "approved": ("approuvé", "approved"), "offered": ("offert", "offered"),
    "accepted": ("accepté", "accepted"), "executed": ("versé", "executed"), "dropped": ("abandonné", "dropped"),
}  # fmt: skip


def _paid(entry: entries.CompensationMoved, names: Names) -> Told:
    fr, en = _STEPS[entry.status]
    said = Said(
        f"Dédommagement {{number}} {fr}, {{who}}", f"Compensation {{number}} {en}, {{who}}",
        number=entry.number, who=names(entry.by),
    )  # fmt: skip
    return Told(said, entry.words)


def _draft(entry: entries.DraftFiled, names: Names) -> Told:
    draft = entry.draft
    said = Said("Projet de réponse {version} par {who}", "Draft answer {version} by {who}",
                version=draft.version, who=names(draft.filed_by))  # fmt: skip
    return Told(said, draft.text, facts=(label(draft.outcome),))


_VERDICTS = {
    "returned": ("renvoyé", "returned"), "released": ("validé", "released"), "superseded": ("remplacé", "superseded"),
}  # fmt: skip


def _draft_judged(entry: entries.DraftJudged, names: Names) -> Told:
    fr, en = _VERDICTS[entry.status]
    said = Said(
        f"Projet {{version}} {fr} par {{who}}",
        f"Draft {{version}} {en} by {{who}}",
        version=entry.version,
        who=names(entry.by),
    )
    return Told(said, entry.reason)


def _released(entry: entries.AnswerReleased, names: Names) -> Told:
    said = Said("Décision de {who}", "Decision of {who}", who=names(entry.decided_by))
    second = (
        (Said("validée par {who}", "approved by {who}", who=names(entry.approved_by)),) if entry.approved_by else ()
    )
    return Told(said, facts=(label(entry.outcome), *second))


def _held(entry: entries.HoldingAnnounced, _names: Names) -> Told:
    said = Said("Réponse annoncée pour le {day}", "Answer announced for {day}", day=entry.holding.until)
    return Told(said, entry.holding.reason)


def _surveyed(entry: entries.SurveyAnswered, _names: Names) -> Told:
    told = entry.satisfaction
    said = Said("Enquête : résultat {result}, traitement {handling}", "Survey: result {result}, handling {handling}",
                result=str(told.result or "—"), handling=str(told.handling or "—"))  # fmt: skip
    return Told(said, told.comment)


TELL: Mapping[type[object], Teller] = MappingProxyType(
    {
        entries.PointDecided: _point,
        entries.CompensationProposed: _proposed,
        entries.CompensationMoved: _paid,
        entries.DraftFiled: _draft,
        entries.DraftJudged: _draft_judged,
        entries.AnswerReleased: _released,
        entries.PromiseOverridden: by(
            "Envoyé par {who} malgré l'alerte sur une promesse",
            "Sent by {who} in spite of a warning about a promise",
            "reason",
        ),
        entries.HoldingAnnounced: _held,
        entries.AnswerAccepted: by("Réponse acceptée, selon {who}", "Answer accepted, says {who}", "words"),
        entries.AnswerContested: by("Réponse contestée, selon {who}", "Answer contested, says {who}", "words"),
        entries.MediationOpened: by("Médiation ouverte par {who}", "Mediation opened by {who}", "mediator"),
        entries.MediationEnded: by("Médiation terminée, selon {who}", "Mediation ended, says {who}", "result"),
        entries.SurveyAnswered: _surveyed,
    }
)
