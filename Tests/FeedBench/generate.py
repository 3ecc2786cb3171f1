#!/usr/bin/env python3
"""generate.py FOLDER FEEDS [NEW]: feeds as the web has them, the same ones each time, to measure by.

About 80 KB and 30 entries each: RSS 2.0, Atom, RDF and JSON Feed with HTML. NEW more entries stand in front of each
feed, as after a day. Besides them stands fragments, the HTML of all entries, each behind its length in four bytes.
"""
import json
import pathlib
import random
import struct
import sys
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from xml.sax.saxutils import escape

WORDS = (
    "the company release engine update market valve customers team press today energy gear new plant of and with for in on a "
    "is system data report quarter growth software design research partner steel cloud Köln it’s machine years safety when more"
).split()
KINDS = ["rss"] * 6 + ["rss-escaped"] * 5 + ["atom"] * 5 + ["atom-xhtml"] + ["rdf"] * 2 + ["json"]
START = datetime(2026, 7, 4, 9, 8, tzinfo=timezone.utc)


def sentences(dice, count):
    return " ".join(" ".join(dice.choices(WORDS, k=dice.randint(6, 18))).capitalize() + "." for _ in range(count))


def paragraph(dice):
    """One block of an article's HTML, well formed so that it may stand in XHTML too."""
    text = sentences(dice, dice.randint(1, 4))
    match dice.randint(0, 9):
        case 0:
            return f'<h2 id="s{dice.randint(1, 99)}">{text[:60]}</h2>'
        case 1:
            return "<ul>" + "".join(f"<li>{sentences(dice, 1)}</li>" for _ in range(dice.randint(2, 5))) + "</ul>"
        case 2:
            size = dice.randint(200, 1200)
            return (
                f'<figure class="wp-block-image"><img src="https://cdn.example.com/wp-content/uploads/2026/07/{size}.jpg" alt="{text[:40]}" '
                f'width="{size}" height="{size * 2 // 3}" loading="lazy" /><figcaption>{text[:80]}</figcaption></figure>'
            )
        case 3:
            return f'<blockquote cite="https://example.org/q"><p>{text}</p></blockquote>'
        case 4:
            return f'<p style="text-align: center;"><strong>{text[:30]}</strong> {text} &amp; more<br />{text[:50]}</p>'
    link = f'<a href="https://www.example.com/{dice.randint(1, 9999)}/post?utm_source=rss&amp;p={dice.randint(1, 99)}" target="_blank" rel="noopener">'
    return f"<p>{text} {link}{text[:24]}</a> <em>{text[:18]}</em> {text}</p>\n"


class Pool:
    """Paragraphs made once: a generator must not take longer than what it is for."""

    def __init__(self, dice):
        self.blocks = [paragraph(dice) for _ in range(4000)]
        self.escaped = [escape(block) for block in self.blocks]


class Entry:
    def __init__(self, pool, feed, number, newest):
        dice = random.Random(feed * 100_000 + number)
        picks, size, wanted = [], 0, dice.randint(500, 2800)
        while size < wanted:
            picks.append(dice.randrange(len(pool.blocks)))
            size += len(pool.blocks[picks[-1]])
        self.html = "".join(pool.blocks[pick] for pick in picks)
        self.escaped = "".join(pool.escaped[pick] for pick in picks)
        self.title = f"Story {number} of {feed}: " + " ".join(dice.choices(WORDS, k=6))
        self.link = f"https://www.example.com/{feed}/{number}/?a=1&b=2"
        self.id = f"https://www.example.com/?p={feed}-{number}"
        self.date = START - timedelta(hours=5 * (newest - number), minutes=feed % 60)
        self.summary = sentences(dice, 2)


def rss(entry, packed):
    title, link = escape(entry.title), escape(entry.link)
    content = f"<![CDATA[{entry.html}]]>" if packed else entry.escaped
    return (
        f"<item>\n<title>{title}</title>\n<link>{link}</link>\n<dc:creator><![CDATA[Jane Doe]]></dc:creator>\n"
        f"<pubDate>{format_datetime(entry.date)}</pubDate>\n<category><![CDATA[News]]></category>\n<category><![CDATA[Energy]]></category>\n"
        f'<guid isPermaLink="false">{escape(entry.id)}</guid>\n<description><![CDATA[{entry.summary}]]></description>\n'
        f"<content:encoded>{content}</content:encoded>\n<slash:comments>0</slash:comments>\n</item>\n"
    )


