"""The words by which ticket systems and autoresponders acknowledge a letter, and by which they name themselves."""

from worker.intake.screening.wordlist import compiled

# What a subject of theirs begins with; people begin so too.
SUBJECT = compiled(
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
ITSELF = compiled(
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
NO_ANSWER = compiled(
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
