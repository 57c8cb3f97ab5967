"""The one line that a telephone, an application or a virus scanner adds: "Envoyé de mon iPhone"."""

import re

from worker.intake.quoting.folding import fold

_MAX_LENGTH, _MAX_WORDS = 160, 9


def _any(*alternatives: str) -> re.Pattern[str]:
    return re.compile("|".join(alternatives))


# "Sent from", in each language.
_SENT = _any(
    r"(?:(?:message|mail|e-mail|courriel) )?envoye (?:de|depuis|a partir de|avec|via|sur|grace a|d'|du)\b",
    r"(?:sent|delivered|composed|written|typed) (?:from|via|with|using|by|through|on)\b",
    r"(?:diese nachricht wurde )?(?:(?:gesendet|verschickt|versendet) (?:von|mit|uber|via|aus)|von meinem)\b",
    r"(?:enviado|enviada) (?:desde|do|da|de|con|com|via|pelo|a partir)\b",
    r"(?:inviato|inviata) (?:da|dal|con|tramite)\b",
    r"(?:verzonden|verstuurd) (?:vanaf|met|via|vanuit)\b",
    r"sendt (?:fra|via|med)\b|skickat (?:fran|via|med)\b|skickades fran\b|lahetetty\b",
    r"(?:wys[lł]an[eoay]|nadano) (?:z|ze|za|przez)\b|(?:odeslano|odoslane|poslano) (?:z|ze|zo|s)\b",
    r"trimis (?:de pe|din|de la)\b|kuldve\b|σταλθηκε απο\b",
    r"(?:отправлено|послано) (?:с|из)\b|(?:надіслано|відправлено) (?:з|із)\b",
    r"发自|發自|来自|從我的|从我的|傳送自",
)
# The thing has to be named, since "envoyé de mon ancienne adresse" is an author's sentence.
_THING = _any(
    r"\b(?:i ?phon\w*|ipad\w*|ipod|mac|apple|icloud|android|mobiles?|smartphone|telephone|telefoon|telefon\w*|handy"
    r"|portable|phone|device|gerat\w*|appareil|tablette|tablet\w*|gsm|terminal|dispositivo|movil|telemovel|celular"
    r"|cellulare|samsung|galaxy|huawei|honor|xiaomi|redmi|oppo|realme|sony|xperia|lg|nokia|lumia|htc|wiko|pixel|oneplus"
    r"|motorola|moto|blackberry|surface|windows|outlook|yahoo|proton|(?:g|hot|blue|type|aqua|air|fast|hush)mail|zoho"
    r"|webmail|messagerie|mail orange|sfr mail|application|app|spark|aol|thunderbird|k-9|mailo|mailspring|mailbird"
    r"|tutanota|tuta|canary|zimbra|roundcube|gmx)\b",
    r"https?://|[\u2e80-\uffff]",
)
# "Sent from my desk, which is easier than my phone" is a sentence, "envoyé de mon portable hier, sans réponse" as well.
_SENTENCE = re.compile(
    r"\b(?:is|was|are|est|etait|sont|je|j|i|you|vous|nous|than|then|que|qui|mais|but|because|car|ist|war|hier|sans"
    r"|reponse|jamais|pas)\b"
)
_APPLICATION = r"(?:outlook|blue ?mail|yahoo mail|proton ?mail|aqua mail|type ?mail|mymail|spark)"
_SYSTEM = (
    r"(?:pour|for|fur|para|per|voor|til|till|dla|pro|для)(?: \w+)? (?:ios|android|iphone|ipad|mac|windows|mobile)\b.*"
)
# Lines that begin otherwise, or name no thing.
_WHOLE = _any(
    rf"(?:\w+ (?:sie sich |dir )?)?{_APPLICATION} {_SYSTEM}",
    r"(?:provenance|von|from) ?: ?(?:courrier|mail) (?:pour|fur|for) windows.*",
    r"(?:garanti )?sans virus\.? ?(?:www\.)?avast.*|virus-?free\.? ?(?:www\.)?(?:avast|avg).*",
    r".{0,20}(?:iphone|ipad|android).{0,12}から送信",
    rf".{{0,40}}{fold('에서 보냄')}",
    r".{0,30}(?:dan|den) gonderildi|.{0,20}iphonesta",
    r"depuis mon (?:mobile|portable|telephone|samsung|iphone)",
)
# K-9 adds a second sentence to its first.
_BREVITY = re.compile(r"(?:veuillez |please )?excuse[rz]? (?:ma brievete|my brevity).*")
_LINK = re.compile(r"[<(\[]\s*(?:https?|mailto):[^\s>\])]*[>)\]]")


def is_footer(body: str) -> bool:
    """Whether the line is nothing but such a footer."""
    if not body or len(body) > _MAX_LENGTH:
        return False
    told = _LINK.sub("", fold(body)).strip(" .*_-–—")
    if _WHOLE.fullmatch(told):
        return True
    sent = _SENT.match(told)
    rest = _BREVITY.sub("", told[sent.end() :]) if sent else ""
    return len(rest.split()) <= _MAX_WORDS and bool(_THING.search(rest)) and not _SENTENCE.search(rest)
