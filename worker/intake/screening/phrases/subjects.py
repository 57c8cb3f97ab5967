"""What the subject of a report of failure says, in the standard wordings of servers and gateways."""

from worker.intake.screening.wordlist import compiled

FAILED_SUBJECT = compiled(
    """
    # English
    undeliver
    nondeliver
    non(-/ )deliver
    delivery (has /)fail
    delivery (status/notification/report/error/problem/unsuccessful)
    failed delivery
    failure (notice/notification)
    not delivered
    mail (delivery /)(failure/failed/system error)
    (mail/message) (delivery /)(failure/has failed/rejected/bounced/blocked/refused/returned)
    returned (mail/message/to sender)
    delivery to … failed
    could not be (delivered/sent)
    couldn't be (delivered/sent)
    has not been (delivered/sent)
    was not delivered
    unable to deliver
    (error/problem/errors/problems) (sending/delivering/during)
    bounce|
    bounced|
    mailbox (is /)(full/unavailable)
    user unknown
    unknown (user/recipient)
    rejected(/ mail/ message):
    malformed recipient
    # French
    non(-/ )(remis/distribu/deliv/achemin)
    echec (de/d'/du/lors)
    message (non/refuse/rejete)
    avis de non
    courrier (non/retourne/rejete)
    retour(/ne) a l'(expediteur/envoyeur)
    impossible de (remettre/delivrer/distribuer)
    n'a pas pu etre (remis/distribue/delivre/achemine/livre/envoye/transmis)
    erreur (de/lors de/d') …(distribution/envoi/remise/livraison)
    rapport de (non-/)remise
    # German
    unzustellbar
    nicht (zugestellt/zustellbar)
    zustell(ung/fehler/bericht/probleme)
    rucklaufer
    ubermittlung fehlgeschlagen
    # Spanish
    no se (puede/pudo/ha podido) entregar
    no entregad
    error (de/al/en la) (entrega/entregar/envi)
    (correo/mensaje) devuelto
    # Italian
    non recapitabile
    non recapitat
    mancat(a/o) (recapito/consegna)
    recapito non riuscito
    consegna (fallita/non riuscita)
    impossibile recapitare
    # Portuguese
    nao (foi /)entregue
    nao (foi possivel/e possivel/pode ser) entreg
    falha (na/de/no) (entrega/envio)
    mensagem devolvida
    # Dutch
    onbestelbaar
    niet (bezorgd/besteld/afgeleverd)
    bezorging … mislukt
    aflevering mislukt
    # Swedish, Danish, Norwegian, Finnish
    olever
    gar inte att leverera
    kunde inte levereras
    kan ikke lever
    ikke lever
    uleveret
    ei toimitettu
    # Polish, Czech, Russian
    niedostarcz
    nie zostala dostarczon
    zwrot (wiadomosci/poczty)
    nedoruc
    недоставл
    не доставлен
    не может быть доставлен
    # Japanese and Chinese
    配信不能
    配信エラ
    配信でき
    配送エラ
    配送でき
    送信でき
    メールを送信で
    退信
    无法投递
    無法投遞
    無法傳遞
    未传递
    无法送达
    """
)
