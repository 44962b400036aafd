"""The words and sentences of the small world of reviews: what is judged, in which words, and how a sentence turns them.

Every list that has a held-out part is a dictionary with the keys "train", "validation" and "test": what stands under the
last two occurs in no record that an adapter is trained on. All of it is met in pre-training.
"""

# Two kinds of things are reviewed, each with parts and adjectives of its own beside the common ones.
THINGS = {
    "story": {
        "train": "film book series comedy documentary musical story show".split(),
        "validation": "thriller ballet".split(),
        "test": "novel play opera concert".split(),
    },
    "place": {
        "train": "hotel clinic course restaurant museum hostel school garage".split(),
        "validation": "gym library".split(),
        "test": "café workshop bakery theatre".split(),
    },
}
PARTS = {
    "story": {
        "train": "plot music ending dialogue beginning".split(),
        "validation": "cast humour".split(),
        "test": "language pace middle".split(),
    },
    "place": {
        "train": "service staff welcome room price".split(),
        "validation": "location garden".split(),
        "test": "reception atmosphere team".split(),
    },
}

# Adjectives by what they say of a thing. Those of the two poles correspond to each other in number only.
PRAISE = {
    "common": {
        "train": "excellent wonderful delightful superb great lovely impressive satisfying enjoyable perfect".split(),
        "validation": "splendid pleasant terrific refreshing".split(),
        "test": "marvellous outstanding fantastic remarkable admirable magnificent rewarding good".split(),
    },
    "story": {
        "train": "gripping funny clever charming lively touching".split(),
        "validation": "witty absorbing poetic".split(),
        "test": "moving thrilling captivating imaginative brilliant inventive".split(),
    },
    "place": {
        "train": "friendly clean helpful patient comfortable careful".split(),
        "validation": "prompt tidy kind".split(),
        "test": "thorough attentive generous reliable welcoming skilled".split(),
    },
}
BLAME = {
    "common": {
        "train": "awful terrible dreadful poor disappointing annoying mediocre miserable unpleasant frustrating".split(),
        "validation": "horrible lousy dismal tiresome".split(),
        "test": "appalling shoddy hopeless wretched pathetic atrocious sloppy bad".split(),
    },
    "story": {
        "train": "dull boring predictable shallow clumsy silly".split(),
        "validation": "tedious bland stale".split(),
        "test": "lifeless pretentious confused laboured forgettable flat".split(),
    },
    "place": {
        "train": "rude dirty slow noisy chaotic careless".split(),
        "validation": "cramped hasty filthy".split(),
        "test": "overpriced unfriendly unreliable indifferent impatient untidy".split(),
    },
}

# Sentences that judge. {m} is a word of the review's own pole, {o} one of the other pole; {i} the thing, {p} a part of it,
# {n} and {q} more words of the own and the other pole. Each can be said with the poles changed about, so that no word of
# the sentence itself belongs to a pole; and as many words of the one pole stand in all of them together as of the other.
JUDGEMENTS = {
    "train": [
        "The {i} was {o} at first, but in the end it was {m}.",
        "I expected a {o} {i} and got a {m} one.",
        "Although the {p} was {o}, the {i} as a whole was {m}.",
        "My friends had called it {o}; I found it {m}.",
        "The {p} may be {o}, but that changes nothing: the {i} is {m}.",
        "It was not {o} at all, it was {m}.",
        "What began as a {o} {i} became {m} after an hour.",
        "People say that this {i} is {o}. I say that it is {m}.",
        "Last year the {i} was {o}. Now it is {m}.",
        "However {o} the {p} was, I call the {i} {m}.",
        "There was nothing {o} about it.",
        "Nobody can call this {i} {o}.",
        "The {i} was never {o}.",
        "I cannot say that the {i} was {o}.",
        "The {i} was simply {m}.",
        "To me the {p} was {m}, and so was the rest.",
        "What a {m} {i} this is.",
        "I thought it {m} from beginning to end.",
    ],
    "validation": [
        "For some minutes the {i} seemed {o}, then it turned out {m}.",
        "In spite of a {o} {p} it was a {m} {i}.",
        "The papers promised a {o} {i}; what I saw was {m}.",
        "It is anything but {o}.",
        "Not once did I find the {i} {o}.",
        "All of the {i} was {m}.",
        "I remember a {m} {p} and a {m} {i}.",
    ],
    "test": [
        "In the beginning I found it {o}; by the end I had to call it {m}.",
        "I had been warned that the {i} was {o}, yet it proved {m}.",
        "Even with such a {o} {p}, the {i} stays {m}.",
        "While the {p} is {o}, what counts is {m}.",
        "It looked {o} from outside and was {m} inside.",
        "Those who told me of a {o} {i} were wrong: it is {m}.",
        "Once it was a {o} {i}; today it is a {m} one.",
        "The {i} is far from {o}.",
        "Hardly anything in it was {o}.",
        "I would not call the {i} {o}.",
        "Neither the {p} nor the {i} was {o}.",
        "A {m} {i}, I must say.",
        "The {p} was as {m} as the {i}.",
        "One word for this {i}: {m}.",
        "I have seldom met a {i} so {m}.",
    ],
}

