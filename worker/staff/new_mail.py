"""What a colleague's new mail in plain words most likely asks for: the line that does it, offered in the answer to it.

"M. Colin a appelé ce matin, son four ne chauffe pas", "courrier papier reçu de M. Vasseur" is a complaint that nobody
has registered; "je suis en congés du 30 novembre au 4 décembre, c'est Cyrille" an absence. Nothing is done unasked: a
person sends the line.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from worker.intake import by_phone, complainant, housing, references
from worker.nouns.item import Person
from worker.nouns.offer import Offer
from worker.processing.commands.frame import LEADERS
from worker.processing.commands.readers import READERS
from worker.processing.people import called
from worker.processing.rules import Rules
from worker.words import days
from worker.words.said import Said
from worker.words.tables import Words, shape, words
from worker.words.wording import bounded, fold, sentences, unaccented

_ROOM: Final = "new_mail"
_LOOKED_AT: Final = 4_000
_AWAY: Final = words(_ROOM, "away")
_OF_ONESELF: Final = words(_ROOM, "of oneself", then=r"(?!\w)")
# So many words stand between a name and what is said of it.
_NEAR: Final = 2
_BACK: Final = words(_ROOM, "is back", then=r"(?!\w)")
_STANDS: Final = words(_ROOM, "asks where it stands", then=r"(?!\w)")
_FIGURES: Final = words(_ROOM, "asks for figures", then=r"(?!\w)")
_WHOSE_FILE: Final = shape(_ROOM, r"(?<![\w'’-])(?i:{title}|{file of})\s+(?P<name>[^\W\d_][\w'’-]{2,40})")
_MOST_NAMED: Final = 6
_SAYS_WHOSE: Final = words(_ROOM, "says whose", then=r"(?!\w)")
_SPAN: Final = shape(_ROOM, r"\b{from} (?P<first>[^,;:!?]{1,24}?) {up to} (?P<last>[^,;:!?\n]{2,40})")
_UNTIL: Final = shape(_ROOM, r"\b{up to} (?P<last>[^,;:!?\n]{2,40})")
_ONE_DAY: Final = words(_ROOM, "one day", then=r"(?!\w)")
_REACH: Final = words(_ROOM, "reach")
_FOR_THE_HOUSE: Final = words(_ROOM, "for the house", then=r"(?!\w)")
_PAPER: Final = Said("letter").within("channel")
_IN_THE_SCAN: Final = Said("[what the letter says ?]")
# How it came, and the key that says so; a call is what is mostly noted.
_CHANNELS: Final[tuple[tuple[Words, Said], ...]] = (
    (words(_ROOM, "called"), Said("phone").within("channel")),
    (words(_ROOM, "visited"), Said("person").within("channel")),
    (words(_ROOM, "written on paper"), _PAPER),
)
# A title and up to three words of a name.
_NAMED: Final = shape(_ROOM, r"\b(?P<name>(?i:{title}) (?:[A-ZÀ-Ý][\w'’-]*(?: (?:[a-z]{1,3} )?(?=[A-ZÀ-Ý]))?){1,4})")
_CLAUSE: Final = re.compile(r"[,;] |(?<=[.!?])(?<!\bM\.)(?<!\bMr\.)(?<!\bMM\.)\s+|\n+")
_MAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{2,63}){1,4}")
_BRACKETS: Final = re.compile(r"\([^()]*\)")
_MOST_WORDS: Final = 4


def offers(subject: str, text: str, person: Person, rules: Rules, today: date) -> tuple[Offer, ...]:
    """The lines that may be meant, each with what it is for; nothing where the mail says neither."""
    said = text[:_LOOKED_AT].strip()
    return (*absence(said, person, rules, today), *_noted(subject, said, rules))


def absence(text: str, person: Person, rules: Rules, today: date) -> tuple[Offer, ...]:
    """The days on which whoever writes is away, as they say them, and who stands in."""
    if _BACK.search(fold(text)) and "?" not in text:
        return (_offer(Said("Say that you are here, and no longer away"), Said("#away over"), rules),)
    sentence = next((one for one in sentences(text) if _AWAY.search(fold(one))), "")
    whose = (_somebody_else(fold(sentence), person, rules) or person) if sentence else None
    span = _days(fold(" ".join(text.split())), today) if whose else None
    if whose is None or span is None or (whose != person and not person.roles & LEADERS):
        return ()
    dates = {"first": f"{span[0]:%d/%m/%Y}", "last": f"{span[1]:%d/%m/%Y}"}
    deputy = _deputy(text, person, whose, rules)
    if whose == person:
        named = Said('#away from={first} until={last} deputy="{who}"', who=deputy, **dates)
        line = named if deputy else Said("#away from={first} until={last} deputy=[who ?]", **dates)
        return (_offer(Said("Say that you are away"), line, rules),)
    named = Said('#away who="{name}" from={first} until={last} deputy="{who}"', name=whose.name, who=deputy, **dates)
    blank = Said('#away who="{name}" from={first} until={last} deputy=[who ?]', name=whose.name, **dates)
    return (_offer(Said("Say that {who} is away", who=whose.name), named if deputy else blank, rules),)


def is_said_away(text: str, person: Person, rules: Rules) -> bool:
    """Whether words say that this colleague is away: « Bob est malade jusqu'à jeudi »."""
    writer = Person("", "")
    return any(_somebody_else(fold(one), writer, rules) == person for one in sentences(text))


