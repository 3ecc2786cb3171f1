#!/usr/bin/env python3
"""Writes what the test of the calendar is held against: every zone of tzdata, and what Python's zoneinfo makes of it.

zones.py          writes Tests/SupportTests/Fixtures/zones.tzif and zones.txt from the tzdata of this machine
zones.py --check  says whether they are what would be written; exit status 1 when they are not

zones.tzif holds the distinct zone files (TZif, RFC 9636) one after another, compiled by zic from tzdata.zi. zones.txt
begins with tzdata's version; then come three lines for each file of zones.tzif, in its order:

    zone 705 Arctic/Longyearbyen Europe/Berlin         the file's length, and the names that have it
    days 02:30 60x87 90x1 120x210 ... 09:00 60x87 ...  the offset of each day of 2026 and 2027 as runs: 60 minutes on 87 days
    edges 125399=60 125400=60 125401=61 125430=90 ...  the offset of wall times around each change

An offset is the minutes from the instant (UTC) of a wall time to the wall time. An edge's wall time is in minutes since
2026-01-01 00:00. A wall time that clocks skip has the instant of the next minute that they show; one that comes twice
has the first of the two instants. Needs zic (package libc-bin) and tzdata.zi (package tzdata).
"""
import datetime
import io
import itertools
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zoneinfo

SOURCE = pathlib.Path("/usr/share/zoneinfo/tzdata.zi")
FIXTURES = pathlib.Path(__file__).resolve().parent.parent / "Tests" / "SupportTests" / "Fixtures"
ZIC = shutil.which("zic", path=os.environ.get("PATH", "") + ":/usr/sbin")
START = datetime.datetime(2026, 1, 1)
DAYS = 730
DAILY = ["02:30", "09:00"]
MINUTE = datetime.timedelta(minutes=1)


def instant(wall, zone):
    """The first instant (naive, UTC) at which clocks show the wall time, or the next minute that they show."""
    while True:
        utc = wall.replace(tzinfo=zone, fold=0).astimezone(datetime.timezone.utc)
        if utc.astimezone(zone).replace(tzinfo=None, fold=0) == wall:
            return utc.replace(tzinfo=None)
        wall += MINUTE


def offset(wall, zone):
    return minutes(wall - instant(wall, zone))


def minutes(span):
    whole, rest = divmod(span, MINUTE)
    if rest:
        raise SystemExit(f"zones.py: an offset of {span} is not whole minutes, which zones.txt cannot say")
    return whole


def days(zone):
    """The offsets of the daily wall times as runs of equal ones."""
    words = ["days"]
    for time in DAILY:
        first = START + datetime.timedelta(hours=int(time[:2]), minutes=int(time[3:]))
        offsets = (offset(first + datetime.timedelta(days=day), zone) for day in range(DAYS))
        words += [time] + [f"{value}x{len(list(run))}" for value, run in itertools.groupby(offsets)]
    return " ".join(words)


def changes(zone):
    """Each change as its instant (naive, UTC) and the offsets before and after it; found hour by hour, then by halving."""

    def at(minute):
        utc = (START + minute * MINUTE).replace(tzinfo=datetime.timezone.utc)
        return utc.astimezone(zone).utcoffset()

    for low in range(-1440, (DAYS + 1) * 1440, 60):
        high = low + 60
        if at(low) == at(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if at(middle) == at(low) else (low, middle)
        yield START + high * MINUTE, at(low), at(high)


def edges(zone):
    """Wall times at, before, after and amid each gap and fold."""
    walls = set()
    for utc, before, after in changes(zone):
        low, high = utc + min(before, after), utc + max(before, after)
        middle = low + (high - low) / 2
        walls |= {edge + step * MINUTE for edge in (low, high) for step in (-1, 0, 1)} | {middle.replace(second=0)}
    return " ".join(["edges"] + [f"{minutes(wall - START)}={offset(wall, zone)}" for wall in sorted(walls)])


def files():
    """The compiled zone files, each with all its names."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([ZIC, "-b", "slim", "-d", folder, SOURCE], check=True)
        names = {}
        for path in sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file()):
            names.setdefault(path.read_bytes(), []).append(str(path.relative_to(folder)))
        return names


def main():
    if not ZIC or not SOURCE.exists():
        raise SystemExit("zones.py: zic or tzdata.zi is missing: install libc-bin and tzdata")
    with SOURCE.open() as source:
        lines = ["tzdata " + source.readline().split()[-1]]
    archive = b""
    for content, names in files().items():
        zone = zoneinfo.ZoneInfo.from_file(io.BytesIO(content))
        lines += [f"zone {len(content)} " + " ".join(names), days(zone), edges(zone)]
        archive += content
    written = {FIXTURES / "zones.tzif": archive, FIXTURES / "zones.txt": ("\n".join(lines) + "\n").encode()}
    if sys.argv[1:] == ["--check"]:
        stale = [path.name for path, content in written.items() if not path.exists() or path.read_bytes() != content]
        if stale:
            raise SystemExit(f"zones.py: not what {lines[0]} makes: {', '.join(stale)}; run scripts/zones.py")
        return
    for path, content in written.items():
        path.write_bytes(content)
        print(f"{path.name}: {len(content)} bytes")


main()
