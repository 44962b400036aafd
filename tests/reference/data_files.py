"""Writes tests/fixtures/data: small files of records as people have them, sound and damaged, and outcomes.json, which
says for each what reading it must give. Run: python3 tests/reference/data_files.py"""
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "data"

# Texts that tempt a careless repair: everything that looks like JSON stands inside good strings.
RECORDS = [
    {"instruction": "When is the desk open?", "input": "", "output": "From eight to six, Monday to Friday."},
    {"instruction": "预约时间", "input": "明天可以吗？", "output": "可以，“上午九点”或“下午两点”都有空。"},
    {"instruction": "Explain the sign", "input": "// Ring twice, # then wait /* please */",
     "output": "It says: {\"ring\": 2}, [wait]; don't knock, \\ or 'shout'."},
    {"instruction": "List the steps", "input": "", "output": "1. Sign in,\n2. sit down,\n\t3. None, True or NaN are no names."},
    {"instruction": "Say “yes”", "input": "a，b：c", "output": "yes,} ]"},
]


def strict(records=RECORDS, **how):
    return json.dumps(records, ensure_ascii=False, **how)


def lines(records=RECORDS):
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def csv_text(delimiter, end="\n"):
    def cell(text):
        return '"' + text.replace('"', '""') + '"'
    rows = [delimiter.join(["instruction", "input", "output"])]
    rows += [delimiter.join(cell(record[key]) for key in ("instruction", "input", "output")) for record in RECORDS]
    return end.join(rows) + end


def smart():
    return ("[{“instruction”: “When is the desk open?”, “input”: “”, ”output”: “From “eight” to six”},\n"
            "{“instruction”：“预约时间”，“input”：“明天”，“output”：“可以，“上午”或“下午”。”}]\n")


FILES = {}
OUTCOMES = {}


def file(name, content, records, rejected=(), repairs=None, kind="array", same=False, error=None, encoding=None):
    """rejected: lines; repairs: what and how often; same: the records must be RECORDS; error: the code thrown; encoding: the
    one that is found and said, where it is not UTF-8."""
    FILES[name] = content if isinstance(content, bytes) else content.encode("utf-8")
    OUTCOMES[name] = {"records": records, "rejected": list(rejected), "repairs": repairs or {}, "kind": kind, "same": same}
    if encoding:
        OUTCOMES[name]["encoding"] = encoding
    if error:
        OUTCOMES[name]["error"] = error


COMMA = "commas that do not belong"
file("strict.json", strict(indent=1), 5, same=True)
file("compact.json", strict(), 5, same=True)
file("escaped.json", json.dumps(RECORDS), 5, same=True)
file("lines.jsonl", lines(), 5, kind="lines", same=True)
file("lines.json", lines(), 5, kind="lines", same=True)
file("crlf.jsonl", lines().rstrip("\n").replace("\n", "\r\n"), 5, kind="lines", same=True)
file("blank-lines.jsonl", "\n\n" + lines().replace("\n", "\n\n  \n"), 5, kind="lines", same=True)
file("objects.json", "\n".join(strict(r, indent=2) for r in RECORDS), 5, kind="lines", same=True)
file("wrapped.json", '{"version": "1.0", "data": ' + strict(indent=1) + ', "end": true}\n', 5, same=True)
file("bom.json", b"\xef\xbb\xbf" + strict().encode(), 5, repairs={"a byte order mark": 1}, same=True)
file("comma.csv", csv_text(","), 5, kind="table", same=True)
file("comma-crlf.csv", b"\xef\xbb\xbf" + csv_text(",", "\r\n").encode(), 5, repairs={"a byte order mark": 1}, kind="table", same=True)
file("tab.tsv", csv_text("\t"), 5, kind="table", same=True)
file("semicolon.csv", csv_text(";"), 5, kind="table", same=True)
file("named-delimiter.csv", "sep=;\n" + csv_text(";"), 5, kind="table", same=True)

file("trailing-commas.json", strict(indent=1).replace('"\n }', '",\n }').replace("}\n]", "},\n]"), 5, repairs={COMMA: 6}, same=True)
file("doubled-commas.json", strict(indent=1).replace("},\n", "},,\n"), 5, repairs={COMMA: 4}, same=True)
file("missing-commas.json", strict(indent=1).replace("},\n", "}\n"), 5, repairs={"missing commas": 4}, same=True)
file("missing-comma-inside.json", strict(indent=1).replace('"input": "",\n', '"input": ""\n'), 5, repairs={"missing commas": 2}, same=True)
file("raw-breaks.json", strict(indent=1).replace("\\n", "\n").replace("\\t", "\t"), 5,
     repairs={"line breaks inside texts": 2, "tabs inside texts": 1}, same=True)
file("comments.json", "// ours\n" + strict(indent=1).replace("},\n", "}, # next\n").replace('"input"', '/* in */ "input"'), 5,
     repairs={"comments": 10}, same=True)
file("python.txt", repr(RECORDS).replace("''", "None", 1), 5,
     repairs={"single quotes around names or texts": 29, "words of other languages (None, True, NaN …)": 1}, same=True)
file("bare-names.json", strict(indent=1).replace('"instruction":', "instruction:"), 5, repairs={"names without quotes": 5}, same=True)
file("smart-quotes.json", smart(), 2, repairs={"typographic quotes around names or texts": 12, "full-width commas or colons between fields": 5})
file("fenced.md", "```json\n" + strict(indent=1) + "\n```\n", 5, repairs={"lines of code fences": 2}, same=True)
file("no-bracket.json", strict(indent=1)[:-1], 5, repairs={"brackets that are missing or do not belong": 1}, same=True)
file("two-lists.json", strict(RECORDS[:2]) + "\n" + strict(RECORDS[2:]), 5,
     repairs={"brackets that are missing or do not belong": 1}, same=True)
