"""Makes the tiny tokenizers in tests/fixtures/text and the reference values beside them.

Needs tokenizers, transformers and sentencepiece. The tokenizers are trained on text_corpus.py; what they encode is written by
Python's own libraries: `tokenizers` for tokenizer.json, transformers for the older files, sentencepiece for .model files.
Run: python tests/reference/text_tokenizers.py
"""

import io
import json
import os
import shutil
from pathlib import Path

os.environ["TRANSFORMERS_VERBOSITY"] = "error"

import sentencepiece
import transformers
from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors, trainers

from text_corpus import CORPUS, HARD

ROOT = Path(__file__).resolve().parent.parent / "fixtures" / "text"
QWEN2 = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"


def write(folder: Path, name: str, value) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=1) + "\n"
    (folder / name).write_text(text, encoding="utf-8")


def save(tokenizer: Tokenizer, folder: Path, config: dict) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    write(folder, "tokenizer_config.json", config)


def byte_level() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.normalizer = normalizers.NFC()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Split(Regex(QWEN2), "isolated"), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(vocab_size=640, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(CORPUS, trainer)
    tokenizer.add_special_tokens([AddedToken(t, normalized=False, special=True) for t in ("<|endoftext|>", "<|im_start|>", "<|im_end|>")])
    tokenizer.add_tokens([AddedToken("<think>", normalized=False, special=False), AddedToken("</think>", normalized=False, special=False)])
    return tokenizer


def spm_like(normalized: bool) -> Tokenizer:
    """As Llama's: spaces as ▁, byte fallback, begin-of-text added."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", fuse_unk=True, byte_fallback=True))
    tokenizer.normalizer = normalizers.Sequence([normalizers.Prepend("▁"), normalizers.Replace(" ", "▁")])
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace("▁", " "), decoders.ByteFallback(), decoders.Fuse(), decoders.Strip(" ", 1, 0)]
    )
    special = ["<unk>", "<s>", "</s>"] + [f"<0x{byte:02X}>" for byte in range(256)]
    trainer = trainers.BpeTrainer(vocab_size=760, special_tokens=special, show_progress=False)
    tokenizer.train_from_iterator(CORPUS, trainer)
    made = json.loads(tokenizer.to_str())
    made["added_tokens"] = [token for token in made["added_tokens"] if not token["content"].startswith("<0x")]
    for token in made["added_tokens"]:
        token["normalized"] = normalized
    tokenizer = Tokenizer.from_str(json.dumps(made))
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", pair="<s> $A <s>:1 $B:1", special_tokens=[("<s>", 1)])
    return tokenizer


def wordpiece() -> Tokenizer:
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    trainer = trainers.WordPieceTrainer(vocab_size=520, special_tokens=["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"], show_progress=False)
    tokenizer.train_from_iterator(CORPUS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return tokenizer


def unigram() -> Tokenizer:
    """As T5's: Unigram over ▁, end-of-text added, and truncation left in the file by whoever saved it."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace()
    tokenizer.decoder = decoders.Metaspace()
    trainer = trainers.UnigramTrainer(vocab_size=420, special_tokens=["<pad>", "</s>", "<unk>"], unk_token="<unk>", show_progress=False)
    tokenizer.train_from_iterator(CORPUS, trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="$A </s>", pair="$A </s> $B </s>", special_tokens=[("</s>", 1)])
    tokenizer.enable_truncation(4)
    tokenizer.enable_padding(pad_id=0, pad_token="<pad>", length=8)
    return tokenizer


def word_level() -> Tokenizer:
    words = sorted({word for line in CORPUS for word in line.split()})[:200]
    vocabulary = {word: i for i, word in enumerate(["[UNK]", "[EOS]", *words])}
    tokenizer = Tokenizer(models.WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.add_special_tokens(["[UNK]", "[EOS]"])
    return tokenizer


def sentencepiece_model(kind: str, folder: Path, config: dict, **settings) -> None:
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(CORPUS), model_writer=model, model_type=kind, vocab_size=600, hard_vocab_limit=False,
        minloglevel=2, num_threads=1, **settings,
    )
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.model").write_bytes(model.getvalue())
    write(folder, "tokenizer_config.json", config)


def byte_spans(text: str, offsets) -> list:
    """Python's offsets count characters; ours count bytes."""
    place = [0]
    for character in text:
        place.append(place[-1] + len(character.encode("utf-8")))
    return [[place[begin], place[end]] for begin, end in offsets]


def encoded(tokenizer: Tokenizer, text: str) -> dict:
    tokenizer.encode_special_tokens = False
    plain = tokenizer.encode(text, add_special_tokens=False)
    whole = tokenizer.encode(text, add_special_tokens=True)
    case = {"text": text, "ids": plain.ids, "offsets": byte_spans(text, plain.offsets), "with": whole.ids, "types": whole.type_ids,
            "decoded": tokenizer.decode(plain.ids, skip_special_tokens=False)}
    if any(case["types"]) is False:
        del case["types"]
    tokenizer.encode_special_tokens = True
    literal = tokenizer.encode(text, add_special_tokens=False).ids
    tokenizer.encode_special_tokens = False
    if literal != plain.ids:
        case["literal"] = literal
    return case


def references(name: str, cases: list) -> None:
    lines = ",\n".join(json.dumps(case, ensure_ascii=True, separators=(",", ":")) for case in cases)
    (ROOT / name / "expected.json").write_text("[\n" + lines + "\n]\n", encoding="utf-8")


def from_json(name: str) -> None:
    tokenizer = Tokenizer.from_file(str(ROOT / name / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    references(name, [encoded(tokenizer, text) for text in HARD])


def from_files(name: str, made) -> None:
    references(name, [encoded(made.backend_tokenizer, text) for text in HARD])


def from_sentencepiece(name: str) -> None:
    """sentencepiece itself knows no offsets, and nothing of control tokens in a text."""
    processor = sentencepiece.SentencePieceProcessor(model_file=str(ROOT / name / "tokenizer.model"))
    texts = [text for text in HARD if "<s>" not in text and "</s>" not in text and "\0" not in text]
    references(name, [{"text": text, "ids": processor.encode(text), "decoded": processor.decode(processor.encode(text))} for text in texts])


def main() -> None:
    for folder in ROOT.iterdir() if ROOT.exists() else []:
        if folder.is_dir() and folder.name not in ("templates", "broken"):
            shutil.rmtree(folder)
    chat = {"bos_token": None, "eos_token": "<|im_end|>", "pad_token": "<|endoftext|>", "tokenizer_class": "PreTrainedTokenizerFast"}
    save(byte_level(), ROOT / "bytelevel", chat)
    llama = {"bos_token": "<s>", "eos_token": {"__type": "AddedToken", "content": "</s>"}, "unk_token": "<unk>", "pad_token": None,
             "add_bos_token": True, "tokenizer_class": "LlamaTokenizer"}
    save(spm_like(False), ROOT / "spmlike", llama)
    save(spm_like(True), ROOT / "spmlike-normalized", llama)
    save(wordpiece(), ROOT / "wordpiece", {"cls_token": "[CLS]", "sep_token": "[SEP]", "pad_token": "[PAD]", "tokenizer_class": "BertTokenizer"})
    save(unigram(), ROOT / "unigram", {"eos_token": "</s>", "pad_token": "<pad>", "tokenizer_class": "PreTrainedTokenizerFast"})
    save(word_level(), ROOT / "wordlevel", {"eos_token": "[EOS]"})
    for name in ("bytelevel", "spmlike", "spmlike-normalized", "wordpiece", "unigram", "wordlevel"):
        from_json(name)

    made = json.loads((ROOT / "bytelevel" / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary, merges = made["model"]["vocab"], "#version: 0.2\n" + "".join(" ".join(m) + "\n" for m in made["model"]["merges"])
    for name, config in (
        ("files-qwen2", {"tokenizer_class": "Qwen2Tokenizer", "eos_token": "<|im_end|>", "pad_token": "<|endoftext|>",
                         "added_tokens_decoder": {str(t["id"]): {k: v for k, v in t.items() if k != "id"} for t in made["added_tokens"]}}),
        ("files-gpt2", {"tokenizer_class": "GPT2Tokenizer"}),
    ):
        vocabulary_here = dict(vocabulary)
        if name == "files-gpt2":
            vocabulary_here["<|endoftext|>"] = len(vocabulary)
        write(ROOT / name, "vocab.json", json.dumps(vocabulary_here, ensure_ascii=False))
        write(ROOT / name, "merges.txt", merges)
        write(ROOT / name, "tokenizer_config.json", config)
    from_files("files-qwen2", transformers.Qwen2Tokenizer.from_pretrained(ROOT / "files-qwen2"))
    from_files("files-gpt2", transformers.GPT2Tokenizer.from_pretrained(ROOT / "files-gpt2"))

    pieces = json.loads((ROOT / "wordpiece" / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
    write(ROOT / "files-bert", "vocab.txt", "".join(piece + "\n" for piece in sorted(pieces, key=pieces.get)))
    write(ROOT / "files-bert", "tokenizer_config.json", {"do_lower_case": False, "tokenizer_class": "BertTokenizer"})
    from_files("files-bert", transformers.BertTokenizer.from_pretrained(ROOT / "files-bert"))

    bpe = dict(byte_fallback=True, normalization_rule_name="identity", remove_extra_whitespaces=False, split_digits=True,
               character_coverage=0.99)
    sentencepiece_model("bpe", ROOT / "model-bpe", {"tokenizer_class": "LlamaTokenizer", "add_bos_token": True}, **bpe)
    sentencepiece_model("bpe", ROOT / "model-bpe-symbols", {"tokenizer_class": "LlamaTokenizer"}, user_defined_symbols=["\n\n", "<turn>"], **bpe)
    sentencepiece_model("unigram", ROOT / "model-unigram", {"tokenizer_class": "T5Tokenizer", "extra_ids": 4},
                        normalization_rule_name="identity", character_coverage=1.0)
    for name in ("model-bpe", "model-bpe-symbols", "model-unigram"):
        from_sentencepiece(name)


if __name__ == "__main__":
    main()
