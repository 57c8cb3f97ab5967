"""Samples of the letters of chapter 4: a month for everybody, for those who lead, and a year."""

from dataclasses import fields, replace
from datetime import date
from typing import Any, Final

from worker.feedback.figures import Figures
from worker.feedback.labels import BREAKDOWNS, FIGURES, PROMISES
from worker.feedback.measures import Breakdown, Cell, Figure
from worker.feedback.periods import Period
from worker.feedback.reports.building import is_kept
from worker.feedback.reports.charts import bars, cause_rows, trend_rows
from worker.feedback.reports.headline import headline, to_look_at
from worker.feedback.reports.letters import ActionTold, FileTold, ManagerReport, MonthlyReport, Row, YearlySynthesis
from worker.feedback.reports.phrases import figure_said, told_exactly
from worker.feedback.reports.questions import question_of
from worker.nouns.letter import Shown
from worker.words.said import Said
from worker.writing.samples.people import FRENCH, to_ann

_MONTH = date(2026, 11, 1)
_CAME = (18, 22, 17, 25, 31, 28, 20, 14, 9, 24, 30, 34)
_WENT = (15, 20, 19, 22, 27, 30, 24, 12, 8, 17, 28, 29)
_FACTS: Final = (
    Figure("acknowledged_in_time", "share", 1.0, 34, 34),
    Figure("answered_in_10_ouvrables", "share", 0.7, 30, 21),
    Figure("answered_by_target", "share", 0.77, 30, 23),
    Figure("answered_in_time", "share", 0.9, 31, 28),
    Figure("informed", "share", 0.88, 17, 15),
    Figure("promises_kept", "share", 0.5, 2, 1),
    Figure("acknowledgement_minutes", "minutes", 1.0, 34),
    Figure("answer_days", "days", 8.0, 29),
    Figure("answer_days_p90", "days", 27.0, 29),
    Figure("content_with_handling", "share", 0.75, 12, 9),
)
_CATEGORIES = (
    ("commande ou livraison", 13), ("produit ou service", 9), ("facturation ou prix", 6),
    ("accueil ou comportement", 2), ("données personnelles", 1), ("", 3),
)  # fmt: skip
_CAUSES = (("organisation", 11), ("matière ou fournisseur", 6), ("information donnée", 4), ("externe", 1))
_EXAMPLES = {
    "organisation": "Mon canapé est arrivé trois semaines après la date annoncée, sans un mot de votre part.",
    "matière ou fournisseur": "La lampe reçue ce matin est fêlée sur toute la hauteur, comme le montre la photo.",
}


def _breakdown(name: str, cells: tuple[tuple[str, int], ...]) -> Breakdown:
    return Breakdown(name, tuple(Cell(label, count) for label, count in cells))


def _year() -> Figures:
    period = Period(date(2025, 12, 1), date(2026, 11, 30))
    months = [f"{month:%Y-%m}" for month in period.months]
    came, went = (
        _breakdown(name, tuple(zip(months, counts, strict=True)))
        for name, counts in (("received", _CAME), ("answered", _WENT))
    )
    return Figures(period, date(2026, 12, 1), (), (), came, went)


def _rows(*figures: Figure, discreet: bool = False) -> tuple[Row, ...]:
    return tuple(
        Row(FIGURES[one.name], figure_said(one, discreet=discreet), told_exactly(one, discreet=discreet) or 0)
        for one in figures
    )


def _received(number: int) -> Figures:
    return replace(_year(), figures=(Figure("received", "files", None, number),))


def _month(*, discreet: bool) -> MonthlyReport:
    return MonthlyReport(
        month=_MONTH,
        headline=headline(_received(34), _received(30), _year(), _MONTH, discreet=discreet),
        more=(
            Said("Answered by the limit: {share}.", share=figure_said(_FACTS[3], discreet=discreet)),
            Said("Most frequent cause: {cause} ({count}).", cause="organisation", count=11),
        ),
        small=False,
        trend=trend_rows(_year(), discreet=discreet),
        channels=bars(_breakdown("channel", (("email", 27), ("letter", 4), ("phone", 3))), discreet=discreet),
        categories=bars(_breakdown("category", _CATEGORIES), discreet=discreet),
        kept=_rows(*(one for one in _FACTS if is_kept(one, discreet=discreet)), discreet=discreet),
        commitments=_rows(*(one for one in _FACTS if not is_kept(one, discreet=discreet)), discreet=discreet),
        ages=bars(
            _breakdown("age", (("0-10", 9), ("11-30", 8), ("31-60", 4), (">60", 1))), discreet=discreet, ordered=True
        ),
        causes=cause_rows(_breakdown("cause", _CAUSES), _EXAMPLES, discreet=discreet),
        decided=bars(
            _breakdown("outcome", (("upheld", 16), ("partly_upheld", 7), ("rejected", 6))),
            discreet=discreet,
            ordered=True,
        ),
        opened=(
            ActionTold(
                "Prévenir le client la veille de chaque livraison",
                "organisation",
                Said("due on {due}", due=date(2026, 12, 15)),
            ),
        ),
        done=(
            ActionTold("Relire les bons de livraison à deux", "", Said("done, and effective")),
            ActionTold(
                "Changer d'emballage pour les lampes",
                "matière ou fournisseur",
                Said("done; its effect will be checked"),
            ),
        ),
        thanks=Said("Messages of thanks received: {number}.", number=4),
        thanks_words=("Merci pour votre réponse si claire, je reviendrai sans hésiter.",),
        ideas=("Afficher le délai réel de livraison sur le site avant la commande.",),
        question=question_of(_MONTH),
    )


