"""[processing] and [clocks]: who gets what, by which words and scales, and how long anything may take."""

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from worker.settings.values import (
    Address,
    Line,
    Phrase,
    Span,
    Table,
    Wait,
)
from worker.words.said import Said
from worker.words.wording import fold


class Route(Table):
    category: Line = Field(min_length=1)
    owner: Address


def _name(value: str) -> str:
    if not any(letter.isalnum() for letter in value):
        raise ValueError(Said("write a name"))
    return value


class OwnCategory(Table):
    """Of a name that `categories` does not hold it is one more of them; of one that it holds, more words."""

    name: Annotated[Line, AfterValidator(_name)]
    words: tuple[Phrase, ...] = Field(min_length=1)
    hints: tuple[Phrase, ...] = ()


def _steps(most: int) -> AfterValidator:
    """A word and its meaning for each step of a scale, lowest first; none leaves ours."""

    def check(steps: tuple[str, ...]) -> tuple[str, ...]:
        words = [fold(step.partition(":")[0]) for step in steps]
        whole = all(word and step.partition(":")[2].strip() for word, step in zip(words, steps, strict=True))
        if steps and not (len(steps) == most and whole and len(set(words)) == most):
            raise ValueError(Said('write {count} steps, lowest first, each as "word: what it means"', count=most))
        return steps

    return AfterValidator(check)


class OwnScales(Table):
    """The steps of the assessment in a company's own words."""

    severity: Annotated[tuple[Line, ...], _steps(4)] = ()
    complexity: Annotated[tuple[Line, ...], _steps(3)] = ()
    impact: Annotated[tuple[Line, ...], _steps(4)] = ()
    occurrence: Annotated[tuple[Line, ...], _steps(3)] = ()


class Processing(Table):
    categories: tuple[Line, ...] = (
        "produit ou service", "délai", "facturation ou prix", "information ou conseil", "accueil ou comportement",
        "commande ou livraison", "contrat ou résiliation", "après-vente", "données personnelles",
        "sécurité ou accessibilité", "traitement d'une réclamation antérieure", "autre",
    )  # fmt: skip
    causes: tuple[Line, ...] = (
        "méthode ou procédure", "personnes ou formation", "équipement ou informatique", "matière ou fournisseur",
        "organisation", "information donnée", "externe", "attente hors contrat", "indéterminée",
    )  # fmt: skip
    plain_reply: Literal["relay", "note"] = "relay"
    reply_window: Wait = "5 minutes"
    route: tuple[Route, ...] = ()
    category: tuple[OwnCategory, ...] = ()
    scales: OwnScales = OwnScales()

    @model_validator(mode="after")
    def _one_table_a_category(self) -> Self:
        names = [fold(one.name) for one in self.category]
        twice = next((one.name for one, name in zip(self.category, names, strict=True) if names.count(name) > 1), "")
        if twice:
            several = Said('"{name}" has several [[processing.category]]; write all its words in one')
            raise ValueError(several.about(name=twice))
        return self

    @property
    def every_category(self) -> tuple[str, ...]:
        """The list, and those that only have a table of their own, before the last, which is "other"."""
        listed = {fold(name) for name in self.categories}
        added = tuple(one.name for one in self.category if fold(one.name) not in listed)
        return (*self.categories[:-1], *added, *self.categories[-1:]) if added else self.categories


class AnswerTarget(Table):
    """One span for each priority; those that are not written keep their default."""

    P1: Span = "3 working"
    P2: Span = "5 working"
    P3: Span = "10 working"
    P4: Span = "20 working"


class Clocks(Table):
    """Each value is a span such as "10 ouvrables", "5 working", "15 days", "2 months"; sources in processing/clocks."""

    ack_limit: Span = "10 ouvrables"
    ack_alarm: Span = "2 working"
    assess_limit: Span = "2 working"
    answer_limit: Span = "2 months"
    answer_target: AnswerTarget = AnswerTarget()
    progress_every: Span = "15 days"
    clarification_limit: Span = "10 working"
    clarification_reminder: Span = "5 working"
    holding_before: Span = "5 working"
    compensation_limit: Span = "10 working"
    objection_window: Span = "30 days"
    survey_after: Span = "3 working"
    mediation_limit: Span = "1 year"
    effectiveness_check: Span = "90 days"
