# What Python's zoneinfo makes of local times: for dst.test.ts. Reads zones and years as JSON, writes for each zone the instants (Unix minutes) of each
# day's local times, or null where such a time does not come or comes twice. Its first key is the version of the time zone database.
import json
import sys
import zoneinfo
from datetime import date, datetime, timedelta, timezone


def version():
    for folder in zoneinfo.TZPATH:
        try:
            with open(f"{folder}/tzdata.zi", encoding="ascii") as file:
                return file.readline().removeprefix("# version").strip()
        except OSError:
            continue
    try:
        import tzdata

        return tzdata.IANA_VERSION
    except ImportError:
        return "unknown"


def instant(day, minutes, zone):
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    found = set()
    for fold in (0, 1):
        at = wall.replace(tzinfo=zone, fold=fold).astimezone(timezone.utc)
        if at.astimezone(zone).replace(tzinfo=None) == wall:
            found.add(int(at.timestamp()) // 60)
    # A local time that comes twice is its first coming; one that is skipped is not compared here.
    return min(found) if found else None


def main():
    asked = json.load(sys.stdin)
    first, last = date(asked["from"], 1, 1), date(asked["until"], 12, 31)
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    zones = {
        name: [[instant(day, minutes, zoneinfo.ZoneInfo(name)) for minutes in asked["minutes"]] for day in days]
        for name in asked["zones"]
    }
    json.dump({"version": version(), "zones": zones}, sys.stdout)


main()
