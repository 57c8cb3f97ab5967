"""The one line that a telephone, an application or a virus scanner adds: "Envoyé de mon iPhone"."""

import re

from worker.words.wording import fold

_MAX_LENGTH, _MAX_WORDS, _THING_WITHIN = 160, 9, 6


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# "Sent from", in each language, at the beginning of the line …
_SENT = _any(
    r"(?:(?:message|mail|e-mail|courriel) )?envoye (?:(?:a partir )?(?:de\b|d'|du\b)"
    r"|(?:depuis|avec|via|sur|grace a)\b)",
    r"(?:sent|delivered|composed|written|typed) (?:from|via|with|using|by|through|on)\b",
    r"(?:diese nachricht wurde )?(?:(?:gesendet|verschickt|versendet) (?:von|mit|uber|via|aus)|von meinem)\b",
    r"(?:enviado|enviada) (?:desde|dende|do|da|de|con|com|via|pelo|a partir)\b|enviat des de",
    r"(?:inviato|inviata) (?:da|dal|con|tramite)\b",
    r"(?:verzonden|verstuurd) (?:vanaf|met|via|vanuit)\b",
    r"sendt (?:fra|via|med)\b|skickat (?:fran|via|med)\b|skickades fran\b|lahetetty\b|sent ur\b",
    r"(?:wys[lł]an[eoay]|nadano) (?:z|ze|za|przez)\b|(?:odeslano|odoslane|poslano) (?:z|ze|zo|s|iz|sa)\b",
    r"trimis (?:de pe|din|de la)\b|(?:el)?kuldve\b|(?:σταλθηκε|εσταλη|αποστολη) απο\b",
    r"(?:отправлено|послано) (?:с|со|из)\b|(?:надіслано|відправлено) (?:з|зі|із)\b|изпратено от\b",
    r"saadetud minu\b|nosutits no\b|issiusta is\b|dikirim dari\b|(?:da |duoc )?gui tu\b|đ(?:a|uoc) gui tu\b",
    rf"发自|發自|来自|來自|從我的|从我的|傳送自|寄自|נשלח מ|{fold('أُرسلت من')}|{fold('تم الإرسال من')}|مرسل من|ส่งจาก",
)
# … and at its end.
_SENT_LAST = _any(
    r"(?:dan|den|tan|ten|ile) gonderildi$|(?:rol|rul|emrol|emrul|omrol|amrol)? ?kuldve$|gesendet$",
    rf"から送信(?:されました)?$|{fold('에서 보냄')}$|(?:传送|傳送|发送|發送)$",
)
# The thing has to be named, since "envoyé de mon ancienne adresse" is an author's sentence.
_THING = _any(
    r"\b(?:i ?phon\w*|ipad\w*|ipod|mac|macbook|apple|icloud|android\w*|mobil\w*|smartphon\w*|telephone|telefoon"
    r"|telefon\w*|handy|portable|phone|device|gerat\w*|appareil|tablette|tablet\w*|gsm|terminal|dispositivo|movil"
    r"|telemovel|celular|cellulare|ponsel|samsung\w*|galaxy\w*|huawei|honor|xiaomi|redmi|oppo|realme|sony|xperia|lg|nokia|lumia|htc|wiko"
    r"|pixel|oneplus|motorola|moto|lenovo|blackberry|surface|windows|outlook\w*|yahoo\w*|proton|desktop|computer|laptop"
    r"|(?:g|hot|blue|type|aqua|air|fast|hush|proton|poly|my)mail|zoho|webmail|messagerie|mail orange|sfr mail"
    r"|boite mail|application|app|typeapp|spark|aol"
    r"|thunderbird|k-9|mailo|mailspring|mailbird|tutanota|tuta|canary|zimbra|roundcube|gmx|libero mail"
    r"|wp poczt\w*|onet poczt\w*|mail\.ru|телефон\w*|смартфон\w*|яндекс\.?почт\w*)(?!\w)",
    r"https?://|[\u1100-\u11ff\u2e80-\uffff]",
)
# "Sent from my desk, which is easier than my phone" is a sentence, "envoyé de mon portable hier, sans réponse" as well.
_SENTENCE = re.compile(
    r"(?<!['\w])(?:is|was|are|est|etait|sont|je|j|i|you|your|our|vous|votre|vos|nous|notre|nos|than|then|que|qui|mais|but|because"
    r"|car|ist|war|ihre?|hier|sans|reponse|jamais|pas|arrived|received|recu|with an?)\b"
)
_CARRIER = re.compile(r"(?:verizon|sprint|t-mobile|at&t)[^,]{0,20},")
_APPLICATION = r"(?:outlook\w*|blue ?mail|yahoo mail|proton ?mail|aqua mail|type ?(?:mail|app)|mymail|spark)"
# "Get Outlook for iOS": applications by which the line wants to be followed.
_GET = _any(
    r"(?:get|download(?:en)?|obten(?:ir|ez|er|ga|ha)?|obter|baixar|telecharge[rz]|hol(?:en)?|beziehen|herunterladen"
    r"|descarg(?:a|ar|ue)|ottieni|scarica|ophalen|haal|hamta|hent|fa|hanki|lataa|pobierz|ziskat|stahnout|stiahnut"
    r"|letoltese|descarca(?:ti)?|obtine(?:ti)?|edinin|indir(?:in)?|dapatkan|unduh|tai|lay)\b",
    rf"скачать|получить|загрузить|ληψη|入手|ダウンロード|获取|獲取|取得|下载|下載|{fold('받기')}|{fold('다운로드')}|השג|احصل",
)
_OFFER = re.compile(rf"(?:{_GET.pattern})(?![a-z])|.*(?<![a-z])(?:{_GET.pattern})$")
# Nothing stands behind it.
_OFFER_END = re.compile(
    rf"(?:{_GET.pattern}|{_APPLICATION}|(?:ios|android|iphone|ipad|mac|windows|mobile)[^\s,]{{0,6}})$"
)
_NAMED = re.compile(_APPLICATION)
_SYSTEM = re.compile(r"(?<![a-z])(?:ios|android|iphone|ipad|mac|windows|mobile)(?![a-z])")
_LINE = re.compile(
    rf"{_APPLICATION} (?:pour|for|fur|para|per|voor|til|till|dla|pro|для)(?: \w+)? "
    r"(?:ios|android|iphone|ipad|mac|windows|mobile)\b.*"
)
# Lines that begin otherwise, or name no thing.
_WHOLE = _any(
    _LINE.pattern,
    r"(?:provenance|von|from) ?: ?(?:courrier|mail)(?: (?:pour|fur|for))? windows.*",
    r"(?:garanti )?sans virus\.? ?(?:www\.)?(?:avast|avg).*|virus-?free\.? ?(?:www\.)?(?:avast|avg).*",
    r".{0,20}(?:iphone|ipad|android).{0,12}から送信|.{0,20}iphonesta|envoye par (?:iphone|ipad|android)",
    r"depuis mon (?:mobile|portable|telephone|samsung|iphone)|von unterwegs gesendet",
    r"sent (?:from|via|with|using) (?:the )?(?:front|nine|hey|cloud|horde|superhuman|edison|newton|acompli|unibox"
    r"|sparrow|cloudmagic)(?: (?:e?mail|mobile|ios|android))*|sent on the (?:go|run|move)|typed with (?:my )?thumbs?",
    r"yahoo mail ?: recherchez, organisez.*|secured with tuta(?:nota)?\b.*",
    # A ticket system's mark, by which it finds its thread again: Salesforce.
    r"ref:[!_]?\w+[._!]+\w+:ref",
)
# K-9 adds a second sentence to its first, and people do.
_BREVITY = re.compile(
    r"(?:[,;.-] ?)?(?:veuillez |please |(?:and )?kindly |perdonate )?(?:(?:excuse[rz]?|forgive|pardon|desole pour"
    r"|sorry for)(?: (?:ma|mes|my|any|the|les?))? (?:brievete|brevity|typos?|fautes|spelling|mistakes|errors)"
    r"|(?:la )?brevita).*"
)
_LINK = re.compile(r"[<(\[]\s*(?:(?:https?|mailto):|#)[^\s>\])]*[>)\]]")


def is_footer(body: str) -> bool:
    """Whether the line is nothing but such a footer."""
    if not body or len(body) > _MAX_LENGTH:
        return False
    told = _LINK.sub("", fold(body)).strip(" .*_-–—")
    if _WHOLE.fullmatch(told) or _offers_an_application(told):
        return True
    sent = _SENT.match(told)
    rest = told[sent.end() :] if sent else told if _SENT_LAST.search(told) else ""
    words = _BREVITY.sub("", rest).split()
    near = " ".join(words[:_THING_WITHIN])
    named = _THING.search(near)
    # A comma before the thing parts two clauses, unless it stands behind a carrier's name.
    parted = named is not None and "," in _CARRIER.sub("", near[: named.start()])
    return len(words) <= _MAX_WORDS and named is not None and not parted and not _SENTENCE.search(rest)


def _offers_an_application(told: str) -> bool:
    """Whether it says "Télécharger Outlook pour Android", in whatever order a language has these words."""
    few = len(told.split()) <= _MAX_WORDS and not _SENTENCE.search(told)
    return few and bool(_OFFER.match(told) and _NAMED.search(told) and _SYSTEM.search(told) and _OFFER_END.search(told))
