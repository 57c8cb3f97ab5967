"""`#envoyer` and `#répondre` are a person's will, and leave; but for what is plainly no letter to the complainant:
"ok pour moi", « Bob, peux-tu… », a greeting to a colleague above the commands, « la vendeuse a été recadrée ».

Whoever means them all the same says so by `#malgré`.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from worker.nouns.letter import Letter
from worker.processing.commands.script import Line
from worker.processing.letters import StaffLetter
from worker.staff import of_others
from worker.staff.asking import names_in
from worker.staff.guards import colleagues, customers, parts
from worker.staff.guards.reply import Reply
from worker.staff.leaving import to_the_complainant
from worker.staff.one_word import says_yes
from worker.staff.running import LineResult, Outcome
from worker.words.said import Said
from worker.words.wording import bounded, sentences

# "Vu.", "OK merci".
_FEW: Final = 2
# So many of the signs below count for whatever leaves.
_OF_ANY_LETTER: Final = 6
_MOST_SENTENCES: Final = 40
_LONGEST: Final = 160


def _hardly_a_word(reply: Reply) -> bool:
    return len(re.findall(r"[^\W_]+", reply.body[:200])) <= _FEW


SIGNS: Final[tuple[tuple[Callable[[Reply], bool], Said], ...]] = (
    (
        colleagues.called_by_name,
        Said("your text speaks to a colleague, not to the"
             " complainant"),
    ),
    (
        customers.disciplines,
        Said("your text says what became of a colleague: that is not for the complainant to read"),
    ),
    (
        customers.rude,
        Said("a word in your text is not for a complainant to read"),
    ),
    (
        customers.behind_their_back,
        Said("a part of your text is said about the complainant, or is not to be told to them"),
    ),
    (
        customers.note_above,
        Said("words stand above your greeting, which are not said to the complainant"),
    ),
    (
        parts.aside,
        Said("a part of your text is for a colleague"),
    ),
    (
        colleagues.thou,
        Said("your text says “tu” to its reader"),
    ),
    (
        colleagues.named,
        Said("your text names a colleague of whom the complainant is told nothing"),
    ),
    (
        lambda reply: says_yes(reply.body),
        Said("your text says “yes” and no more: that is no letter to the complainant"),
    ),
    (
        _hardly_a_word,
        Said("your text has but a few words: that is no letter to the complainant"),
    ),
)  # fmt: skip
# What a question that was answered in haste does not let out either.
_GRAVE: Final = frozenset(
    {
        customers.rude,
        customers.disciplines,
        customers.behind_their_back,
        customers.note_above,
        colleagues.called_by_name,
        colleagues.thou,
        parts.aside,
    }
)
# Whose words are shown: a writer who reads that one word is wrong looks for it.
_SHOWN: Final = frozenset({customers.rude, customers.behind_their_back, customers.disciplines})
_WITH_ITS_WORDS: Final = Said("{sign}: “{words}”")
_WAY: Final = Said(
    "nothing left; if you want it sent as it is, add #despite REASON on top of the mail",
)


def checked(outcome: Outcome, *, override: str, gravely: bool = False) -> Outcome:
    """The outcome as it may stand. `override` is the reason that the colleague gave for sending all the same, or "".
    `gravely`: they were asked, and said that it is for the complainant; only what nobody may read by a slip still
    counts.
    """
    found = () if override or not outcome.ok else tuple(_signs(outcome))
    told_of = [said for sees, said in found if not gravely or sees in _GRAVE]
    if not told_of:
        return outcome
    told = tuple(LineResult(Line(0, "", ""), said) for said in dict.fromkeys((*told_of, _WAY)))
    return replace(outcome, results=(*outcome.results, *told))


def for_the_house(outcome: Outcome) -> tuple[Said, ...]:
    """What in a text no yes would send, each with its words."""
    return tuple(dict.fromkeys(said for sees, said in _signs(outcome) if sees in _GRAVE))


def _of_another(_: Reply) -> bool:
    """Of the row that looks at the file beside the text."""
    return True


def _signs(outcome: Outcome) -> Iterator[tuple[Callable[[Reply], bool], Said]]:
    for ref, letters in outcome.letters.items():
        complaint = outcome.bench.files.get(ref)
        for letter in (one for outgoing in letters for one in to_the_complainant(outgoing)) if complaint else ():
            if complaint and letter.own_words:
                words = f"{getattr(letter, 'greeting', '')}\n{letter.own_words}".strip()
                reply = Reply(words, names_in(outcome.bench, complaint), body=letter.own_words)
                yield from ((_of_another, said) for said in of_others.told(letter.own_words, complaint, outcome.bench))
                for sees, said in _signs_of(letter):
                    if sees(reply):
                        inside = customers.what_is_inside(reply) if sees in _SHOWN else _sentence(reply, sees)
                        yield sees, _WITH_ITS_WORDS.about(sign=said, words=inside) if inside else said


def _sentence(reply: Reply, sees: Callable[[Reply], bool]) -> str:
    """The first sentence that has the sign by itself; "" where it is the whole, or none alone."""
    parted = [one for row in reply.body.split("\n") for one in sentences(row)][:_MOST_SENTENCES]
    found = next((one for one in parted if sees(replace(reply, text=one, body=one))), "") if len(parted) > 1 else ""
    return bounded(found, _LONGEST)


def _signs_of(letter: Letter) -> tuple[tuple[Callable[[Reply], bool], Said], ...]:
    """An answer has its reasons, and what comes with documents may be short; neither speaks to a colleague, by a name
    or as « tu », in its text or beside it, nor of what became of one.
    """
    return SIGNS if isinstance(letter, StaffLetter) and not letter.documents else SIGNS[:_OF_ANY_LETTER]
