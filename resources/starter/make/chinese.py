"""The Chinese words and sentences of the small world; the lists have the meaning said in english.py."""

LANGUAGE = "zh"

FIRST_PIECES = list("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗")
SECOND_PIECES = list("芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚文")
AVOIDED_NAMES = {"高明", "高超", "马勇"}

NAMES = {
    "train": "王芳 李娜 张敏 刘静 陈丽 杨强 赵磊 黄军 周洋 吴勇 徐艳 孙杰 胡娟 朱涛 林明 何超 郭霞 罗平 王刚 李文 张丽 刘强".split(),
    "validation": "王静 李强 张艳 林涛 何敏".split(),
    "test": "王丽 李明 张杰 刘芳 陈涛 赵霞 周敏 吴静 黄文 郭勇".split(),
}

RELATIVES = {
    "train": ["妈妈", "爸爸", "儿子", "女儿", "妻子", "丈夫", "哥哥", "姐姐"],
    "validation": ["表妹", "侄子"],
    "test": ["姑姑", "舅舅", "奶奶", "邻居"],
}

COMPLAINTS = ["咳嗽", "发烧", "头痛", "背痛", "皮疹", "喉咙痛", "膝盖痛", "胃痛", "耳朵痛", "牙痛", "感冒", "烧心", "脚肿", "肩膀痛"]

DURATIONS = [number + unit for unit in ("天", "周") for number in "两三四五六"]

COURSES = {
    "worse": {
        "train": ["越来越重", "加重了", "一天比一天重", "比以前重"],
        "validation": ["变得更厉害了"],
        "test": ["越来越厉害", "明显变重了", "比以前厉害"],
    },
    "better": {
        "train": ["越来越轻", "减轻了", "一天比一天轻", "比以前轻"],
        "validation": ["变得好些了"],
        "test": ["快好了", "明显好转了", "好多了"],
    },
    "unchanged": {
        "train": ["没有变化", "没变", "一直那样", "和以前一样"],
        "validation": ["还是原样"],
        "test": ["还是老样子", "不轻也不重", "看不出变化"],
    },
}

PERSON_SENTENCES = {
    "train": [
        "{p}{c}{d}了，{k}。",
        "{p}{d}前开始{c}，{k}。",
        "{p}的{c}{k}，已经{d}了。",
        "{p}有{c}，{d}了，{k}。",
        "{p}：{c}{d}，{k}。",
        "{p}的{c}已有{d}，{k}。",
        "{d}前{p}开始{c}，现在{k}。",
        "担心{p}：{c}{d}，{k}。",
        "还有{p}，{c}{d}了，{k}。",
        "{p}说{c}{k}，有{d}了。",
        "关于{p}，{d}前开始{c}，{k}。",
        "已经{d}了，{p}的{c}{k}。",
    ],
    "validation": [
        "{p}现在有{c}，{d}前开始，{k}。",
        "还有{p}的{c}，已有{d}，{k}。",
    ],
    "test": [
        "说到{p}，{c}有{d}了，{k}。",
        "{p}开始{c}已经{d}，现在{k}。",
        "{d}了，{p}有{c}，{k}。",
        "担心{p}的{c}，{d}前开始，{k}。",
    ],
}

_BEGINNINGS = [
    "{p}{c}{d}了", "{p}{d}前开始{c}", "{p}有{c}，{d}了", "{p}的{c}已有{d}", "{d}前{p}开始{c}", "{p}得了{c}，有{d}了", "关于{p}，{c}{d}了",
    "{p}这边，{c}已经{d}", "担心{p}，{c}有{d}了", "说起{p}，{d}前有{c}", "已经{d}了，{p}有{c}", "{p}{c}已经{d}",
]
_ENDS = ["，{k}。", "，现在{k}。", "，如今{k}。", "，已经{k}。"]
_COURSE_FIRST = ["{p}的{c}{k}", "{p}说{c}{k}", "担心{p}，{c}{k}", "{p}有{c}，{k}"]
_DURATION_LAST = ["，已经{d}了。", "，{d}前开始。", "，有{d}了。"]
MORE_SENTENCES = [begin + end for begins, ends in ((_BEGINNINGS, _ENDS), (_COURSE_FIRST, _DURATION_LAST))
                  for begin in begins for end in ends]

SHORT_SENTENCES = {
    ("complaint",): ["{p}有{c}。", "{p}{c}。", "{p}：{c}。", "{p}说{c}。"],
    ("duration",): ["{p}病了{d}。", "{d}前{p}病了。", "{p}已经病了{d}。"],
    ("course",): ["{p}{k}。", "{p}的病{k}。", "{p}现在{k}。"],
    ("complaint", "course"): ["{p}的{c}{k}。", "{p}有{c}，{k}。", "{p}{c}{k}。"],
}

PAIR_SENTENCES = [
    "{p1}{c1}，{p2}{c2}。{p1}的{c1}{k1}，{p2}的{c2}{k2}。",
    "{p1}和{p2}都病了：{p1}{c1}，{p2}{c2}。{p1}{k1}，{p2}{k2}。",
]

