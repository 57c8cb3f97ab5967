"""Signs that a colleague is spoken to: they receive the mail, are called by name, or are said "tu"."""

import re

from worker.staff.guards.reply import Reply

_GREETING = r"(?:re-?)?(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|cher|chere|dear|merci|thanks|thank you|ok|oui|non)"
_TEAM = re.compile(
    r"(?:re-?)?(?:salut|coucou|hey|yo|re)\b.*|"
    r"(?:bonjour|bonsoir|hello|hi|dear) (?:a )?(?:tous|toutes|tou\.?te\.?s|l'equipe|team|all|everyone|everybody|guys|"
    r"folks|les filles|les gars|tout le monde|collegues?|cher(?:e?s)? collegues?|colleagues?)\b.*|"
    r"cher(?:e?s)? collegues?\b.*|(?:team|all|folks|les filles|les gars),.*"
)
_NAME = re.compile(r"@?[^\W\d_]{2,}")

_THOU = re.compile(
    r"\b(?:tu|toi|te|tes|ta|stp)\b|\bt'(?:as|es|en|a|ai|avais|etais|y|appelle|envoie)\b|-t[ou]i?\b|"
    r"(?<!\ble )(?<!\bce )(?<!\bdu )(?<!\bau )(?<!\bun )(?<!\bquel )(?<!\bde )(?<!\bson )\bton\b|"
    r"\b(?:dis|fais|envoie|rappelle|appelle|regarde|verifie|reponds|mets|prends|laisse|demande|propose|vois|ferme|donne|"
    r"tiens|garde|transfere|passe|rembourse|offre|explique|relance)-(?:moi|lui|le|la|les|nous|y|en|leur)\b"
)
_THOU_IN_VAIN = re.compile(r"\b(?:sous|bon|meme|haut|bas|demi)[ -]ton\b")


def copied(reply: Reply) -> bool:
    """The mail also goes to another colleague."""
    return bool(reply.copied)


def called_by_name(reply: Reply) -> bool:
    """« Bob, … », "@Bob", « Salut Bob », « …, Bob ? »: but not a colleague whom the customer hears about."""
    return any(_calls(line, place, reply) for place, line in enumerate(reply.lines))


def _calls(line: str, place: int, reply: Reply) -> bool:
    return any(
        found[0].lstrip("@") in reply.names.colleagues
        and (
            found[0].startswith("@")
            or (found[0] not in reply.names.customer and _is_vocative(line, found, first=place == 0))
        )
        for found in _NAME.finditer(line)
    )


_BEFORE = re.compile(rf"(?:^|[.!?:;,] |^[-*• ]+){_GREETING}[ ,]+$")
_AFTER = re.compile(r"(?: [^\W\d_]+)? ?(?:[,:;!?]|- |-> ?)| (?:tu|peux|peut|pouvez|merci|please|can|could|stp|svp)\b")


# « Bob, notre technicien, passera chez vous »: the customer is told who he is.
_TOLD_OF = re.compile(r"(?: [^\W\d_]+)?, (?:notre|our|du service|de notre|mon collegue|ma collegue|my colleague)\b")


def _is_vocative(line: str, found: re.Match[str], *, first: bool) -> bool:
    before, after = line[: found.start()], line[found.end() :]
    begins = not before.strip(" -*•") or before.rstrip()[-1:] in ".!?"
    if _TOLD_OF.match(after):
        return False
    greeted = _BEFORE.search(before[-40:]) is not None
    set_off = before.rstrip().endswith(",") and after.lstrip()[:1] in {"", ",", ".", "?", "!"}
    alone = first and begins and not after.strip(" ,.:!")
    return greeted or set_off or alone or (begins and _AFTER.match(after) is not None)


def several(reply: Reply) -> bool:
    """« Salut », « Bonjour à tous »: nobody greets a customer so."""
    return any(_TEAM.fullmatch(line) for line in reply.lines[:2])


def thou(reply: Reply) -> bool:
    """Customers are said « vous »."""
    return any(_THOU.search(_THOU_IN_VAIN.sub("", sentence)) for sentence in reply.sentences)
