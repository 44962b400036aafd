"""The peers of benchmark.py: what a user of transformers and PEFT would write, one process a job."""
import argparse
import json
import os
import shutil
import time

PROCESS_STARTED = time.time() - (float(open("/proc/uptime").read().split()[0]) - int(open("/proc/self/stat").read().rsplit(")", 1)[1].split()[19]) / os.sysconf("SC_CLK_TCK"))
ALPACA_INPUT = ("Below is an instruction that describes a task, paired with an input that provides further context. "
                "Write a response that appropriately completes the request.\n\n### Instruction:\n{instruction}\n\n### Input:\n{input}\n\n### Response:")
ALPACA = ("Below is an instruction that describes a task. Write a response that appropriately completes the request.\n\n"
          "### Instruction:\n{instruction}\n\n### Response:")


SHAPES = {  # hidden, layers, heads, key/value heads, inner
    "smollm2-135m": (576, 30, 9, 3, 1536),
    "smollm2-360m": (960, 32, 15, 5, 2560),
    "smollm2-1.7b": (2048, 24, 32, 32, 8192),
}


def make_model(arguments):
    import numpy as np
    from safetensors.numpy import save_file
    hidden, layers, heads, key_heads, inner = SHAPES[arguments.shape]
    config = dict(architectures=["LlamaForCausalLM"], model_type="llama", hidden_act="silu", rms_norm_eps=1e-5, attention_bias=False, mlp_bias=False,
                  hidden_size=hidden, num_hidden_layers=layers, num_attention_heads=heads, num_key_value_heads=key_heads, intermediate_size=inner, vocab_size=49152,
                  tie_word_embeddings=True, rope_theta=100000.0, max_position_embeddings=8192, bos_token_id=0, eos_token_id=0, torch_dtype="float32")
    random = np.random.default_rng(0)
    keys = hidden // heads * key_heads
    shapes = {"self_attn.q_proj": (hidden, hidden), "self_attn.k_proj": (keys, hidden), "self_attn.v_proj": (keys, hidden), "self_attn.o_proj": (hidden, hidden),
              "mlp.gate_proj": (inner, hidden), "mlp.up_proj": (inner, hidden), "mlp.down_proj": (hidden, inner)}
    normal = lambda shape: random.standard_normal(shape, np.float32) * np.float32(0.02)
    tensors = {"model.embed_tokens.weight": normal((config["vocab_size"], hidden)), "model.norm.weight": np.ones(hidden, np.float32)}
    for layer in range(config["num_hidden_layers"]):
        for name, shape in shapes.items():
            tensors[f"model.layers.{layer}.{name}.weight"] = normal(shape)
        for name in ("input_layernorm", "post_attention_layernorm"):
            tensors[f"model.layers.{layer}.{name}.weight"] = np.ones(hidden, np.float32)
    os.makedirs(arguments.out, exist_ok=True)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(os.path.join(arguments.tokenizer, name), arguments.out)
    with open(os.path.join(arguments.out, "config.json"), "w") as file:
        json.dump(config, file)
    save_file(tensors, os.path.join(arguments.out, "model.safetensors"), metadata={"format": "pt"})


def make_classifier(arguments):
    import torch
    from transformers import DistilBertConfig, DistilBertForMaskedLM
    torch.manual_seed(0)
    DistilBertForMaskedLM(DistilBertConfig(n_layers=arguments.layers)).save_pretrained(arguments.out)
    for name in ("tokenizer.json", "tokenizer_config.json"):
        shutil.copy(os.path.join(arguments.tokenizer, name), arguments.out)


def generate(arguments):
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer
    torch.set_num_threads(arguments.threads)
    tokenizer = AutoTokenizer.from_pretrained(arguments.model)
    model = AutoModelForCausalLM.from_pretrained(arguments.model, dtype=getattr(torch, arguments.dtype)).to(arguments.device)
    inputs = tokenizer(arguments.prompt, return_tensors="pt").to(arguments.device)
    output = model.generate(**inputs, do_sample=False, max_new_tokens=arguments.tokens, min_new_tokens=arguments.tokens, pad_token_id=0)
    print(tokenizer.decode(output[0]))


