"""Who writes, as sorting asks it: gateways, machines, people who do not complain, and whom a machine may answer."""

from collections.abc import Sequence
from dataclasses import replace

from worker.intake import wish
from worker.intake.authorship import author
from worker.intake.callers import gateways
from worker.intake.callers.represented import represented
from worker.intake.callers.table import OF_THEMSELVES, Caller, Known, caller, complains, polite
from worker.intake.callers.text import Text, text_of, told
from worker.intake.first_words import of_our_house
from worker.intake.screening import machines, senders
from worker.intake.sorting import proofs
from worker.nouns.facts import Facts
from worker.nouns.item import FileBrief, FollowUp, Item, NewComplaint, Visitor
from worker.nouns.message import Forwarded, Message, Party
from worker.processing import alarms
from worker.words.wording import bounded

# Beyond so many characters what a list sends is its issue, and no letter to us.
LETTER = 4_000
# Kinds that somebody must see even where a program sent their words.
SEEN_AT_ONCE = frozenset(
    {"mediator", "authority", "third_party", "security", "employee", "representative", "journalist"}
)

# Who is no customer, whoever's forward brings their mail.
PASSED_ON = frozenset({"mediator", "authority", "third_party", "journalist"})


def gateway(message: Message, facts: Facts) -> Item | None:
    """A program tells that somebody wrote, called or sent something elsewhere.

    A relayed message is its writer's complaint, to be answered through the relay; all else is shown to a person.
    """
    if gateways.certified(message):
        return NewComplaint(because="the letter in an envelope of certified mail", author=_enclosed(message, facts))
    if facts.answered_letters or facts.token_file:
        return None
    kind, words = gateways.gateway(message, text_of(message))
    if not kind:
        kind, words = _noted(message, facts)
    because = bounded(f'a gateway ({kind.replace("_", " ")}) says "{words}"')
    if kind == "marketplace" and (relay := _relay(message)):
        return NewComplaint(because=because, author=relay, linked=_named(facts))
    return Visitor(because=because, kind=kind, words=words, refs=_named(facts), mute=True) if kind else None


def courtesy(message: Message, facts: Facts) -> Item | None:
    """A few polite words to a letter of ours that has no file: nothing is opened, and thanks end there."""
    ours = next((one for one in facts.answered_letters if not one.to_staff and not one.ref), None)
    if ours is None or facts.files_of_answered or message.documents:
        return None
    said = polite(text_of(message))
    because = bounded(f'polite words to letter no. {ours.letter}: "{said}"')
    return Visitor(because=because, kind="thanks", words=said, mute=True) if said else None


def _noted(message: Message, facts: Facts) -> tuple[str, str]:
    """Somebody of our house who is none of `[[staff]]` passes on a call (a front desk, a shop) or what was paid
    (whoever keeps the accounts): its kind, and the words that say so; "" twice for all other mail.
    """
    ours = of_our_house(facts.own_addresses, facts.staff)
    address = message.sender.address
    if address in facts.staff or not ours(address) or not proofs.in_own_name(message, facts):
        return "", ""
    return gateways.noted(message, text_of(message))


def visitor(message: Message, facts: Facts) -> Item | None:
    """Somebody who says that they come for something else than a complaint; in doubt it is one."""
    found = caller(_written(message, facts), facts.known_callers)
    if found.kind in {"complainant", "representative"}:
        return None
    if found.kind in {"thanks", "question"} and any(file.is_open for file in facts.files_of_sender):
        # Whoever has a file with us writes about it, as far as anybody can tell.
        return None
    if found.kind == "question" and alarms.of_people(message.subject + "\n\n" + message.new_text):
        return None
    return Visitor(because=_because(found), kind=found.kind, words=found.words, refs=_named(facts))


def passed_on(message: Message, facts: Facts) -> Item | None:
    """A colleague passes on what a mediator, an authority or a journalist wrote: no customer's mail, and no letter to
    anybody. With commands above it, or as an answer to a letter of ours, it is the colleague's mail.
    """
    original = message.forwarded
    if message.sender.address not in facts.staff or original is None or not original.sender.address:
        return None
    if facts.answered_letters or facts.token_file or message.new_text.lstrip().startswith("#"):
        return None
    found = caller(_of_the_original(original, message), facts.known_callers)
    if found.kind not in PASSED_ON or not proofs.in_own_name(message, facts):
        return None
    because = bounded(f"{message.sender.address} passed on {_because(found)}")
    return Visitor(because, found.kind, found.words, refs=_named(facts), mute=True, author=original.sender)


