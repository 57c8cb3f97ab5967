"""Signs of talk about the work, which a customer is no part of; and of words too few to be a letter."""

import re

from worker.staff.guards.reply import Reply

FEW = 3
_GREETING = re.compile(r"(?:bonjour|bonsoir|hello|hi|madame|monsieur|dear|cher|chere)\b[^.!?]{0,40}[,!.]?")
_WORK = re.compile(
    r"\bje vous laisse (?:traiter|cloturer|clore|gerer|prendre|repondre|voir avec)\b|"
    r"\bje vous l[ea] (?:passe|transfere|laisse|transmets|confie)\b|\bje vous (?:passe|transfere|transmets|affecte) (?:ce|le) dossier\b|"
    r"\bpas (?:de mon ressort|pour moi|mon dossier|mon client|a moi de|de mon secteur)\b|\bhors de mon perimetre\b|"
    r"\bnot (?:mine|for me|my (?:customer|case|file|job))\b|\breassign\b|\b(?:re-?)?affect(?:er|ez|e|e-le|e-la) (?:ce|le|a|au)\b|"
    r"\b(?:l'|le |la |re-?)affecter\b|\b(?:le|la) transmettre (?:au|a la|a l') ?(?:service|compta|sav|equipe)|"
    r"\bon (?:fait|repond|dit|met|ecrit|propose) quoi\b|\bon fait comment\b|\bqu'est-ce qu'on\b|"
    r"\bqui (?:s'en|s'occupe|prend|suit|gere|a (?:livre|traite|pris|vendu|repondu))\b.{0,80}\?|"
    r"\bquelqu'un (?:peut|pourrait|a|sait)\b|\bcan (?:someone|anyone|somebody)\b|\bcould (?:someone|anyone|somebody)\b|"
    r"\bwho (?:handles|is handling|can take|takes|deals)\b|\b(?:vous pouvez|peux-tu|merci de|a|please) (?:clore|cloturer|close)\b|"
    r"\ba (?:traiter|classer|voir avec|rembourser|cloturer|affecter|rappeler|relancer)\b(?! (?:par|de) )|"
    r"\bavant que je (?:lui )?reponde\b|\b(?:mets|mettez)-moi en copie\b|\ble juridique\b|\ble service juridique (?:dit|veut)|"
    r"\blegal says\b|\bmanagement (?:says|won't|does not)\b|\bla direction (?:ne veut|dit|refuse)|\bils ne veulent pas\b|"
    r"\b(?:je reprends|je prends) (?:ses|tes|leurs) dossiers\b"
)


def about_work(reply: Reply) -> bool:
    """"Qui s'en charge ?", "merci de l'affecter à…", "on répond quoi ?"."""
    return _WORK.search("\n".join(reply.sentences)) is not None


def few_words(reply: Reply) -> bool:
    """"OK", "Merci", "Vu": below a greeting and above a name, at most three words."""
    body = [line for place, line in enumerate(reply.said) if place > 1 or not _GREETING.fullmatch(line)]
    words = [word for line in body for word in re.findall(r"[^\W_]+", line) if word not in reply.names.own]
    return len(words) <= FEW
