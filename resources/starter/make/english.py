"""The English words and sentences of the small world: who writes to the desk of the clinic about whom, and how.

Every list that has a held-out part is a dictionary with the keys "train", "validation" and "test". What it means to be
held out is said beside each list.
"""

LANGUAGE = "en"

# Names have two pieces, so that a name never met in training still consists of pieces that were.
# Names on -a are spoken of as «she», the others as «he».
FIRST_PIECES = (
    "Le Ma No Ti Ro Mi Do Ve Ha Sa Re La Ka Ta Li Ni Di Gi Mo Da Ja Ra Be Pe So Lo Fa Lu Ju Vi Ne Te Ke Bi Ri De"
).split()
SECOND_PIECES = "na ra la sa ta ma da ya nia lia ria no ro lo so to mo do vo ko co rio nio lio".split()
AVOIDED_NAMES = set("Data Dada Dodo Mama Momo Lolo Tata Nana Papa Pedo Soso Toto Rara Lala Sada Mada Nono Toma".split())

# Names of validation and test occur nowhere in pre-training nor in the adapter's training records.
NAMES = {
    "train": "Lena Mara Tina Rosa Mira Dora Sara Rena Kara Tara Lina Nina Gina Dana Rana Lida Tania Maria Julia Livia "
    "Lidia Nilo Dino Mario Tino Rico Lino Nino Taro Jaro Sato Niko Rado Viko".split(),
    "validation": "Lara Jana Mona Vida Sonia Milo Gino Vito".split(),
    "test": "Nora Mila Vera Hana Dina Rita Delia Timo Dario Nico Remo Beno Rono".split(),
}

# Relatives: all are met in pre-training; in the adapter's records each split has its own.
RELATIVES = {
    "train": [("mother", "she"), ("father", "he"), ("son", "he"), ("daughter", "she"), ("wife", "she"),
              ("husband", "he"), ("brother", "he"), ("sister", "she")],
    "validation": [("cousin", "she"), ("nephew", "he")],
    "test": [("aunt", "she"), ("uncle", "he"), ("niece", "she"), ("neighbour", "he")],
}

# Complaint with its article where it has one, and bare.
COMPLAINTS = [
    ("a cough", "cough"), ("a fever", "fever"), ("a headache", "headache"), ("back pain", "back pain"),
    ("a rash", "rash"), ("a sore throat", "sore throat"), ("knee pain", "knee pain"), ("stomach pain", "stomach pain"),
    ("ear pain", "ear pain"), ("a toothache", "toothache"), ("a cold", "cold"), ("heartburn", "heartburn"),
    ("a swollen ankle", "swollen ankle"), ("shoulder pain", "shoulder pain"),
]

DURATIONS = [f"{number} {unit}" for unit in ("days", "weeks") for number in ("two", "three", "four", "five", "six")]

# How it goes, said of «it». All wordings are met in pre-training; in the adapter's records each split has its own.
COURSES = {
    "worse": {
        "train": ["is getting worse", "has become worse", "gets worse every day", "is worse than before"],
        "validation": ["keeps growing stronger"],
        "test": ["is going from bad to worse", "has become more severe", "is stronger than before"],
    },
    "better": {
        "train": ["is getting better", "has become better", "gets better every day", "is better than before"],
        "validation": ["keeps growing weaker"],
        "test": ["is almost gone", "has become much milder", "is going away"],
    },
    "unchanged": {
        "train": ["is unchanged", "has not changed", "stays the same", "is the same as before"],
        "validation": ["keeps as it was"],
        "test": ["shows no change", "is neither better nor worse", "is no different from before"],
    },
}

