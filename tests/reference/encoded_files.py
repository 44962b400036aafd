"""Writes tests/fixtures/encodings: the same kind of table as people of many languages save it, each in the encoding of their
computer, and texts.json, which says for each which encoding must be found and what it holds. Run:
python3 tests/reference/encoded_files.py"""
import json
import pathlib
import unicodedata

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "encodings"

ROWS = {
    "german": ("cp1252", "Windows-1252", ";", [
        ("Was hilft bei Übelkeit?", "Viel trinken, Tee oder Brühe, und Ruhe."),
        ("Wann öffnet die Praxis?", "Täglich um acht – außer samstags. Schöne Grüße!")]),
    "french": ("cp1252", "Windows-1252", ";", [
        ("Que faire en cas de fièvre ?", "Buvez beaucoup d’eau et reposez-vous à l’ombre."),
        ("Où est l’entrée ?", "À côté de la pharmacie, près du café.")]),
    "english": ("cp1252", "Windows-1252", ",", [
        ("What’s the dose?", "It’s 5 mg – “twice” a day at 20 °C … no more."), ("Cost?", "About £20 or €25.")]),
    "polish": ("cp1250", "Windows-1250", ";", [
        ("Co robić przy bólu głowy?", "Proszę pić dużo wody i odpocząć w ciemnym pokoju."),
        ("Kiedy otwarta jest przychodnia?", "Codziennie od ósmej, również w święta.")]),
    "czech": ("cp1250", "Windows-1250", ";", [
        ("Co dělat při bolesti hlavy?", "Pijte hodně vody a odpočívejte."),
        ("Kdy mám přijít znovu?", "Příští úterý, jinak dříve, pokud se stav zhorší.")]),
    "russian": ("cp1251", "Windows-1251", ";", [
        ("Что делать при головной боли?", "Пейте больше воды и отдохните."), ("Когда приём?", "Завтра утром.")]),
    "greek": ("cp1253", "Windows-1253", ";", [
        ("Τι να κάνω για τον πονοκέφαλο;", "Πιείτε νερό και ξεκουραστείτε."), ("Πότε ανοίγετε;", "Στις οκτώ το πρωί.")]),
    "turkish": ("cp1254", "Windows-1254", ";", [
        ("Baş ağrısı için ne yapmalıyım?", "Çok su için, lütfen doktorunuza başvurunuz."),
        ("Ne zaman açıksınız?", "Her gün sabah sekizde, cumartesi kapalıyız.")]),
    "hebrew": ("cp1255", "Windows-1255", ",", [
        ("מה לעשות נגד כאב ראש?", "לשתות הרבה מים ולנוח."), ("מתי פתוח?", "כל יום משמונה בבוקר.")]),
    "arabic": ("cp1256", "Windows-1256", ",", [
        ("ماذا أفعل عند الصداع؟", "اشرب الماء واسترح قليلا."), ("متى تفتح العيادة؟", "كل يوم في الساعة الثامنة صباحا.")]),
    "lithuanian": ("cp1257", "Windows-1257", ";", [
        ("Ką daryti skaudant galvai?", "Gerkite daug vandens ir ilsėkitės, o jei nepraeina, kreipkitės į gydytoją."),
        ("Kada atidaryta poliklinika?", "Kiekvieną dieną nuo aštuntos valandos, išskyrus šeštadienį ir sekmadienį."),
        ("Ar galiu gerti vaistą su maistu?", "Taip, geriausia jį išgerti iškart po valgio, užgeriant vandeniu.")]),
    "vietnamese": ("cp1258", "Windows-1258", ";", [
        ("Tôi phải làm gì khi đau đầu?", "Uống nhiều nước và nghỉ ngơi."), ("Khi nào mở cửa?", "Mỗi ngày lúc tám giờ sáng.")]),
    "simplified-chinese": ("gb18030", "GB18030", ",", [
        ("头痛怎么办？", "多喝水，好好休息。"), ("门诊什么时候开？", "每天上午八点。")]),
    "four-byte-chinese": ("gb18030", "GB18030", ",", [
        ("𠮷先生头痛怎么办？", "多喝水，好好休息，三天后复诊。😀"), ("门诊什么时候开？", "每天上午八点，周末不开。")]),
    "traditional-chinese": ("big5", "Big5", ",", [
        ("頭痛怎麼辦？", "多喝水，好好休息。"), ("門診什麼時候開？", "每天上午八點。")]),
    "japanese": ("shift_jis", "Shift_JIS", ",", [
        ("頭が痛いときはどうすればいいですか。", "水をたくさん飲んで、ゆっくり休んでください。"), ("受付は何時からですか。", "毎朝八時です。")]),
    "japanese-unix": ("euc_jp", "EUC-JP", ",", [
        ("頭が痛いときはどうすればいいですか。", "水をたくさん飲んで、ゆっくり休んでください。"), ("受付は何時からですか。", "毎朝八時です。")]),
    "korean": ("euc_kr", "EUC-KR", ",", [
        ("머리가 아플 때 어떻게 해야 하나요?", "물을 많이 마시고 쉬세요."), ("언제 문을 여나요?", "매일 아침 여덟 시입니다.")]),
}


def encoded(text, encoding):
    """Windows-1258 writes most tone marks as characters of their own."""
    content = b""
    for char in text:
        try:
            content += char.encode(encoding)
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            for kept in range(len(parts) - 1, 0, -1):
                try:
                    content += (unicodedata.normalize("NFC", parts[:kept]) + parts[kept:]).encode(encoding)
                    break
                except UnicodeEncodeError:
                    pass
            else:
                raise
    return content


FOLDER.mkdir(parents=True, exist_ok=True)
texts = {}
for name, (encoding, known, delimiter, rows) in ROWS.items():
    lines = [("instruction", "output")] + rows
    cells = [[f'"{cell}"' if delimiter in cell else cell for cell in line] for line in lines]
    content = encoded("\r\n".join(delimiter.join(line) for line in cells) + "\r\n", encoding)
    (FOLDER / f"{name}.csv").write_bytes(content)
    texts[f"{name}.csv"] = {"encoding": known, "rows": rows}
(FOLDER / ".gitattributes").write_bytes(b"* -text\n")  # every byte is part of the fixtures
(FOLDER / "texts.json").write_text(json.dumps(texts, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
