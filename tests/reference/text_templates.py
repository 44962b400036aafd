"""Renders the templates in tests/fixtures/text/templates with transformers and writes expected.json beside them.

Run: python tests/reference/text_templates.py
"""

import json
import os
from datetime import datetime
from pathlib import Path

os.environ["TRANSFORMERS_VERBOSITY"] = "error"

import transformers.utils.chat_template_utils as chat

ROOT = Path(__file__).resolve().parent.parent / "fixtures" / "text" / "templates"
# strftime_now prints this moment, in the tests as here.
CLOCK = datetime(2026, 3, 7, 18, 5, 9)
VARIABLES = {"bos_token": "<s>", "eos_token": "</s>"}

SYSTEM = {"role": "system", "content": "Answer in one sentence. "}
ASK = {"role": "user", "content": "When does the clinic open?"}
TELL = {"role": "assistant", "content": "It opens at eight."}
CONVERSATIONS = [
    [ASK, TELL],
    [SYSTEM, ASK, TELL],
    [SYSTEM, ASK, TELL, {"role": "user", "content": "诊所几点关门？ 😀"}, {"role": "assistant", "content": " 下午六点。\n"}],
    [ASK, {"role": "assistant", "content": "<think>\nEight, I believe.\n</think>\n\nAt eight."}],
    [{"role": "user", "content": "line\r\nnext <|im_end|> </s> {{ no }} {% raw %}"}, {"role": "assistant", "content": "\"quoted\" & <b>bold</b> \\ \t end"}],
    [ASK],
    [SYSTEM, ASK],
    [ASK, ASK],
    [{"role": "user", "content": ""}, {"role": "assistant", "content": "x"}],
    [ASK, TELL, ASK, TELL, ASK, TELL],
]


class Frozen(datetime):
    @classmethod
    def now(cls, tz=None):
        return CLOCK


def main() -> None:
    chat.datetime = Frozen
    cases = []
    for path in sorted(ROOT.glob("*.jinja")):
        source = path.read_text(encoding="utf-8")
        for number, messages in enumerate(CONVERSATIONS):
            for generation in (False, True):
                case = {"template": path.stem, "messages": messages, "add_generation_prompt": generation}
                try:
                    masked = path.stem == "generation"
                    texts, spans = chat.render_jinja_template(
                        conversations=[messages], chat_template=source, add_generation_prompt=generation,
                        return_assistant_tokens_mask=masked, **VARIABLES)
                    case["text"] = texts[0]
                    if masked:
                        case["generated"] = [[len(texts[0][:i].encode()) for i in span] for span in spans[0]]
                except Exception as error:
                    case["error"] = str(error)
                cases.append(case)
    lines = ",\n".join(json.dumps(case, ensure_ascii=True) for case in cases)
    (ROOT / "expected.json").write_text("[\n" + lines + "\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
