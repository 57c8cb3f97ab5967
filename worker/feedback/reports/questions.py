"""The question that each month's report asks its readers: one a month, another every month of the year."""

from datetime import date
from typing import Final

from worker.words.said import Said

QUESTIONS: Final = (
    Said(
        "In your own work, what would spare us one more complaint?",
    ),
    Said(
        "Which promise do we make too often, and keep too seldom?",
    ),
    Said(
        "What should we tell our customers sooner than we do?",
    ),
    Said(
        "What have you mended already that nobody knows of yet?",
    ),
    Said(
        "Which step of our procedures do customers understand least?",
    ),
    Said(
        "What would you need to answer faster?",
    ),
    Said(
        "What do you hear customers say that never becomes a complaint?",
    ),
    Said(
        "Which information is most often missing when we answer?",
    ),
    Said(
        "What comes back every year in the same season?",
    ),
    Said(
        "Which rule do we follow without knowing why any more?",
    ),
    Said(
        "Which service that we gave this month may we be proud of?",
    ),
    Said(
        "If you could change one single thing next year, which would it be?",
    ),
)


def question_of(month: date) -> Said:
    return QUESTIONS[month.month - 1]