def atom(entry, is_xhtml):
    content = (
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{entry.html}</div></content>'
        if is_xhtml
        else f'<content type="html" xml:base="https://www.example.com/">{entry.escaped}</content>'
    )
    stamp = entry.date.strftime("%Y-%m-%dT%H:%M:%SZ")
    return (
        f'<entry>\n<title type="html">{escape(entry.title)}</title>\n<link rel="alternate" type="text/html" href="{escape(entry.link)}"/>\n'
        f"<id>{escape(entry.id)}</id>\n<published>{stamp}</published>\n<updated>{stamp}</updated>\n<author><name>Jane Doe</name></author>\n"
        f'<category term="news"/>\n<summary type="text">{escape(entry.summary)}</summary>\n{content}\n</entry>\n'
    )


def rdf(entry):
    return (
        f'<item rdf:about="{escape(entry.id)}">\n<title>{escape(entry.title)}</title>\n<link>{escape(entry.link)}</link>\n'
        f"<dc:date>{entry.date.isoformat()}</dc:date>\n<dc:creator>Jane Doe</dc:creator>\n<dc:subject>News</dc:subject>\n"
        f"<description>{escape(entry.summary)}</description>\n<content:encoded><![CDATA[{entry.html}]]></content:encoded>\n</item>\n"
    )


def document(kind, feed, entries):
    title, site = f"Feed {feed} of example.com", f"https://www.example.com/{feed}/"
    names = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    if kind.startswith("rss"):
        body = "".join(rss(entry, kind == "rss") for entry in entries)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" {names} xmlns:atom="http://www.w3.org/2005/Atom" '
            f'xmlns:slash="http://purl.org/rss/1.0/modules/slash/">\n<channel>\n<title>{title}</title>\n<link>{site}</link>\n'
            f'<atom:link href="{site}feed" rel="self" type="application/rss+xml"/>\n<description>All of it</description>\n'
            f"<language>en-US</language>\n<generator>https://wordpress.org/?v=6.6</generator>\n{body}</channel>\n</rss>\n"
        )
    if kind.startswith("atom"):
        body = "".join(atom(entry, kind == "atom-xhtml") for entry in entries)
        return (
            f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">\n<title>{title}</title>\n'
            f'<link href="{site}"/>\n<link rel="self" href="{site}feed"/>\n<id>{site}</id>\n<updated>2026-07-04T09:08:00Z</updated>\n{body}</feed>\n'
        )
    if kind == "rdf":
        body = "".join(rdf(entry) for entry in entries)
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" {names} '
            f'xmlns="http://purl.org/rss/1.0/">\n<channel rdf:about="{site}">\n<title>{title}</title>\n<link>{site}</link>\n'
            f"<description>All of it</description>\n</channel>\n{body}</rdf:RDF>\n"
        )
    items = [
        {
            "id": e.id, "url": e.link, "title": e.title, "summary": e.summary, "content_html": e.html, "tags": ["News"],
            "date_published": e.date.isoformat(), "authors": [{"name": "Jane Doe"}],
        }
        for e in entries
    ]  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": title, "home_page_url": site, "items": items}
    return json.dumps(feed, ensure_ascii=False)


def main(folder, feeds, new):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    pool = Pool(random.Random(1))
    total = items = 0
    with open(folder / "fragments", "wb") as fragments:
        for feed in range(feeds):
            count = random.Random(feed).randint(22, 38)
            entries = [Entry(pool, feed, number, count) for number in range(count + new, 0, -1)]
            kind = KINDS[feed % len(KINDS)]
            text = document(kind, feed, entries).encode()
            (folder / f"{feed}.{'json' if kind == 'json' else 'xml'}").write_bytes(text)
            total += len(text)
            items += len(entries)
            if feed < 1000:
                for html in (entry.html.encode() for entry in entries):
                    fragments.write(struct.pack("<I", len(html)) + html)
    print(f"{feeds} feeds, {total / 1e6:.1f} MB, {items} items")


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 0)
