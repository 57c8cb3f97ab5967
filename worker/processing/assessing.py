"""T1: the priority that scores give, and scores proposed from a complainant's words."""

import re
from collections.abc import Iterator
from datetime import date

from worker.complaint.assessment import Assessment, Criterion, Deadlines, Priority, Score
from worker.complaint.record import Complaint
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules, internal_deadlines
from worker.words.phrases import compiled
from worker.words.wording import bounded, fold, original, sentences

_STEPS: tuple[Priority, ...] = ("P1", "P2", "P3", "P4")


def priority(complaint: Complaint, assessment: Assessment) -> Priority:
    """Procedure.md §3: P1 for severity 4, safety or litigation; P2 for severity 3, impact 3 and more, occurrence 3; P4
    for severity 1 with complexity 1; else P3. A need of adaptation or a reopened file raises it by one step.
    """
    severity, complexity, impact, occurrence = (
        _value(assessment.severity), _value(assessment.complexity), _value(assessment.impact),
        _value(assessment.occurrence),
    )  # fmt: skip
    found: Priority
    if severity == 4 or complaint.litigation or touches_safety(complaint.category):
        found = "P1"
    elif severity == 3 or impact >= 3 or occurrence == 3:
        found = "P2"
    elif severity == 1 and complexity == 1:
        found = "P4"
    else:
        found = "P3"
    raised = bool(complaint.complainant.adaptation_needed) or complaint.reopen_count > 0
    return _STEPS[max(0, _STEPS.index(found) - raised)]


def touches_safety(category: str) -> bool:
    """Whether the company's own word for a category speaks of safety."""
    return any(word in fold(category) for word in ("securite", "safety", "accident"))


def _value(score: Score | None) -> int:
    return score.value if score else 0


def is_complete(assessment: Assessment) -> bool:
    """Whether a person has confirmed severity, complexity and impact: what an answer needs."""
    scores = (assessment.severity, assessment.complexity, assessment.impact)
    return all(score is not None and score.status == "confirmed" for score in scores)


def new_deadlines(complaint: Complaint, found: Priority, rules: ClockRules, calendar: Calendar, on: date) -> Deadlines:
    """The internal clocks follow the priority, from `on`, the day of registration; days waited are added again."""
    waited = complaint.customer_wait_days
    return internal_deadlines(complaint.deadlines, rules, calendar, registered_on=on, priority=found, waited=waited)


# The first row of a criterion whose words are found proposes its value.
_RULES: tuple[tuple[Criterion, int, re.Pattern[str]], ...] = (
    # Life, health, or a danger that goes on.
    ("severity", 4, compiled(
        """
        bless*/hospital*/urgences/brul*/electrocut*/intoxi*/asphyxi*
        incendie/feu/explos*/explose
        pris/prend feu
        danger* pour/de ?ma/mon/notre/nos/mes/la/les sante/enfants/enfant/vie/securite
        fuite de gaz
        accident
        """,
        """
        injur*/hospital/hospitali*/burn*/electrocut*/poison*
        caught/catch/on fire
        danger* to/for my/our/the health/children/child/life
        gas leak
        """,
    )),
    # Loss of money or of what one needs; a damage done.
    ("severity", 3, compiled(
        """
        inond*/degat/degats/endommag*/deterior*/detruit*
        sans chauffage/eau/electricite/travail/voiture/vehicule/ressources
        mise/mis/mises en demeure
        prejudice
        discrimin*/racis*/sexis*/harcel*/insult*/menac*
        escroquerie/fraude/vol/vole/arnaque
        """,
        """
        flood*/damage/damaged/destroyed
        without heating/water/electricity/work
        discriminat*/racis*/sexis*/harass*/insult*/threat*
        fraud/scam/stolen
        """,
    )),
    # It was said before, and nothing came of it.
    ("occurrence", 3, compiled(
        """
        troisieme/quatrieme/cinquieme/enieme/nieme fois/reclamation/relance/courrier/panne
        a chaque fois
        toujours la meme
        chaque mois/semaine/jour
        depuis des mois/annees
        """,
        """
        third/fourth/fifth/umpteenth time/complaint/reminder
        every month/week/day/time
        for months/years
        """,
    )),
    ("occurrence", 2, compiled(
        """
        deuxieme/seconde fois/reclamation/relance/panne
        encore une fois
        a nouveau
        de nouveau
        deja signale/reclame/ecrit/appele
        """,
        """
        second time/complaint
        once/yet again
        already complained/written/called/reported
        """,
    )),
    # More people than the writer.
    ("impact", 3, compiled(
        """
        tous les clients/voisins/locataires/adherents/coproprietaires/habitants
        plusieurs/nombreux clients/voisins/locataires/adherents/personnes/familles
        association/copropriete/collectif/syndic
        presse/journaliste/journal/reseaux sociaux/60 millions/que choisir
        """,
        """
        all the/your/our customers/neighbours/tenants/residents
        several/many/other customers/neighbours/tenants/people/families
        press/newspaper/journalist/social media
        """,
    )),
)  # fmt: skip


def propose(text: str) -> Assessment:
    """Scores that the words speak for, each with those words; a criterion of which nothing is said stays empty."""
    found: dict[Criterion, Score] = {}
    lines = [(sentence, fold(sentence)) for sentence in sentences(text)]
    for criterion, value, words in _RULES:
        if criterion not in found and (seen := next(_seen(words, lines), "")):
            found[criterion] = Score(value=value, words=seen)
    return Assessment(**{str(criterion): score for criterion, score in found.items()})


def _seen(words: re.Pattern[str], lines: list[tuple[str, str]]) -> Iterator[str]:
    for sentence, folded in lines:
        hit = words.search(folded)
        if hit:
            yield bounded(original(sentence, folded, hit.start(), hit.end()), 120)
