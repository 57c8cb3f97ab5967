"""Signs that the customer is spoken of, and signs that they are spoken to."""

import re

from worker.staff.guards.reply import Names, Reply
from worker.words.tables import shape, words
from worker.words.wording import bounded, fold, original

_ROOM = "guards"
_OF_THEM = words(_ROOM, "spoken of")
_RUDE = words(_ROOM, "rude")
_INSULTS = words("decency", "rude")
_NEVER_TO_THEM = words(_ROOM, "never to them")
_SHOWN = 80
_DISCIPLINED = words("colleagues", "disciplined")
_TITLED = shape(
    _ROOM,
    r"(?<!\w)(?:{title} (?P<name>[^\W\d_]+)(?: [^\W\d_]+)? {does}(?!\w)|{with somebody} {title} (?P<to>[^\W\d_]+))",
)
_ADDRESSED = words(_ROOM, "addressed")
_BY_TITLE = shape(_ROOM, r"(?<!\w)(?:{title}|{the family}) (?P<name>[^\W\d_]{2,})(?!\w)")
_HAILED = shape(_ROOM, r"(?:(?:re-?)?(?:{hello}|{dear})[ ,]+)+(?:{title}|{greeted without a name})(?!\w).*")
_CALLED = shape(_ROOM, r"(?:(?:re-?)?(?:{hello}|{dear}|{calls})[ ,]*)+")
_GREETED = shape(_ROOM, r"(?:(?:re-?)?(?:{hello}|{dear})[ ,]+)+{title} (?P<whom>[^,.!:?]{2,40})(?:[,.!:]|$)")
# What a customer has, and no colleague.
_THEIRS = words(_ROOM, "theirs")
_TO_COLLEAGUES = words(_ROOM, "to colleagues")
_FORMAL = shape(_ROOM, r"(?:(?:re-?)?(?:{hello}|{dear}) )*(?:{title}|{greeted without a name})(?!\w).*")
_GREETING = words(_ROOM, "hello", then=r"(?P<whom>[^,.!]{0,60}).*")
_HEAD = words(_ROOM, "hello", "dear", then=r"(?P<whom>[^,.!:]{0,60})")
_LONGEST_NAME = 5
_VOUS = words(_ROOM, "vous")
_PRONOUN = words(_ROOM, "vous and nous")


def spoken_of(reply: Reply) -> bool:
    """« Le client », « il exagère », « rappelez-la », « Mme Durand attend », « avez-vous eu M. Girard ? »."""
    return any(
        _OF_THEM.search(sentence) or _named(sentence, reply) or _in_passing(sentence, reply)
        for sentence in reply.sentences
    )


def _in_passing(sentence: str, reply: Reply) -> bool:
    """Their own name where nobody is called by it: « chez les Girard »; but « Merci, Monsieur Girard, … »."""
    theirs = (one for one in _BY_TITLE.finditer(sentence) if one["name"] in reply.names.customer)
    return any(not _calls(sentence[: one.start()], sentence[one.end() :]) for one in theirs)


def _calls(before: str, after: str) -> bool:
    """Whether a name is said to whoever bears it."""
    alone = not before.strip(" ,.!") or before.rstrip().endswith(",") or _CALLED.fullmatch(before) is not None
    return alone or after.lstrip()[:1] in {",", "!"}


def greets_another(reply: Reply) -> bool:
    """« Bonjour Madame Vasseur » in the file of M. Fabre: the letter may be somebody else's."""
    heads = (_GREETED.match(line) for line in reply.lines[:2])
    names = (set(re.findall(r"[^\W\d_]{3,}", head["whom"])) for head in heads if head)
    known = reply.names.customer
    return any(name and not name & (known | reply.names.colleagues) for name in names) and bool(known)


def _named(sentence: str, reply: Reply) -> bool:
    return any((found["name"] or found["to"]) in reply.names.customer for found in _TITLED.finditer(sentence))


def rude(reply: Reply) -> bool:
    """Words that no letter has, of whomever they are said."""
    return any(table.search(reply.whole) for table in (_RUDE, _INSULTS))


def what_is_inside(reply: Reply) -> str:
    """The words that are not for a complainant, as their writer has them, so that they find them; "" for none."""
    folded = fold(reply.body)
    hits = (one.search(folded) for one in (_RUDE, _INSULTS, _NEVER_TO_THEM, _DISCIPLINED))
    hit = next((one for one in hits if one), None)
    return bounded(original(reply.body, folded, *hit.span()), _SHOWN).strip(' .,;:!?…()«»"') if hit else ""


