#!/usr/bin/python3
"""The tagger's calendar against Python's: ten thousand phrases with the days that datetime and dateutil give for them.

usage: independent_calendar.py DATELINE [SEED]
Exit status 0 if every phrase is tagged with exactly the values expected, else 1 with the first differences.
"""
import datetime
import json
import random
import subprocess
import sys

from dateutil.easter import easter
from dateutil.relativedelta import MO, TU, WE, TH, FR, SA, SU, relativedelta

CASES = 10_000
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December"]
GERMAN_MONTHS = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
                 "November", "Dezember"]
SPANISH_MONTHS = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
                  "noviembre", "diciembre"]
ORDINALS = ["first", "second", "third", "fourth"]
STEPS = [MO, TU, WE, TH, FR, SA, SU]
FEASTS = {"Good Friday": -2, "Easter Sunday": 0, "Easter Monday": 1, "Ash Wednesday": -46, "Palm Sunday": -7,
          "Pentecost": 49, "Whit Monday": 50}
day = datetime.timedelta(days=1)


def any_day(pick):
    return datetime.date(1980, 1, 1) + day * pick.randrange(366 * 90)


def week(date):
    year, number, _ = date.isocalendar()
    return f"{year}-W{number:02}"


def quarter(date):
    return f"{date.year}-Q{(date.month + 2) // 3}"


def written_date(pick, today):
    date = any_day(pick)
    month = MONTHS[date.month - 1]
    return pick.choice([f"on {date.day} {month} {date.year}", f"{month} {date.day}, {date.year}", date.isoformat(),
                        f"{WEEKDAYS[date.weekday()]}, {date.day} {month} {date.year}"]), [date.isoformat()], "en"


def german_date(pick, today):
    date = any_day(pick)
    return pick.choice([f"am {date.day}. {GERMAN_MONTHS[date.month - 1]} {date.year}",
                        f"am {date.day}.{date.month}.{date.year}"]), [date.isoformat()], "de"


def spanish_date(pick, today):
    date = any_day(pick)
    return f"el {date.day} de {SPANISH_MONTHS[date.month - 1]} de {date.year}", [date.isoformat()], "es"


def near_day(pick, today):
    words, distance = pick.choice([("yesterday", -1), ("today", 0), ("tomorrow", 1), ("the day after tomorrow", 2),
                                   ("the day before yesterday", -2)])
    return words, [(today + day * distance).isoformat()], "en"


def ago(pick, today):
    count = pick.randrange(2, 90)
    unit = pick.choice(["days", "weeks", "months", "years"])
    if unit == "days":
        value = (today - day * count).isoformat()
    elif unit == "weeks":
        value = week(today - day * 7 * count)
    elif unit == "months":
        value = (today.replace(day=1) - relativedelta(months=count)).strftime("%Y-%m")
    else:
        value = str(today.year - count)
    return f"{count} {unit} ago", [value], "en"


def ahead(pick, today):
    count = pick.randrange(2, 90)
    unit, value = pick.choice([("days", (today + day * count).isoformat()),
                               ("weeks", week(today + day * 7 * count)),
                               ("months", (today.replace(day=1) + relativedelta(months=count)).strftime("%Y-%m")),
                               ("years", str(today.year + count))])
    return f"{count} {unit} from now", [value], "en"


def nth_weekday(pick, today):
    year, month, name, nth = pick.randrange(1980, 2070), pick.randrange(1, 13), pick.randrange(7), pick.randrange(5)
    first = datetime.date(year, month, 1)
    if nth == 4:
        date = first + relativedelta(day=31, weekday=STEPS[name](-1))
        ordinal = "last"
    else:
        date = first + relativedelta(weekday=STEPS[name](nth + 1))
        ordinal = ORDINALS[nth]
    return f"the {ordinal} {WEEKDAYS[name]} of {MONTHS[month - 1]} {year}", [date.isoformat()], "en"


def feast(pick, today):
    name, distance = pick.choice(sorted(FEASTS.items()))
    year = pick.randrange(1700, 2400)
    return f"on {name} {year}", [(easter(year) + day * distance).isoformat()], "en"


def unit_near(pick, today):
    toward, words = pick.choice([(-1, "last"), (1, "next")])
    unit = pick.choice(["week", "month", "quarter", "year"])
    first = today.replace(day=1)
    value = {"week": week(today + day * 7 * toward),
             "month": (first + relativedelta(months=toward)).strftime("%Y-%m"),
             "quarter": quarter(first + relativedelta(months=3 * toward)),
             "year": str(today.year + toward)}[unit]
    return f"{words} {unit}", [value], "en"


def named_quarter(pick, today):
    year, number = pick.randrange(1980, 2070), pick.randrange(4)
    return f"the {ORDINALS[number]} quarter of {year}", [f"{year}-Q{number + 1}"], "en"


def last_weekday(pick, today):
    name = pick.randrange(7)
    date = today - day + relativedelta(weekday=STEPS[name](-1))
    return f"last {WEEKDAYS[name]}", [date.isoformat()], "en"


def weekday_of_week(pick, today):
    name = pick.randrange(7)
    toward, words = pick.choice([(-1, "last"), (1, "next")])
    monday = today - day * today.weekday() + day * 7 * toward
    return f"{WEEKDAYS[name]} of {words} week", [(monday + day * name).isoformat()], "en"


def days_of_range(pick, today):
    first = any_day(pick)
    last = min(first + day * pick.randrange(1, 20), first + relativedelta(day=31))
    if last <= first:
        return written_date(pick, today)
    return f"from {first.day} to {last.day} {MONTHS[first.month - 1]} {first.year}", [first.isoformat(),
                                                                                    last.isoformat()], "en"


def week_of(pick, today):
    date = any_day(pick)
    return f"the week of {date.day} {MONTHS[date.month - 1]} {date.year}", [week(date)], "en"


def numbered_week(pick, today):
    year = pick.randrange(1980, 2070)
    number = pick.randrange(1, datetime.date(year, 12, 28).isocalendar()[1] + 1)
    return f"in Kalenderwoche {number} des Jahres {year}", [f"{year}-W{number:02}"], "de"


KINDS = [written_date, german_date, spanish_date, near_day, ago, ahead, nth_weekday, feast, unit_near, named_quarter,
         last_weekday, weekday_of_week, days_of_range, week_of, numbered_week]


def main():
    dateline, seed = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 20260302
    pick = random.Random(seed)
    documents, expected = [], []
    for number in range(CASES):
        today = any_day(pick)
        text, values, language = KINDS[number % len(KINDS)](pick, today)
        documents.append(json.dumps({"doc": str(number), "dct": today.isoformat(), "text": text + ".",
                                     "language": language}))
        expected.append((text, today, values))
    run = subprocess.run([dateline, "tag", "--documents", "-"], input="\n".join(documents) + "\n", text=True,
                         capture_output=True, encoding="utf-8")
    if run.returncode != 0:
        sys.exit(f"dateline ended with {run.returncode}: {run.stderr}")
    found = [[] for _ in expected]
    for line in run.stdout.splitlines():
        one = json.loads(line)
        found[int(one["doc"])].append(one["value"])
    wrong = [(text, today, values, got) for (text, today, values), got in zip(expected, found) if values != got]
    for text, today, values, got in wrong[:20]:
        print(f'"{text}" said on {today}: {got}, Python has {values}')
    print(f"{CASES - len(wrong)} of {CASES} phrases mean the days that Python's calendar gives them (seed {seed})")
    sys.exit(1 if wrong else 0)


main()