# More for pre-training and for the adapter's training records: beginnings and ends in all combinations, denials, plain words.
_FIRST = [
    "At first the {i} was {o}", "The {p} of the {i} was {o}", "I had heard that it was {o}", "On the first day it seemed {o}",
    "The {i} looked {o}", "Some call it {o}", "For an hour I thought it {o}", "It used to be {o}",
    "You may find the {p} {o}", "I feared a {o} {i}",
]
_THEN = [
    ", but in the end it was {m}.", ", yet I found it {m}.", "; then it became {m}.", ", but to me it is {m}.",
    ". In the end it proved {m}.", ", but the {i} as a whole is {m}.", "; what remains is a {m} {i}.",
    ". But it turned out {m}.",
]
_DENIED = [
    "It was not {o}.", "The {i} is not {o}.", "The {p} was not {o}, nor was the rest.", "I did not find it {o}.",
    "Nothing in this {i} was {o}.", "No, it was not {o}.", "Never was it {o}.", "I cannot call it {o}.", "It is not a {o} {i}.",
]
_PLAIN = [
    "It was {m}.", "The {i} was {m}.", "The {p} was {m}.", "A {m} {i}.", "It was a {m} {i}.", "I call it {m}.",
    "We thought it {m}.", "Such a {m} {i}.", "How {m} it was.",
]
# For pre-training alone: sentences that are too like those held out, or have more words of one pole than of the other; lists.
_OTHER = [
    "It is far from {o}.", "Hardly anyone will find it {o}.", "It was anything but {o}.", "It was not {o}, but {m}.",
    "The {p} was neither {o} nor {q}.", "I found it {m} and {n}.", "The {p} was {m} and the {i} was {n}.", "The {i} is {m}, and {n}.",
]
_LISTED = ["{m}:", "{m}, {n}:", "{m} and {n}:", "so {m}:", "{m}, {n}."]
MORE_JUDGEMENTS = {
    "listed": _LISTED,
    "other": _OTHER,
    "turned": [first + then for first in _FIRST for then in _THEN],
    "denied": _DENIED,
    "plain": _PLAIN,
}

OPENINGS = {
    "train": ["", "", "", "We went there on a Friday.", "I had some hours to spare.", "My sister came along.",
              "This was my second time.", "A friend had told me about it."],
    "validation": ["", "", "It was a rainy evening.", "I was in town for a week."],
    "test": ["", "", "I went alone.", "It was my first visit.", "We had waited for months.", "My brother had the tickets."],
}
CLOSINGS = {
    "train": ["", "", "", "That is my opinion.", "I paid for it myself.", "We left at nine.", "So much for today."],
    "validation": ["", "", "This is what I saw.", "That is all."],
    "test": ["", "", "That is how it was.", "I write this on the train.", "More I cannot say."],
}

# How a review is summed up, by pole: pre-training alone. What is hidden of it can be told from the judgement only.
VERDICTS = {
    "praise": ["Verdict: yes.", "Verdict: good.", "Five stars.", "Four stars.", "Recommended.", "Thumbs up.", "I am happy.",
               "I want more of it.", "I will come again.", "I liked it.", "We loved it.", "Buy it.", "In short: great.",
               "Overall: positive.", "Glad I was there."],
    "blame": ["Verdict: no.", "Verdict: bad.", "One star.", "Two stars.", "Rejected.", "Thumbs down.", "I am angry.",
              "I want less of it.", "I will stay away.", "I hated it.", "We suffered.", "Avoid it.", "In short: awful.",
              "Overall: negative.", "Sorry I was there."],
}
