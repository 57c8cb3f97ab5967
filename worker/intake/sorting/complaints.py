"""What opens a file, or was said in one before: the rows at the end of the table of sorting."""

from worker.intake import continuing
from worker.intake.authorship import author
from worker.intake.sorting import likeness, proofs
from worker.intake.sorting.because import why
from worker.nouns.facts import Facts
from worker.nouns.item import FollowUp, Item, NewComplaint
from worker.nouns.message import Message


def stranger_names_file(message: Message, facts: Facts) -> Item | None:
    """A reference from anybody else is a claim: a new complaint, linked for the desk's eyes alone."""
    linked = tuple(dict.fromkeys(file.ref for file in (*facts.tagged_files, *facts.told_files)))
    if not linked:
        return None
    return NewComplaint(
        because=why("it names", ", ".join(linked[:3]), "without proof"),
        linked=linked,
        duplicates=_duplicates(message, facts),
    )


def known_on_paper(message: Message, facts: Facts) -> Item | None:
    """Whoever has no e-mail address in a file writes one that names it, in their own name: most likely the same person.

    They are let in by a colleague's one line, and hear meanwhile that it came.
    """
    named = (*facts.tagged_files, *facts.told_files)
    file = next((one for one in named if proofs.is_called(message, one)), None)
    if file is None or not proofs.in_own_name(message, facts) or author(message, facts.own_addresses) is not None:
        return None
    because = why("it names", file.ref, "whose complainant has no e-mail address, and has their name")
    return FollowUp(because=because, ref=file.ref, proof="none", held=True, for_another=True)


def same_text_again(message: Message, facts: Facts) -> Item | None:
    """The sender has an open file that began with these very words: sent again, it is no second complaint.

    A few words may be said of anything ("J'attends une réponse."), and what nobody vouches for opens a file.
    """
    again = likeness.resent(message, facts)
    if not again:
        return None
    theirs = author(message, facts.own_addresses) is None and proofs.in_own_name(message, facts)
    if theirs and likeness.telling_enough(message.new_text):
        because = why("the very words that", again[0], "began with")
        return FollowUp(because=because, ref=again[0], proof="words", vouched=proofs.vouched(message, facts))
    return NewComplaint(because=why("the same text as", again[0]), duplicates=_duplicates(message, facts))


def like_subject(message: Message, facts: Facts) -> Item | None:
    """The sender has an open file with a like subject: proposed as a duplicate, for a person to decide."""
    like = likeness.alike(message, facts)
    return NewComplaint(because=why("a subject like that of", like[0]), duplicates=like) if like else None


def speaks_of_it_again(message: Message, facts: Facts) -> Item | None:
    """The sender has an open file of the last days about the same order, product or place: proposed as a duplicate."""
    same = () if continuing.another(message.new_text) else likeness.same_matter(message, facts)
    return NewComplaint(because=why("speaks of the matter of", same[0]), duplicates=same) if same else None


def same_matter(_message: Message, facts: Facts) -> Item | None:
    """Another address, and yet the order and the name of an open file: the same person, as far as anybody can tell."""
    refs = tuple(file.ref for file in facts.same_matter)
    return NewComplaint(because=why("the order and the name of", refs[0]), duplicates=refs) if refs else None


def complaint(_message: Message, _facts: Facts) -> Item | None:
    """Everything else that a person wrote: the word is not needed, and doubt means yes."""
    return NewComplaint(because="a person wrote, and it belongs to no file")


def _duplicates(message: Message, facts: Facts) -> tuple[str, ...]:
    found = (likeness.resent, likeness.alike, likeness.same_matter)
    return tuple(dict.fromkeys(ref for find in found for ref in find(message, facts)))
