"""The words by which vacation programs, and people who set them up, announce an absence, by language."""

import re

from worker.intake.screening.wordlist import compiled

_PUNCTUATION = r"[*\"')]{0,2} ?(?:$|[:;,!.\-(\[/]|re ?:)"
# What only a program calls its own message.
LABEL = compiled(
    """
    # English
    auto(/-/ /matic /mated )(reply/response/responder/answer/acknowledgement/acknowledgment/email response)
    (holiday/vacation/absence) auto(/-/ )(reply/response/responder)
    (/i am /i'm )(/currently )out(-/ )of(-/ )(/the )office(/ reply/ autoreply/ auto-reply/ notification/ notice)
    out(-/ )of(-/ )(/the )office (message/response/assistant)
    ooo
    (vacation/absence/away) (reply/notice/message/response/notification)
    # French
    reponse automatique
    (message/courriel/mail/notification/reponse/avis) (/automatique )d'absence
    message automatique d'absence
    gestionnaire d'absence(s/)(/ du bureau)
    absen(ce/t/te) (du/de mon/au/de) bureau
    accuse (/de )reception automatique
    # German
    autom(atische/.) (antwort/ruckantwort/e-mail-antwort/abwesenheitsnotiz/nachricht)
    autoantwort
    eingangsbestatigung
    abwesenheits(notiz/meldung/nachricht/benachrichtigung/assistent)
    # Spanish, Italian, Portuguese, Catalan, Romanian
    respuesta automatica
    auto(/-/ )respuesta
    ausen(te/cia) de la oficina
    risposta automatica
    assen(te/za) dall'ufficio
    resposta automatica
    auto(/-/ )resposta
    ausencia do escritorio
    raspuns automat
    # Dutch, Swedish, Danish, Norwegian, Finnish
    automatisch (antwoord/bericht)
    automatische (reactie/beantwoording)
    afwezigheids(bericht/melding/assistent)
    auto(/matisk /matiskt )svar
    automatiskt meddelande
    franvaromeddelande
    fravaers(besked/melding)
    automaattinen (vastaus/poissaoloviesti)
    # Polish, Czech, Slovak, Croatian, Slovenian, Hungarian
    automatyczna odpowiedz
    odpowiedz automatyczna
    autoodpowiedz
    automaticka odpoved
    automatski odgovor
    samodejni odgovor
    automatikus valasz
    # Estonian, Latvian, Lithuanian, Turkish, Greek, Indonesian, Vietnamese
    automaatvastus
    automatiska atbilde
    automatinis atsakymas
    otomatik yanıt
    αυτοματη απαντηση
    balasan otomatis
    tra loi tu đong
    # Russian, Ukrainian, Bulgarian
    автоответ
    автоматический ответ
    автоматична відповідь
    автоматичен отговор
    # Japanese, Chinese, Korean, Hebrew, Arabic
    自動応答
    自動返信
    不在通知
    不在のお知らせ
    自动回复
    自动答复
    自動回覆
    자동 회신
    자동회신
    자동 응답
    자동응답
    부재중
    תשובה אוטומטית
    رد تلقائي
    """,
    then=_PUNCTUATION,
)
# What a person may begin a complaint with too: the text must then announce a return.
WORD = compiled(
    """
    (/i am /i'm )(/currently )away
    (/i am /i'm )(/currently )away from (/the /my )(office/desk/mail)
    (/i am /i'm )(/currently )(/on )(annual leave/maternity leave)
    (/i am /i'm )(/currently )on (vacation/holiday/leave)
    (/je suis )(/actuellement )(absent/absente/en conge/en conges/en vacances)
    message automatique
    abwesend
    abwesenheit
    nicht im buro
    außer haus
    (/ich bin )im urlaub
    fuera de (/la )oficina
    ausente
    de vacaciones
    mensaje automatico
    fuori (sede/ufficio)
    assente
    in ferie
    messaggio automatico
    fora do escritorio
    ausencia temporaria
    afwezig(/heid)
    niet op kantoor
    op vakantie
    franvaro
    franvarande
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
    hazon kivul
    нет на работе
    в отпуске
    """,
    then=r" ?(?:$|[:!.(\[\-]|re ?:|(?:jusqu'a|until|bis|hasta|fino) ?)",
)
# What may head a complaint as well as any: the text must announce a return and say what becomes of our letter.
TOPIC = compiled(
    """
    absen(ce/t/te)(/s)
    vacances
    conge(/s)
    vacation(/s)
    holiday(/s)
    urlaub
    vacaciones
    ferie
    """,
    then=r" ?(?:$|[:!.(\[\-]|[a-z' -]{2,60} ?\((?:retour|back|returning|zuruck|until|jusqu))",
)
RETURN = compiled(
    """
    (serai/suis/sera/est) de retour
    de retour (le/au bureau/a partir/lundi/mardi/mercredi/jeudi/vendredi/debut/courant/en/fin)
    mon retour
    jusqu'au
    je (serai/suis) (absent/en conge/en vacances)
    until|
    return
    back (on/in)|
    when (i am |i'm |)back
    out of (/the )office
    zuruck
    wieder
    bis (/zum )(0/1/2/3)
    vuelta
    regres
    rientr
    (mio/al) rientro
    terug
    tillbaka
    tilbage
    tilbake
    palaan
    powrot
    wracam
    vrat
    (nem leszek/nem vagyok) elerheto
    отпуске
    вернусь
    """
)
# Who speaks of their own absence.
SELF = compiled(
    """
    je (serai/suis) (/actuellement )(absent/en conge/en vacances/de retour/en deplacement)
    (actuellement/suis) (absent/en conge)
    (i am/i'm/i will be/i'll be) (/currently )(away/on/out/back/returning)
    ich bin
    (wieder/nicht) (erreichbar/im buro/da)
    (estoy/estare/sono/saro/estou/estarei/ik ben/jag ar/jeg er/olen/jestem/jsem/som)|
    palaan
    terug
    tilbage|
    tillbaka|
    regresso
    rientrero
    """
)
# The sentence of a vacation notice about the letter that it answers.
PROMISE = compiled(
    """
    (je/nous) (repondrai/lirai/traiterai/prendrai/reviendrai/traiterons/repondrons)
    (votre/vos) (message/mail/e-mail/courriel/demande)(/s) (sera/seront/ne sera/ne seront)
    repondrai a (votre/vos) (message/mail/e-mail/courriel)
    (prendrai/prendre) connaissance de (votre/vos) (message/mail/e-mail/courriel)
    en cas d'urgence
    (will/i'll) (reply/respond/answer/get back/read|/reply|)
    (urgent matters/anything urgent/is urgent/in urgent cases)
    ihre (nachricht/e-mail/mail) wird
    (beantworte/lese/bearbeite) ich
    in dringenden fallen
    respondere
    rispondero
    responderei
    out of (/the )office
    """
)
# GroupWise and others keep the subject of the letter and set the label behind it.
TRAILING = re.compile(
    r"\((?:out of (?:the )?office|away from (?:the |my )?(?:office|mail|desk)|absente? du bureau|abwesend)"
    r"[^()]{0,80}\)$"
)
