#!/usr/bin/env python3
"""Writes docs/configuration.md from config/copydesk.toml, so that the example and the reference cannot differ.

configuration_reference.py          writes docs/configuration.md
configuration_reference.py --check  says whether it is what would be written; exit status 1 when it is not
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "config" / "copydesk.toml"
REFERENCE = ROOT / "docs" / "configuration.md"
KEY = re.compile(r"^(# )?([a-z_]+) = (.*)$")
TABLE = re.compile(r"^(\[\[?)([a-z.]+)\]\]?\s*$")


def split_comment(value):
    """A value and the comment behind it; a # inside a string is part of the value."""
    inside = False
    for index, letter in enumerate(value):
        if letter == '"':
            inside = not inside
        elif letter == "#" and not inside:
            return value[:index].strip(), value[index + 1 :].strip()
    return value.strip(), ""


def sentence(lines):
    """Comment lines as Markdown; indented lines are kept together as a list."""
    out = []
    for line in lines:
        if line.startswith("  "):
            name, _, meaning = re.sub(r"\s{3,}", "\t", line.strip()).partition("\t")
            if meaning:
                out.append(f"\n- `{name}`: {meaning}")
            else:
                out.append(name)
        elif line:
            out.append(line)
        else:
            out.append("\n\n")
    return " ".join(out).replace(" \n", "\n").replace("\n ", "\n").strip()


class Section:
    """One table of the file: its comment, and its keys with their comments."""

    def __init__(self, title, intro):
        self.title = title
        self.intro = intro
        self.rows = []

    def markdown(self):
        lines = [f"## `{self.title}`", ""]
        if self.intro:
            lines += [self.intro, ""]
        lines += ["| key | example | meaning |", "|---|---|---|"]
        for key, value, words in self.rows:
            shown = value.replace("|", "\\|")
            lines.append(f"| `{key}` | `{shown}` | {words.replace('|', chr(92) + '|')} |")
        return "\n".join(lines) + "\n"


def read():
    """The file's introduction and its sections."""
    introduction, sections, comment = None, [], []
    for line in EXAMPLE.read_text().splitlines():
        table, key = TABLE.match(line), KEY.match(line)
        if table:
            title = line.strip()
            sections.append(Section(title, sentence(comment)))
            comment = []
        elif key and sections:
            value, behind = split_comment(key.group(3))
            words = sentence(comment + ([behind] if behind else []))
            if key.group(2) == "kind":
                sections[-1].title += f" kind = {value}"
            sections[-1].rows.append((key.group(2), f"# {value}" if key.group(1) else value, words))
            comment = []
        elif line.startswith("#"):
            comment.append(line[2:] if line.startswith("# ") else line[1:])
        elif not line.strip():
            if introduction is None:
                introduction = comment
                comment = []
            elif comment and not sections[-1].rows:
                comment = []
    return sentence(introduction), sections


def render():
    introduction, sections = read()
    head = (
        "# Configuration reference\n\n"
        "<!-- Written by scripts/configuration_reference.py from config/copydesk.toml: change that file. -->\n\n"
    )
    legend = "\n\nA value behind `#` is not set.\n\n"
    return head + introduction + legend + "\n".join(section.markdown() for section in sections)


def main():
    text = render()
    if sys.argv[1:] == ["--check"]:
        if not REFERENCE.exists() or REFERENCE.read_text() != text:
            print("docs/configuration.md does not say what config/copydesk.toml says: run make docs", file=sys.stderr)
            return 1
        return 0
    if sys.argv[1:]:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    REFERENCE.write_text(text)
    print(f"{REFERENCE.relative_to(ROOT)}: {len(text.splitlines())} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
