"""Words that tell what has happened from what is still to come, in folded text."""

import re
from typing import Final

# Participles of what is arranged for a day to come: "est prévue le", "a été reporté au", "has been booked for".
_ARRANGED = (
    r"(?:prev|programm|replanifi|planifi|fix|report|repouss|decal|reprogramm|attend|convenu|propos|retenu)(?:u|e|ue)?e?s?\b"
    r"|(?:scheduled|rescheduled|planned|postponed|booked|rebooked|arranged|expected|due|moved|put back|set|agreed)\b"
)
PLANNED: Final = re.compile(
    r"\b(?:est|sont|a ete|ont ete|avons|ai|a|ont|is|are|has been|have been|'s been|have|has|we've|i've)"
    rf" (?:\w+ ){{0,2}}?(?:{_ARRANGED})"
)
# Promises in the present: "vous attend le", "nous vous appelons le", "we are sending", "doit passer".
PRESENT: Final = re.compile(
    r"\b(?:doit|doivent|devez|peut|peuvent|pouvez|vous attend(?:ons|ent)?|va|vont|compte[sz]?|comptons)\b"
    r"|\b(?:is|are|am|we're|i'm|you're) \w+ing\b|\bcan\b|\bmust\b|\bto be\b"
)
_PARTICIPLE = (
    r"(?:\w{2,}(?:e|ee|es|ees)"
    r"|\w{2,}(?:i|ie|is|ies|it|ite|its|u|ue|us|ues|ert|erte|ort|orte|int|inte)|eu|eue|mis|dit|dite)"
)
_ADVERB = (
    r"(?:ete|pas|bien|deja|jamais|plus|donc|aussi|alors|egalement|toujours|ensuite|ainsi|meme|d'abord|not|never|already"
    r"|been|also|then|only|all|since|just)"
)
_IMPERFECT = (
    r"(?:et|av|dev|pouv|voul|ven|part|finiss|prev|prevoy|concern|indiqu|mentionn|port|figur|all|fais|dis|pren|appliqu"
    r"|expir|commenc|dat|termin|compren|propos|rest|exist|coutait|cout|val|fonctionn|demand|attend|expliqu|montr|deb?ut"
    r"|compt|present|recev|accept)(?:ais|ait|aient|iez|ions)"
)
HAPPENED: Final = re.compile(
    rf"\b(?:a|ai|avons|avez|ont|est|sommes|etes|sont|avait|avais|avions|aviez|avaient|ayant|etant|s'est|c'est|m'a|l'a"
    rf"|l'avons|l'avez|l'ont|n'a|n'avons|n'avez|n'ont|n'est|n'etait|s'etait|qu'a) (?:(?:vous|nous|y|en|le|la|les) )?"
    rf"(?:{_ADVERB} ){{0,3}}{_PARTICIPLE}\b"
    rf"|\b(?:n'|s'|l'|qu'|j'|c')?{_IMPERFECT}\b(?: (?:{_ADVERB} ){{0,2}}{_PARTICIPLE}\b)?|\b(?:fut|furent|eut|eurent)\b"
    r"|\b(?:was|were|had|did|didn't|wasn't|weren't|hadn't)\b"
    rf"|\b(?:has|have|'ve) (?:{_ADVERB} ){{0,2}}(?!to\b)\w+(?:ed|en|t|d|ne|wn|un|e)\b"
    r"|\b(?:sent|got|came|went|wrote|told|said|made|paid|bought|left|began|ended|took|gave|received|found|spoke|met|lost"
    r"|broke|arrived|ran out|expired|called|ordered|reached|signed|cancelled|stopped|started|visited|delivered|asked"
    r"|happened|showed|reported|replied|cost|charged|spent|issued|returned|closed|posted|shipped)\b"
)
# Said of a thing: "la commande passée le", "the photo sent on"; future only where a verb before it says so.
ATTRIBUTE: Final = re.compile(
    r"\b(?:pass|recu|sign|dat|emis|bloqu|envoy|achet|livr|souscri|effectu|interven|enregistr|expedi|post|remi"
    r"|commenc|constat|commun|regl|pay|fait|survenu|adress|depos|etabli|retourn|etabl|valid|affich|preleve"
    r"|termin|achev|repar|install|expir|resili|annul|modifi|publi|confirm|transmi|rempli|conclu|indiqu|mentionn)(?:e|u|i|s|t|ie|ue)?e?s?\b|\bannonce(?:es?|s)\b"
    r"|\b(?:depuis|since|lors d[eu]s?|a l'epoque|dated|jusqu'ici|le jour de)\b"
)
_WEEKDAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
# What has been by the time that it has a day: "votre courrier du 6 mars", "the invoice of 22 January".
OF_THE_PAST: Final = re.compile(
    r"\b(?:appels?|lettres?|courriers?|courriels?|messages?|e-?mails?|mails?|factures?|commandes?|confirmations?|contrats?"
    r"|avenants?|devis|echanges?|conversations?|entretien|releves?|bons?(?: de \w+)?|bordereaux?|photos?|reclamations?"
    r"|demandes?|virements?|paiements?|prelevements?|achats?|constats?|rapports?|visites?|reponses?|notifications?|avis"
    r"|conditions(?: generales)?|offres?|annonces?|attestations?|tickets?|recus?|sejours?|incidents?|controles?"
    r"|expertises?|pannes?|accidents?|calls?|letters?|emails?|invoices?|orders?|statements?|receipts?|payments?|quotes?|reports?"
    r"|purchases?|reply|replies|complaints?|requests?|conversations?|stays?)"
    r"(?: (?:telephoniques?|ecrite?s?|initiale?s?|en date|recente?s?))? (?:du|des|de|of|dated|from|on)(?: the)? ?"
    rf"(?:(?:{_WEEKDAY}) )?$"
)
# Verbs of what the complainant paid, and what a thing cost.
PAID: Final = re.compile(
    r"pay[eé]|regl[eé]|debours|depens|factur|prelev|debit|encaiss|achet|cout|affich|indiqu|mentionn|commande|acompte"
    r"|\bprix\b|\btarif|\bpaid\b|\bcharged\b|\bbilled\b|\bspent\b|\bbought\b|\bcost\b|\binvoiced\b|\bdebited\b|\bdeposit"
    r"|\bprice"
)
# Verbs and things by which the house gives.
GIVEN: Final = re.compile(
    r"rembours|revers|restitu|rendr|rendons|reimburs|\bavoirs?\b(?! \w+(?:e|u|i)\b)|credit|geste|bons? d'achat"
    r"|indemni|dedommag|remise|offr|offert"
    r"|accord|compens|decid|reduction|ristourne|\brefund|\bvoucher|\bdiscount|goodwill|compensat|\boffer|\bgrant|\bagreed|\bdecided"
    r"|cheque"
    r"|virement|\bnous (?:vous )?(?:avons|en avons) (?:deja )?(?:vers|pay|donn|regl|envoy)"
    r"|sur votre compte|into your account"
    r"|\b(?:we|we've|we have) (?:have |already |just )?(?:paid|sent|given)"
)
