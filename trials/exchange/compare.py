"""Sends texts in four languages from translate-toolkit through `paivand lang memory convert` and back to it.

The texts are the Memorandum's own and chains of signs that formats must escape. Every way begins with a file that
translate-toolkit writes and ends with one that it reads; all texts must arrive, in their order, letter by letter.
"""

import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from translate.storage import tbx, tmx, xliff, xliff2

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ["tg", "zh", "ru", "en"]
SIGNS = list("<>&\"'`%{}()[]|\\/ä©«»“”、。ӣӯқ中文-–—…") + ["&amp;", "<b>", "]]>", "--", "<!--", " ", "\n", "\t", "&#10;", "{0}", "%s", "🙂", "e\u0301"]


def parallel(value, found):
    if isinstance(value, dict):
        if all(isinstance(value.get(language), str) for language in LANGUAGES):
            found.append({language: value[language] for language in LANGUAGES})
        else:
            for part in value.values():
                parallel(part, found)
    elif isinstance(value, list):
        for part in value:
            parallel(part, found)


def texts():
    found = []
    for name in ["memorandum", "terms", "workplan"]:
        parallel(json.loads((ROOT / f"memorandum/{name}.json").read_text(encoding="utf-8")), found)
    distinct = list({row["en"]: row for row in found}.values())
    chance = random.Random(11)
    for number in range(200):
        # Something that is not white space at both ends: tools disagree on what stands around.
        chain = lambda: "x" + "".join(chance.choice(SIGNS) for _ in range(chance.randrange(1, 30))) + "y"
        distinct.append({language: f"{number} {chain()}" for language in LANGUAGES})
    return distinct


def write_tmx(pairs, source, target, path):
    store = tmx.tmxfile(sourcelanguage=source, targetlanguage=target)
    for one, two in pairs:
        store.addtranslation(one, source, two, target)
    path.write_bytes(bytes(store))


def write_units(make):
    def write(pairs, source, target, path):
        store = make(source, target)
        for one, two in pairs:
            store.addsourceunit(one).target = two
        path.write_bytes(bytes(store))

    return write


def read(make):
    def read_pairs(source, target, path):
        store = make(source, target)
        store.parse(path.read_bytes())
        return [(unit.source, unit.target) for unit in store.units if not unit.isheader()]

    return read_pairs


def named(kind):
    def make(source, target):
        return kind(sourcelanguage=source, targetlanguage=target)

    return make


STORES = {
    "tmx": named(tmx.tmxfile),
    "xliff 1.2": named(xliff.xlifffile),
    "xliff 2": named(xliff2.Xliff2File),
    "tbx": named(tbx.tbxfile),
}
WRITERS = {name: write_tmx if name == "tmx" else write_units(make) for name, make in STORES.items()}
ENDS = {"tmx": "tmx", "xliff 1.2": "xlf", "xliff 2": "xliff", "tbx": "tbx"}


def main():
    binary = sys.argv[1]
    rows = texts()
    ways = compared = wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for source in LANGUAGES:
            for target in LANGUAGES:
                if source == target:
                    continue
                pairs = [(row[source], row[target]) for row in rows]
                for begin, write in WRITERS.items():
                    first = Path(folder) / f"first.{ENDS[begin]}"
                    write(pairs, source, target, first)
                    for end in ["tmx", "xliff 2", "tbx"]:
                        last = Path(folder) / f"last.{ENDS[end]}"
                        command = [binary, "lang", "memory", "convert", "--json", "--from", source, "--to", target]
                        done = subprocess.run([*command, first, last], stdout=subprocess.PIPE, check=True)
                        counts = json.loads(done.stdout)
                        arrived = read(STORES[end])(source, target, last)
                        ways += 1
                        compared += len(pairs)
                        differ = [(sent, got) for sent, got in zip(pairs, arrived) if sent != tuple(got)]
                        short = counts != {"read": len(pairs), "written": len(pairs)} or len(arrived) != len(pairs)
                        if differ or short:
                            wrong += max(1, len(differ))
                            print(f"{source} {target}, {begin} to {end}: {counts}, {len(arrived)} of {len(pairs)} arrived, {len(differ)} differ")
                            for sent, got in differ[:2]:
                                print(f"  sent {sent!r}\n  got  {got!r}")
    print(f"translate-toolkit: {compared} texts sent on {ways} ways, {wrong} differ")
    return 1 if wrong or not compared else 0


sys.exit(main())
