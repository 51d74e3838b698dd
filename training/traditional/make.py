"""Makes src/stages/entities/traditional-characters.ts from Unicode's data, in one command: python training/traditional/make.py

Needs `uconv` of ICU (Debian: icu-devtools; made with ICU 72.1), whose transform Traditional-Simplified comes from
Unicode's own tables. Standard library only. The same ICU gives the same bytes.
"""

import subprocess
from pathlib import Path

TARGET = Path(__file__).resolve().parents[2] / "src/stages/entities/traditional-characters.ts"

# The unified ideographs of the basic plane, and those of Extension A.
IDEOGRAPHS = [chr(code) for code in [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]]

# In simplified text these are characters of names in their own right: 毕昇 is not 毕升.
IN_NAMES = set("昇喆堃犇甯邨氾劼淼陞龢菉脩濬祇迺逕頫椀凃珮鎔")

A_LINE = 56

HEADER = """/**
 * Traditional characters and the one simplified character that each is written with today, side by side. Left out are
 * characters that simplified text has too (GB 2312: 於, 著, 乾), and those of given names (昇).
 *
 * Made by `training/traditional/make.py` from Unicode's data (Unicode License V3); not to be changed by hand.
 */
export const TRADITIONAL_CHARACTERS = `
"""


def in_gb_2312(character):
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def simplified(characters):
    command = ["uconv", "-f", "utf-8", "-t", "utf-8", "-x", "Traditional-Simplified"]
    made = subprocess.run(command, input="\n".join(characters), text=True, capture_output=True, check=True)
    return made.stdout.split("\n")


def main():
    pairs = [
        old + new
        for old, new in zip(IDEOGRAPHS, simplified(IDEOGRAPHS), strict=True)
        if len(new) == 1 and new != old and in_gb_2312(new) and not in_gb_2312(old) and old not in IN_NAMES
    ]
    lines = ["".join(pairs[at : at + A_LINE]) for at in range(0, len(pairs), A_LINE)]
    TARGET.write_text(HEADER + "\n".join(lines) + "\n`\n", encoding="utf-8")
    print(f"{len(pairs)} characters")


if __name__ == "__main__":
    main()
