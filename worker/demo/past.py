"""The register that Maison Lenoir kept in a spreadsheet before: a year of complaints as CSV. All of it is invented.

Nothing is drawn by lot, so that the demo and its report are the same at every run.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

NAME = "registre-des-reclamations.csv"
# How many were received: twelve months ago, eleven months ago, and so on to the month of the play.
VOLUMES = (19, 23, 21, 28, 25, 18, 16, 27, 31, 26, 24, 22, 17)
# What is still open in the other register is not brought in: its last lines were closed so long before the play.
SETTLED = timedelta(days=6)
OBJECTIONS = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Kind:
    """Complaints that are alike. `outcomes` and `days` (from receipt to the answer) are taken in turn."""

    category: str
    cause: str
    product: str
    texts: tuple[str, ...]
    outcomes: tuple[str, ...] = ("fondée", "fondée", "partielle")
    days: tuple[int, ...] = (3, 6, 8, 12)


LATE = Kind(
    "délai", "organisation", "livraison à domicile",
    (
        "La livraison était promise pour samedi matin, personne n'est venu et personne n'a appelé.",
        "Le rendez-vous a été déplacé trois fois de suite, chaque fois la veille au soir.",
        "Cela fait cinq semaines que j'attends mon canapé, alors que le délai annoncé était de dix jours.",
    ),
    days=(2, 5, 7, 9, 16),
)  # fmt: skip
BROKEN = Kind(
    "produit ou service", "matière ou fournisseur", "luminaires",
    (
        "Le pied de la lampe était fendu dans son carton, qui ne portait aucune trace de choc.",
        "Les deux abat-jour n'ont pas la même couleur, et la différence se voit le soir.",
    ),
    days=(2, 4, 6),
)  # fmt: skip
BILL = Kind(
    "facturation ou prix", "équipement ou informatique", "boutique en ligne",
    (
        "La remise affichée au moment du paiement n'a pas été comptée sur la facture.",
        "Les frais de port ont été comptés deux fois pour une seule commande.",
    ),
    days=(1, 2, 4),
)  # fmt: skip
ADVICE = Kind(
    "information ou conseil", "information donnée", "canapés",
    (
        "Les dimensions affichées en magasin ne sont pas celles du canapé qui a été livré.",
        "On nous avait dit que la housse se lave en machine, et l'étiquette dit le contraire.",
    ),
    outcomes=("partielle", "fondée", "non-fondée"),
    days=(5, 9, 14),
)  # fmt: skip
WELCOME = Kind(
    "accueil ou comportement", "personnes ou formation", "magasin",
    ("Personne ne nous a salués, et la question posée à la caisse est restée sans réponse.",),
    outcomes=("partielle", "fondée"),
    days=(7, 10),
)  # fmt: skip
REPAIR = Kind(
    "après-vente", "méthode ou procédure", "petit électroménager",
    (
        "Le four est parti en réparation depuis six semaines, et personne ne sait dire où il se trouve.",
        "La pièce de rechange a été commandée deux fois, et deux fois ce n'était pas la bonne.",
    ),
    days=(6, 11, 19, 64),
)  # fmt: skip
BEYOND = Kind(
    "contrat ou résiliation", "attente hors contrat", "canapés",
    ("Je voudrais rendre le fauteuil après huit mois, car la couleur ne me plaît plus.",),
    outcomes=("non-fondée",),
    days=(3, 5),
)  # fmt: skip

# In this order, again and again: what comes often stands often.
ROUND = (LATE, BROKEN, LATE, BILL, REPAIR, LATE, ADVICE, BROKEN, LATE, BILL, WELCOME, LATE, REPAIR, BEYOND)
CHANNELS = ("courriel", "courriel", "téléphone", "courriel", "courrier", "courriel", "guichet")
FIRST_NAMES = ("Agathe", "Bruno", "Chantal", "Driss", "Élodie", "Farid", "Gisèle", "Hugo", "Inès", "Joël", "Karine")
LAST_NAMES = ("Aubry", "Benali", "Caron", "Delmas", "Étienne", "Fabre", "Guérin", "Hamon", "Imbert")
TITLES = (
    "référence", "reçue le", "canal", "nom", "courriel", "objet", "ce qui est dit", "motif", "produit ou service",
    "accusé de réception le", "répondue le", "décision", "cause racine", "clôturée le",
)  # fmt: skip


def table(monday: date) -> bytes:
    """The lines of the twelve months before the play, which begins on `monday`, and of its own month until then."""
    written = io.StringIO()
    lines = csv.writer(written, delimiter=";", lineterminator="\r\n")
    lines.writerow(TITLES)
    lines.writerows(_lines(monday))
    return written.getvalue().encode("utf-8-sig")


def _lines(monday: date) -> Iterator[tuple[str, ...]]:
    number = count(1)
    for ago, volume in zip(range(len(VOLUMES) - 1, -1, -1), VOLUMES, strict=True):
        first = _month_before(monday, ago)
        last = min(_month_before(monday, ago - 1), monday - SETTLED)
        for place in range(volume):
            received = first + timedelta(days=(last - first).days * place // volume)
            line = _line(next(number), received, monday)
            if line:
                yield line


def _month_before(day: date, ago: int) -> date:
    months = day.year * 12 + day.month - 1 - ago
    return date(months // 12, months % 12 + 1, 1)


def _line(number: int, received: date, monday: date) -> tuple[str, ...]:
    """Empty where the complaint would still be open when the play begins."""
    kind = ROUND[number % len(ROUND)]
    turn = number // len(ROUND) + number
    answered = received + timedelta(days=kind.days[turn % len(kind.days)])
    if answered > monday - SETTLED:
        return ()
    name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]}"
    text = kind.texts[turn % len(kind.texts)]
    return (
        f"{received:%y}-{number:03}",
        f"{received:%d/%m/%Y}",
        CHANNELS[number % len(CHANNELS)],
        name,
        f"client{number}@example.org",
        kind.product.capitalize(),
        text,
        kind.category,
        kind.product,
        f"{received + timedelta(days=number % 5 // 3):%d/%m/%Y}",
        f"{answered:%d/%m/%Y}",
        kind.outcomes[turn % len(kind.outcomes)],
        kind.cause,
        f"{min(answered + OBJECTIONS, monday - SETTLED):%d/%m/%Y}",
    )
