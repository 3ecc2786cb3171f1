#!/usr/bin/env python3
"""Writes what the test of recurring holidays is held against: rules of iCalendar, and the days that dateutil finds for them.

recurrences.py          writes Tests/FeedsTests/Fixtures/recurrences.txt
recurrences.py --check  says whether it is what would be written; exit status 1 when it is not

A line has the first day, the rule, and the days from 2026-01-01 on, three years long, counted from that day. Needs
python-dateutil (PyPI).
"""
import datetime
import itertools
import pathlib
import sys

from dateutil.rrule import rrulestr

FIXTURE = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "FeedsTests" / "Fixtures" / "recurrences.txt"
START = datetime.datetime(2026, 1, 1)
DAYS = 3 * 366
PARTS = {
    "YEARLY": [
        "", "BYMONTH=11;BYDAY=4TH", "BYMONTH=5;BYDAY=-1MO", "BYMONTH=1,7", "BYMONTHDAY=-1", "BYDAY=20MO", "BYDAY=-1FR", "BYDAY=SU;BYMONTH=8",
        "BYMONTHDAY=13;BYDAY=FR", "BYMONTH=2;BYMONTHDAY=29", "BYMONTHDAY=1,15,-1", "BYMONTH=12;BYMONTHDAY=24,25,26", "INTERVAL=2",
        "BYMONTH=10;BYDAY=1SU,-1SU", "INTERVAL=3;BYMONTH=3", "BYDAY=53TH",
    ],
    "MONTHLY": ["", "BYDAY=2TU", "BYDAY=-2WE", "BYMONTHDAY=31", "BYMONTHDAY=-2", "INTERVAL=5", "BYDAY=MO;BYMONTHDAY=1,2,3", "BYMONTH=6,9"],
    "WEEKLY": ["", "BYDAY=MO,WE,FR", "INTERVAL=2;BYDAY=TU,SU;WKST=MO", "INTERVAL=2;BYDAY=TU,SU;WKST=SU", "BYMONTH=4", "INTERVAL=3"],
    "DAILY": ["INTERVAL=10", "BYMONTHDAY=5", "BYDAY=SA;BYMONTH=12", "INTERVAL=7;BYMONTH=1"],
}
ENDS = ["", "COUNT=4", "UNTIL=20270615"]
FIRST = [datetime.datetime(2025, 11, 27), datetime.datetime(1996, 2, 29), datetime.datetime(2026, 8, 31)]


def lines():
    for number, (frequency, part) in enumerate((f, p) for f, parts in PARTS.items() for p in parts):
        for start, end in itertools.product([FIRST[number % 3], FIRST[(number + 1) % 3]], [ENDS[number % 3], ENDS[(number + 1) % 3]]):
            rule = ";".join(piece for piece in (f"FREQ={frequency}", part, end) if piece)
            found = rrulestr(rule, dtstart=start).between(START, START + datetime.timedelta(days=DAYS), inc=True)
            yield " ".join([f"{start:%Y%m%d}", rule] + [str((day - START).days) for day in found])


def main():
    text = "# scripts/recurrences.py wrote this: first day, rule, days since 2026-01-01.\n" + "\n".join(sorted(set(lines()))) + "\n"
    if sys.argv[1:] == ["--check"]:
        if not FIXTURE.exists() or FIXTURE.read_text() != text:
            raise SystemExit("recurrences.py: not what dateutil makes: run scripts/recurrences.py")
        return
    FIXTURE.write_text(text)
    print(f"{FIXTURE.name}: {len(text)} bytes")


main()
