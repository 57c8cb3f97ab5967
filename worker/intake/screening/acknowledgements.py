"""Acknowledgements by ticket systems and autoresponders that bear no mark: told by what they say of themselves.

Either the text opens with the sentence that a machine wrote it, or the subject thanks or acknowledges and the text
holds that sentence, or asks for no answer. A person who quotes the sentence writes something else above it, under a
subject of their own.
"""

import re

from worker.intake.screening.wordlist import compiled
from worker.nouns.message import Message
from worker.words.wording import fold

_READ = 3_000
_SUBJECT = compiled(
    """
    accuse (de/de bonne) reception
    confirmation de (reception/la reception/votre demande/prise en compte)
    (nous avons bien recu/bonne reception de) (votre/vos)
    merci (pour/de) (votre/vos/nous avoir)
    votre (demande/message/ticket/courriel/mail) (a bien ete/a ete/est bien/n°)
    (ticket/request/case/message/email) (/has been )(received/created/opened/registered)
    (/your )(request/ticket/case/inquiry/enquiry) (/has been )(received/created/opened/registered)
    (/we have )received your
    we('ve/ have) received
    (thank you/thanks) for (contacting/your/writing/reaching/getting)
    acknowledg(e)ment of
    receipt of your
    (ihre/deine) (nachricht/anfrage/e-mail/mail) (ist/wurde)
    (vielen dank/danke) fur ihre
    eingang ihrer
    (hemos recibido/gracias por) (su/tu/contactar/ponerse)
    (abbiamo ricevuto/grazie per)
    (recebemos/obrigado pel)
    (wij hebben uw/bedankt voor uw)
    (tack for/vi har tagit emot)
    (tak for din/tak for deres/vi har modtaget)
    """
)
# The sentence by which a machine names itself, in its own words.
_ITSELF = compiled(
    """
    ceci est … (message/mail/e-mail/courriel/reponse) automatique
    (ce/cet/cette/le present) (message/mail/e-mail/courriel/reponse) est automatique
    (message/mail/e-mail/courriel/reponse)(/,) (/est /a ete )(genere/envoye/emis)(/e) automatiquement
    this is an auto(mated/matic/matically generated/matically-generated) (message/email/e-mail/mail/reply/response)
    this is an auto(mated/matic/matically generated/matically-generated) (notification/acknowledg)
    this (/email /e-mail /message /mail )(is/was/has been) (auto-generated/automatically generated)
    this (/email /e-mail /message /mail )(is/was/has been) generated automatically
    this (/email /e-mail /message /mail )(is/was/has been) (sent automatically/an automatic)
    dies(e e-mail/e mail/e nachricht/) (ist/wurde) (eine /)automatisch
    (este/esta) (es un/es una/e uma/mensaje/correo/mensagem) … automatic
    (questo/questa) … (automatic/generat)
    dit is een automatisch
    detta ar ett automatiskt
    dette er en automatisk
    """,
    then=r"(?!\w*,? (?:que|qui|that|which)\b)",
)
# What such a text asks for; a person asks it too, and goes on: "… par un mail type".
_NO_ANSWER = compiled(
    """
    (merci de/veuillez) ne pas (/y )repondre
    (merci de/veuillez) ne pas repondre (/directement )a (ce/cet) (message/mail/e-mail/courriel)
    do not (reply/respond)
    do not (reply/respond) (/directly )to this (email/e-mail/message/mail)
    antworten sie nicht auf diese (e-mail/mail/nachricht)
    (no responda/nao responda) a (este/esta) (mensaje/correo/mensagem/email)
    non rispondere a questa (mail/email/e-mail)
    non rispondere a questo messaggio
    """,
    then=r" ?(?:[.!]|$)",
)
_GREETING = re.compile(
    r"(?:(?:bonjour|bonsoir|hello|hi|dear|madame|monsieur|chere?|guten tag|hallo|sehr geehrte|hola|buongiorno|gentile)"
    r"[^.!?:;]{0,60}?[,.!:] ?){0,2}[*_\[(-]{0,5} ?"
)


def announced(message: Message) -> str:
    """The sentence by which the message says that a machine wrote it; "" where it does not.

    A web form says so too, and asks that its visitor be answered: by that it is known.
    """
    domain = message.sender.address.rpartition("@")[2]
    if any(party.address.rpartition("@")[2] != domain for party in message.reply_to):
        return ""
    said = fold(message.new_text[:_READ])
    opening = _GREETING.match(said)
    hit = _ITSELF.match(said, opening.end() if opening else 0)
    if hit is None and _SUBJECT.match(fold(message.subject[:300])):
        hit = _ITSELF.search(said) or _NO_ANSWER.search(said)
    quoted = hit is not None and said[: hit.start()].rstrip()[-1:] in {"«", '"', "“"}
    return hit.group() if hit and not quoted else ""
