"""Whether a mail is from the colleague whose address it bears (docs/mail.md, "Who is believed").

An address alone proves nothing: anybody can write it. A letter of ours has a random Message-ID and went to one person;
so did its reply address. Whoever answers either has that person's mail before them. Both grow old: a mailbox is given
up, a letter lies in somebody's archive; and both are spent once they were seen to leave the house.

A reply proves that its writer holds a letter. What decides, pays or lets somebody in wants more: the word of our own
mail server, or a confirmation. So does what leaves for a complainant in the colleague's name, in a house whose server
is asked for its word; a house that has none to ask lets a reply write, and its reply window is the way back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from worker.intake.sorting.authenticity import Verdict, dmarc, several_authors
from worker.nouns.facts import Facts
from worker.nouns.item import OurLetter, Person, StaffProof
from worker.nouns.message import Message
from worker.words.said import NOTHING, Said

# How long a letter to a colleague, or their reply address in it, proves who answers it.
PROVES_FOR: Final = timedelta(days=90)

# What a mail without a proof leaned on.
FORGED: Final = Said(
    "Our mail server says that the sender is forged (dmarc=fail).",
)
TO_COMPLAINANT: Final = Said("It answers a letter to a complainant.")
TO_ANOTHER: Final = Said("It answers a letter to another colleague.")
UNCLEAR: Final = Said(
    "Our mail server wrote a verdict on the sender that cannot be read, and may hide a refusal.",
)
SPENT_LETTER: Final = Said(
    "It answers a letter that has left the house: others may hold it.",
)
OLD_LETTER: Final = Said(
    "It answers a letter older than {days} days.",
    days=PROVES_FOR.days,
)  # fmt: skip
ANOTHERS_ADDRESS: Final = Said("It was sent to somebody else's reply address.")
OLD_ADDRESS: Final = Said(
    "It was sent to a reply address older than {days} days.",
    days=PROVES_FOR.days,
)


@dataclass(frozen=True, slots=True)
class Authority:
    """`proof` is "none" where nothing may be done; `answered` is the letter to this person that the mail answers.

    `attempt` says what spoke against the sender, for the record: nothing where there is only too little. `vouched`: our
    own server says that the sender's domain sent it. `asked`: the house names a server whose word counts. `agreed`:
    their answer to the letter that showed them what would leave. `warned`: the desk heard today that somebody writes
    in their name.
    """

    proof: StaffProof
    answered: OurLetter | None = None
    attempt: Said = NOTHING
    vouched: bool = False
    asked: bool = False
    agreed: bool = False
    warned: bool = False

    @property
    def proven(self) -> bool:
        return self.proof != "none"

    @property
    def forged(self) -> bool:
        """Our own server says that the sender is not who it says: nobody can make that good by a yes."""
        return self.attempt == FORGED

    @property
    def strong(self) -> bool:
        """Enough for what must not rest on a reply alone."""
        return self.proven and (self.vouched or self.proof == "confirmation")

    @property
    def may_ask(self) -> bool:
        """Whether a letter may still be asked about: who confirmed it was shown it as it leaves."""
        return self.proven and self.proof != "confirmation"

    @property
    def may_write(self) -> bool:
        """Enough for words that leave for a complainant in the colleague's name."""
        return self.strong or (self.proven and (self.agreed or not self.asked))


Weigh = Callable[[Message, Facts, Person, datetime], bool]


def _answers_own_letter(_message: Message, facts: Facts, person: Person, now: datetime) -> bool:
    """In-Reply-To or References hold the id of a letter to this person, and to staff."""
    return _own_letter(facts, person, now) is not None


def _writes_to_own_address(_message: Message, facts: Facts, person: Person, now: datetime) -> bool:
    """Sent to the reply address that belongs to this person, for the file that the address names."""
    made = facts.token_made_at
    return facts.token_holder == person.address and made is not None and now - made <= PROVES_FOR


def _server_vouches(message: Message, facts: Facts, _person: Person, _now: datetime) -> bool:
    """Our own mail server says that the sender's domain sent it: an aligned dmarc=pass."""
    return dmarc(message, facts.authserv_id) == "pass"


# First hit wins: a proof that names a letter tells most.
PROOFS: tuple[tuple[StaffProof, Weigh], ...] = (
    ("letter", _answers_own_letter),
    ("address", _writes_to_own_address),
    ("dmarc", _server_vouches),
)


SEVERAL: Final = Said("It names several senders.")

# Our own server's word against the sender stands against every other proof; so does one that may hide it.
AGAINST: Final[Mapping[Verdict, Said]] = {"fail": FORGED, "unclear": UNCLEAR}


def weigh(message: Message, facts: Facts, person: Person, now: datetime) -> Authority:
    """The proof that this mail brings."""
    verdict = dmarc(message, facts.authserv_id)
    asked = bool(facts.authserv_id)
    if verdict in AGAINST:
        return Authority("none", None, AGAINST[verdict], asked=asked)
    if several_authors(message):
        return Authority("none", None, SEVERAL, asked=asked)
    answered = _own_letter(facts, person, now)
    if answered is None and verdict == "pass":
        # Who wrote is known: the letter need prove nothing, and only tells what the mail means.
        answered = _any_own(facts, person)
    for proof, brings in PROOFS:
        if brings(message, facts, person, now):
            return Authority(proof, answered, vouched=verdict == "pass", asked=asked)
    return Authority("none", None, _attempt(facts, person, now), asked=asked)


def confirmed(facts: Facts, person: Person) -> Authority:
    """Of a mail that its bearer has confirmed: what it answers still tells what it means, however old that is."""
    return Authority("confirmation", _any_own(facts, person))


def _own_letter(facts: Facts, person: Person, now: datetime) -> OurLetter | None:
    for letter in facts.answered_letters:
        if _is_theirs(letter, person) and not letter.spent and now - letter.queued_at <= PROVES_FOR:
            return letter
    return None


def _any_own(facts: Facts, person: Person) -> OurLetter | None:
    """The letter of theirs that is answered, however old, and wherever it has been."""
    return next((one for one in facts.answered_letters if _is_theirs(one, person)), None)


def _is_theirs(letter: OurLetter, person: Person) -> bool:
    return letter.to_staff and letter.recipient == person.address


def _attempt(facts: Facts, person: Person, now: datetime) -> Said:
    """What a mail without a proof leaned on: the desk should know."""
    for letter in facts.answered_letters:
        if not letter.to_staff:
            return TO_COMPLAINANT
        if letter.recipient != person.address:
            return TO_ANOTHER
        if letter.spent:
            return SPENT_LETTER
        if now - letter.queued_at > PROVES_FOR:
            return OLD_LETTER
    if facts.token_holder and facts.token_holder != person.address:
        return ANOTHERS_ADDRESS
    if facts.token_holder:
        return OLD_ADDRESS
    return NOTHING
