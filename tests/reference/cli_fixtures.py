#!/usr/bin/env python3
"""Makes tests/fixtures/cli: a tiny random Llama with a byte-level tokenizer, an adapter for it, and records.

Everything is seeded; running it again gives the same files. Needs transformers, peft, tokenizers.
"""
import json
import pathlib

import torch
from peft import LoraConfig, get_peft_model
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import LlamaConfig, LlamaForCausalLM

PLACE = pathlib.Path(__file__).resolve().parent.parent / "fixtures" / "cli"

RECORDS = [
    ("Say when the bakery opens.", "", "The bakery opens at six."),
    ("Translate to German.", "Good morning", "Guten Morgen"),
    ("Name the colour.", "a ripe lemon", "yellow"),
    ("Answer politely.", "Where is the station?", "Please turn left at the church; the station is behind it."),
    ("Write the word for water in Chinese.", "", "水"),
]


def record(instruction, text, output):
    return {"instruction": instruction, "input": text, "output": output}


def write(name, text):
    (PLACE / name).write_bytes(text.encode("utf-8"))


def make_tokenizer(folder):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=300,
        special_tokens=["<unk>", "<s>", "</s>"],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator([" ".join(each) for each in RECORDS], trainer)
    tokenizer.post_processor = processors.TemplateProcessing(single="<s> $A", special_tokens=[("<s>", 1)])
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "tokenizer_class": "PreTrainedTokenizerFast"}
    (folder / "tokenizer_config.json").write_text(json.dumps(settings, indent=2) + "\n")
    return tokenizer.get_vocab_size()


def make_model(folder, vocabulary):
    config = LlamaConfig(
        vocab_size=vocabulary, hidden_size=16, intermediate_size=24, num_hidden_layers=2, num_attention_heads=4,
        num_key_value_heads=2, max_position_embeddings=1024, tie_word_embeddings=True, bos_token_id=1, eos_token_id=2,
    )
    torch.manual_seed(7)
    model = LlamaForCausalLM(config)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.5)
    model.save_pretrained(folder, safe_serialization=True)
    return model


def make_adapter(folder, model):
    torch.manual_seed(8)
    adapted = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", r=2, lora_alpha=4, target_modules=["q_proj", "v_proj"]))
    for name, parameter in adapted.named_parameters():
        if "lora_" in name:
            torch.nn.init.normal_(parameter, std=0.3)
    adapted.save_pretrained(folder, safe_serialization=True)
    (folder / "README.md").unlink(missing_ok=True)
    config = json.loads((folder / "adapter_config.json").read_text())
    config["base_model_name_or_path"] = "tiny-llama"
    config["target_modules"] = sorted(config["target_modules"])
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2, sort_keys=True) + "\n")
    make_expected(adapted)


def make_expected(adapted):
    """Scores and greedy answers of base and adapter, computed by transformers and peft in float32."""
    adapted.eval()
    ids = [1, 42, 278, 282, 223, 165, 111, 115, 87, 86]

    def column():
        with torch.no_grad():
            logits = adapted(torch.tensor([ids])).logits[0].double().log_softmax(-1)
            logprobs = [None] + [round(logits[i - 1, ids[i]].item(), 7) for i in range(1, len(ids))]
            answer = adapted.generate(torch.tensor([ids]), max_new_tokens=24, do_sample=False, pad_token_id=0)[0, len(ids):].tolist()
        return {"logprobs": logprobs, "greedy": answer}

    with adapted.disable_adapter():
        base = column()
    write("expected.json", json.dumps({"ids": ids, "base": base, "adapter": column()}, indent=1) + "\n")


def make_data():
    records = [record(*each) for each in RECORDS]
    write("records.json", json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    lines = [json.dumps(each, ensure_ascii=False) for each in records]
    lines[1] = '{"instruction": "Translate to German.", "input": "Good evening"}'
    lines.insert(3, "this line is no record")
    write("two-bad-lines.jsonl", "\n".join(lines) + "\n")
    write("trailing-comma.json", json.dumps(records[:2], indent=1).rstrip("]\n ") + ",\n]\n")
    conversation = [
        {"role": "system", "content": "Be brief."},
        {"role": "user", "content": "Where is the station?"},
    ]
    write("messages.json", json.dumps(conversation, indent=1) + "\n")


def main():
    (PLACE / "model").mkdir(parents=True, exist_ok=True)
    (PLACE / "adapter").mkdir(exist_ok=True)
    make_adapter(PLACE / "adapter", make_model(PLACE / "model", make_tokenizer(PLACE / "model")))
    make_data()
    for path in PLACE.rglob("*"):
        path.chmod(0o755 if path.is_dir() else 0o644)


if __name__ == "__main__":
    main()
