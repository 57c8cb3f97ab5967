"""The rules, in the order in which a writer is told of them. Each covers the class that the sentence above it names."""

from typing import Final, get_args

from worker.nouns.letter import Stage
from worker.response.promises.guards import (
    asked,
    asks_the_day,
    conditional,
    dated,
    day_given,
    denied,
    in_question,
    past,
    reported,
    sent_already,
    stands_in,
    told_as_past,
    withheld,
)
from worker.response.promises.looking import (
    granting,
    not_offered,
    not_recorded,
    other_sum,
    said,
    unknown_amounts,
    unknown_dates,
    unknown_delays,
    unless_confirmed,
    unless_we_meet,
)
from worker.response.promises.values import Known, Line, Rule
from worker.words.said import Said
from worker.words.tables import words

_EVERY: Final[frozenset[Stage]] = frozenset(get_args(Stage))
_BEFORE: Final[frozenset[Stage]] = frozenset({"before_decision"})
_DECIDED: Final = _EVERY - _BEFORE
_AFTER: Final[frozenset[Stage]] = frozenset({"after"})


# Nothing is said to be so: it is withheld, somebody else's, in question, or on a condition.
_OPEN: Final = (withheld, reported, in_question, conditional, stands_in)
_GIVEN: Final = granting(
    said("given", unless=(withheld, reported, in_question, sent_already), unless_all=(told_as_past,))
)
_WAIT = Said(
    "Only the answer tells a decision: write it as the answer (#answer), or say what is still being checked.",
)
_DAY = Said("Give the day, written in full.")


_OUR_OWN_TIME: Final = words("promises", "our own time")
_TERMS: Final = words("promises", "terms")
_OUR_OWN_LETTER: Final = words("promises", "our own letter")


def _our_own_time(line: Line, _: Known) -> bool:
    """Why we write, wait or are closed, and no cause of what happened to the complainant."""
    return bool(_OUR_OWN_TIME.search(line.folded))


def _our_own_letter(line: Line, _: Known) -> bool:
    """We are sorry for what we wrote, which is no cause of what they complain of."""
    return bool(_OUR_OWN_LETTER.search(line.folded))


def _terms(line: Line, _: Known) -> bool:
    """What a contract covers or leaves out, whatever happened."""
    return bool(_TERMS.search(line.folded))


