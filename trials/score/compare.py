"""Scores generated translations with sacrebleu and with `paivand lang score`; both must print the same number.

The texts are the Memorandum's own in four languages and chains of words of chance, damaged by a generator with a
fixed seed: words moved, dropped, doubled and replaced, marks joined and parted, lines emptied.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import sacrebleu
from sacrebleu.metrics import BLEU, CHRF, TER

ROOT = Path(__file__).resolve().parents[2]
MARKS = list(".,;:!?-()[]{}\"'«»“”、。，&<>/%") + ["&quot;", "&amp;", "3.14", "1,000", "2-", "\u3000", "\u00a0", "İ", "ß", "Σ"]


def texts(value, found):
    if isinstance(value, str):
        if len(value) > 20:
            found.append(" ".join(value.split()))
    elif isinstance(value, (list, dict)):
        for part in value.values() if isinstance(value, dict) else value:
            texts(part, found)


def damaged(line, chance, pool):
    if chance.random() < 0.02:
        return ""
    words = line.split()
    for _ in range(chance.randrange(0, 8)):
        if not words:
            break
        place = chance.randrange(len(words))
        kind = chance.randrange(7)
        if kind == 0:
            del words[place]
        elif kind == 1:
            words.insert(place, words[place])
        elif kind == 2:
            words[place] = chance.choice(pool)
        elif kind == 3:
            words[place] += chance.choice(MARKS)
        elif kind == 4:
            words[place] = chance.choice(MARKS) + words[place]
        elif kind == 5:
            end = min(len(words), place + chance.randrange(1, 12))
            run = words[place:end]
            del words[place:end]
            target = chance.randrange(len(words) + 1)
            words[target:target] = run
        else:
            letters = list(words[place])
            chance.shuffle(letters)
            words[place] = "".join(letters)
    return " ".join(words)


def ours(binary, metric, hypotheses, references, options):
    with tempfile.TemporaryDirectory() as folder:
        command = [binary, "lang", "score", "--json", "--metric", metric, *options]
        for number, reference in enumerate(references):
            path = Path(folder) / f"reference{number}"
            path.write_text("".join(line + "\n" for line in reference), encoding="utf-8")
            command += ["--reference", str(path)]
        lines = "".join(line + "\n" for line in hypotheses)
        done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, check=True)
        return json.loads(done.stdout)


def main():
    binary = sys.argv[1]
    chance = random.Random(7)
    source = []
    for name in ["memorandum", "terms", "workplan"]:
        texts(json.loads((ROOT / f"memorandum/{name}.json").read_text(encoding="utf-8")), source)
    pool = sorted({word for line in source for word in line.split()})
    few = pool[:6]
    for _ in range(200):
        source.append(" ".join(chance.choice(few) for _ in range(chance.randrange(1, 40))))
        source.append(" ".join(chance.choice(pool) for _ in range(chance.randrange(1, 90))))
    compared = wrong = 0
    for round_number in range(40):
        size = chance.choice([1, 1, 2, 5, 30])
        lines = [chance.choice(source) for _ in range(size)]
        references = [[damaged(line, chance, pool) for line in lines] for _ in range(chance.choice([1, 1, 2, 3]))]
        hypotheses = [damaged(damaged(line, chance, pool), chance, pool) for line in lines]
        for metric, options, theirs in [
            ("bleu", [], BLEU(force=True)),
            ("bleu", ["--tokenize", "zh"], BLEU(tokenize="zh", force=True)),
            ("bleu", ["--tokenize", "char"], BLEU(tokenize="char", force=True)),
            ("bleu", ["--tokenize", "none"], BLEU(tokenize="none", force=True)),
            ("chrf", [], CHRF()),
            ("chrf++", [], CHRF(word_order=2)),
            ("ter", [], TER()),
        ]:
            score = theirs.corpus_score(hypotheses, references)
            signature = str(theirs.get_signature())
            answer = ours(binary, metric, hypotheses, references, options)
            compared += 1
            same = f"{answer['score']:.8f}" == f"{score.score:.8f}" and answer["signature"] == signature
            if metric == "bleu":
                same = same and answer["verbose_score"] == score._verbose
            if not same:
                wrong += 1
                print(f"round {round_number}, {metric} {options}: sacrebleu {score.score} {signature}, ours {answer}")
    print(f"sacrebleu {sacrebleu.__version__}: {compared} scores compared, {wrong} differ")
    return 1 if wrong or not compared else 0


sys.exit(main())
