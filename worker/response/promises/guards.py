"""Why words that look like a promise are none: they are withheld, somebody else's, in question, or on a condition.

A guard looks at what stands around the words in their sentence; it is as narrow as the class that its sentence names.
"""

from collections.abc import Callable

from worker.response.promises.happening import AHEAD, HAPPENED
from worker.response.promises.moments import moments
from worker.response.promises.values import Known, Line
from worker.words.tables import shape, words

Guard = Callable[[Line, int], bool]
"""Takes a sentence, and where in its folded form the words begin."""
SentenceGuard = Callable[[Line, Known], bool]
"""Clears the whole sentence, wherever the words stand in it."""

# Where another statement begins: what was said before no longer governs it.
_BARRIER = shape("tenses", r"[;:]|(?<!\w){turns}|(?:,| {joins})(?= {a subject})")
_REACH = 200

_WITHHELD = words("promises", "withheld")


def withheld(line: Line, start: int) -> bool:
    """We say that we do not say it: "nous ne pouvons pas encore vous dire que", "sans préjuger", "too early to say"."""
    return bool(_WITHHELD.search(_clause(line, start)))


_STANDS_IN = words("promises", "stands in", then=r"(?!\w)")


def stands_in(line: Line, start: int) -> bool:
    """A colleague is replaced, and no thing: "je remplace Cyrille cette semaine"."""
    return any(hit.start() - _LEADS <= start < hit.end() for hit in _STANDS_IN.finditer(line.folded))


# "Je " before it.
_LEADS = 6
_REPORTED = words("promises", "reported")


def reported(line: Line, start: int) -> bool:
    """Somebody else's view or wish, told as theirs: "vous estimez que", "you would like us to"."""
    return bool(_REPORTED.search(_clause(line, start)))


_WHETHER = words("tenses", "whether")
# Between both, one subject may stand; a "vous" with more of its own is a condition: "si vous l'envoyez vous serez ...".
_OWN_CLAUSE = shape("tenses", r" ?(?:{not you} |(?:(?!(?<!\w){you})[^,;:])*)")


def in_question(line: Line, start: int) -> bool:
    """Governed by "if" or "whether" in its own clause: "nous examinons si l'erreur vient de nous"."""
    before = line.folded[max(0, start - 80) : start]
    found = list(_WHETHER.finditer(before))
    return bool(found) and _OWN_CLAUSE.fullmatch(before, found[-1].end()) is not None


_CONDITION = words("tenses", "conditional")
_TURN = shape("tenses", r"[;:]|(?<!\w){turns to a decision}")


def conditional(line: Line, start: int) -> bool:
    """On the condition of a decision that is still open: "si votre demande était acceptée, ...", "if it is upheld"."""
    turns = [turn.start() for turn in _TURN.finditer(line.folded)]
    first = max((turn for turn in turns if turn <= start), default=0)
    last = min((turn for turn in turns if turn > start), default=len(line.folded))
    return bool(_CONDITION.search(line.folded, first, last))


def asked(line: Line, _: Known) -> bool:
    """A question states nothing."""
    return line.text.rstrip().endswith("?")


def dated(line: Line, known: Known) -> bool:
    """The sentence gives a day that the record has: "dès que possible, et au plus tard le 27 avril 2026"."""
    return any(moment.in_full and moment.known(known.dates) for moment in moments(line.folded, known.today))


def day_given(line: Line, known: Known) -> bool:
    """The sentence gives a day; whether the record has it is for another rule to say."""
    return any(moment.in_full for moment in moments(line.folded, known.today))


_ASKS_THE_DAY = words("promises", "asks the day")


def asks_the_day(line: Line, _: Known) -> bool:
    """The complainant is asked for the day: "cette semaine, quel jour vous arrange ?"."""
    return any("?" in said and _ASKS_THE_DAY.search(said) for said in (line.folded, line.after))


def past(line: Line, _: Known) -> bool:
    """Nothing in the sentence lies ahead: "vous nous avez répondu rapidement"."""
    return not AHEAD.search(line.folded)


def told_as_past(line: Line, _: Known) -> bool:
    """It has happened, and nothing else in the sentence lies ahead: "nous avons reçu votre colis cette semaine"."""
    return bool(HAPPENED.search(line.folded)) and not AHEAD.search(line.folded)


_SENT_ALREADY = words("tenses", "sent already")


def sent_already(line: Line, start: int) -> bool:
    """What was sent is a fact of the file, and no offer: "nous vous avons livré un nouveau canapé"."""
    return _SENT_ALREADY.match(line.folded, start) is not None


_DENIED = words("tenses", "denied")


def denied(line: Line, start: int) -> bool:
    """Said with "not" right before it: "nous ne garantissons pas", "this is not our final answer"."""
    return bool(_DENIED.search(line.folded[max(0, start - 40) : start]))


def _clause(line: Line, start: int) -> str:
    """What stands before the words in their own statement."""
    return _BARRIER.split(line.folded[max(0, start - _REACH) : start])[-1]
