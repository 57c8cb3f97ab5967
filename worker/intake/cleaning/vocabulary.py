"""Words and shapes by which a line of a signature is known, all to be looked for in a folded line."""

import re
from typing import Final

# Rules, rows of stars, and what is left of a horizontal line.
RULE: Final = re.compile(r"[-–—‐_*=~#+·•.|<>\s]{2,}|[—–|]")
# Emphasis, and the address that a conversion set behind the words of a link.
MARKS: Final = re.compile(r"[*_~`]{1,3}(?=\S)|(?<=\S)[*_~`]{1,3}")
LINK: Final = re.compile(r"[<(\[](?:https?://|mailto:|tel:|#)[^\s>\])]{0,300}[>)\]]")
# Words by which somebody speaks to somebody.
SPEAKS: Final = re.compile(
    r"(?<![\w'-])(?:je|j'|nous|vous|votre|vos|il|elle|ils|elles|on|c'est|est|sont|sera|seront|a ete|ont|avons|avez"
    r"|merci|veuillez|afin|pour que|si|car|donc|mais|i|i'm|we|you|your|it|is|are|was|will|please|if|because|they|he"
    r"|she|has|have|been)(?![\w-])|\b(?:j'|qu'|n'|s'il|d'ici)"
)
LABEL: Final = re.compile(
    r"(?:tel(?:ephone)?|phone|ph|mob(?:ile)?|portable|port|gsm|cell|fax|telecopie|standard|accueil|ligne directe"
    r"|direct|dir|office|bureau|whatsapp|e-?mail|mail|courriel|mel|site(?: web| internet)?|web|skype|linkedin|twitter"
    r"|facebook|instagram|horaires?|adresse|address|siege(?: social)?|n° ?vert|numero vert|t|p|m|f|d|w|e|a)"
    r"(?: ?(?:fixe|pro|mobile|direct))?\.? ?[:.·|)-]? ?"
    r"(?=[+(\d@]|\S{1,60}@|www|https?:|\S{1,60}\.\w{2,}|: ?\S)"
)
PHONE: Final = re.compile(r"(?:\+|\(\+|\b0|\(0)\d[\d ./()-]{6,20}\d")
REACH: Final = re.compile(
    r"\S{1,64}@[\w.-]{2,80}\.\w{2,}|\bwww\.\S{2,80}|https?://\S{2,300}|\b[\w-]{2,60}\.(?:fr|com|eu|org|net)\b"
)
STREET: Final = re.compile(
    r"\b\d{1,4} ?(?:bis|ter|[a-d])?,? (?:rue|avenue|av|bd|boulevard|quai|place|pl|chemin|route|allees?|impasse|cours"
    r"|square|passage|faubourg|zac|za|zi)\b|\b(?:f-)?\d{5} [a-z][a-z' -]{2,40}$|\bcedex\b|\bcs \d{4,5}|\bbp \d{1,5}\b"
    r"|\b\d{1,4}[a-d]? [a-z' ]{3,30} (?:street|st|road|rd|lane|avenue|square|drive)\b|\b(?:floor|suite) \d"
    r"|^(?:zac|za|zi|zone d'activites?|parc d'activites?|immeuble|batiment|bat\.|espace|centre d'affaires)\b"
)
LEGAL: Final = re.compile(
    r"\b(?:rcs|siret|siren|tva (?:intra\w*)?|capital (?:social )?de|naf|ape|n° ?tva|vat (?:no|number|reg)|orias"
    r"|registered (?:in|office)|company (?:no|number))\b|\b(?:sas|sasu|sarl|eurl|scop|sa|ltd|gmbh) (?:au|a) capital"
)
PROMO: Final = re.compile(
    r"(?:suivez|retrouvez|rejoignez|decouvrez|visitez|contactez|follow|join|find|visit|discover|like|connect"
    r"|rencontrons|abonnez|aimez|likez)(?:-(?:nous|vous)| us| with us| our| nos| notre| on| sur|\b)"
)
HOURS: Final = re.compile(
    r"\b(?:du )?(?:lundi|lun\.?|mon|monday|mardi) ?(?:-|au|a|to|/) ?(?:vendredi|ven\.?|fri|friday|samedi|sam\.?"
    r"|saturday)\b|\b\d{1,2} ?h(?:\d\d)? ?(?:-|a|/|au) ?\d{1,2} ?h"
)
IMAGE: Final = re.compile(
    r"\[(?:image|cid|logo|inline image|photo)\b[^\]]{0,120}\]?|\[[^\]]{0,80}\.(?:png|jpe?g|gif)\]?.{0,40}|logo"
    r"|cid:\S{1,120}"
)
JOB: Final = re.compile(
    r"\b(?:conseill\w+|responsable|service|direct(?:ion|eur|rice)|charge\w*|gestionnaire|assistant\w*|equipe|pole"
    r"|relations?|clientele|clients?|chef|cheffe|attache\w*|technicien\w*|referent\w*|agent|secretaire|secretariat"
    r"|stagiaire|adjoint\w*|departement|sav|apres-vente|reclamations?|litiges?|qualite|juridique|comptab\w+"
    r"|commercial\w*|alternante?|coordinat\w+|superviseu\w+|teleconseill\w+|hotlin\w+|ingenieur\w*|president\w*"
    r"|gerante?|customer|care|support|manager|officer|advis[eo]r|team|head|representative|specialist|executive|desk"
    r"|department|complaints?|experience|lead|senior|junior|operations|quality|success)\b"
)
# What a letter speaks of: no slogan holds these.
OF_THE_FILE: Final = re.compile(
    r"factur|command|dossier|colis|contrat|rembours|livrais|cheque|montant|avoir|€|\beur|£|\$|n°|invoice|order|refund"
    r"|parcel|deliver|\bref\b|piece|photo|document|joint|attach|:$"
)
GREEN: Final = re.compile(
    r"(?=.{0,120}\b(?:environnement|environment|planete|planet|papier|paper|arbres?|trees?|eco-?\w*|avant d'imprimer"
    r"|before (?:you )?print\w*))(?=.{0,120}(?:imprim|print|mail\b|message\b|courriel|ecran))"
    r"(?:pensez|pensons|ayons|ayez|adoptons|adoptez|agissons|think|please|consider|save|be green|go green|respectons"
    r"|preservons|protegeons|avant d'imprimer|n'imprimez)\b.*|(?:pensez|pensons) a l'environnement[ .!]*$"
)
SCANNED: Final = re.compile(
    r"(?:l'absence de virus|(?:this|cet) e-?mail (?:has been|was|a ete)"
    r"|(?:ce|le) (?:courriel|message|mail|courrier) (?:electronique )?(?:a ete|ne contient))"
    r".{0,80}(?:virus|avast|avg|malware)|virus-?free|(?:garanti )?sans virus\b|www\.avast\.com"
)
# A notice of one sentence; a whole paragraph of them is known by `worker.intake.quoting.disclaimers`.
SECRET: Final = re.compile(
    r"(?:le present|ce|cet|this) (?:message|courriel|mail|e-?mail|courrier)\b.{0,60}\b(?:est|sont|is|are)\b.{0,30}"
    r"\bconfiden\w+(?: et [a-z' ]{0,60})?[. ]*"
)
ON_BEHALF: Final = re.compile(r"^(?:for and on behalf of|on behalf of|pour le compte de|pour la|pour|p/o|p\.o\.) ")
SENT_WITH: Final = re.compile(
    r"(?:envoye|sent|envoi)\b.{0,30}\b(?:proton ?mail|mailo|infomaniak|tutanota|spark|front|superhuman|outlook|gmail"
    r"|yahoo|blue ?mail|iphone|ipad|android|mobile|smartphone|galaxy|samsung|huawei|xiaomi|telephone|portable)\b"
)
POSTSCRIPT: Final = re.compile(
    r"(?:p\.? ?s\.?(?: ?\d)?|post-?scriptum|n\.? ?b\.?|nota bene|nota) ?[:.,-]? ?\S|p\.?s\.?$"
)
# Where a line falls into its parts: "Bob Petit | Conseiller - Maison Lenoir".
SEGMENT: Final = re.compile(r" ?[|,;•·/!] ?| - |\. ")
# Where words that take leave may begin behind a sentence.
BOUNDARY: Final = re.compile(r"[.!?…;,:)][ \t]+(?=\S)|[ \t][-–—][ \t]+(?=\S)")