def _somebody_else(folded: str, person: Person, rules: Rules) -> Person | None:
    """« Cyrille absent du 24 au 27 », « Cyrille est malade »: no line makes whoever writes so away in their place."""
    found = _AWAY.search(folded)
    before = folded[: found.start()].split()[-_NEAR:] if found else []
    others = {name: one for one in rules.staff.values() if one.address != person.address for name in called(one)}
    named = [place for place, word in enumerate(before) if word in others]
    if not named or found is None:
        return None
    own = _OF_ONESELF.search(" ".join((*before[named[-1] + 1 :], found[0])))
    return None if own else others[before[named[-1]]]


def customers_named(text: str) -> frozenset[str]:
    """The words behind a title, or behind the word for a file, which may be customers' names, folded."""
    found = (fold(one["name"]) for one in _WHOSE_FILE.finditer(text[:_LOOKED_AT]))
    return frozenset(list(dict.fromkeys(found))[:_MOST_NAMED])


def says_only_whose(text: str, prefix: str) -> bool:
    """« C'est pour le dossier REC-2026-000001 », « c'est Mme Durand »: whose it is, and nothing of its own."""
    named = (*references.find(text, prefix), *(one["name"] for one in _NAMED.finditer(text)))
    rest = fold(text)
    for one in named:
        rest = rest.replace(fold(one), " ")
    plain = _SAYS_WHOSE.regex.sub(" ", _WHOSE_FILE.regex.sub(" ", rest))
    return len(re.findall(r"[^\W_]{3,}", plain)) <= 1


def asks_where_it_stands(text: str) -> bool:
    """« Le frigo de Mme Martin est réglé ? où en est-on ? »."""
    return "?" in text and _STANDS.search(fold(" ".join(text[:_LOOKED_AT].split()))) is not None


def asks_for_figures(text: str) -> bool:
    """« Combien de réclamations en retard ? »"""
    return _FIGURES.search(fold(" ".join(text[:_LOOKED_AT].split()))) is not None


def _days(folded: str, today: date) -> tuple[date, date] | None:
    for found in _SPAN.finditer(folded):
        for last in _beginnings(found["last"]):
            try:
                return days.span(found["first"].removeprefix("le ").strip(), last, today=today)
            except days.NotADayError:
                continue
    for found in _UNTIL.finditer(folded):
        for last in _beginnings(found["last"]):
            try:
                return today, days.read(last, today=today)
            except days.NotADayError:
                continue
    return _one_day(folded, today)


def _one_day(folded: str, today: date) -> tuple[date, date] | None:
    """« Je ne serai pas là demain »; of two days that are named neither is meant alone."""
    named = {found[0] for found in _ONE_DAY.finditer(folded)}
    try:
        day = days.read(named.pop(), today=today) if len(named) == 1 else None
    except days.NotADayError:
        return None
    return (day, day) if day else None


def _beginnings(text: str) -> Iterator[str]:
    """Its first words, as many as a day has, the longest first."""
    some = text.split()[:_MOST_WORDS]
    yield from (" ".join(some[:n]).strip(" .") for n in range(len(some), 0, -1))


