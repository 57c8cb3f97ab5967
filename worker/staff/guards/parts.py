"""Signs in one part of a reply: a postscript for a colleague, a greeting that is not the customer's."""

import re
from collections.abc import Iterator

from worker.staff.guards.reply import Reply
from worker.words.tables import shape, words

_ROOM = "guards"
# How a postscript or an aside begins, and to whom it may say that it is.
_MARK = re.compile(r"[(\[*_ -]{0,4}(?:(?:p\.? ?-?s\.?|n\.? ?b\.?|post-?scriptum|nota(?: bene)?|note)(?!\w)[ .:,-]*)")
_SENTENCE = re.compile(r"(?<=[.!?…]) +")
_BRACKETS = re.compile(r"[(\[] ?(?P<said>[^()\[\]]{3,200})[)\]]")
_DASHES = re.compile(r"(?:^| )[-–—] ?(?P<said>[^\W\d_][^–—]{3,200}?)(?= [-–—](?: |$)|$)")
_TOLD_OF = shape(_ROOM, r" ?[,:]? ?{told of}(?!\w)")
_LEAST_SAID = 2
_FOR = words(_ROOM, "for the inside")
_TO_WHOM = shape(_ROOM, r"[ (]*{to whom} (?:{title to whom} )?(?P<name>[^\W\d_]+)")
_THIRD = words(_ROOM, "spoken of beside")
_VOUS = words(_ROOM, "vous")
_NAME = re.compile(r"[^\W\d_]{2,}")

_BY_NAME = shape(
    _ROOM,
    r"(?:(?:re-?)?(?:{hello}|{dear title}) )?{title} (?P<name>[^\W\d_]+(?:[ -][^\W\d_]+)?)\b.{0,3}",
)
_BY_TITLE = shape(
    _ROOM,
    r"(?:(?:re-?)?(?:{hello}|{dear title}) )?(?:{dear title} )?(?:{title} ){title of the house}[^.!?]{0,60}",
)
# Of rows above a greeting.
_MOST_ABOVE = 6
_GREETS = words(_ROOM, "hello", "dear", "title", then=r"(?!\w)")
_TO_BE_SENT = words(_ROOM, "to be sent", then=r"(?!\w)")
# What the office grants, and a customer asks for.
_OFFICE = words(_ROOM, "asks the office")


def aside(reply: Reply) -> bool:
    """« PS pour Bob : … », « NB pour l'équipe », « PS : Carla, ne pas lui parler du geste »."""
    return (
        any(_aside(part, reply) for part in _asides(reply))
        or any(_to_a_colleague(part, reply) for part in _set_apart(reply))
        or _says_what_to_do_with_it(reply)
    )


def _says_what_to_do_with_it(reply: Reply) -> bool:
    """« Merci d'envoyer à M. Girard : » above the greeting of a letter."""
    greets = next((place for place, line in enumerate(reply.lines[:_MOST_ABOVE]) if _GREETS.match(line)), 0)
    return any(_TO_BE_SENT.search(line) for line in reply.lines[:greets])


def _asides(reply: Reply) -> Iterator[str]:
    """What stands behind a mark of a postscript, with the lines below it; or in brackets."""
    for place, line in enumerate(reply.lines):
        if found := _MARK.match(line):
            yield " ".join([line[found.end() :], *reply.lines[place + 1 : place + 4]])
        elif line.startswith(("(", "[")):
            yield line.strip("()[] ")
        yield from (said[found.end() :] for said in _SENTENCE.split(line)[1:] if (found := _MARK.match(said)))


def _set_apart(reply: Reply) -> Iterator[str]:
    """What stands between brackets or dashes anywhere."""
    for line in reply.lines:
        yield from (found["said"] for found in _BRACKETS.finditer(line))
        yield from (found["said"] for found in _DASHES.finditer(line))


def _to_a_colleague(part: str, reply: Reply) -> bool:
    """« (Denis : on paye les 75 ?) », « - cy pense à demander le bon - »; but « (Bob, notre technicien) »."""
    first = _NAME.match(part)
    ours = reply.names.colleagues - reply.names.customer
    if first is None or first[0] not in ours or _VOUS.search(part) or _TOLD_OF.match(part, first.end()):
        return False
    return len(part[first.end() :].split()) >= _LEAST_SAID


def _aside(part: str, reply: Reply) -> bool:
    to = _TO_WHOM.match(part)
    first = _NAME.match(part)
    # Of « PS pour Bob », the name may be anybody's of the house.
    named = {found[0] for found in (first,) if found} | ({to["name"]} if to else set())
    ours = reply.names.colleagues - reply.names.customer
    called = bool(named & ours) and (bool(to) or re.match(r"[^\W\d_]+(?: [^\W\d_]+)? ?[,:;!-]", part) is not None)
    return called or _FOR.match(part) is not None or _FOR.search(part[:40]) is not None or _spoken_of(part)


def _spoken_of(part: str) -> bool:
    found = _THIRD.search(part)
    return found is not None and not _VOUS.search(part)


def greets_the_house(reply: Reply) -> bool:
    """« Bonjour Mme Denis » who works here and complains of nothing; « Monsieur le Directeur »."""
    return any(_of_the_house(line, reply) for line in reply.lines[:2])


def _of_the_house(line: str, reply: Reply) -> bool:
    if _BY_TITLE.fullmatch(line):
        return True
    found = _BY_NAME.match(line)
    named = set(re.findall(r"[^\W\d_]+", found["name"])) if found else set()
    return bool(named & reply.names.colleagues) and not named & reply.names.customer


def asks_the_office(reply: Reply) -> bool:
    """« Pourriez-vous valider l'échange ? », « vérifier auprès de l'atelier », « que décidez-vous ? »."""
    return any(_OFFICE.search(sentence) for sentence in reply.sentences)
