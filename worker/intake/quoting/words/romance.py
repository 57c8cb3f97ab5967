"""French, and the languages nearest to it. French stands first: where two languages disagree over a word, it wins."""

from collections.abc import Mapping

from worker.intake.quoting.words.row import Words

WORDS: Mapping[str, Words] = {
    "fr": Words(
        sender="De|Expéditeur|Émetteur|De la part de",
        to="À|A|Destinataire|Destinataires|Pour",
        copy="Cc|Cci|Copie|Copies|Copie à|Copie cachée|Copie cachée à",
        date="Date|Date d'envoi|Message du",
        sent="Envoyé|Envoyé le|Envoyée|Envoyée le|Envoyé à|Expédié|Expédié le",
        subject="Objet|Sujet",
        reply_to="Répondre à|Réponse à|Rép. à|Rép à",
        other=("Pièces jointes|Pièce jointe|Pièce(s) jointe(s)|Fichiers joints|Importance|Priorité|Organisation"),
        wrote="a écrit|à écrit",
        leads="Le|En date de|En date du",
        original=(
            "Message d'origine|Message original|Message initial|Message précédent|Mail original|"
            "Mail d'origine|E-mail d'origine|E-mail original|Courriel original|Courriel d'origine|"
            "Courrier d'origine|Message reçu|Message envoyé|Message de réponse|Réponse d'origine"
        ),
        forwarded=(
            "Message transféré|Message réexpédié|Message transmis|Message suivi|Début du message transféré|"
            "Début du message réexpédié|Début du message suivi|Courriel transféré|Courrier transféré|"
            "Mail transféré|E-mail transféré|Transféré par|Transmis par|Réexpédié par|Réacheminé par|"
            "Faire suivre par|Message original transféré|Message transféré par"
        ),
    ),
    "es": Words(
        sender="De|Remitente|Desde",
        to="Para|A|Destinatario|Destinatarios",
        copy="Copia|CCO|Copia oculta",
        date="Fecha",
        sent="Enviado|Enviado el|Enviado a las|Enviada el|Enviada|Fecha de envío",
        subject="Asunto|Tema",
        reply_to="Responder a",
        other="Datos adjuntos|Adjuntos|Importancia|Prioridad",
        wrote="escribió|ha escrito|escribe",
        leads="El|El día",
        cites="Citando|Citando a",
        original="Mensaje original|Mensaje de origen|Correo original|Mensaje anterior",
        forwarded=(
            "Mensaje reenviado|Inicio del mensaje reenviado|Comienzo del mensaje reenviado|Correo reenviado|"
            "Reenviado por|Mensaje enviado por"
        ),
    ),
    "it": Words(
        sender="Da|Mittente",
        to="A|Per|Destinatario|Destinatari",
        copy="Copia|Ccn|Copia a|Per conoscenza|P.c.",
        date="Data",
        sent="Inviato|Inviata|Inviato il|Inviato da|Data invio",
        subject="Oggetto",
        reply_to="Rispondi a|Rispondere a|Rispondi",
        other="Allegati|Priorità|Importanza",
        wrote="ha scritto|scrive|scrisse|ha scritto da",
        leads="Il|Il giorno|In data|Alle|Nel messaggio",
        cites="Citando|Cita",
        original=("Messaggio originale|Messaggio originario|Messaggio di origine|Messaggio precedente|Mail originale"),
        forwarded=(
            "Messaggio inoltrato|Inizio messaggio inoltrato|Inizio del messaggio inoltrato|Inoltrato da|"
            "Messaggio inoltrato da"
        ),
    ),
    "pt": Words(
        sender="De|Remetente",
        to="Para|A|Destinatário",
        copy="Cópia|Com cópia|Cco|Com cópia para",
        date="Data",
        sent="Enviado|Enviada|Enviado em|Enviada em|Enviado a|Enviada a|Data de envio|Enviado às",
        subject="Assunto",
        reply_to="Responder para|Responder a",
        other="Anexos|Importância|Prioridade",
        wrote="escreveu|escreveu o seguinte|escreve",
        leads="Em|No dia|A|Às",
        cites="Citando|Citação de",
        original="Mensagem original|Mensagem de origem|Mensagem anterior|E-mail original",
        forwarded=(
            "Mensagem encaminhada|Mensagem reencaminhada|Início da mensagem encaminhada|"
            "Início da mensagem reencaminhada|Encaminhado por|Reencaminhado por|Mensagem enviada por|"
            "E-mail encaminhado"
        ),
    ),
    "ca": Words(
        sender="De",
        to="A|Per a",
        date="Data",
        sent="Enviat|Enviat el",
        subject="Assumpte",
        reply_to="Respon a",
        wrote="va escriure|ha escrit",
        leads="El dia|El",
        original="Missatge original",
        forwarded="Missatge reenviat|Inici del missatge reenviat",
    ),
    "gl": Words(
        sender="De",
        to="Para",
        date="Data",
        sent="Enviado",
        subject="Asunto",
        wrote="escribiu",
        leads="O|O día",
        original="Mensaxe orixinal",
        forwarded="Mensaxe reenviada",
    ),
    "ro": Words(
        sender="De la|Expeditor|Expeditorul|De",
        to="Către|La|Destinatar|Catre",
        copy="Copie|Cc",
        date="Data|Dată",
        sent="Trimis|Trimisă|Trimis la|Data trimiterii|Trimis în",
        subject="Subiect|Subiectul",
        reply_to="Răspuns la|Răspundeți la|Răspunde",
        other="Atașamente|Importanță",
        wrote="a scris|scrie|a scris următoarele",
        leads="Pe|În data de|La|Pe data de",
        original="Mesaj original|Mesajul original|Mesaj inițial",
        forwarded=(
            "Mesaj redirecționat|Mesaj redirectionat|Mesaj transmis mai departe|Început mesaj redirecționat|"
            "Mesaj înaintat|Redirecționat de|Începe mesajul redirecționat|Mesaj retrimis|"
            "Începutul mesajului redirecționat|Mesaj transmis"
        ),
    ),
}
