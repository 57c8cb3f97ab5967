"""The sentences of a report of failure, by language."""

import re

from worker.intake.screening.wordlist import compiled

# Sentences that only a report says.
_PLAIN = """
    # English, of the letter
    (could/can/has/have/was/were) not (be /been /yet been /have been /)(successfully /)(delivered/relayed)
    (couldn't/can't/hasn't/wasn't/weren't) (be /been /)(delivered/relayed)
    did not reach the following
    undeliverable
    non-deliverable
    nondelivery
    unable to (deliver/relay) (your/the/this/mail/message/to)
    not able to deliver
    wasn't able to deliver
    trouble delivering
    (fail/failed/failure/error/errors/problem/problems) (to /in /while /)deliver
    (trying/attempting) to deliver
    (delivery/deliver) (has /have /)(permanently /)failed
    delivery to … failed
    delivery (status notification/failure/error)
    failed (recipient/to deliver)
    returned mail
    (address/addresses/recipient/recipients) (had/has/have) (permanent/fatal/delivery/transient)
    (permanent/fatal/delivery) (fatal /)(error/failure/problem)
    # English, of the address
    (user/recipient/mailbox/address) (address /name /)(is /was /)(unknown/disabled/unavailable)
    (user/recipient/mailbox/address) (address /name /)(is /was /)not (found/known/recogni)
    (user/recipient/mailbox/address) (address /name /)does(n't/ not) exist
    (unknown/no such/no valid) (user/recipient/address/mailbox/local/alias/e-mail/email)
    (unrouteable/unroutable/nonexistent) (user/address/mailbox)
    not a (valid/known) (user/recipient/mailbox/account)
    mailbox (is /was /)(full/over quota)
    mailbox exceed
    (over/exceeded/exceeds) (storage /mailbox /disk /its /)quota
    quota (exceed/violation)
    # Filters, of a letter that they kept
    delivery of the (email/e-mail/message) was stopped
    was (blocked/rejected/quarantined) by (our/the/a) … (filter/firewall)
    # French
    n'a (pas pu/pu) etre (remis/delivre/distribue/achemine/livre a)
    n'ont (pas pu/pu) etre (remis/delivre/distribue/achemine/joint)
    n'a pas (atteint/ete remis/ete distribue/ete delivre/ete achemine)
    impossible de (remettre/delivrer/distribuer/acheminer) (le/votre/ce) (message/courriel/courrier/mail)
    la remise … a echoue
    (erreur/erreurs) (fatale/permanente/de distribution/de remise)
    echec de la remise
    (destinataire/utilisateur/adresse mail/adresse electronique) (est /)(inconnu/inexistant/introuvable/desactive)
    boite (aux lettres /mail /)(est /)(pleine/saturee/inexistante/desactivee)
    boite aux lettres … (pleine/saturee)
    (adresse/boite/compte) … n'existe (pas/plus)
    # German
    nicht (zugestellt/zustellen/ausgeliefert)
    konnte nicht … (zugestellt/ausgeliefert)
    fehler bei der (nachrichtenzustellung/zustellung)
    unzustellbar
    unbekannter empfanger
    # Spanish, Italian, Portuguese
    no se (pudo/puede/ha podido) entregar
    no (ha sido /fue /pudo ser /puede ser /)entregad
    no ha llegado a (los/sus/el/su)
    (usuario/destinatario) desconocid
    non (e stato/e stata/puo essere/ha potuto essere) (consegnat/recapitat)
    recapito non riuscito
    (utente/destinatario) sconosciut
    nao (foi/pode ser/puderam ser/pode) entreg
    (mensagem/mail/email) … (foi /)recusad
    # Dutch, Swedish, Danish, Norwegian, Polish
    niet … (bezorgd/afgeleverd)
    bezorging … mislukt
    (kunde/gick) inte … leverer
    (kunne/kan) ikke … lever
    nie (mogla/mozna/zostala/udalo) … dostarcz
    # Czech, Hungarian, Romanian, Turkish
    (nelze/nepodarilo/nemohla/nebyla) … doruc
    nem (kezbesitheto/sikerult kezbesiteni/volt kezbesitheto)
    kezbesithetetlen
    nu a putut fi (livrat/trimis)
    teslim edileme
    # Russian, Japanese, Chinese
    не может быть достав
    не удалось достав
    не было достав
    配信できま
    配信不能
    配送できま
    お届けできま
    届きませ
    宛先
    エラー
    无法投递
    无法送达
    無法
    退信
    退回
    群組可能不存在
"""
# Sentences that people and their vacation programs may say too; a mail server that says them reports a failure.
_LOOSE = """
    # English
    (could/can/has/was/were/did/is/are/have) not (be /been /)(able to /)(sent/send/reach/receive/process/forward)
    unable to (send/reach/forward)
    (problem/fail/failed/failure/error) (to/in/while/when/with) (send/relay/reach/forward)
    (address/addresses/recipient/recipients) (was /were /is /are /)(failed/rejected/affected/unknown/invalid/not)
    address(es) failed
    failure reason
    (account/host/domain/user/recipient/address/mailbox) … (unknown/invalid/disabled/inactive/suspended)
    (account/host/domain/user/recipient/address/mailbox) … (blocked/closed/unavailable/no longer/full)
    (account/host/domain/user/recipient/address/mailbox) … not (found/known/valid/listed/available)
    (invalid/illegal/malformed/bad/unknown/no such) (user/recipient/address/mailbox/host/domain)
    (invalid/illegal/malformed/bad/unknown/no such) (account/local/destination)
    does(n't/ not) (exist/have)
    no (mailbox/account/user)
    no longer valid
    (quota/storage/account/inbox) … (full/exceed/over|/limit)
    (over/exceeds/out of) … (quota/size/space/storage/limit)
    incorrectly constructed
    refused to (accept/talk)
    message (was /has been /)(rejected/refused/blocked/bounced)
    did not receive (this/your)
    has restricted
    error occurred
    (group/address/person) you (tried/are trying)
    (remote host/server) said
    # French
    non (remis/distribue/delivre/achemine)
    quota (depasse/atteint)
    mail rejete
    service refuse
    (adresse/compte/domaine/destinataire) … (inconnu/invalide/inexistant/introuvable)
    (adresse/compte/domaine/destinataire) … (bloque/desactive/incorrect/errone/rejete)
    (distribution/envoi/transmission) … (a/ont) echoue
    # German, Spanish, Italian, Portuguese
    nicht (ubermittelt/erreicht/gefunden)
    postfach … voll
    empfanger … unbekannt
    (direccion/buzon) … (llen/inexist/no existe/no encontrad)
    (casella/indirizzo) … (piena/inesist/non esiste/non trovat)
    (endereco/caixa) … (chei/inexist/nao existe/nao encontrad)
    # Russian, Japanese, Chinese
    не существует
    неизвестн
    переполнен
    存在しませ
    見つかりませ
    不存在
"""
FAILED_PLAINLY = compiled(_PLAIN)
FAILED_TEXT = compiled(_PLAIN, _LOOSE)
# The other server's refusal, as notices quote it: "<<< 550 ...", "said: 550-5.1.1", "SMTP error [550".
REFUSED = re.compile(
    r"(?:<<<|>>>|said|replied|returned|received|respon\w{1,6}|code):? .{0,60}\b5[0-5]\d[ -]"
    r"|\b5[0-5]\d[ -]#?5\.\d{1,2}\.\d{1,2}|smtp error (?:code )?\[?5\d\d"
)