RULES: Final[tuple[Rule, ...]] = (
    # Says before the decision what it will be: money, a replacement, a gesture, "you are right", "we must refuse".
    Rule(
        "outcome",
        _BEFORE,
        said("offer", "given", "judged", "refused", unless=_OPEN),
        _WAIT,
    ),
    # Grants or denies a thing by its name alone: "avoir de 45 €", "the discount is not due".
    Rule(
        "outcome",
        _BEFORE,
        said("granted", "denied here", unless=_OPEN, unless_all=(asked,)),
        _WAIT,
    ),
    # Announces a deed that is no step of the procedure.
    Rule(
        "outcome",
        _BEFORE,
        said("deed", unless=_OPEN, unless_all=(asked,)),
        _WAIT,
    ),
    # The same as done already, unless it is a fact of the file that has its day there.
    Rule(
        "outcome",
        _BEFORE,
        said("done", unless=_OPEN, unless_all=(dated, asked)),
        _WAIT,
    ),
    # Admits or denies fault or liability before it is known whose it is.
    Rule(
        "fault",
        _BEFORE,
        said("fault", unless=_OPEN, unless_all=(_our_own_letter,)),
        Said(
            "Say what you are checking, not yet whose fault it was.",
        ),
    ),
    # Gives a cause while the record has none that is confirmed.
    Rule(
        "cause",
        _BEFORE | frozenset({"answer"}),
        unless_confirmed(said("cause", unless=_OPEN, unless_all=(asked, _our_own_time, _terms))),
        Said(
            "Say that the cause is being looked for; it is written once the record has it as confirmed.",
        ),
    ),
    # Vouches for what depends on others or on the future.
    Rule(
        "guarantee",
        _EVERY,
        said("guarantee", unless=(withheld, denied, reported)),
        Said(
            "Say what we do and when, without vouching for the result.",
        ),
    ),
    # Commits to a result or a deed, and names no day on which it could be seen.
    Rule(
        "guarantee",
        _EVERY,
        said("engaged", unless=(*_OPEN, denied), unless_all=(dated,)),
        Said(
            "Say what will be done, by whom, and on which date of the record.",
        ),
    ),
    # Promises that a thing will never happen again: nobody can.
    Rule(
        "never_again",
        _EVERY,
        said("never again", unless=(withheld, reported)),
        Said(
            "Say what we have changed so that it becomes less likely.",
        ),
    ),
    # A delay in words that mean no day, where no day stands beside them.
    Rule(
        "vague_delay",
        _EVERY,
        said("vague delay", unless_all=(day_given, asks_the_day)),
        _DAY,
    ),
    # "Quickly", where it lies ahead.
    Rule("vague_delay", _EVERY, said("quick", unless_all=(day_given, past, asks_the_day)), _DAY),
    # "This week", where nothing says that it is over.
    Rule(
        "vague_delay",
        _EVERY,
        said("this span", unless=(stands_in,), unless_all=(day_given, told_as_past, asks_the_day)),
        _DAY,
    ),
    # Tells complainants what they ought to have done, doubts their word, or scolds them.
    Rule(
        "reproach",
        _EVERY,
        said("reproach"),
        Said(
            "State the fact and the rule that applies, without judging what the person did or said.",
        ),
    ),
    # Shrugs, mocks, orders about, or denies in the first person without a reason.
    Rule(
        "contempt",
        _EVERY,
        said("contempt"),
        Said(
            "Nobody may read this under our name: say what is so and why, and what will be done for them.",
        ),
    ),
    # Shuts the door to a second examination or to the mediator.
    Rule(
        "final",
        _EVERY,
        said("final", unless=(denied,)),
        Said(
            "Say “our answer”, and how to ask for a second examination or turn to the mediator.",
        ),
    ),
    # The EU platform for online disputes closed on 20 July 2025 (Regulation (EU) 2024/3228).
    Rule(
        "closed_platform",
        _EVERY,
        said("closed platform"),
        Said(
            "Take it out: this platform closed on 20 July 2025; name the mediator.",
        ),
    ),
    # Closing as the price of silence: nothing closes for silence before it is answered.
    Rule(
        "threat",
        _BEFORE,
        said("threat", unless=(denied,)),
        Said(
            "Say that without an answer we go on with what we have.",
        ),
    ),
    # Once answered a file may be said to close, on a day that the record has.
    Rule(
        "threat",
        _DECIDED,
        said("threat", unless=(denied,), unless_all=(dated,)),
        Said(
            "Give the day of the closing, and how to have the file reopened.",
        ),
    ),
    # Adds to what was decided, which nobody has approved.
    Rule(
        "new_offer",
        _AFTER,
        said("offer", unless=(withheld, reported, in_question, sent_already)),
        Said(
            "Keep to what was decided; one more offer takes a decision.",
        ),
    ),
    # The same by a sum that nobody decided.
    Rule(
        "new_offer",
        _AFTER,
        not_offered(_GIVEN),
        Said(
            "Keep to what was decided; one more offer takes a decision.",
        ),
    ),
    # An answer that gives a sum which no line records: whoever is owed it would stand in no list.
    Rule(
        "amount",
        frozenset({"answer"}),
        other_sum(_GIVEN),
        Said(
            "Write only amounts that the record has: #compensate records what is given, #note what is established.",
        ),
    ),
    # A thing without a sum is owed as well.
    Rule(
        "new_offer",
        frozenset({"answer"}),
        not_recorded(_GIVEN),
        Said(
            "What is given takes a line above your text: #compensate says what it is, and how it arrives.",
        ),
    ),
    # A sum that the record does not have, unless it is told as paid.
    Rule(
        "amount",
        _EVERY,
        unknown_amounts,
        Said(
            "Write only amounts that the record has: #compensate records what is given, #note what is established.",
        ),
    ),
    # A day or a month to come that the record does not have.
    Rule(
        "date",
        _EVERY,
        unless_we_meet(unknown_dates),
        Said(
            "A day to come is recorded first: #hold … until=DATE or #compensate … due=DATE; a past day is written with"
            " its year.",
        ),
    ),
    # A time to be reckoned from today that leads to no day of the record.
    Rule(
        "delay",
        _EVERY,
        unless_we_meet(unknown_delays),
        Said(
            "Write the day itself in place of the delay; a day to come is recorded first: #hold … until=DATE or"
            " #compensate … due=DATE.",
        ),
    ),
)
