"""Asks hunspell and `paivand lang spell` about the same words: `compare.py PAIVAND DICTIONARY`."""

import json
import random
import re
import subprocess
import sys
from pathlib import Path

# Of this many verdicts one in a hundred may differ: what the grammar reads by itself, and no rule of the files makes.
WORDS_MIN, AGREEMENT_MIN = 10_000, 0.99
SETS = ["everyday.txt", "everyday-unseen.txt", "running.txt", "../slips.tsv", "../slips-running.tsv"]


def asked(command, words):
    lines = "".join(word + "\n" for word in words)
    return subprocess.run(command, input=lines, capture_output=True, check=True, text=True).stdout


def words_of(dictionary):
    """Our sets, words of the dictionary, and the same with a letter changed, small and without hyphens."""
    texts = [Path("crates/language/src/spell/tests", name).read_text(encoding="utf-8") for name in SETS]
    own = [line for text in texts for line in text.splitlines() if not line.startswith("#")]
    own = re.findall(r"[а-яёғӣқӯҳҷ]+", " ".join(own).lower())
    stems = Path(f"{dictionary}.dic").read_text(encoding="utf-8").splitlines()[1:]
    draw = random.Random(17)
    stems = [line.split("/")[0] for line in draw.sample(stems, 5_000)]
    changed = []
    for word in stems:
        at = draw.randrange(len(word))
        changed.append(word[:at] + draw.choice("абвгдезиклмнопрстуфхчшя") + word[at + 1 :])
    return sorted({word for word in own + stems + changed if re.fullmatch("[а-яёғӣқӯҳҷъ]{2,40}", word)})


def main():
    paivand, dictionary = sys.argv[1:]
    words = words_of(dictionary)
    refused = set(asked(["hunspell", "-d", dictionary, "-i", "utf-8", "-l"], words).split())
    answers = asked([paivand, "lang", "spell", "--lang", "tg", "--json"], words).splitlines()
    known = [json.loads(answer)["known"] for answer in answers]
    differing = [word for word, is_known in zip(words, known, strict=True) if is_known == (word in refused)]
    agreement = 1 - len(differing) / len(words)
    print(f"{len(words)} words, {len(refused)} refused by hunspell: {agreement:.4f} of the verdicts agree")
    if len(words) < WORDS_MIN or agreement < AGREEMENT_MIN:
        sys.exit(f"hunspell and paivand differ on: {' '.join(differing[:100])}")


main()
