"""The Slavic and the Baltic languages."""

from collections.abc import Mapping

from worker.intake.quoting.words.row import Words

WORDS: Mapping[str, Words] = {
    "pl": Words(
        sender="Od|Nadawca",
        to="Do|Adresat|Odbiorca",
        copy="Dw|UDW|Kopia|Do wiadomości",
        date="Data",
        sent="Wysłano|Wysłane|Wysłany|Wysłana",
        subject="Temat",
        reply_to="Odpowiedz do|Odpowiedź do",
        other="Załączniki|Ważność|Priorytet",
        wrote="napisał|napisała|napisał(a)|pisze|napisał/a|napisano",
        leads="W dniu|Dnia|W|Wiadomość napisana",
        cites="Cytowanie|Cytat",
        original="Oryginalna wiadomość|Wiadomość oryginalna|Pierwotna wiadomość|Wiadomość pierwotna",
        forwarded=(
            "Przekazana wiadomość|Wiadomość przekazana|Początek przekazywanej wiadomości|"
            "Wiadomość przekazana dalej|Treść przekazanej wiadomości|Przesłana wiadomość|"
            "Wiadomość przesłana dalej|Przekazane przez|Przekazywana wiadomość|"
            "Początek przekazanej wiadomości"
        ),
    ),
    "cs": Words(
        sender="Od|Odesílatel",
        to="Komu|Příjemce|Pro",
        copy="Kopie|Skrytá kopie|Slepá kopie|Skrytá",
        date="Datum",
        sent="Odesláno|Posláno|Odesláno dne",
        subject="Předmět|Věc",
        reply_to="Odpovědět komu|Odpověď na|Odpovědět",
        other="Přílohy|Důležitost|Priorita",
        wrote="napsal|napsala|napsal(a)|napsal/a|píše|napsali",
        leads="Dne|Dňa",
        original="Původní zpráva|Původní e-mail|Originální zpráva|Původní email",
        forwarded=(
            "Přeposlaná zpráva|Předaná zpráva|Začátek přeposílané zprávy|Začátek přeposlané zprávy|"
            "Přeposlaný e-mail|Přeposlaný email|Přeposílaná zpráva|Začátek předávané zprávy|"
            "Přeposláno uživatelem"
        ),
    ),
    "sk": Words(
        sender="Od|Odosielateľ",
        to="Komu|Pre|Príjemca",
        copy="Kópia|Skrytá kópia",
        date="Dátum",
        sent="Odoslané|Poslané|Odoslané dňa",
        subject="Predmet|Vec",
        reply_to="Odpovedať komu|Odpoveď pre",
        other="Prílohy|Dôležitosť",
        wrote="napísal|napísala|napísal(a)|napísal/a|píše",
        leads="Dňa|Dne",
        original="Pôvodná správa|Originálna správa|Pôvodný e-mail",
        forwarded=(
            "Preposlaná správa|Odovzdaná správa|Začiatok preposlanej správy|Preposielaná správa|"
            "Preposlaný e-mail|Začiatok preposielanej správy|Začiatok posunutej správy"
        ),
    ),
    "hr": Words(
        sender="Šalje|Od|Pošiljatelj|Pošiljalac|Pošiljatelj poruke",
        to="Prima|Za|Primatelj|Primalac|Kome",
        copy="Kopija|Skrivena kopija",
        date="Datum",
        sent="Poslano|Poslato|Šalje se",
        subject="Predmet|Naslov|Naslov poruke|Tema",
        reply_to="Odgovori na|Odgovor na|Odgovoriti",
        wrote=(
            "napisao je|napisala je|je napisao|je napisala|je napisao/la|je napisao(la)|piše|napisao|"
            "napisala|napisao/la|je napisao/napisala"
        ),
        leads="Dana|Na dan|U",
        original="Izvorna poruka|Originalna poruka|Prvotna poruka",
        forwarded=(
            "Proslijeđena poruka|Prosleđena poruka|Započni proslijeđenu poruku|Početak proslijeđene poruke|"
            "Prosljeđena poruka|Proslijedio|Početak prosleđene poruke|Prosleđeno od"
        ),
    ),
    "sr": Words(
        sender="Шаље|Пошиљалац",
        to="Прима|Прималац",
        copy="Копија",
        date="Датум",
        sent="Послато",
        subject="Наслов|Предмет",
        wrote="је написао|је написала|је написао/ла|написао је|пише",
        leads="Дана",
        original="Оригинална порука|Изворна порука",
        forwarded="Прослеђена порука",
    ),
    "sl": Words(
        sender="Od|Pošiljatelj",
        to="Za|Prejemnik",
        copy="Kp|Kopija|V vednost",
        date="Datum",
        sent="Poslano",
        subject="Zadeva",
        wrote="je napisal|je napisala|je napisal/a|piše|je napisal(a)",
        leads="Dne|V",
        original="Izvirno sporočilo|Izvorno sporočilo",
        forwarded="Posredovano sporočilo|Začetek posredovanega sporočila",
    ),
    "ru": Words(
        sender="От|От кого|Отправитель",
        to="Кому|Получатель",
        copy="Копия|Скрытая копия|Копии",
        date="Дата",
        sent="Отправлено|Отправлен|Дата отправки|Послано",
        subject="Тема",
        reply_to="Ответить|Обратный адрес|Кому ответить|Ответ на",
        other="Вложения|Важность|Приоритет",
        wrote="написал|написала|написал(а)|пишет|писал|писала|писали|написали|пишете",
        leads="В",
        original=(
            "Исходное сообщение|Оригинальное сообщение|Первоначальное сообщение|Исходное письмо|"
            "Оригинал сообщения|Оригинальное письмо"
        ),
        forwarded=(
            "Пересылаемое сообщение|Пересланное сообщение|Начало переадресованного сообщения|"
            "Переадресованное сообщение|Перенаправленное сообщение|Пересылаемое письмо|Пересланное письмо|"
            "Начало пересылаемого сообщения|Перенаправленное письмо|Начало пересланного сообщения"
        ),
    ),
    "uk": Words(
        sender="Від|Від кого|Відправник",
        to="Кому|Одержувач",
        copy="Копія|Прихована копія",
        date="Дата",
        sent="Відправлено|Надіслано|Дата відправлення",
        subject="Тема",
        reply_to="Відповісти",
        wrote="пише|написав|написала|написав(ла)|писав",
        original="Оригінальне повідомлення|Початкове повідомлення|Вихідне повідомлення",
        forwarded=(
            "Перенаправлене повідомлення|Переслане повідомлення|Початок листа, що пересилається|"
            "Переадресоване повідомлення|Пересланий лист|Початок переадресованого повідомлення"
        ),
    ),
    "bg": Words(
        sender="От|Подател",
        to="До|Получател",
        copy="Копие|Як",
        date="Дата",
        sent="Изпратено|Изпратен",
        subject="Относно|Тема",
        wrote="написа|пише",
        leads="На",
        original="Оригинално съобщение|Оригинално писмо|Първоначално съобщение",
        forwarded="Препратено съобщение|Препратено писмо|Начало на препратено съобщение",
    ),
    "lv": Words(
        sender="No|Sūtītājs",
        to="Kam|Saņēmējs",
        copy="Kopija",
        date="Datums",
        sent="Nosūtīts|Sūtīts",
        subject="Temats|Tēma",
        wrote="rakstīja",
        original="Sākotnējais ziņojums|Oriģinālais ziņojums|Sākotnējā ziņa",
        forwarded="Pārsūtītais ziņojums|Pārsūtīta ziņa|Pārsūtītā ziņa|Pārsūtīts ziņojums",
    ),
    "lt": Words(
        sender="Nuo|Siuntėjas",
        to="Kam|Gavėjas|Iki",
        copy="Kopija",
        date="Data",
        sent="Išsiųsta|Siųsta",
        subject="Tema",
        wrote="rašė",
        original="Pradinis laiškas|Originalus laiškas|Originali žinutė",
        forwarded="Persiųstas laiškas|Persiųsta žinutė|Persiųstas pranešimas",
    ),
}