def behind_their_back(reply: Reply) -> bool:
    """« Mais ça faut pas lui dire », « à mon avis elle a sauté dessus »."""
    return _NEVER_TO_THEM.search(reply.whole) is not None


def disciplines(reply: Reply) -> bool:
    """« La vendeuse a été recadrée »: what became of a colleague is the house's alone."""
    return _DISCIPLINED.search(reply.whole) is not None


def nothing_to_them(reply: Reply) -> bool:
    """Neither a greeting, nor « votre commande », nor « nous vous »: nothing says that a customer is spoken to. Of
    « votre » alone it may be a colleague's desk or our own machine.
    """
    said = _to_anybody(reply)
    return not (_ADDRESSED.search(said) or _THEIRS.search(said) or greeted(reply))


def _to_anybody(reply: Reply) -> str:
    """The words above the closing, without what only a colleague is told."""
    return _TO_COLLEAGUES.sub("", "\n".join(reply.said))


def greeted(reply: Reply) -> bool:
    """By title or name; a bare « Bonjour » counts where « vous », « nous » or "you" follow."""
    for line in reply.lines[:2]:
        if _FORMAL.fullmatch(line):
            # « Mme Valle, on attend le stock, qu'elle patiente »: a name alone that goes on is greeted by « vous ».
            goes_on = len(line.split()) > _LONGEST_NAME and not _CALLED.match(line)
            return not goes_on or _VOUS.search(_to_anybody(reply)) is not None
        found = _GREETING.fullmatch(line)
        if found:
            named = bool(set(found["whom"].split()) & reply.names.customer)
            return named or _PRONOUN.search(_to_anybody(reply)) is not None
    return False


def greets_formally(text: str) -> bool:
    """« Bonjour Madame », « Monsieur Garnier, » in its first lines: so one greets a customer, and no colleague."""
    rows = [row for line in text[:400].split("\n") if (row := fold(line))]
    return any(_FORMAL.fullmatch(row) for row in rows[:2])


# « je m'en charge. Bonjour Monsieur Girard, … »: a greeting with a title in the middle of a row begins the letter.
_WITHIN_A_ROW = shape(_ROOM, r"(?<=[.!?:;…]) +(?={hello} {title}(?!\w))")
_ABOVE = 6


def begun(text: str) -> str:
    """The text whose greeting of a customer stands at the head of a row, where words for the house stood before it."""
    rows = text.split("\n")
    for place, row in enumerate(rows[:_ABOVE]):
        folded = fold(row)
        if _HAILED.fullmatch(folded):
            return text
        found = _WITHIN_A_ROW.search(folded)
        if found and not _VOUS.search(folded[: found.start()]):
            head, tail = original(row, folded, 0, found.start()), original(row, folded, found.end(), len(folded))
            return "\n".join((*rows[:place], head.strip(), tail.strip(), *rows[place + 1 :]))
    return text


def above_the_greeting(text: str) -> int:
    """How many rows stand above the greeting of a customer and say nothing to them: « virement fait »; 0 for none."""
    rows = [fold(row) for row in text.split("\n")[: _ABOVE + 1]]
    begins = next((n for n, row in enumerate(rows) if _HAILED.fullmatch(row)), 0)
    above = [row for row in rows[:begins] if row]
    greets = any(_HEAD.match(row) or _FORMAL.fullmatch(row) for row in above)
    return begins if above and not greets and not any(_VOUS.search(row) for row in above) else 0


def note_above(reply: Reply) -> bool:
    """« voilà ma réponse : » above « Bonjour Monsieur Haddad »."""
    return above_the_greeting(begun(reply.body or reply.text)) > 0


def hailed(greeting: str, names: Names) -> bool:
    """Whether a greeting is plainly for the complainant: « Bonjour Monsieur », or with a name that no colleague has."""
    folded = " ".join(fold(greeting).split())
    named = (names.customer - names.colleagues) & set(re.findall(r"[^\W\d_]+", folded))
    return _HAILED.fullmatch(folded) is not None or bool(named)


def greeted_by_name(reply: Reply) -> bool:
    """A greeting that has the customer's name, which no colleague bears."""
    mine = reply.names.customer - reply.names.colleagues
    heads = (_HEAD.match(line) for line in reply.lines[:2])
    return any(head and set(re.findall(r"[^\W\d_]+", head["whom"])) & mine for head in heads)
