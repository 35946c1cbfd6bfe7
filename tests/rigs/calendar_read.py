#!/usr/bin/python3
"""calendar_read.py FILE: what python3-icalendar reads in a calendar, one JSON object an event after one of the head."""
import json
import sys

import icalendar

calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
print(json.dumps({"name": calendar["X-WR-CALNAME"], "refresh": calendar["REFRESH-INTERVAL"].to_ical().decode(),
                  "errors": calendar.errors, "parts": [part.name for part in calendar.subcomponents]}))
for event in calendar.walk("VEVENT"):
    start, end = event["DTSTART"].dt, event.get("DTEND")
    print(json.dumps({
        "uid": event["UID"], "start": start.isoformat(), "end": end.dt.isoformat() if end else None,
        "summary": event["SUMMARY"], "description": event["DESCRIPTION"], "location": event.get("LOCATION"),
        "status": event["STATUS"], "sequence": event["SEQUENCE"], "url": event.get("URL"), "errors": event.errors,
        "alarms": len(event.subcomponents)}))