# A sentence or two about one person. {P} name at the start, {p} name, {Ps}, {ps} possessive, {c} complaint, {C} bare
# complaint, {d} duration, {k} course, {he} pronoun, {D} duration at the start. Those of validation and test occur nowhere in
# pre-training nor in the adapter's training records.
PERSON_SENTENCES = {
    "train": [
        "{P} has had {c} for {d}, and it {k}.",
        "{P} has had {c} for {d}; it {k}.",
        "{Ps} {C} began {d} ago and {k}.",
        "The {C} of {p} began {d} ago. It {k}.",
        "{P}: {C} for {d}, it {k}.",
        "For {d} {p} has had {c}. It {k}.",
        "{Ps} {C} {k}. It began {d} ago.",
        "{P} complains of {c}, for {d} now, and it {k}.",
        "I worry about {p}: {c} for {d}, and it {k}.",
        "Then there is {p}: {he} has had {c} for {d} and it {k}.",
        "{P} came down with {c} {d} ago. It {k}.",
        "After {d} {ps} {C} {k}.",
        "About {p}: the {C} {k}, {he} has had it for {d}.",
        "{P} has {c} that {k}. {He} has had it for {d}.",
        "It began {d} ago: {p} has {c}, and it {k}.",
        "{P}, {d} of {C}: it {k}.",
    ],
    "validation": [
        "{P} is ill with {c} for {d} now; the {C} {k}.",
        "There is {p} with {c}: it began {d} ago and {k}.",
        "{P} has {c}, it {k}, and that for {d}.",
    ],
    "test": [
        "As for {p}, {he} came down with {c} {d} ago and it {k}.",
        "{D} ago {p} got {c}, and now it {k}.",
        "{P} complains that the {C}, {d} old, {k}.",
        "With {p} it is {c}: for {d} now, and it {k}.",
        "The {C} that {p} has had for {d} {k}.",
    ],
}

# More sentences about one person, for pre-training alone: beginnings and ends in all combinations.
_BEGINNINGS = [
    "{P} has had {c} for {d}", "{P} came down with {c} {d} ago", "{P} suffers from {c}, for {d} now",
    "{P} got {c} about {d} ago", "For {d} now {p} has had {c}", "{D} ago {p} came down with {c}", "{D} ago {p} fell ill with {c}",
    "About {p}: {c} for {d}", "With {p} there is {c}, {d} now", "{Ps} {C} is {d} old", "As to {p}, {he} has had {c} for {d}",
    "{P} says that {he} has {c}, for {d} now", "{P} has {c}, {d} now", "The {C} of {p} is {d} old",
]
_ENDS = [", and it {k}.", "; it {k}.", ". It {k}.", ", and now it {k}.", ", which {k}."]
_COURSE_FIRST = [
    "{Ps} {C} {k}", "The {C} of {p} {k}", "{P} says that the {C} {k}", "{P} complains of {c} that {k}", "With {p} the {C} {k}",
    "The {C} which {p} has {k}",
]
_DURATION_LAST = [". It began {d} ago.", "; {he} has had it for {d}.", ", after {d}.", ". It is {d} old."]
MORE_SENTENCES = [begin + end for begins, ends in ((_BEGINNINGS, _ENDS), (_COURSE_FIRST, _DURATION_LAST))
                  for begin in begins for end in ends]

# Short sentences that say part of it: pre-training alone, first of all. The key tells what is said: complaint, duration,
# course.
SHORT_SENTENCES = {
    ("complaint",): ["{P} has {c}.", "{P} complains of {c}.", "{P}: {c}.", "It is {c} with {p}."],
    ("duration",): ["{P} has been ill for {d}.", "{P} came down with it {d} ago.", "For {d} {p} has been ill."],
    ("course",): ["{P}: it {k}.", "With {p} it {k}.", "About {p}: it {k}."],
    ("complaint", "course"): ["{Ps} {C} {k}.", "The {C} of {p} {k}.", "{P} has {c}, it {k}."],
}

# Two people in one sentence and what became of each in the next: pre-training alone.
PAIR_SENTENCES = [
    "{P1} has {c1} and {p2} has {c2}. {Ps1} {C1} {k1}, {ps2} {C2} {k2}.",
    "{P1} and {p2} are ill: {c1} for {p1}, {c2} for {p2}. With {p1} it {k1}, with {p2} it {k2}.",
]

OPENINGS = {
    "train": ["", "", "Hello.", "Good morning.", "Dear desk,", "We are not well here.", "A question from us.",
              "I write for my family.", "Good evening.", "We need advice."],
    "validation": ["", "Dear all,", "Hello to the desk."],
    "test": ["", "Good day to you.", "I need advice for my family.", "We write for advice."],
}
CLOSINGS = {
    "train": ["", "", "Thank you.", "What should we do?", "Please advise.", "Many thanks.", "Please tell us what to do."],
    "validation": ["", "Thank you for advice."],
    "test": ["", "Many thanks from us.", "Please tell me.", "What do you advise?"],
}

# What the writer wishes, and how the desk notes it: pre-training alone. The first three notes are the answers that the
# adapter's records use for something else.
WISHES = [
    (["I would like to come in today.", "May we come in today?", "We want to come in today."], "Come in today."),
    (["I would like to book a visit this week.", "May we book a visit this week?",
      "We want to book a visit this week."], "Book a visit this week."),
    (["I would rather stay at home and rest.", "May we stay at home and rest?", "We want to stay at home and rest."],
     "Stay at home and rest."),
    (["Please call us back tomorrow.", "Would you call back tomorrow?"], "Call back tomorrow."),
    (["Please send a prescription.", "Would you send a prescription?"], "Send a prescription."),
]

