"""The question that each month's report asks its readers: one a month, another every month of the year."""

from datetime import date
from typing import Final

from worker.words.said import Said

QUESTIONS: Final = (
    Said(
        "Dans votre travail, qu'est-ce qui éviterait une réclamation de plus ?",
        "In your own work, what would spare us one more complaint?",
    ),
    Said(
        "Quelle promesse faisons-nous trop souvent, et tenons-nous trop peu ?",
        "Which promise do we make too often, and keep too seldom?",
    ),
    Said(
        "Que devrions-nous dire à nos clients plus tôt que nous ne le faisons ?",
        "What should we tell our customers sooner than we do?",
    ),
    Said(
        "Qu'avez-vous déjà réparé vous-même, et que personne ne sait encore ?",
        "What have you mended already that nobody knows of yet?",
    ),
    Said(
        "Quelle étape de nos procédures les clients comprennent-ils le moins ?",
        "Which step of our procedures do customers understand least?",
    ),
    Said(
        "De quoi auriez-vous besoin pour répondre plus vite ?",
        "What would you need to answer faster?",
    ),
    Said(
        "Quelle remarque de client entendez-vous sans qu'elle devienne jamais une réclamation ?",
        "What do you hear customers say that never becomes a complaint?",
    ),
    Said(
        "Quelle information nous manque le plus souvent au moment de répondre ?",
        "Which information is most often missing when we answer?",
    ),
    Said(
        "Qu'est-ce qui revient chaque année à la même saison ?",
        "What comes back every year in the same season?",
    ),
    Said(
        "Quelle règle appliquons-nous sans plus savoir pourquoi ?",
        "Which rule do we follow without knowing why any more?",
    ),
    Said(
        "Quel service avons-nous rendu ce mois-ci dont nous pouvons être fiers ?",
        "Which service that we gave this month may we be proud of?",
    ),
    Said(
        "Si vous ne pouviez changer qu'une seule chose l'an prochain, laquelle serait-ce ?",
        "If you could change one single thing next year, which would it be?",
    ),
)


def question_of(month: date) -> Said:
    return QUESTIONS[month.month - 1]
