"""A made-up article as plain data: the same words, tables and pictures for everyone who sets it.

Nothing in it is chance: the same number gives the same article. Words follow Zipf's law, so that a long article keeps bringing
new ones, as real prose does.
"""
import bisect
import itertools
import random

COMMON = """the of and in a to with was were is for after by at from no on as that had not or which an this be her his but are
it patient all two she he under before during without also between than then there did could showed within later still""".split()
HEADS = """leio myo lipo fibro angio osteo chondro rhabdo neuro retro peri intra extra trans meso para sub hyper hypo micro
macro immuno cyto histo patho radio chemo onco haemo gastro hepato nephro pulmo cardio lympho meta ortho""".split()
MIDDLES = """peritone sarcom metast morpho vascul genet necro prolifer differenti resect embol abdomin vertebr therap log graph
sect plasm troph cellul fibril nucle mitot stromal margin section tumor nodul lobul""".split()
TAILS = """al ic ous ative ation ations ally ity ities oma omas osis ectomy ology ological ement ements ular ically ised ising
ance ances ed ing er ers ion ions""".split()
PLAIN = """computed tomography surgery margin lesion growth weeks months course dose grade stage response follow-up contrast
biopsy findings specimen diameter segment right left upper lower free clear large small cells smooth muscle desmin actin
staining index mitoses fields disease recurrence treatment cycle tolerated admitted discharged reviewed discussed board
decision operation bowel vessel colon liver lung plain repeat image scan note report family history weight pain fever
palpable mass soft firm mobile tender normal raised serum level blood count renal function cardiac echo""".split()
SECTIONS = ["Introduction", "Case presentation", "Imaging", "Pathology", "Treatment", "Outcome", "Discussion"]
PARAGRAPHS_IN_SECTION = 4
SENTENCES_IN_PARAGRAPH = 7
REFERENCES = 30


def vocabulary(chance):
    """Words from the commonest to the rarest."""
    rare = ["".join(parts) for parts in itertools.product(HEADS, MIDDLES, TAILS)]
    chance.shuffle(rare)
    plain = PLAIN[:]
    chance.shuffle(plain)
    return COMMON + plain + rare


class Prose:
    """Sentences of drawn words."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.words = vocabulary(random.Random(1))
        self.weights = list(itertools.accumulate((rank + 2.7) ** -1.25 for rank in range(len(self.words))))

    def word(self):
        return self.words[bisect.bisect(self.weights, self.chance.random() * self.weights[-1])]

    def phrase(self, count):
        return " ".join(self.word() for _ in range(count))

    def sentence(self):
        words = [self.word() for _ in range(self.chance.randint(11, 26))]
        if self.chance.random() < 0.4:
            words[len(words) // 2] += ","
        if self.chance.random() < 0.25:
            words.insert(-2, f"{self.chance.randint(2, 95)}\u00a0{self.chance.choice(['mm', 'mg/m²', '%', 'weeks', 'µL'])}")
        text = " ".join(words)
        return text[0].upper() + text[1:]


def paragraph(prose, cited, shown):
    """Runs of text: sentences, some with a number that leads to a reference, the first with a mention of a float."""
    runs = []
    for index in range(SENTENCES_IN_PARAGRAPH):
        runs.append({"text": prose.sentence()})
        if index == 0 and shown:
            runs += [{"text": " ("}, {"text": shown["label"], "float": shown["id"]}, {"text": ")"}]
        elif cited and prose.chance.random() < 0.35:
            number = cited.pop(0)
            runs += [{"text": " ["}, {"text": str(number), "reference": number}, {"text": "]"}]
        runs.append({"text": ". "})
    return runs


def table(prose, columns, rows):
    cell = lambda column: prose.phrase(2) if column == 0 else f"{prose.chance.uniform(0.1, 400):.1f}"
    return {
        "columns": ["left"] + ["right"] * (columns - 1),
        "head": [prose.word().capitalize() for _ in range(columns)],
        "rows": [[cell(column) for column in range(columns)] for _ in range(rows)],
    }


def floats(prose, copy, pictures):
    """Three figures of five pictures, two tables; `pictures` are paths."""
    shapes = [
        ("Figure", True, pictures[0:2]),
        ("Table", False, (4, 9)),
        ("Figure", False, pictures[2:3]),
        ("Table", True, (8, 12)),
        ("Figure", True, pictures[3:5]),
    ]
    counts = {"Figure": 3 * copy, "Table": 2 * copy}
    for kind, wide, content in shapes:
        counts[kind] += 1
        number = counts[kind]
        one = {"id": f"{kind.lower()}-{number}", "label": f"{kind} {number}", "wide": wide}
        one["title"] = prose.phrase(6).capitalize() + "."
        one["legend"] = prose.sentence() + "."
        if kind == "Figure":
            one["panels"] = [{"letter": letter, "file": file, "alt": prose.phrase(8)} for letter, file in zip("AB", content)]
        else:
            one["table"] = table(prose, *content)
        yield one


def copy_of(copy, pictures):
    """The sections, floats and references of one length of the article."""
    prose = Prose(100 + copy)
    shown = list(floats(prose, copy, pictures))
    cited = list(range(REFERENCES * copy + 1, REFERENCES * (copy + 1) + 1))
    places = {5: 0, 8: 1, 11: 2, 14: 3, 18: 4}
    sections, count = [], 0
    for heading in SECTIONS:
        paragraphs = []
        for _ in range(PARAGRAPHS_IN_SECTION):
            paragraphs.append(paragraph(prose, cited, shown[places[count]] if count in places else None))
            count += 1
        sections.append({"heading": heading, "paragraphs": paragraphs})
    references = [f"{prose.phrase(3).title()}. {prose.phrase(9).capitalize()}. {prose.word().capitalize()}. "
                  f"{1990 + prose.chance.randint(0, 35)};{prose.chance.randint(1, 90)}:{prose.chance.randint(100, 999)}–9."
                  for _ in range(REFERENCES)]
    return sections, shown, references


def article(copies, pictures):
    """An article as long as `copies` of the short one, each with words of its own; `pictures` are five paths a copy."""
    prose = Prose(7)
    whole = {
        "title": "A made-up tumour of words: a case set for the sake of its setting",
        "authors": "A. Example, B. Specimen, C. Sample",
        "keywords": "typesetting, benchmark, made up",
        "summary": [[head, prose.sentence() + ". " + prose.sentence() + ". " + prose.sentence() + "."]
                    for head in ["Background", "Case", "Outcome", "Conclusion"]],
        "sections": [], "floats": [], "references": [],
    }
    for copy in range(copies):
        sections, shown, references = copy_of(copy, pictures[copy * 5:copy * 5 + 5])
        whole["sections"] += sections
        whole["floats"] += shown
        whole["references"] += references
    return whole


def count_words(whole):
    """Words of the running text."""
    runs = (run for section in whole["sections"] for one in section["paragraphs"] for run in one)
    return len("".join(run["text"] for run in runs).split())