def _leaders(variant: MonthlyReport) -> dict[str, Any]:
    return {field.name: getattr(variant, field.name) for field in fields(variant)}


_USUAL = _month(discreet=True)
_LATE: Final = ActionTold(
    "Appeler le client dès qu'un transporteur annonce un retard",
    "organisation",
    Said("due on {due}, late by {days} days", due=date(2026, 11, 10), days=21),
)
_SMALL = replace(
    _USUAL,
    headline=headline(_received(2), _received(30), _year(), _MONTH, discreet=True),
    more=(Said("No answer reached its limit."), Said("No cause comes often enough to be named.")),
    small=True,
    channels=(),
    categories=(),
    kept=(),
    commitments=(),
    ages=(),
    causes=(),
    decided=(),
    opened=(),
    done=(),
    thanks=Said(""),
    thanks_words=(),
    ideas=(),
)
_SPENT: Final = Figure("compensation_cost", "money", 181_890, 35, currency="EUR")


def _first(*, late: int, mediated: int) -> tuple[Said, ...]:
    look = to_look_at(replace(_year(), figures=(_SPENT,)), late=late, mediated=mediated)
    return (look, *_month(discreet=False).more)


_LEADERS = ManagerReport(
    **_leaders(
        replace(
            _month(discreet=False),
            more=_first(late=2, mediated=2),
        )
    ),
    period="2026-11",
    costs=_rows(
        _SPENT,
        Figure("compensations_executed", "share", 0.75, 20, 15),
        Figure("compensation_days", "days", 6.0, 15),
    ),
    recourse=_rows(
        Figure("reopened", "share", 0.03, 29, 1),
        Figure("level_two", "share", 0.07, 29, 2),
        Figure("mediation", "share", 0.0, 29, 0),
    ),
    satisfaction=_rows(
        Figure("satisfaction_response", "share", 0.4, 30, 12),
        Figure("satisfaction_result", "score", 3.5, 12),
        Figure("satisfaction_handling", "score", 4.0, 12),
        Figure("content_with_result", "share", 0.5, 12, 6),
    ),
    overdue=(
        FileTold("REC-2026-000051-22", "Bob Petit", date(2026, 11, 20)),
        FileTold("REC-2026-000063-89", "", date(2026, 11, 28)),
    ),
    late_actions=(
        ActionTold(
            "n° 7 Revoir la grille des délais",
            "organisation",
            Said(
                "{who}, {when}",
                who="Bob Petit",
                when=Said("due on {due}, late by {days} days", due=date(2026, 11, 10), days=21),
            ),
        ),
    ),
    overrides=(
        FileTold(
            "REC-2026-000098-16",
            "Bob Petit",
            date(2026, 11, 12),
            "mots du client, repris entre guillemets",
            (Said("{rule}: “{sentence}”", rule=PROMISES["outcome"], sentence="Vous serez remboursé."),),
        ),
    ),
    in_mediation=(
        FileTold("REC-2026-000012-02", "Bob Petit", date(2026, 10, 2)),
        FileTold("REC-2026-000014-93", "", date(2026, 11, 3)),
    ),
)
_MEDIATED = Figure("mediation", "share", 2 / 264, 264, 2)
_YEAR = YearlySynthesis(
    year=2026,
    counted_on=date(2027, 1, 4),
    headline=Said("{count} complaints came in {year}.", count=272, year="2026"),
    more=(
        Said("Answered by the limit: {share}.", share=figure_said(_FACTS[3], discreet=False)),
        Said("Paid in compensation: {spent}.", spent=(181_890, "EUR")),
        Said("Taken to the mediator: {share}.", share=figure_said(_MEDIATED, discreet=False)),
        Said("Most frequent cause: {cause} ({count}).", cause="organisation", count=11),
    ),
    trend=trend_rows(_year(), discreet=False),
    figures=_rows(Figure("received", "files", 272, 272), Figure("backlog", "files", 22, 22), *_FACTS),
    breakdowns=tuple(
        (BREAKDOWNS[name], bars(_breakdown(name, cells), discreet=False))
        for name, cells in (("channel", (("email", 210), ("letter", 62))), ("category", _CATEGORIES))
    ),
    causes=cause_rows(_breakdown("cause", _CAUSES), {}, discreet=False),
    actions=(
        ActionTold(
            "n° 3 Relire les bons de livraison à deux",
            "organisation",
            Said("done on {day}, effective", day=date(2026, 6, 2)),
        ),
        ActionTold(
            "n° 9 Former l'accueil",
            "",
            Said("overdue since {day}", day=date(2026, 12, 1)),
        ),
    ),
    root=f"register root: {'3f' * 32} (272 complaints, 4810 entries, before 2027-01-04T07:00:00Z)",
)

SAMPLES: Final = (
    to_ann("usual", _USUAL),
    to_ann("small", _SMALL),
    to_ann("of-late-actions", replace(_USUAL, late=(_LATE,))),
    to_ann("usual", _LEADERS),
    to_ann("with-the-page", replace(_LEADERS, page=Shown(letter=_month(discreet=True), language=FRENCH))),
    to_ann("of-many-late", replace(_LEADERS, overdue_more=12, more=_first(late=14, mediated=2))),
    to_ann(
        "quiet",
        replace(
            _LEADERS,
            overdue=(),
            late_actions=(),
            overrides=(),
            in_mediation=(),
            more=_first(late=0, mediated=0),
        ),
    ),
    to_ann("usual", _YEAR),
    to_ann("quiet", replace(_YEAR, causes=(), actions=())),
)
