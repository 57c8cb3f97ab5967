"""Chapter 2 in words: what colleagues found out and did."""

from collections.abc import Mapping
from types import MappingProxyType

from worker.feedback.dossier.telling.told import Names, Teller, Told, by, plain
from worker.feedback.labels import label
from worker.nouns import entry as entries
from worker.nouns.said import Said
from worker.processing.lifecycle import LABELS


def _moved(entry: entries.Moved, _names: Names) -> Told:
    target = LABELS[entry.target]
    return Told(Said(f"État : {target['fr']}", f"State: {target['en']}"), entry.reason)


def _assessed(entry: entries.Assessed, names: Names) -> Told:
    words = (
        ("gravité", "severity"),
        ("complexité", "complexity"),
        ("répercussions", "impact"),
        ("occurrence", "occurrence"),
    )
    scores = [(fr, en, getattr(entry, en)) for fr, en in words if getattr(entry, en) is not None]
    said = Said(
        "Évaluée par {who}, priorité {priority}", "Assessed by {who}, priority {priority}",
        who=names(entry.by), priority=entry.priority or "—",
    )  # fmt: skip
    facts = tuple(Said(f"{fr} {{value}}", f"{en} {{value}}", value=value) for fr, en, value in scores)
    return Told(said, facts=facts)


def _corrected(entry: entries.Corrected, names: Names) -> Told:
    said = Said("Dossier corrigé par {who}", "Record corrected by {who}", who=names(entry.by))
    changed = (entry.category, entry.product_or_service, entry.order_reference, entry.language)
    return Told(said, "\n".join(value for value in changed if value))


def _wished(entry: entries.WishStated, names: Names) -> Told:
    said = Said("Solution souhaitée confirmée par {who}", "Desired solution confirmed by {who}", who=names(entry.by))
    wish = entry.wish
    amount = (Said("{sum}", "{sum}", sum=(wish.amount_cents, wish.currency or "EUR")),) if wish.amount_cents else ()
    return Told(said, wish.quoted, facts=(label(wish.kind), *amount))


def _litigation(entry: entries.LitigationFlagged, names: Names) -> Told:
    fr, en = ("signalé", "flagged") if entry.on else ("levé", "lifted")
    return Told(Said(f"Contentieux {fr} par {{who}}", f"Litigation {en} by {{who}}", who=names(entry.by)), entry.reason)


def _asked(entry: entries.ClarificationAsked, names: Names) -> Told:
    said = Said(
        "Précisions demandées par {who}, réponse avant le {day}", "Clarification asked by {who}, reply by {day}",
        who=names(entry.by), day=entry.reply_by,
    )  # fmt: skip
    numbered = [f"{number}. {question}" for number, question in enumerate(entry.questions, start=1)]
    return Told(said, "\n".join((*numbered, *entry.documents)))


_ENDS = {
    "answer": ("la réponse est arrivée", "the answer came"),
    "silence": ("sans réponse dans le délai", "no answer by its limit"),
    "staff": ("l'instruction reprend", "the work goes on"),
}


def _clarified(entry: entries.ClarificationEnded, _names: Names) -> Told:
    fr, en = _ENDS[entry.how]
    return Told(Said(f"Demande de précisions : {fr}", f"Clarification: {en}"))


def _cause(entry: entries.CauseFound, names: Names) -> Told:
    fr, en = ("confirmée", "confirmed") if entry.status == "confirmed" else ("soupçonnée", "suspected")
    said = Said(
        f"Cause {fr} par {{who}} : {{cause}}",
        f"Cause {en} by {{who}}: {{cause}}",
        who=names(entry.by),
        cause=entry.cause,
    )
    return Told(said, entry.reason)


def _action(entry: entries.ActionOpened, names: Names) -> Told:
    action = entry.action
    said = Said(
        "Action corrective n° {number}, {who}, échéance le {day}",
        "Corrective action no. {number}, {who}, due on {day}",
        number=action.number, who=names(action.owner), day=action.due,
    )  # fmt: skip
    return Told(said, action.description)


def _action_done(entry: entries.ActionDone, names: Names) -> Told:
    said = Said(
        "Action n° {number} faite, dit {who}",
        "Action no. {number} done, says {who}",
        number=entry.number,
        who=names(entry.by),
    )
    return Told(said, entry.remark)


def _action_judged(entry: entries.ActionJudged, _names: Names) -> Told:
    fr, en = ("efficace", "effective") if entry.effective else ("sans effet", "without effect")
    return Told(Said(f"Action n° {{number}} : {fr}", f"Action no. {{number}}: {en}", number=entry.number), entry.remark)


def _reworded(entry: entries.PointReworded, names: Names) -> Told:
    said = Said(
        "Point {number} reformulé par {who}",
        "Point {number} reworded by {who}",
        number=entry.number,
        who=names(entry.by),
    )
    return Told(said, entry.text)


def _dropped(entry: entries.PointDropped, names: Names) -> Told:
    return Told(
        Said(
            "Point {number} retiré par {who}",
            "Point {number} taken out by {who}",
            number=entry.number,
            who=names(entry.by),
        )
    )


TELL: Mapping[type[object], Teller] = MappingProxyType(
    {
        entries.Moved: _moved,
        entries.Assessed: _assessed,
        entries.Assigned: by("Confiée à {who}", "Assigned to {who}", "reason", who="owner"),
        entries.ComplainedOf: by("Personnes mises en cause, selon {who}", "Colleagues complained of, says {who}"),
        entries.Corrected: _corrected,
        entries.PointAdded: by("Point ajouté par {who}", "Point added by {who}", "text"),
        entries.PointReworded: _reworded,
        entries.PointDropped: _dropped,
        entries.WishStated: _wished,
        entries.Noted: by("Note interne de {who}", "Internal note by {who}", "text"),
        entries.LitigationFlagged: _litigation,
        entries.ClarificationAsked: _asked,
        entries.ClarificationReminded: plain("Demande de précisions rappelée", "Clarification reminded"),
        entries.ClarificationEnded: _clarified,
        entries.CauseFound: _cause,
        entries.ActionOpened: _action,
        entries.ActionDone: _action_done,
        entries.ActionJudged: _action_judged,
        entries.Snoozed: plain("Rappels suspendus", "Reminders rest", quiet=True),
        entries.ClockStruck: plain("Échéance signalée", "A clock struck", quiet=True),
    }
)