OPENINGS = {
    "train": ["", "", "您好。", "早上好。", "前台您好，", "家里有人病了。", "想问一下。", "下午好。"],
    "validation": ["", "您好，想问一下。"],
    "test": ["", "早上好，前台。", "家里有人不好。"],
}
CLOSINGS = {
    "train": ["", "", "谢谢。", "怎么办？", "请告诉我们。", "多谢。", "请问怎么办？"],
    "validation": ["", "多谢前台。"],
    "test": ["", "谢谢您。", "请告诉我怎么办。"],
}

WISHES = [
    (["我想今天就来。", "今天就来可以吗？", "我们要今天就来。"], "今天就来。"),
    (["我想本周预约。", "本周预约可以吗？", "我们要本周预约。"], "本周预约。"),
    (["我想在家休息。", "在家休息可以吗？", "我们要在家休息。"], "在家休息。"),
    (["请明天回电话。", "明天回电话可以吗？"], "明天回电话。"),
    (["请开药方。", "开药方可以吗？"], "开药方。"),
]

LIST_REQUEST = "再说一遍："

PLAIN_REQUEST = "给前台的留言："

QUESTIONS = {
    "course": ["{p}怎么样？", "{p}现在怎么样？", "{p}好些还是重些？", "我们想知道{p}怎么样？", "请告诉我，{p}怎么样了？",
               "您说{p}好些没有？", "{p}的病，现在有没有变化？", "{p}要不要紧，现在怎么样？", "您看{p}是好些还是重些，请告诉我们？",
               "这时候{p}怎么样？", "{p}今天怎么样，您知道吗？", "{p}吃得下吗，好些还是重些？", "{p}睡得好吗，现在怎么样了？",
               "{p}去过别的地方看吗，有没有好些？", "您拿{p}的信看看，好些没有？", "我们该知道{p}怎么样，请问？", "{p}来的时候怎么样，是好些还是重些？"],
    "complaint": ["{p}有什么病？", "{p}哪里不好？", "请问{p}有什么病？", "您说{p}是什么病，什么地方不好？"],
    "duration": ["{p}病了多久？", "{p}病了有多久？", "请告诉我{p}病了多久？", "{p}是什么时候病的，有多久？"],
    "who_complaint": ["谁{c}？", "谁有{c}？"],
    "who_course": ["谁{k}？", "谁的病{k}？"],
    "yes_no": ["{p}{k}吗？", "{p}的病{k}吗？"],
    "count": ["几个人病了？"],
    "wish": ["来信人想要什么？", "有什么要求？"],
}
COURSE_ANSWERS = {"worse": "加重。", "better": "好转。", "unchanged": "不变。"}
YES, NO = "是。", "不是。"
COUNTS = ["", "一个。", "两个。", "三个。", "四个。"]

TRIAGE_QUESTIONS = {
    "train": ["{p}什么时候来？", "{p}该怎么办？", "您看{p}怎么办？", "{p}要多久来？", "{p}急不急，请安排一下？",
              "请给{p}一个建议？", "{p}这样下去行吗，您说呢？", "关于{p}，我们该做什么？"],
    "validation": ["{p}怎么办好？", "请问{p}该什么时候来？", "我们该拿{p}怎么办？", "{p}要不要来，什么时候？",
                   "您说{p}什么时候来好？"],
    "test": ["{p}的事，您看怎么安排？", "给{p}看病要等多久？", "{p}能不能等，您看呢？"],
}
TRIAGE_ANSWERS = {"worse": "今天就来。", "unchanged": "本周预约。", "better": "在家休息。"}


def invented_names() -> list[str]:
    """All names of a surname and one sign, but for those held out or avoided."""
    held_out = set(NAMES["validation"]) | set(NAMES["test"]) | AVOIDED_NAMES
    names = [first + second for first in FIRST_PIECES for second in SECOND_PIECES]
    return [name for name in names if name not in held_out]


def pieces(name: str) -> tuple[str, str]:
    return name[:1], name[1:]


def person_named(name: str) -> dict[str, str]:
    return {"key": name, "p": name, "answer": name + "。"}


def person_related(relative: str) -> dict[str, str]:
    return {"key": relative, "p": "我" + relative, "answer": "您" + relative + "。"}


def sentence_words(person: dict[str, str], complaint: str, duration: str, course: str) -> dict[str, str]:
    """What fills the places of PERSON_SENTENCES."""
    return {"p": person["p"], "c": complaint, "d": duration, "k": course}


def bare(complaint: str) -> str:
    return complaint


def asked(complaint: str) -> str:
    """The complaint as questions name it."""
    return complaint


def note(person: dict[str, str], fact: str) -> str:
    """The shortest way to say something about a person: the fact stands right behind the name."""
    return person["p"] + fact + "。"


def course_word(course: str) -> str:
    """The course as questions name it."""
    return COURSE_ANSWERS[course].lower().rstrip(".。")


def complaint_answer(complaint: str) -> str:
    return complaint + "。"


def duration_answer(duration: str) -> str:
    return duration + "。"


def joined(parts: list[str]) -> str:
    return "".join(parts)
