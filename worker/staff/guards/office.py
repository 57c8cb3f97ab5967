"""Signs of talk about the work, which a customer is no part of; and of words too few to be a letter."""

import re

from worker.intake.screening.phrases import PROMISE, RETURN
from worker.staff.guards.reply import Reply, one_of

FEW = 3
# A notice of absence has no more words; a letter that mentions one has other things to say.
_NOTICE = 60
_ABSENT = re.compile(
    r"(?<!\w)(?:"
    r"(?:je|nous) (?:suis|serai|sommes|serons) (?:actuellement |en ce moment )?"
    r"(?:absent|en conge|en vacances|en deplacement|en formation|hors du bureau|de retour)"
    r"|(?:i am|i'm|i will be|i'll be|we are) (?:currently |now |away )?"
    r"(?:on (?:\w+ )?(?:vacation|holiday|leave)|away|out of (?:the |my )?office|(?:out|off) until|back on|travell?ing)"
    r"|i have (?:left for|gone on) (?:vacation|holiday)"
    r")"
)
_GREETING = re.compile(r"(?:bonjour|bonsoir|hello|hi|madame|monsieur|dear|cher|chere)\b[^.!?]{0,40}[,!.]?")
_SOMEBODY = "(?:someone|anyone|somebody)"
_WORK = one_of(
    # Passing it on.
    r"je vous laisse (?:traiter|cloturer|clore|gerer|prendre|repondre|voir avec)",
    r"je vous l[ea] (?:passe|transfere|laisse|transmets|confie)",
    r"je vous (?:passe|transfere|transmets|affecte) (?:ce|le) dossier",
    r"pas (?:de mon ressort|pour moi|mon dossier|mon client|a moi de|de mon secteur)|hors de mon perimetre",
    r"not (?:mine|for me|my (?:customer|case|file|job))|reassign",
    r"(?:re-?)?affect(?:er|ez|e|e-le|e-la) (?:ce|le|a|au)|l'affecter|(?:le|la) affecter|re-?affecter",
    r"(?:le|la) transmettre (?:au|a la|a l'?) ?(?:service|compta|sav|equipe)\w*",
    r"(?:je reprends|je prends) (?:ses|tes|leurs) dossiers",
    r"(?:vous pouvez|pouvez-vous|pourriez-vous) (?:le |la |les )?lui \w+|(?:le|la|les) lui \w+",
    # Not being there.
    r"je (?:suis|serai) (?:absente?|en conges?|en vacances)|(?:pas|plus) au bureau|en mon absence|out of office",
    # Asking who, and what.
    r"on (?:fait|repond|dit|met|ecrit|propose) quoi|on fait comment|qu'est-ce qu'on \w+",
    r"qui (?:s'en|s'occupe|prend|suit|gere|a (?:livre|traite|pris|vendu|repondu))\b.{0,80}\?",
    rf"quelqu'un (?:peut|pourrait|a|sait)|(?:can|could) {_SOMEBODY}|who (?:handles|is handling|can take|takes|deals)",
    r"avant que je (?:lui )?reponde|avant de (?:lui )?repondre|(?:mets|mettez)-moi en copie|et je vous dis",
    r"(?:pouvez|pourriez)-vous (?:me dire|verifier|regarder|confirmer|voir) si (?:nous|on)",
    r"(?:can|could) you (?:check|see|confirm) (?:whether|if) (?:we|our)|on this one",
    r"(?:prevenir|informer|demander a|en parler a|voir avec) (?:la (?:direction|compta\w*)|le (?:juridique|sav|depot))",
    # Saying what is to be done with the file, and what others think.
    r"(?:vous pouvez|peux-tu|merci de|a|please) (?:clore|cloturer|close)",
    r"a (?:traiter|classer|voir avec|rembourser|cloturer|affecter|rappeler|relancer)(?! (?:par|de) )",
    r"le (?:service )?juridique (?:dit|veut|refuse|pense)|legal says|management (?:says|won't|does not)",
    r"la direction (?:ne veut|dit|refuse)|ils ne veulent pas",
)


def absent(reply: Reply) -> bool:
    """« I am on vacation until 14 Dec and will read your message later. »: a program's words, whatever its headers."""
    said = "\n".join(reply.said)
    own = _ABSENT.search(said)
    return bool(own) and len(said.split()) <= _NOTICE and bool(RETURN.search(said) or PROMISE.search(said))


_OPENING = re.compile(r"(?:ca marche|okay|ok|nickel|top|yep|oups|oops)\b")


def about_work(reply: Reply) -> bool:
    """« Qui s'en charge ? », « merci de l'affecter à… », « on répond quoi ? »; and how one opens among colleagues."""
    if reply.lines and _OPENING.match(reply.lines[0]):
        return True
    return any(_WORK.search(sentence) for sentence in reply.sentences)


def few_words(reply: Reply) -> bool:
    """« OK », « Merci », « Vu »: below a greeting and above a name, at most three words."""
    body = [line for place, line in enumerate(reply.said) if place > 1 or not _GREETING.fullmatch(line)]
    words = [word for line in body for word in re.findall(r"[^\W_]+", line) if word not in reply.names.own]
    return len(words) <= FEW