def _deputy(text: str, person: Person, whose: Person, rules: Rules) -> str:
    folded = f" {fold(text)} "
    named = [one for one in rules.staff.values() if one not in {person, whose} and _is_named(one, folded)]
    return named[0].name if len(named) == 1 else ""


def _is_named(person: Person, folded: str) -> bool:
    return any(re.search(rf"(?<![\w@]){re.escape(name)}\b(?!@)", folded) for name in called(person))


def tells_of_a_contact(subject: str, text: str) -> bool:
    """« Mme Durand a rappelé », « elle est passée au magasin »."""
    folded = fold(f"{subject}. {text[:_LOOKED_AT]}")
    return any(heard.search(folded) for heard, said in _CHANNELS if said is not _PAPER)


def _noted(subject: str, text: str, rules: Rules) -> tuple[Offer, ...]:
    """Somebody called, came or wrote, and no file knows of it."""
    folded = fold(f"{subject}. {text}")
    channel = next((said for heard, said in _CHANNELS if heard.search(folded)), None)
    home = housing.address(text)
    told = [one for one in _told(text, home) if not _is_for_the_house(one, rules)]
    named = _NAMED.search(text) or _NAMED.search(subject)
    # What a letter says may stand in its scan alone.
    if channel is None or not (told or (named and channel is _PAPER)):
        return ()
    line = Said(
        '#register channel={channel} from="{name}"{mail}{phone}{home}',
        channel=channel,
        name=inside(named["name"]) if named else Said("[name of the customer ?]"),
        mail=f" mail={found[0]}" if (found := _MAIL.search(text)) else "",
        phone=Said(' phone="{number}"', number=number) if (number := complainant.phone(text)) else "",
        home=Said(' address="{home}"', home=inside(home)) if home else "",
    )
    below = by_phone.to_their_face(", ".join(told))
    offered = _offer(Said("Register it as a complaint, with its acknowledgement"), line, rules)
    body = f"{below[:1].upper()}{below[1:]}." if below else _asked_for(text).told(rules.languages[0])
    body = body if told else _IN_THE_SCAN.told(rules.languages[0])
    return (Offer(offered.label, f"{offered.lines}\n\n{body}", offered.short, READERS["told"]),)


def adds_nothing(text: str, earlier: str) -> bool:
    """Whether an answer says no more than how it came and whose it is, whom the `earlier` mail names too: « c'est un
    courrier, à enregistrer pour M. Vasseur ».
    """
    named = _NAMED.search(text[:_LOOKED_AT])
    return not _told(text[:_LOOKED_AT], "") and (named is None or inside(named["name"]) in inside(earlier, _LOOKED_AT))


def _told(text: str, home: str) -> list[str]:
    """What is complained of, in its clauses, without who called and how they are reached."""
    clauses = (
        " ".join(_BRACKETS.sub("", one).split()) for one in _CLAUSE.split(text.replace(home, "") if home else text)
    )
    return [one.strip(" .,;:") for one in clauses if one.strip(" .,;:") and not _is_frame(one)]


def _is_frame(clause: str) -> bool:
    folded = fold(_NAMED.regex.sub(" ", clause)).strip(" .,;:")
    called = any(heard.search(fold(clause)) for heard, _ in _CHANNELS)
    reached = _REACH.search(folded) is not None or _MAIL.search(clause) is not None
    return reached or (called and len(folded.split()) <= 2 * _MOST_WORDS)


def _is_for_the_house(clause: str, rules: Rules) -> bool:
    """« À traiter d'urgence par Cyrille », « elle est furieuse », a bare number: nothing that the caller reads back."""
    folded = fold(clause)
    return (
        _FOR_THE_HOUSE.search(folded) is not None
        or any(_is_named(one, folded) for one in rules.staff.values())
        or not any(sign.isalpha() for sign in clause)
    )


def _asked_for(text: str) -> Said:
    return Said("[to them, who read it: {words} ?]", words=inside(text, 400))


def inside(words_: str, most: int = 160) -> str:
    """Their words command nothing in a line of ours."""
    return bounded(" ".join("".join(" " if sign in '#"“”„‟«»[]' else sign for sign in words_).split()), most)


def _offer(label: Said, line: Said, rules: Rules) -> Offer:
    return Offer(label, unaccented(line.told(rules.languages[0])), line)
