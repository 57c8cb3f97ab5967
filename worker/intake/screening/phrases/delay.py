"""The words of a report of delay: the letter is still on its way."""

from worker.intake.screening.wordlist import compiled

# Not yet: the server goes on trying. These words in a subject settle it.
_DELAYED_SUBJECT = """
    delay
    warning:
    not yet been
    still (un/being/await/trying)
    remise (differee/retardee/en attente)
    retard (de/dans)
    n'a pas encore
    verzoger
    verspat
    noch nicht zugestellt
    retrasad
    entrega (diferida/aplazada)
    ritard
    vertraagd
    atrasad
    forsen
    forsink
    opozni
    задерж
"""
# The same in the text, of a letter or a delivery; "a delay in my answer" is no such thing.
_DELAYED_PLAIN = """
    (delivery/message/mail/recipient) … (is/are/was/been) delayed
    (message/mail/delivery) delayed
    delivery delay
    delayed (mail/message/delivery)
    warning message only
    do not need to resend
    not yet been delivered
    could not send message for past
    message will be retried
    delivery attempts (will /)continue
    remise (differee/retardee)
    (remise/distribution/message/courrier/courriel) … (a ete/est) (retarde/differe)
    n'a pas encore (ete/pu etre) (remis/delivre/distribue)
    zustellung … verzoger
    noch nicht zugestellt
    entrega … (retras/diferid/aplaz/atras)
    consegna … ritard
    bezorging … vertraag
"""
# A server that says these while it also says where it failed is still trying.
_DELAYED_LOOSE = """
    (will/shall) (be retried/continue to/keep trying/keep on/go on/attempt)
    temporar(y/ily) (delivery /)(fail/defer/problem/error)
    deferred|
    nouvelles tentatives
    sera retente
"""
DELAYED_SUBJECT = compiled(_DELAYED_SUBJECT)
DELAYED_PLAINLY = compiled(_DELAYED_PLAIN)
DELAYED_TEXT = compiled(_DELAYED_PLAIN, _DELAYED_LOOSE)
# Given up for good, whatever the notice says of earlier delays.
GIVEN_UP = compiled(
    """
    permanent
    (given/giving/gave) up
    not going to try
    will not (continue/be retried/try)
    user unknown
    too long
    expired
    no longer
    stopped trying
    has failed
    definitiv
    abandonn
    endgultig
    aufgegeben
    definitief
    """
)
