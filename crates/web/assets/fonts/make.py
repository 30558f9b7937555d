"""Makes the font files and fonts.css of this folder from the npm packages named in README.md.

Run in a folder that holds node_modules:  python3 make.py <node_modules> <this folder>
Needs fonttools and brotli.
"""

import io
import json
import sys
from pathlib import Path

from fontTools import merge, subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

MODULES, OUT = Path(sys.argv[1]), Path(sys.argv[2])
SLICES = 8  # about 900 characters each: a page loads three or four, none is larger than 300 KiB
TAJIK = "ҒғӢӣҚқӮӯҲҳҶҷ"
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), 0x2030, 0x2032, 0x2033, 0x2039,
         0x203A, 0x20AC, 0x2116, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2260, 0x2264, 0x2265]
CYRILLIC = [*range(0x400, 0x460), *map(ord, TAJIK)]


def gb2312():
    """Every character of GB 2312 that is neither Latin, Greek, Cyrillic nor a box drawing."""
    found = set(range(0xFF01, 0xFF5F)) | set(range(0x3000, 0x3018)) | {0x2014, 0x2026, 0x00B7, 0x3007}
    for row in [*range(0xA1, 0xA4), *range(0xB0, 0xF8)]:
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes([row, cell]).decode("gb2312")))
            except UnicodeDecodeError:
                pass
    return {code for code in found if code >= 0x2E80 or code in range(0x2460, 0x24FF)}


def by_frequency(codes):
    """Orders characters as the package slices them: the commonest first."""
    ranges = json.loads((MODULES / "@fontsource-variable/noto-sans-sc/unicode.json").read_text())
    place = {}
    numbered = sorted((int(name.strip("[]")), text) for name, text in ranges.items() if name.startswith("["))
    for number, text in numbered:
        for part in text.split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            for code in range(int(first, 16), int(last or first, 16) + 1):
                place[code] = -number
    return sorted(codes, key=lambda code: (place.get(code, 0), code))


def reloaded(font):
    """Compiled and read again: the subsetter stumbles over tables that the instancer left half undone."""
    buffer = io.BytesIO()
    font.flavor = None
    font.save(buffer)
    buffer.seek(0)
    return TTFont(buffer)


def whole(package, weight):
    """One font from the numbered slices of a face; the file named chinese-simplified lacks 1,104 characters."""
    folder, wanted, parts = MODULES / f"@fontsource/{package}/files", gb2312(), []
    for path in sorted(folder.glob(f"{package}-[0-9]*-{weight}-normal.woff2")):
        font = TTFont(path)
        kept = wanted & set(font.getBestCmap())
        if not kept:
            continue
        wanted -= kept
        for table in ("GSUB", "GPOS", "GDEF", "vhea", "vmtx", "VORG", "BASE", "STAT", "DSIG"):
            if table in font:
                del font[table]
        cutter = subset.Subsetter(subset.Options(hinting=False))
        cutter.populate(unicodes=kept)
        cutter.subset(font)
        font.flavor = None
        parts.append(io.BytesIO())
        font.save(parts[-1])
    for part in parts:
        part.seek(0)
    joined = io.BytesIO()
    merge.Merger().merge(parts).save(joined)
    return joined.getvalue()


def write(font, codes, name):
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "calt", "ccmp", "locl", "mark", "mkmk", "tnum", "lnum", "pnum", "onum"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.hinting = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=codes)
    cutter.subset(font)
    subset.save_font(font, str(OUT / name), options)
    return sorted(font.getBestCmap())


def as_range(codes):
    runs = []
    for code in codes:
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in runs)


def face(family, weight, name, codes):
    return (f'@font-face{{font-family:"{family}";font-style:normal;font-weight:{weight};font-display:swap;'
            f'src:url("{name}") format("woff2");unicode-range:{as_range(codes)}}}\n')


# Beside Chinese our faces come first, for Tajik and Latin words, but without the quotes, dashes and dots that Chinese sets wide.
BESIDE_CHINESE = [
    f'@font-face{{font-family:"{family}";font-style:normal;font-weight:400 700;font-display:swap;'
    f'src:url("{package}-{part}.woff2") format("woff2");unicode-range:{codes}}}\n'
    for family, package in [("Golos Z", "golos-text"), ("Source Z", "source-serif-4")]
    for part, codes in [("latin", "U+20-7E,U+A0-B6,U+B8-FF,U+131,U+152-153,U+20AC,U+2212"),
                        ("cyrillic", "U+401-40C,U+40E-44F,U+451-45C,U+45E-45F"),
                        ("cyrillic-ext", "U+492-493,U+49A-49B,U+4B2-4B3,U+4B6-4B7,U+4E2-4E3,U+4EE-4EF")]
]
rules = ["/* Made by make.py; see README.md. */\n"]
for family, package, weights in [("Golos Text", "golos-text", (400, 700)), ("Source Serif 4", "source-serif-4", (400, 700))]:
    for part, codes in [("latin", LATIN), ("latin-ext", LATIN), ("cyrillic", CYRILLIC), ("cyrillic-ext", CYRILLIC)]:
        font = TTFont(MODULES / f"@fontsource-variable/{package}/files/{package}-{part}-wght-normal.woff2")
        font = reloaded(instancer.instantiateVariableFont(font, {"wght": weights}))
        held = set(codes) & set(font.getBestCmap())
        if part.endswith("-ext"):
            held -= seen
        seen = held
        name = f"{package}-{part}.woff2"
        rules.append(face(family, f"{weights[0]} {weights[1]}", name, write(font, held, name)))

ordered = by_frequency(gb2312())
size = -(-len(ordered) // SLICES)
for family, package, weight in [("Noto Sans SC", "noto-sans-sc", 400), ("Noto Sans SC", "noto-sans-sc", 600),
                                ("Noto Serif SC", "noto-serif-sc", 500)]:
    source = whole(package, weight)
    for number in range(SLICES):
        name = f"{package}-{weight}-{number}.woff2"
        font = TTFont(io.BytesIO(source))
        codes = set(ordered[number * size:(number + 1) * size]) & set(font.getBestCmap())
        # The lighter face serves text, the heavier one every bold run.
        reach = {("noto-sans-sc", 400): "400", ("noto-sans-sc", 600): "500 700"}.get((package, weight), "400 700")
        rules.append(face(family, reach, name, write(font, codes, name)))
(OUT / "faces.css").write_text("".join([rules[0], *(rule for rule in rules[1:] if "Noto" not in rule), *BESIDE_CHINESE]))
(OUT / "chinese.css").write_text("".join([rules[0], *(rule for rule in rules[1:] if "Noto" in rule)]))
missing = gb2312() - set().union(*(set(TTFont(OUT / f"noto-sans-sc-400-{n}.woff2").getBestCmap()) for n in range(SLICES)))
print("missing of GB 2312:", len(missing), "".join(map(chr, sorted(missing)))[:200])