def train(arguments):
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForCausalLM, AutoTokenizer, Trainer, TrainerCallback, TrainingArguments
    torch.set_num_threads(arguments.threads)
    tokenizer = AutoTokenizer.from_pretrained(arguments.model)
    model = AutoModelForCausalLM.from_pretrained(arguments.model, dtype=getattr(torch, arguments.dtype))
    model = get_peft_model(model, LoraConfig(task_type="CAUSAL_LM", r=8, lora_alpha=16, lora_dropout=0.0, target_modules="all-linear"))
    end = tokenizer.eos_token_id if tokenizer.eos_token_id is not None else 0
    samples = []
    for record in json.load(open(arguments.data))[: 8 * arguments.steps]:
        prompt = tokenizer((ALPACA_INPUT if record.get("input") else ALPACA).format(**record))["input_ids"]
        answer = tokenizer(record["output"])["input_ids"] + [end]
        samples.append({"input_ids": (prompt + answer)[:1024], "labels": ([-100] * len(prompt) + answer)[:1024]})

    def padded(batch):
        width = max(len(sample["input_ids"]) for sample in batch)
        pad = lambda key, value: torch.tensor([sample[key] + [value] * (width - len(sample[key])) for sample in batch])
        mask = torch.tensor([[1] * len(sample["input_ids"]) + [0] * (width - len(sample["input_ids"])) for sample in batch])
        return {"input_ids": pad("input_ids", end), "attention_mask": mask, "labels": pad("labels", -100)}

    class Clock(TrainerCallback):
        ends = []

        def on_step_end(self, *_arguments, **_options):
            self.ends.append(time.time())

    options = TrainingArguments(output_dir="/tmp/lorikeet-peer", per_device_train_batch_size=8, max_steps=arguments.steps, learning_rate=2e-4, logging_steps=1,
                                save_strategy="no", report_to=[], use_cpu=arguments.device == "cpu", bf16=arguments.dtype == "bfloat16", disable_tqdm=True, lr_scheduler_type="linear")
    trainer = Trainer(model=model, args=options, train_dataset=samples, data_collator=padded, callbacks=[Clock()])
    trainer._get_train_sampler = lambda *_: torch.utils.data.SequentialSampler(samples)
    trainer.train()
    tokens = sum(len(sample["input_ids"]) for sample in samples[8:])
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    card = torch.cuda.max_memory_allocated() / 2**20 if arguments.device != "cpu" else 0
    print(json.dumps({"tokens_per_second": tokens / (Clock.ends[-1] - Clock.ends[0]), "first_step": Clock.ends[0] - PROCESS_STARTED,
                      "card_mib": card, "losses": losses}))


def classify(arguments):
    """The classic recipe: LoRA on DistilBERT's queries, padded to the longest text of a batch."""
    import torch
    from peft import LoraConfig, get_peft_model
    from transformers import AutoModelForSequenceClassification, AutoTokenizer, DataCollatorWithPadding, Trainer, TrainerCallback, TrainingArguments
    torch.set_num_threads(arguments.threads)
    tokenizer = AutoTokenizer.from_pretrained(arguments.model)
    model = AutoModelForSequenceClassification.from_pretrained(arguments.model, num_labels=2, dtype=getattr(torch, arguments.dtype))
    model = get_peft_model(model, LoraConfig(task_type="SEQ_CLS", r=4, lora_alpha=32, lora_dropout=0.01, target_modules=["q_lin"]))
    samples = []
    for line in open(arguments.data):
        record = json.loads(line)
        samples.append({**tokenizer(record["instruction"], truncation=True, max_length=arguments.length), "labels": int(record["output"] == "positive")})

    class Clock(TrainerCallback):
        ends = []

        def on_step_end(self, *_arguments, **_options):
            self.ends.append(time.time())

    options = TrainingArguments(output_dir="/tmp/lorikeet-peer", per_device_train_batch_size=16, max_steps=arguments.steps, learning_rate=5e-5, weight_decay=0.01,
                                logging_steps=1, save_strategy="no", report_to=[], use_cpu=arguments.device == "cpu", bf16=arguments.dtype == "bfloat16", disable_tqdm=True)
    trainer = Trainer(model=model, args=options, train_dataset=samples, data_collator=DataCollatorWithPadding(tokenizer), callbacks=[Clock()])
    trainer._get_train_sampler = lambda *_: torch.utils.data.SequentialSampler(samples)
    trainer.train()
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    print(json.dumps({"texts_per_second": 16 * (arguments.steps - 1) / (Clock.ends[-1] - Clock.ends[0]), "first_step": Clock.ends[0] - PROCESS_STARTED,
                      "losses": losses}))


def tokenizer(arguments):
    from transformers import AutoTokenizer
    print(AutoTokenizer.from_pretrained(arguments.model)("one")["input_ids"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("job", choices=["make-model", "make-classifier", "generate", "train", "classify", "tokenizer"])
    for option in ("--model", "--out", "--tokenizer", "--prompt", "--data"):
        parser.add_argument(option)
    parser.add_argument("--shape", choices=SHAPES, default="smollm2-135m")
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--dtype", default="float32")
    for option in ("--tokens", "--steps", "--threads", "--length", "--layers"):
        parser.add_argument(option, type=int, default=2)
    arguments = parser.parse_args()
    {"make-model": make_model, "generate": generate, "train": train, "classify": classify, "make-classifier": make_classifier, "tokenizer": tokenizer}[arguments.job](arguments)


if __name__ == "__main__":
    main()
