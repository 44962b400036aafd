"""Compares core/text with Python's libraries on the real tokenizers, templates and records of the material, on demand.

Writes what `tokenizers`, sentencepiece and transformers say to a file; tst_TextPeers then says where the core says something else.
Run: python tests/reference/text_peers.py MATERIAL OUT.json && LORIKEET_TEXT_PEERS=OUT.json tst_TextPeers
"""

import json
import os
import sys
from pathlib import Path

os.environ["TRANSFORMERS_VERBOSITY"] = "error"

import sentencepiece
import transformers.utils.chat_template_utils as chat
from tokenizers import Tokenizer

from text_corpus import HARD
from text_templates import CONVERSATIONS, Frozen
from text_tokenizers import byte_spans


def texts(material: Path) -> list:
    result = list(HARD)
    for name, key in (("datasets/alpaca-1k/alpaca_data_1k.json", "output"), ("datasets/alpaca-chinese-carbonz0/zh-data-part-00.json", None)):
        records = json.loads((material / name).read_text(encoding="utf-8"))
        for record in records[:180]:
            values = [v for v in record.values() if isinstance(v, str)]
            result.append(record[key] if key else max(values, key=len))
    for path in sorted((material / "vectors/tokenizer-ids/llama.cpp").glob("*.inp"))[:1]:
        result += path.read_text(encoding="utf-8").split("\n__ggml_vocab_test__\n")
    play = (material / "datasets/tiny-shakespeare/tiny_shakespeare.txt").read_text(encoding="utf-8")
    result += [play[i : i + 400] for i in range(0, 32_000, 400)]
    return result


def tokenizers(material: Path) -> list:
    found = []
    for path in sorted(material.glob("**/tokenizer.json")):
        try:
            tokenizer = Tokenizer.from_file(str(path))
        except Exception:
            continue  # Llama-2's file: its merges hold spaces, which Python's library refuses
        tokenizer.no_truncation()
        tokenizer.no_padding()
        cases = []
        for text in texts(material):
            plain = tokenizer.encode(text, add_special_tokens=False)
            cases.append({"text": text, "ids": plain.ids, "offsets": byte_spans(text, plain.offsets),
                          "decoded": tokenizer.decode(plain.ids, skip_special_tokens=True)})
        found.append({"folder": str(path.parent), "file": "tokenizer.json", "cases": cases})
    for path in sorted(material.glob("tokenizers/**/tokenizer.model*")):
        processor = sentencepiece.SentencePieceProcessor(model_file=str(path))
        plain = [text for text in texts(material) if "<s>" not in text and "</s>" not in text and "\0" not in text]
        found.append({"folder": str(path.parent), "file": path.name, "cases": [{"text": t, "ids": processor.encode(t)} for t in plain]})
    return found


def sources(material: Path):
    for path in sorted((material / "templates").glob("**/*.jinja")):
        yield path.name, path.read_text(encoding="utf-8")
    for path in sorted((material / "templates").glob("ort-extensions/*/tokenizer_config.json")):
        template = json.loads(path.read_text(encoding="utf-8")).get("chat_template")
        if template:
            yield path.parent.name, template
    for case in json.loads((material / "templates/hf-jinja-e2e/e2e.shared.json").read_text(encoding="utf-8")):
        yield case["model"], case["chat_template"]


def templates(material: Path) -> list:
    chat.datetime = Frozen
    variables = {"bos_token": "<s>", "eos_token": "</s>"}
    found = []
    for name, source in sources(material):
        for number, messages in enumerate(CONVERSATIONS):
            for generation in (False, True):
                context = {"messages": messages, "add_generation_prompt": generation, "tools": None, "documents": None, **variables}
                case = {"name": f"{name} {number} {generation}", "source": source, "context": context}
                try:
                    case["text"] = chat._compile_jinja_template(source).render(**context)
                except Exception as error:
                    case["error"] = str(error)
                found.append(case)
    for case in json.loads((material / "templates/hf-jinja-units/templates.json").read_text(encoding="utf-8")):
        made = {"name": "unit " + case["name"], "source": case["template"], "context": case["context"]}
        try:
            made["text"] = chat._compile_jinja_template(case["template"]).render(**case["context"])
        except Exception as error:
            made["error"] = str(error)
        found.append(made)
    return found


def main() -> None:
    material, out = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    out.write_text(json.dumps({"tokenizers": tokenizers(material), "templates": templates(material)}), encoding="utf-8")


if __name__ == "__main__":
    main()
