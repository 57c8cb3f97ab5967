"""Words on the line of a command that it does not read are taken or refused, never dropped under a "✓".

A command that takes its text below takes what stands on its line too: people write "#répondre Madame, …". One that
takes no words says which ones it cannot read; a courtesy is no word.
"""

import re
from dataclasses import replace
from typing import Final

from worker.complaint.record import Complaint
from worker.processing.commands.frame import Command, Refusal
from worker.processing.commands.script import Line, Script
from worker.processing.commands.vocabulary import bare_word
from worker.staff.table import Table
from worker.words.said import Said
from worker.words.tables import every
from worker.words.wording import fold

_CALLS_BACK: Final = frozenset({"rappeler", "recall"})
_REMINDER: Final = "rappel"
# So much of what is to be changed is on the line that gives an answer back.
_GIVEN_BACK: Final = 400
# In fewer words nobody tells what happened.
_SENTENCE: Final = 4
_QUOTES: Final = " \"“”'«»"


def with_words_below(script: Script, table: Table) -> Script:
    """The script whose text begins with the words that stand on the line of the command that takes the text.

    "#rappeler dans 3 jours" is a reminder in it, and takes no letter back.
    """
    script = replace(script, lines=tuple(_reminds(line) for line in script.lines))
    for place, line in enumerate(script.lines):
        found = table.find(line.verb)
        if found is None or found.text != "body":
            continue
        words = _beside_keys(line, script) if found.keyed else _without_options(line, found)
        if not words:
            return script
        taken = replace(line, prose="", words=())
        text = "\n\n".join(filter(None, (words, script.text)))
        return replace(script, lines=(*script.lines[:place], taken, *script.lines[place + 1 :]), text=text)
    return script


def _beside_keys(line: Line, script: Script) -> str:
    """What was said, where it stands right below the keys, and no blank line parts it from them."""
    return " ".join(line.words) if line.options and len(line.words) >= _SENTENCE and not script.text.strip() else ""


def _reminds(line: Line) -> Line:
    """A day or a span is when to be reminded; a number alone is a letter."""
    asked = fold(line.verb) in _CALLS_BACK and line.prose and not line.prose.strip().isdecimal()
    return replace(line, verb=_REMINDER) if asked else line


def _without_options(line: Line, found: Command) -> str:
    """The words without the option behind them: "Quelle taille ? avant=+10"."""
    words = line.prose
    for key in re.finditer(r"(?:^|\s)(?P<key>[^\W\d_][\w'’-]{0,30}) ?= ?", words):
        value = words[key.end() :].strip(_QUOTES)
        if line.options.get(bare_word(key["key"]), "") == value and bare_word(key["key"]) in found.keys:
            return words[: key.start()].rstrip()
    return words


def must_be_read(found: Command, line: Line, complaint: Complaint | None = None) -> None:
    """Raises Refusal where the line has words or keys that its command does not read."""
    if found.text in {"none", "body"} and (unknown := sorted(line.options.keys() - found.keys)):
        raise Refusal(
            "“{key}=” is not read by {verb}; what is: {takes}",
            key=unknown[0],
            verb=found.verb,
            takes=found.takes or "—",
        )
    words = [word for word in line.words if bare_word(word) not in every("choices", "courtesy on a line")]
    most = 0 if found.text == "body" else found.most_words
    if most is None or len(words) <= most:
        return
    if found.text == "body" and not found.keyed and not line.prose:
        return
    if found.en == "approve":
        raise Refusal(
            "whoever approves changes no word of it: two people have read what leaves; to have it changed, give it"
            " back:",
            steps=(given_back(complaint, " ".join(words)),),
        )
    raise Refusal(
        "“{words}” is not read on the line of {verb}: take these words out, or keep them with the file by #note",
        words=" ".join(words[most:])[:120],
        verb=found.verb,
    )


def given_back(complaint: Complaint | None, words: str) -> Said:
    """The line by which the answer that waits goes back with these words, whichever letter it is sent from."""
    version = complaint.drafts[-1].version if complaint and complaint.drafts else 1
    said = " ".join(words.split())[:_GIVEN_BACK] or Said("[what is to be changed ?]")
    return Said("#return {words} version={version}", version=version, words=said)