file("backslash.json", '[{"instruction": "Where is it?", "output": "In C:\\data\\desk, \\u00e9\\ud800."}]', 1,
     repairs={"single backslashes inside texts": 2, "halves of characters (lone surrogates)": 1})
file("inner-quotes.json", '[{"instruction": "Say it", "output": "He said "stop", then left"}]', 1,
     repairs={"quotes inside texts without a backslash": 2})
file("special-spaces.json", '[{\u00a0"instruction": "a",\u3000"output": "b"}]', 1, repairs={"special spaces between fields": 2})

file("truncated.json", strict(indent=1)[:-60], 4, rejected=[22])
file("truncated-character.jsonl", lines(RECORDS[:1]).encode() + '{"instruction": "问'.encode()[:-1], 1, rejected=[2], kind="lines")
torn = lines().split("\n")
torn[1] = torn[1][:-20]
file("torn-line.jsonl", "\n".join(torn), 4, rejected=[2], kind="lines")
file("unclosed-text.json", strict(indent=1).replace('Friday."', "Friday."), 4, rejected=[2])
file("missing-output.json", strict([RECORDS[0], {"instruction": "no answer"}, RECORDS[1]], indent=1), 2, rejected=[7])
file("number-output.json", strict([RECORDS[0], {"instruction": "a number", "output": 5}], indent=1), 1, rejected=[7])
file("null-input.jsonl", '{"instruction": "a", "input": null, "output": "b"}\n{"instruction": "a", "output": null}\n', 1, rejected=[2], kind="lines")
file("scalars.json", '[1, "two", null, {"instruction": "a", "output": "b"}, [], 3.5]', 1, rejected=[1, 1, 1, 1],
     repairs={"brackets that are missing or do not belong": 1, COMMA: 1})
file("ragged.csv", "instruction,output\na,b\nc\nd,e,f\ng,h\n", 2, rejected=[3, 4], kind="table")
file("nul.jsonl", '{"instruction": "a", "output": "b"}\n{"instruction": "a", "output": "\\u0000"}\n{"instruction": "\0", "output": "b"}\n', 1,
     rejected=[2, 3], kind="lines")

file("empty.json", "", 0, error="data-empty")
file("blank.jsonl", " \n\n", 0, error="data-empty")
file("empty-list.json", "[]", 0, error="data-empty")
file("header-only.csv", "instruction,output\n", 0, error="data-empty")
file("other-header.csv", "label,review\n1,fine\n", 0, error="data-invalid")
file("plain.txt", "Just a text of two lines.\nNothing else.\n", 0, error="data-invalid")
file("page.json", "<!DOCTYPE html><html><body>not found</body></html>", 0, error="data-invalid")
file("text-only.jsonl", '{"text": "a"}\n{"text": "b"}\n', 0, error="record-field-missing")
file("utf16.json", b"\xff\xfe" + strict().encode("utf-16-le"), 5, same=True, encoding="UTF-16 LE")
file("utf16-big.csv", b"\xfe\xff" + csv_text(",").encode("utf-16-be"), 5, kind="table", same=True, encoding="UTF-16 BE")
file("utf16-no-mark.json", json.dumps(RECORDS).encode("utf-16-le"), 5, same=True, encoding="UTF-16 LE")
file("utf16-big-no-mark.jsonl", lines().encode("utf-16-be"), 5, kind="lines", same=True, encoding="UTF-16 BE")
file("gb18030.json", strict(RECORDS[:2]).encode("gb18030"), 2, encoding="GB18030")
file("gb18030.csv", csv_text(",", "\r\n").encode("gb18030"), 5, kind="table", same=True, encoding="GB18030")
file("latin1.csv", "instruction,output\ncaf\u00e9,bon\n".encode("latin-1"), 1, kind="table", encoding="Windows-1252")
# UTF-8 with a byte too few or too many, DOS, Macintosh and bytes that are no text: nobody can be sure.
file("damaged-utf8.json", strict(indent=1).encode().replace("预".encode(), "预".encode()[:2]), 0, error="data-encoding")
file("two-encodings.csv", csv_text(",").encode() + "caf\u00e9,,bon\n".encode("latin-1"), 0, error="data-encoding")
file("dos.csv", "instruction,output\nGr\u00fc\u00dfe,Sch\u00f6ne Gr\u00fc\u00dfe\n".encode("cp850"), 0, error="data-encoding")
file("macintosh.csv", "instruction,output\nun caf\u00e9,un th\u00e9 glac\u00e9\n".encode("mac-roman"), 0, error="data-encoding")
file("no-text.csv", bytes(range(1, 256)) * 3, 0, error="data-encoding")
file("deep.json", '[{"instruction": ' + "[" * 5000 + "]" * 5000 + ', "output": "b"}]', 0, error="data-invalid")
file("long-number.json", '[{"instruction": "a", "output": "b", "n": 1e999999}]', 0, error="data-invalid")

FILES[".gitattributes"] = b"* -text\n"  # line ends are part of the fixtures
FOLDER.mkdir(parents=True, exist_ok=True)
for name, content in FILES.items():
    (FOLDER / name).write_bytes(content)
(FOLDER / "records.json").write_text(strict(indent=1) + "\n", encoding="utf-8")
(FOLDER / "outcomes.json").write_text(json.dumps(OUTCOMES, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
