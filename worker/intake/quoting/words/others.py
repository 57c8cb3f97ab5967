"""Finnish, Estonian, Hungarian, Turkish, Greek; Japanese, Chinese, Korean; Hebrew, Arabic, Indonesian, Vietnamese."""

from collections.abc import Mapping

from worker.intake.quoting.words.row import Words

WORDS: Mapping[str, Words] = {
    "fi": Words(
        sender="Lähettäjä|Keneltä",
        to="Vastaanottaja|Vastaanottajat|Vast.ott.|Kenelle|Saaja",
        copy="Kopio|Kopiot|Piilokopio",
        date="Päivämäärä|Pvm|Päiväys",
        sent="Lähetetty|Lähetysaika",
        subject="Aihe|Otsikko",
        reply_to="Vastaus osoitteeseen|Vastausosoite|Vastaa",
        other="Liitteet|Tärkeys",
        wrote="kirjoitti|kirjoittaa",
        cites="Lainaus",
        original="Alkuperäinen viesti|Alkuperäinen sähköposti",
        forwarded=(
            "Välitetty viesti|Edelleenlähetetty viesti|Edelleen lähetetty viesti|Välitetty viesti alkaa|"
            "Välitetyn viestin alku|Välitetty sähköposti|Välittänyt|Lähetetty edelleen|"
            "Välitetty viesti käyttäjältä"
        ),
    ),
    "et": Words(
        sender="Saatja|Kellelt",
        to="Saaja|Kellele|Adressaat",
        copy="Koopia",
        date="Kuupäev",
        sent="Saadetud|Saatmisaeg",
        subject="Teema|Pealkiri",
        wrote="kirjutas",
        original="Algne kiri|Algne sõnum|Algne teade|Algsõnum",
        forwarded="Edastatud kiri|Edastatud sõnum|Edasisaadetud kiri|Edastatud kirja algus|Edastatud teade",
    ),
    "hu": Words(
        sender="Feladó|Küldő",
        to="Címzett|Címzettek",
        copy="Másolat|Másolatot kap|Titkos másolat",
        date="Dátum",
        sent="Elküldve|Küldve|Küldés dátuma",
        subject="Tárgy",
        reply_to="Válaszcím|Válasz|Válasz címzettje",
        other="Mellékletek|Fontosság",
        wrote="írta|ezt írta|a következőt írta|írt",
        original="Eredeti üzenet|Eredeti levél|Eredeti e-mail",
        forwarded=(
            "Továbbított üzenet|Továbbított levél|Továbbított levél kezdete|Továbbított üzenet kezdete|"
            "Továbbított e-mail|Továbbította|A továbbított levél kezdete|A továbbított üzenet kezdete"
        ),
    ),
    "tr": Words(
        sender="Kimden|Gönderen",
        to="Kime|Alıcı|Alıcılar",
        copy="Bilgi|Karbon kopya|Kopya",
        date="Tarih",
        sent="Gönderildi|Gönderme Tarihi|Gönderim Tarihi|Gönderilme tarihi|Gönderim",
        subject="Konu",
        reply_to="Yanıt adresi|Yanıtla|Yanıt",
        wrote="yazdı|şunu yazdı|şunları yazdı|şöyle yazdı|yazmış",
        original=("Orijinal Mesaj|Orijinal ileti|Özgün ileti|Asıl ileti|Orjinal Mesaj|Özgün İleti|Orijinal E-posta"),
        forwarded=(
            "İletilmiş ileti|İletilen ileti|İletilmiş mesaj|İletilen mesaj|Yönlendirilmiş ileti|"
            "Yönlendirilen ileti|Yönlendirilmiş Mesaj|Başlangıç: yönlendirilen mesaj|"
            "İletilen ileti başlangıcı|Yönlendirilen mesaj|Başlangıç: iletilmiş e-posta|İletilmiş e-posta|"
            "İletilen e-posta|İleti başlangıcı|Yönlendirilmiş mesajın başlangıcı|İletilen mesajın başlangıcı"
        ),
    ),
    "el": Words(
        sender="Από|Αποστολέας",
        to="Προς|Παραλήπτης",
        copy="Κοιν.|Κοινοποίηση|Κοιν",
        date="Ημερομηνία|Ημ/νία",
        sent="Στάλθηκε|Εστάλη|Αποστολή",
        subject="Θέμα",
        wrote="έγραψε|γράφει|έγραψαν",
        leads="Στις|Την|Στις ημερομηνία",
        original="Αρχικό μήνυμα|Πρωτότυπο μήνυμα",
        forwarded=("Προωθημένο μήνυμα|Προωθούμενο μήνυμα|Αρχή προωθημένου μηνύματος|Έναρξη προωθημένου μηνύματος"),
    ),
    "ja": Words(
        sender="差出人|送信者|送信元|発信者",
        to="宛先|受信者|送信先|宛て先",
        copy="写し|カーボンコピー",
        date="日付|日時",
        sent="送信日時|送信日|送信済み|送信時刻|受信日時",
        subject="件名|題名|表題",
        reply_to="返信先",
        other="添付ファイル|重要度",
        wrote="のメール|さんは書きました|さんが書きました|は書きました|が書きました|のメッセージ|さんのメッセージ|さんからのメール",
        original="元のメッセージ|オリジナルメッセージ|元のメール|オリジナル メッセージ|元メッセージ",
        forwarded=(
            "転送されたメッセージ|転送メッセージ|転送されたメール|転送メール|転送されたメッセージの開始|転送されたメッセージを開始|"
            "メッセージの転送を開始|メッセージを転送|転送元メッセージ"
        ),
    ),
    "zh": Words(
        sender="发件人|寄件人|寄件者|發件人|发信人|发送者|寄信人",
        to="收件人|收件者|收信人|发送至|寄給",
        copy="抄送|副本|密件抄送|密件副本|抄送人|副本抄送",
        date="日期|时间|時間",
        sent="寄件日期|发送时间|發送時間|传送时间|傳送時間|傳送日期|发送日期|已发送|寄件時間|发件时间|已傳送|發送日期",
        subject="主题|主題|主旨|标题|標題",
        reply_to="回复|回覆|回复至|答复|回覆給",
        other="附件|重要性",
        wrote="写道|寫道|编写|撰写|写了|來信|寫了|写入",
        leads="在|于|於",
        original="原始邮件|原始郵件|原邮件|原始信息|原郵件|原信件|原消息|原始訊息|邮件原件|原始信件|回复的原邮件",
        forwarded=(
            "转发的邮件|转发邮件信息|转发邮件|转发的消息|已转发的邮件|已转发邮件|转发信息|轉寄郵件|轉寄的郵件|轉發的郵件|轉寄訊息|转发的原邮件|開始轉寄郵件|下面是被转发的邮件|轉寄的訊息|"
            "已轉寄郵件|下面是轉寄的郵件|以下是轉寄的郵件|以下是被轉寄的郵件|转发的电子邮件|开始转发的邮件|以下是转发的邮件"
        ),
    ),
    "ko": Words(
        sender="보낸 사람|보낸이|발신자|발신|보내는 사람",
        to="받는 사람|받는이|수신자|수신",
        copy="참조|숨은 참조|숨은참조",
        date="날짜|일시|일자",
        sent="보낸 날짜|보낸 시간|보낸날짜|보냄|전송 시간|발송일",
        subject="제목",
        reply_to="회신 대상|답장 받을 사람",
        other="첨부|중요도",
        wrote="님이 작성|작성|님이 씀|님이 쓴 글|이(가) 쓴 글|쓴 글|씀|님이 작성한 내용|님의 말",
        original="원본 메시지|원본 메일|원본 메세지|원본메일|원본 이메일",
        forwarded=(
            "전달된 메시지|다음은 전달된 메시지입니다|전달된 메일|전달된 메세지|전달 메시지|전달한 메시지|전달된 이메일"
        ),
    ),
    "he": Words(
        sender="מאת|מ",
        to="אל|ל",
        copy="עותק|העתק",
        date="תאריך",
        sent="נשלח|נשלח ב",
        subject="נושא|הנדון",
        wrote="כתב|כתבה|כתב/ה|מאת",
        leads="בתאריך|ב",
        original="הודעה מקורית",
        forwarded="הודעה שהועברה|תחילת ההודעה שהועברה|הודעה מועברת|הודעה שהועברה מאת",
    ),
    "ar": Words(
        sender="من",
        to="إلى",
        copy="نسخة",
        date="التاريخ|تاريخ",
        sent="تم الإرسال|أرسلت|تاريخ الإرسال",
        subject="الموضوع",
        wrote="كتب|كتبت|تمت كتابة ما يلي بواسطة",
        leads="في",
        original="الرسالة الأصلية|رسالة أصلية",
        forwarded="رسالة معاد توجيهها|الرسالة المعاد توجيهها|بداية الرسالة المعاد توجيهها",
    ),
    "id": Words(
        sender="Dari",
        to="Kepada|Ke",
        copy="Tembusan",
        date="Tanggal",
        sent="Terkirim|Dikirim",
        subject="Subjek|Perihal|Subyek",
        wrote="menulis",
        leads="Pada",
        original="Pesan asli|Pesan Asal",
        forwarded="Pesan terusan|Pesan yang diteruskan|Mulai meneruskan pesan",
    ),
    "vi": Words(
        sender="Từ",
        to="Đến|Tới",
        date="Ngày",
        sent="Đã gửi",
        subject="Chủ đề|Tiêu đề",
        wrote="đã viết",
        leads="Vào|Vào lúc",
        original="Tin nhắn gốc|Thư gốc",
        forwarded="Thư đã chuyển tiếp|Thư được chuyển tiếp|Tin nhắn đã chuyển tiếp|Bắt đầu thư được chuyển tiếp",
    ),
    "th": Words(
        sender="จาก",
        to="ถึง",
        copy="สำเนาถึง|สำเนา",
        date="วันที่",
        sent="ส่ง|ส่งเมื่อ",
        subject="เรื่อง|หัวเรื่อง",
        wrote="เขียนว่า|เขียน",
        leads="ในวันที่|วันที่",
        original="ข้อความต้นฉบับ",
        forwarded="ข้อความที่ส่งต่อ|เริ่มส่งต่อข้อความ",
    ),
    "fa": Words(
        sender="فرستنده",
        to="گیرنده",
        subject="موضوع",
        sent="زمان ارسال",
        wrote="نوشت",
        leads="در تاریخ|در",
        original="پیام اصلی",
        forwarded="پیام هدایت شده",
    ),
    "eu": Words(
        sender="Nork|Igorlea",
        to="Nori|Hartzailea",
        sent="Bidaltze-data|Bidalia",
        subject="Gaia",
        wrote="hau idatzi du|idatzi du|idatzi zuen",
        original="Jatorrizko mezua",
        forwarded="Birbidalitako mezua",
    ),
}