def machine_mail(message: Message, facts: Facts) -> Item | None:
    """No person wrote it. An out-of-office notice still belongs to the file of the letter that it answers.

    A message that proves to answer a letter of ours is no spam, whatever a filter says. What only a header calls
    machine mail is a person's where it holds a person's words.
    """
    found = machines.screen(message, facts.own_addresses)
    if found is None:
        return None
    proven = bool(facts.answered_letters or facts.token_file)
    if found.nature == "spam" and proven:
        found = machines.screen(message, facts.own_addresses, believe_filter=False)
        if found is None:
            return None
    answers = bool(facts.answered_letters or facts.tagged_files or facts.token_file)
    if found.by_headers and not (found.nature == "auto_reply" and answers) and spoke(message, facts):
        return None
    return replace(found, ref=proofs.file_answered(message, facts), ours=answers)


def spoke(message: Message, facts: Facts) -> bool:
    """Whether a mail that its headers call machine-made holds what a person says of themselves and complains of."""
    text = _written(message, facts)
    kind = caller(text, facts.known_callers).kind
    if kind in SEEN_AT_ONCE:
        return True
    if kind != "complainant" or not complains(text) or len(message.new_text) > LETTER:
        return False
    return OF_THEMSELVES.search(text.all) is not None or wish.find(text.written, message.language) is not None


def answerable(item: Item, message: Message, facts: Facts) -> Item:
    """The item with who wrote, what kind of person they are, and whether a machine may answer the sender."""
    if isinstance(item, FollowUp | Visitor | NewComplaint):
        found = machines.screen(message, facts.own_addresses, believe_filter=False)
        item = replace(item, mute=item.mute or found is not None)
    if isinstance(item, NewComplaint) and not item.from_form:
        item = _authored(item, message, facts)
    return item


def _authored(item: NewComplaint, message: Message, facts: Facts) -> NewComplaint:
    authored = author(message, facts.own_addresses) if item.author is None else None
    # A stranger's word makes nobody of our team complain.
    if authored is not None and authored.party.address not in facts.staff:
        because = bounded(f"{item.because}; {authored.by} says who wrote")
        # What it is like are files of the sender, and none of the author's.
        item = replace(item, author=authored.party, because=because, duplicates=())
    return spoken_for(item, message, facts.known_callers, _written(message, facts), files=facts.named_files)


def spoken_for(
    item: NewComplaint, message: Message, known: Known, text: Text | None = None, *, files: Sequence[FileBrief] = ()
) -> NewComplaint:
    """The complaint with whom its writer speaks for, where they are no complainant themselves; `files` hold the name of
    that person.
    """
    found = caller(text or text_of(message), known)
    if found.kind != "representative":
        return item
    return replace(
        item,
        because=bounded(f"{item.because}; {_because(found)}"),
        # What they name is most likely the file of whom they speak for: a colleague joins them by one line.
        duplicates=tuple(dict.fromkeys((*item.duplicates, *item.linked, *(one.ref for one in files)))),
        caller=found.kind,
        words=found.words,
        represented=represented(message),
    )


def _written(message: Message, facts: Facts) -> Text:
    """What is looked at: of a mail that a rule passed on the original, whoever's rule it was."""
    authored = author(message, facts.own_addresses)
    original = message.forwarded
    if authored is not None and authored.passed_on and original is not None:
        return _of_the_original(original, message)
    return text_of(message)


def _of_the_original(original: Forwarded, message: Message) -> Text:
    sender = original.sender
    return told(sender.address, original.subject or message.subject, original.text, sender.name)


def _relay(message: Message) -> Party | None:
    """The address through which a marketplace takes an answer to its customer; None where it takes none."""
    for party in (*message.reply_to, message.sender):
        if party.address and not senders.robot_address(party.address) and not senders.list_keeper(party.address):
            return Party(party.address, message.sender.name)
    return None


def _enclosed(message: Message, facts: Facts) -> Party | None:
    """Who wrote the letter that an envelope of certified mail holds."""
    if message.forwarded is not None and message.forwarded.sender.address:
        return message.forwarded.sender
    replied = next((one for one in message.reply_to if one.address not in facts.own_addresses), None)
    return replied or message.sender


def _because(found: Caller) -> str:
    return bounded(f'a {found.kind.replace("_", " ")}: "{found.words}"')


def _named(facts: Facts) -> tuple[str, ...]:
    return tuple(file.ref for file in facts.tagged_files)
