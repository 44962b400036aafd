"""Texts of our own for the text fixtures: a small corpus to train tiny tokenizers on, and hard strings to encode."""

ENGLISH = """The clinic opens at eight and the first patient is already waiting.
My aunt has had a cough since Monday; it gets better at night and worse in the morning.
Please write a short answer, and say when she should come back.
The contract ends on the last day of March unless both sides agree to renew it.
I can't find the invoice you've sent, so we'll need another copy.
A teacher asked the class: what is heavier, a kilogram of feathers or a kilogram of iron?
He said it's the same, and she didn't believe him at first.
Numbers such as 7, 42, 365 and 1024 appear in many of the records.
The support desk answered 128 letters in one week, about 25 a day.
Water the plants twice a week, but not when it rains.
An instruction tells the model what to do; the input gives it something to work on.
The response should be polite, exact and no longer than it has to be.
If the pain is sharp or spreads to the arm, call for help at once.
Our office has moved to the second floor, next to the library.
"""

CHINESE = """诊所八点开门，第一位病人已经在等候。
我姑姑从星期一开始咳嗽，晚上好一些，早上更严重。
请写一个简短的回答，并说明她应该什么时候再来。
合同在三月的最后一天到期，除非双方同意续签。
老师问学生：一公斤羽毛和一公斤铁，哪个更重？
每周给植物浇两次水，下雨的时候不用浇。
指令告诉模型要做什么，输入给出需要处理的内容。
回答应该礼貌、准确，不要比需要的更长。
如果疼痛剧烈或者扩散到手臂，请立即求助。
"""

ARABIC = """تفتح العيادة في الساعة الثامنة والمريض الأول ينتظر.
عمتي تعاني من السعال منذ يوم الاثنين ويتحسن في الليل.
من فضلك اكتب جوابا قصيرا وقل متى يجب أن تعود.
ينتهي العقد في آخر يوم من شهر مارس.
سأل المعلم الطلاب: أيهما أثقل؟
الرد يجب أن يكون مهذبا ودقيقا.
"""

EMOJI = "😀 😀 👍 👍🏽 ❤️ 🌧️ 👩‍⚕️ 👨‍👩‍👧 🇨🇭 ✅ 🚑\n"

CORPUS = [line for text in (ENGLISH, CHINESE, ARABIC, EMOJI) for line in text.splitlines()] * 3

HARD = [
    "",
    " ",
    "  ",
    "\n",
    "\t\n \r\n",
    "a",
    " a",
    "a ",
    "Hello world",
    "hello  world   with    spaces",
    "The clinic opens at eight.",
    "My aunt can't come; she'll call at 10:30, won't she?",
    "CAN'T WE'LL I'M'S",
    "1 22 333 4444 55555 3.14159 1,000,000",
    "line one\nline two\n\n\nline five\n",
    "trailing spaces   \n   leading spaces",
    "请写一个简短的回答。",
    "诊所 opens at 八点, ok？",
    "تفتح العيادة في الساعة الثامنة",
    "مَرْحَبًا بِكُم",
    "😀👍🏽 ok 👩‍⚕️👨‍👩‍👧🇨🇭",
    "naïve café — “quoted” … ½ ① ﬁ",
    "e\u0301 and \u00e9, Å and A\u030a, \u1e9b\u0323",
    "\u200bzero\u200bwidth\u00a0space\u3000wide\u2028line",
    "null\u0000inside \u0007bell \u007f",
    "\ufeffmark in front",
    "unknown: ᚠᛇᚻ 𐍈 𒀀 \U0001f9ff",
    "<|im_start|>user\nhello<|im_end|>\n",
    "typed </s> and <s> and [CLS] and <|endoftext|> here",
    "</s>",
    "x<|im_end|>",
    "  <s>  [SEP]  ",
    "if (a[i] != b) { return x->y; } // done\n\tprint('it''s')",
    "https://example.org/a_b?c=d&e=%20f#g",
    "ALLCAPS MixedCase snake_case camelCase",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "!!!???...---___###",
    "▁already ▁marked ##ing Ġthe",
]
