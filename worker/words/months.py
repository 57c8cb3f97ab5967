"""The names of the months as mail clients write them, twelve to a row, alternatives parted by `|`.

Left out is what names different months in different languages: "listopad" and "lis" (October in Zagreb, November in
Warsaw and Prague), "srp" and "lip". A date that cannot be told is better than a wrong one.
"""

from collections.abc import Mapping

from worker.words.wording import fold

_NAMES: Mapping[str, str] = {
    "en": (
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
        "october|oct november|nov december|dec"
    ),
    "fr": (
        "janvier|janv février|févr|fév|fevr mars avril|avr mai juin juillet|juil août|aout septembre "
        "octobre novembre décembre|déc"
    ),
    "de": ("januar|jänner februar märz|mär|mrz april mai juni juli august september oktober|okt november dezember|dez"),
    "es": (
        "enero|ene febrero marzo abril|abr mayo junio julio agosto|ago septiembre|setiembre|set octubre "
        "noviembre diciembre|dic"
    ),
    "it": (
        "gennaio|gen febbraio marzo aprile maggio|mag giugno|giu luglio|lug agosto settembre ottobre|ott "
        "novembre dicembre"
    ),
    "nl": "januari februari maart|mrt april mei juni juli augustus september oktober november december",
    "pt": ("janeiro fevereiro|fev março|marco abril maio junho julho agosto setembro outubro|out novembro dezembro"),
    "pl": (
        "styczeń|stycznia|sty luty|lutego|lut marzec|marca kwiecień|kwietnia|kwi maj|maja "
        "czerwiec|czerwca|cze lipiec|lipca sierpień|sierpnia|sie wrzesień|września|wrz "
        "październik|października|paź listopada grudzień|grudnia|gru"
    ),
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "da": "januar februar marts april maj juni juli august september oktober november december|des|desember",
    "fi": (
        "tammikuu|tammikuuta|tammik|tammi helmikuu|helmikuuta|helmik|helmi "
        "maaliskuu|maaliskuuta|maalisk|maalis huhtikuu|huhtikuuta|huhtik|huhti "
        "toukokuu|toukokuuta|toukok|touko kesäkuu|kesäkuuta|kesäk|kesä heinäkuu|heinäkuuta|heinäk|heinä "
        "elokuu|elokuuta|elok|elo syyskuu|syyskuuta|syysk|syys lokakuu|lokakuuta|lokak|loka "
        "marraskuu|marraskuuta|marrask|marras joulukuu|joulukuuta|jouluk|joulu"
    ),
    "cs": (
        "leden|ledna|led únor|února|úno březen|března|bře duben|dubna|dub květen|května|kvě "
        "červen|června|čvn červenec|července|čvc srpen|srpna září|zář říjen|října|říj _ "
        "prosinec|prosince|pro"
    ),
    "sk": (
        "január februára|február marca|marec apríla|apríl mája|máj júna|jún júla|júl augusta septembra "
        "októbra novembra decembra"
    ),
    "hu": (
        "januára|január február március|márc április|ápr május|máj június|jún július|júl augusztus "
        "szeptember|szept október november december"
    ),
    "ro": (
        "ianuarie|ian februarie martie aprilie mai iunie|iun iulie|iul august septembrie octombrie "
        "noiembrie|noi decembrie"
    ),
    "hr": (
        "siječnja|siječanj|sij veljače|veljača|velj ožujka|ožujak|ožu travnja|travanj|tra "
        "svibnja|svibanj|svi lipnja|lipanj srpnja|srpanj kolovoza|kolovoz|kol rujna|rujan|ruj _ "
        "studenoga|studenog|studeni|stu prosinca|prosinac"
    ),
    "tr": (
        "ocak|oca şubat|şub mart nisan|nis mayıs haziran|haz temmuz|tem ağustos|ağu eylül|eyl ekim|eki "
        "kasım|kas aralık|ara"
    ),
    "el": (
        "ιανουαρίου|ιαν φεβρουαρίου|φεβ μαρτίου|μαρ απριλίου|απρ μαΐου|μαι ιουνίου|ιουν ιουλίου|ιουλ "
        "αυγούστου|αυγ σεπτεμβρίου|σεπ οκτωβρίου|οκτ νοεμβρίου|νοε δεκεμβρίου|δεκ"
    ),
    "ru": (
        "января|янв февраля|фев|февр марта|март|мар апреля|апр мая|май июня|июн июля|июл августа|авг "
        "сентября|сен|сент октября|окт ноября|ноя|нояб декабря|дек"
    ),
    "uk": (
        "січня|січ лютого|лют березня|бер квітня|квіт|кві травня|трав|тра червня|черв|чер липня|лип "
        "серпня|серп вересня|вер жовтня|жовт|жов листопада|лист грудня|груд|гру"
    ),
}


def month_numbers(*languages: str) -> Mapping[str, int]:
    """The folded names of the months in these languages, in all of them where none is named, with their numbers."""
    numbers: dict[str, int] = {}
    for language in languages or _NAMES:
        for number, alternatives in enumerate(_NAMES[language].split(" "), start=1):
            for name in alternatives.split("|"):
                numbers.setdefault(fold(name), number)
    return numbers


MONTHS = month_numbers()
