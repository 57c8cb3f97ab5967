"""A letter shown inside another, in its own language and words: a draft before it leaves, a copy of what left."""

from worker.writing.shield import Prose


def quoted(source: str) -> Prose:
    """A rendered letter, whose values are shielded already, as a quote: all of it but its subject and preview."""
    _subject, _, rest = source.partition("\n")
    rest = rest.lstrip("\n")
    if rest.startswith("Preview:"):
        rest = rest.partition("\n")[2]
    return Prose("\n".join(f"> {line}".rstrip() for line in rest.strip("\n").split("\n")))
