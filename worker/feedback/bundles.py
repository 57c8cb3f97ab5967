"""A file as a bundle to hand over, made ready before the commands that ask for it."""

from worker.complaint.record import Complaint
from worker.nouns.letter import Attachment
from worker.processing.commands.frame import Bench, Refusal


def bundle(bench: Bench, complaint: Complaint) -> Attachment:
    """The dossier of a file, as it was made ready. Raises Refusal."""
    found = bench.facts.dossiers.get(complaint.ref)
    if found is None:
        raise Refusal(
            "the file could not be prepared; the operator can write it with `complaints dossier`",
        )
    return found
