"""The subjects of automatic answers, in the usual languages: out of office, received, on holiday.

A subject counts only as a program writes it: at the very start and followed by its own punctuation. "RE: Réponse
automatique" is a person answering a machine, and "Absence du livreur" is a complaint.
"""

import re

from worker.intake.screening.wordlist import compiled
from worker.nouns.message import Message
from worker.words.wording import fold

_PUNCTUATION = r"[*\"')]{0,2} ?(?:$|[:;,!.\-(\[])"
# What only a program calls its own message.
_LABEL = compiled(
    """
    # English
    auto(/-/ /matic /mated )(reply/response/responder/answer/acknowledgement/acknowledgment/email response)
    out(-/ )of(-/ )(/the )office(/ reply/ autoreply/ auto-reply/ notification/ notice/ message/ response/ assistant)
    ooo
    vacation (reply/notice/message/response)
    # French
    reponse automatique
    (message/courriel/mail/notification) d'absence
    gestionnaire d'absence(s/)(/ du bureau)
    absen(ce/t/te) (du/de mon/au/de) bureau
    accuse (/de )reception automatique
    # German
    automatische (antwort/ruckantwort/e-mail-antwort/abwesenheitsnotiz/nachricht)
    autoantwort
    eingangsbestatigung
    abwesenheits(notiz/meldung/nachricht/benachrichtigung/assistent)
    # Spanish, Italian, Portuguese
    respuesta automatica
    ausen(te/cia) de la oficina
    risposta automatica
    assen(te/za) dall'ufficio
    resposta automatica
    ausencia do escritorio
    # Dutch, Swedish, Danish, Norwegian, Finnish
    automatisch (antwoord/bericht)
    automatische (reactie/beantwoording)
    afwezigheids(bericht/melding)
    auto(/matisk /matiskt )svar
    automatiskt meddelande
    franvaromeddelande
    fravaers(besked/melding)
    automaattinen vastaus
    # Polish, Czech, Russian
    automatyczna odpowiedz
    odpowiedz automatyczna
    automaticka odpoved
    автоответ
    автоматический ответ
    """,
    then=_PUNCTUATION,
)
# What a person may begin a complaint with too: the text must then announce a return.
_WORD = compiled(
    """
    (/i am /i'm )(/currently )away from (the/my) (office/desk/mail)
    (/i am /i'm )(/currently )on (vacation/holiday/annual leave/maternity leave/leave)
    (/je suis )(/actuellement )(absent/absente/en conge/en conges/en vacances)
    avis d'absence
    message automatique
    abwesend
    abwesenheit
    nicht im buro
    im urlaub
    fuera de (/la )oficina
    de vacaciones
    mensaje automatico
    fuori (sede/ufficio)
    in ferie
    messaggio automatico
    fora do escritorio
    ausencia temporaria
    afwezig(/heid)
    op vakantie
    franvaro
    ej pa kontoret
    pa semester
    ikke til stede
    fravaer
    pa ferie
    poissa(/ toimistosta)
    lomalla
    poza biurem
    nieobecnosc
    mimo kancelar
    """,
    then=r" ?(?:$|[:!.(\[\-])",
)
_RETURN = compiled(
    """
    (de/mon) retour
    je (serai/suis) (absent/en conge/en vacances)
    until|
    return
    back (on/in)|
    out of (/the )office
    zuruck
    wieder
    vuelta
    regres
    rientr
    terug
    tillbaka
    tilbage
    tilbake
    palaan
    powrot
    vrat
    """
)
# Notes and GroupWise write the person's name first; in other languages than English only the mark AUTO tells it from
# a complaint about somebody's absence.
_NAMED = re.compile(
    r"(?:auto: )?.{2,140} (?:is|will be) (?:currently )?out of (?:the |my )?office"
    r"(?:\.|$| ?[(\[]| (?:until|from|returning))|auto: .{2,80} (?:is|will be|est|sera|ist|wird) "
)
_BRACKETED = re.compile(r"\[([^\]]{1,60})\] ?")


def announced(message: Message) -> str:
    """The words by which a subject says that a program answers; "" where it does not."""
    folded = fold(message.subject[:300])
    bracketed = _BRACKETED.match(folded)
    if bracketed:
        label = _LABEL.fullmatch(bracketed[1])
        folded = bracketed[1] if label else folded[bracketed.end() :]
    folded = folded.lstrip("*\"'(")
    hit = _LABEL.match(folded) or _NAMED.match(folded)
    if hit is None:
        word = _WORD.match(folded)
        hit = word if word and _RETURN.search(fold(message.new_text[:2_000])) else None
    return hit.group().strip(" :-([") if hit else ""
