"""Wall times around every change of fifty zones in ten years, and the instants that Python's zoneinfo makes of them:
lines of zone, wall time and seconds since 1970. In a gap the offset before it counts, of what comes twice the first."""
import datetime
import zoneinfo

ZONES = """Africa/Cairo Africa/Casablanca Africa/Johannesburg Africa/Lagos America/Anchorage America/Argentina/Buenos_Aires
America/Bogota America/Caracas America/Chicago America/Denver America/Halifax America/Havana America/Los_Angeles
America/Mexico_City America/New_York America/Nuuk America/Phoenix America/Santiago America/Sao_Paulo America/St_Johns
Antarctica/Troll Asia/Amman Asia/Beirut Asia/Dhaka Asia/Dubai Asia/Gaza Asia/Jerusalem Asia/Kathmandu Asia/Kolkata
Asia/Seoul Asia/Shanghai Asia/Tehran Asia/Tokyo Atlantic/Azores Australia/Adelaide Australia/Lord_Howe Australia/Sydney
Europe/Athens Europe/Berlin Europe/Chisinau Europe/Dublin Europe/Istanbul Europe/Lisbon Europe/London Europe/Moscow
Pacific/Apia Pacific/Auckland Pacific/Chatham Pacific/Easter Pacific/Honolulu""".split()
UTC = datetime.timezone.utc
HOUR = datetime.timedelta(hours=1)


def changes(zone):
    """Instants at which the offset of a zone changes, to the minute."""
    day = datetime.datetime(2024, 1, 1, tzinfo=UTC)
    while day.year < 2034:
        low, high = day, day + datetime.timedelta(days=1)
        before = low.astimezone(zone).utcoffset()
        if before != high.astimezone(zone).utcoffset():
            while high - low > datetime.timedelta(minutes=1):
                middle = low + (high - low) // 2
                if middle.astimezone(zone).utcoffset() == before:
                    low = middle
                else:
                    high = middle
            yield high.replace(second=0, microsecond=0), before
        day += datetime.timedelta(days=1)


for name in ZONES:
    zone = zoneinfo.ZoneInfo(name)
    moments = [(datetime.datetime(2030, 7, 1, tzinfo=UTC), zone.utcoffset(datetime.datetime(2030, 7, 1)))]
    for change, offset in moments + list(changes(zone)):
        wall = (change + offset).replace(tzinfo=None)
        for quarter in range(-8, 9):
            time = wall + quarter * HOUR / 4
            print(name, time.isoformat(timespec="minutes"), int(time.replace(tzinfo=zone, fold=0).timestamp()))
