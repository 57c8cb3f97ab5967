"""The rules of the invented company of these tests."""

from zoneinfo import ZoneInfo

from worker.nouns.item import Person
from worker.processing.calendar import Calendar
from worker.processing.clocks import ClockRules
from worker.processing.rules import Rules

ANN = Person("Ann Morel", "ann@example.com", frozenset({"desk"}))
BOB = Person("Bob Petit", "bob@example.com", frozenset({"handler"}))
CY = Person("Cy Roland", "cy@example.com", frozenset({"manager"}))
RULES = Rules(
    prefix="REC",
    languages=("fr", "en"),
    zone=ZoneInfo("Europe/Paris"),
    calendar=Calendar(),
    clocks=ClockRules(),
    categories=("délai",),
    refused_types=(),
    max_megabytes=25,
    boxes=("reclamations@example.com",),
    desk=(ANN,),
    staff={person.address: person for person in (ANN, BOB, CY)},
    all_staff=("equipe@example.com",),
)
