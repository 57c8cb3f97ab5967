"""Times that have a name but no date: "demain", "avant vendredi", "la semaine prochaine", "by the end of the month"."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from worker.response.promises.moments import MONTH, WEEKDAY, WEEKDAYS

Days = Callable[[re.Match[str], date], tuple[date, ...]]


def _no_day(_: re.Match[str], __: date) -> tuple[date, ...]:
    return ()


def _days_on(count: int) -> Days:
    return lambda _, today: (today + timedelta(count),)


def _weekday(found: re.Match[str], today: date) -> tuple[date, ...]:
    """The coming one, or, as some say "prochain", the one after it."""
    away = (WEEKDAYS[found["weekday"]] - today.weekday() - 1) % 7 + 1
    return today + timedelta(away), today + timedelta(away + 7)


@dataclass(frozen=True, slots=True)
class Named:
    """How it is said, which single days may be meant, and whether it lies ahead only where the verb does."""

    said: re.Pattern[str]
    days: Days = _no_day
    unsure: bool = False


# "Du lundi au vendredi", "Monday to Friday": when somebody is there, and no appointment.
OPENING_HOURS: Final = re.compile(rf"\b{WEEKDAY}s? ?(?:-|au|a|to|through|until) ?{WEEKDAY}\b")
_DAY_NAME = rf"(?P<weekday>{WEEKDAY})\b"
_MONTH_NAME = rf"{MONTH}(?![\w.])"

# In this order: what one has read, the next does not read again.
NAMED: Final = (
    Named(re.compile(r"\bapres[- ]demain\b|\bday after tomorrow\b"), _days_on(2)),
    Named(re.compile(r"\bdemain\b|\btomorrow\b"), _days_on(1)),
    Named(re.compile(r"\bdans (?:l'heure|la minute)\b|\bwithin (?:the|an|one) hour\b"), _days_on(0)),
    # Some day of a day, a week, a month or a year.
    Named(
        re.compile(
            r"\b(?:dans|sous|d'ici (?:a )?la fin de|en fin de|avant la fin de) (?:la |l')?"
            r"(?:journee|matinee|apres-midi|heure|huitaine|quinzaine|semaine|mois)\b"
            r"|\bsemaine (?:prochaine|suivante|qui vient)\b|\b(?:mois|annee|an) (?:prochaine?|qui vient)\b"
            r"|\b(?:fin|debut|milieu) (?:de |du |d')(?:la |cette |ce |l')?(?:semaine|mois|annee)\b|\bweek-?end\b"
            r"|\bce soir\b"
        )
    ),
    Named(
        re.compile(
            r"\bwithin (?:the|a|this) (?:day|hour|week|fortnight|month|year)\b|\btonight\b|\bweek after next\b"
            r"|\b(?:next|coming|following) (?:week|month|year)\b"
            r"|\b(?:end|close|start|middle) of (?:the |this |next |business )?(?:day|today|play|business|week"
            r"|month|year)\b"
        )
    ),
    Named(re.compile(r"\b(?:cette semaine|ce mois|cette annee|this (?:week|month|year))\b"), unsure=True),
    Named(
        re.compile(
            rf"\b(?:avant|d'ici(?: a)?|jusqu'a|by|before|until|next|coming|later than)(?: le| next)? {_DAY_NAME}"
        ),
        _weekday,
    ),
    Named(re.compile(rf"\b{_DAY_NAME} (?:prochain|qui vient|en huit|next)\b"), _weekday),
    Named(re.compile(rf"\b{_DAY_NAME}"), _weekday, unsure=True),
    # Some day of a month.
    Named(
        re.compile(
            r"\b(?:(?:fin|debut|courant|end|beginning|early|late)(?: de| of|)|mi|mid|d'ici|avant|by|before|until)[ -]"
            rf"{_MONTH_NAME}"
        )
    ),
    Named(re.compile(rf"\b(?:en|in|au mois de|au mois d'|during) ?{_MONTH_NAME}"), unsure=True),
)
