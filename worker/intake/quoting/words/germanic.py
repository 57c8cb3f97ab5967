"""English, German, Dutch and the languages of the North."""

from collections.abc import Mapping

from worker.intake.quoting.words.row import Words

WORDS: Mapping[str, Words] = {
    "en": Words(
        sender="From",
        to="To",
        copy="Cc|Bcc",
        date="Date",
        sent="Sent|Sent on|Sent at|Date sent|Received|Posted|Posted at",
        subject="Subject",
        reply_to="Reply-To|Reply to",
        other=(
            "Attachments|Attachment|Importance|Priority|Organization|Organisation|Sent by|Resent-From|"
            "Mail-Followup-To|Message-ID|Newsgroups|X-Mailer|Sensitivity|Conversation|On behalf of|When|Where"
        ),
        wrote="wrote|writes|sent",
        leads="On|At|In",
        cites="Quoting|Citing",
        original=(
            "Original Message|Original Email|Original E-mail|Original Mail|Original Appointment|"
            "Original Post|Previous message|Original message follows|Reply message|Original Text|Quoted text|"
            "Message from"
        ),
        forwarded=(
            "Forwarded message|Begin forwarded message|Start of forwarded message|Forwarded email|"
            "Forwarded e-mail|Forwarded mail|Forwarded letter|Forwarded by|Forwarded message from|"
            "Fwd message|Begin forwarded text"
        ),
    ),
    "de": Words(
        sender="Von|Absender",
        to="An|Empfänger",
        copy="Kopie|Blindkopie|Kopie an|Kopie (CC)",
        date="Datum",
        sent="Gesendet|Gesendet am|Gesendet um|Gesendet an|Verschickt",
        subject="Betreff|Betrifft|Thema",
        reply_to="Antwort an|Antworten an|Antwort",
        other="Anlagen|Anlage|Anhänge|Wichtigkeit|Priorität|Organisation",
        wrote="schrieb|schreibt|hat geschrieben|geschrieben",
        leads="Am|Den|Den Tag",
        cites="Zitat von|Zitiere",
        original=(
            "Ursprüngliche Nachricht|Originalnachricht|Original-Nachricht|Original Nachricht|"
            "Ursprüngliche Mail|Ursprüngliche E-Mail|Urspr. Nachricht|Originaltext"
        ),
        forwarded=(
            "Weitergeleitete Nachricht|Anfang der weitergeleiteten Nachricht|"
            "Anfang der weitergeleiteten E-Mail|Beginn der weitergeleiteten Nachricht|Weitergeleitete E-Mail|"
            "Weitergeleitete Mail|Weitergeleitet von|Weitergeleitet durch"
        ),
    ),
    "nl": Words(
        sender="Van|Afzender",
        to="Aan|Ontvanger",
        copy="Kopie|Kopie aan|Blinde kopie",
        date="Datum",
        sent="Verzonden|Verstuurd|Verzonden op|Verzonden om|Verstuurd op",
        subject="Onderwerp|Betreft",
        reply_to="Antwoord aan|Beantwoorden aan|Antwoord-aan",
        other="Bijlagen|Bijlage|Prioriteit|Urgentie",
        wrote="schreef|geschreven|het volgende geschreven|schrijft",
        leads="Op",
        cites="Citeren",
        original=(
            "Oorspronkelijk bericht|Origineel bericht|Oorspronkelijke mail|Originele e-mail|Oorspronkelijke e-mail"
        ),
        forwarded=(
            "Doorgestuurd bericht|Begin doorgestuurd bericht|Begin van doorgestuurd bericht|"
            "Doorgestuurd door|Doorgezonden bericht"
        ),
    ),
    "sv": Words(
        sender="Från|Avsändare",
        to="Till|Mottagare",
        copy="Kopia|Kopia till|Hemlig kopia|Kopior",
        date="Datum",
        sent="Skickat|Sänt|Skickades|Skickat den",
        subject="Ämne|Rubrik",
        reply_to="Svar till|Svara till",
        other="Bifogade filer|Prioritet",
        wrote="skrev|skriver",
        leads="Den|På",
        cites="Citerar|Citat från",
        original=("Ursprungligt meddelande|Originalmeddelande|Ursprungligt mejl|Ursprungligt brev|Originalbrev"),
        forwarded=(
            "Vidarebefordrat meddelande|Vidarebefordrat brev|Vidarebefordrat mejl|Vidarebefordrat e-post|"
            "Början på vidarebefordrat meddelande|Börja vidarebefordrat meddelande|Vidarebefordrat av|"
            "Vidarebefordrade meddelande|Början av vidarebefordrat meddelande|"
            "Start på vidarebefordrat meddelande"
        ),
    ),
    "da": Words(
        sender="Fra|Afsender",
        to="Til|Modtager",
        copy="Kopi|Kopi til|Blindkopi",
        date="Dato",
        sent="Sendt|Sendt den|Afsendt",
        subject="Emne",
        reply_to="Svar til|Svar-til",
        other="Vedhæftede filer|Prioritet",
        wrote="skrev|skriver|har skrevet",
        leads="Den|D.",
        cites="Citat af|Citat fra",
        original=("Oprindelig meddelelse|Oprindelig besked|Original meddelelse|Oprindelig mail|Oprindelig e-mail"),
        forwarded=(
            "Videresendt meddelelse|Videresendt besked|Videresendt mail|Videresendt e-mail|"
            "Start på videresendt besked|Begynd på videresendt besked|Start på videresendt meddelelse|"
            "Videresendt af|Begyndelsen af videresendt meddelelse|Påbegynd videresendt meddelelse"
        ),
    ),
    "no": Words(
        sender="Fra|Avsender|Frå",
        to="Til|Mottaker",
        copy="Kopi|Kopi til|Blindkopi",
        date="Dato",
        sent="Sendt|Sendt den",
        subject="Emne",
        reply_to="Svar til|Svar-til",
        other="Vedlegg|Prioritet",
        wrote="skrev|skreiv|skriver",
        leads="Den|På",
        original="Opprinnelig melding|Opprinnelig e-post|Original melding|Opphavleg melding",
        forwarded=(
            "Videresendt melding|Videresendt e-post|Start på videresendt melding|Vidaresendt melding|"
            "Begynnelse på videresendt melding|Videresendt av|Videresendt e-postmelding|"
            "Starten på videresendt melding"
        ),
    ),
    "is": Words(
        sender="Frá",
        to="Til",
        date="Dags|Dagsetning",
        sent="Sent",
        subject="Efni",
        wrote="skrifaði|ritaði",
    ),
}
