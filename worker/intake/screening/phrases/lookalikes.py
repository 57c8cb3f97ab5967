"""The words of what resembles a report of failure and is none."""

from worker.intake.screening.wordlist import compiled

# The refusal of a filter that wants the sender to prove that they are a person: neither a dead address nor a person.
CHALLENGE = compiled(
    """
    not (pre-approved/preapproved)
    guest list
    waitlisted
    (requires/require) (your /a /sender /)confirmation
    confirm (that /)you
    confirm (this mail/your message/your email/your e-mail/your address/your identity)
    (click/follow/visit/reply) … to (confirm/verify/deliver your/release/be added/authenticate)
    challenge(-/ //)response
    sender (confirmation/validation)
    (cliquez/cliquer/repondez/repondre) … pour (vous/etre/confirmer/valider/authentifier/liberer/que votre)
    authentifier (votre/l'expediteur)
    valider votre (adresse/message/envoi)
    captcha
    """
)
# What people who complain of a delivery speak of, and no mail server does.
PARCEL = compiled(
    """
    colis|
    livreur
    transporteur
    facteur|
    parcel
    package
    shipment
    paquete
    pacco
    pakket
    encomenda
    (ma/votre/notre) commande
    (my/your/our) order
    (meine/ihre) bestellung
    (mi/su) pedido
    """
)
# A receipt in words: the letter is where it should be, as far as this server knows.
ARRIVED = compiled(
    """
    successfully (delivered/relayed/forwarded/expanded)
    (remis/distribue/delivre/transmis) avec succes
    erfolgreich (zugestellt/ubermittelt/weitergeleitet)
    (se ha entregado/entregado) (correctamente/con exito)
    (consegnato/recapitato) correttamente
    entregue com (sucesso/exito)
    """
)