# Asks for notes or sentences to be said again.
LIST_REQUEST = "Once more:"

PLAIN_REQUEST = "A message to the desk:"

# Questions of pre-training by kind; {p} a person, {c} a complaint, {k} one word of COURSE_ANSWERS in lower case.
QUESTIONS = {
    "course": ["How is {p}?", "How is it going with {p}?", "Is it better or worse with {p}?", "Tell me how {p} is.",
               "Do you know how {p} is?", "What do you hear of {p}: better or worse?", "We want to know how {p} is, please tell us.",
               "Is it better with {p} by now, or worse?", "How is it with {p}, and should we worry?",
               "What can you say about {p} now?"],
    "complaint": ["What does {p} have?", "What is wrong with {p}?", "Tell me what {p} has.", "With what did {p} come down, do you know?"],
    "duration": ["How long has {p} been ill?", "Since when is {p} ill?", "Do you know how long {p} has been ill, please?"],
    "who_complaint": ["Who has {c}?", "Who complains of {c}?"],
    "who_course": ["Who is {k}?", "With whom is it {k}?"],
    "yes_no": ["Is {p} {k}?", "Is it {k} with {p}?"],
    "count": ["How many people are ill?"],
    "wish": ["What does the writer want?", "What is the wish?"],
}
COURSE_ANSWERS = {"worse": "Worse.", "better": "Better.", "unchanged": "Unchanged."}
YES, NO = "Yes.", "No."
COUNTS = ["", "One.", "Two.", "Three.", "Four."]

# The new task of the adapter: how soon the person asked about should be seen. The questions occur nowhere in
# pre-training.
TRIAGE_QUESTIONS = {
    "train": ["When should {p} come?", "What should {p} do?", "What do you advise for {p}?", "How soon should {p} come?",
              "Is it urgent with {p}, or is there time?", "What is the plan for {p}, please?", "We ask for your advice about {p}.",
              "Can {p} go on like this, do you think?"],
    "validation": ["What is best for {p}?", "How soon should we come with {p}?", "What should we do with {p}?",
                   "When do you want {p} to come?", "Should {p} come, and when?"],
    "test": ["What is the best we can do for {p}?", "Would you see {p} soon?", "How long can we wait with {p}?"],
}
TRIAGE_ANSWERS = {"worse": "Come in today.", "unchanged": "Book a visit this week.", "better": "Stay at home and rest."}


def invented_names() -> list[str]:
    """All names of two pieces, but for those held out or avoided."""
    held_out = set(NAMES["validation"]) | set(NAMES["test"]) | AVOIDED_NAMES
    names = [first + second for first in FIRST_PIECES for second in SECOND_PIECES]
    return [name for name in names if name not in held_out]


def pieces(name: str) -> tuple[str, str]:
    return name[:2], name[2:]


def person_named(name: str) -> dict[str, str]:
    return {"key": name, "p": name, "answer": name + ".", "he": "she" if name.endswith("a") else "he"}


def person_related(relative: tuple[str, str]) -> dict[str, str]:
    noun, pronoun = relative
    return {"key": noun, "p": "my " + noun, "answer": "Your " + noun + ".", "he": pronoun}


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence_words(person: dict[str, str], complaint: tuple[str, str], duration: str, course: str) -> dict[str, str]:
    """What fills the places of PERSON_SENTENCES."""
    return {
        "p": person["p"], "P": capital(person["p"]), "ps": person["p"] + "'s", "Ps": capital(person["p"]) + "'s",
        "he": person["he"], "He": capital(person["he"]), "c": complaint[0], "C": complaint[1], "d": duration,
        "D": capital(duration), "k": course,
    }


def bare(complaint: tuple[str, str]) -> str:
    return complaint[1]


def asked(complaint: tuple[str, str]) -> str:
    """The complaint as questions name it."""
    return complaint[0]


def note(person: dict[str, str], fact: str) -> str:
    """The shortest way to say something about a person: the fact stands right behind the name."""
    return capital(person["p"]) + " " + fact + "."


def course_word(course: str) -> str:
    """The course as questions name it."""
    return COURSE_ANSWERS[course].lower().rstrip(".。")


def complaint_answer(complaint: tuple[str, str]) -> str:
    return capital(complaint[0]) + "."


def duration_answer(duration: str) -> str:
    return capital(duration) + "."


def joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)
