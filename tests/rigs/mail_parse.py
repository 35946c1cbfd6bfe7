#!/usr/bin/python3
"""mail_parse.py FILE: what Python's mail library and icalendar read in a mail, one `name=value` a line."""
import email
import email.policy
import sys

import icalendar

message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.default)
print("defects=" + str([d for part in message.walk() for d in part.defects]))
for name in ("From", "To", "Subject", "Date", "Message-Id", "References", "In-Reply-To", "Auto-Submitted", "List-Id"):
    print(f"{name}={message[name]}")
print("type=" + " ".join(part.get_content_type() for part in message.walk()))
for kind in ("plain", "html"):
    text = message.get_body((kind,)).get_content()
    print(f"{kind}=" + "|".join(text.split("\n")))
for part in message.iter_attachments():
    calendar = icalendar.Calendar.from_ical(part.get_payload(decode=True))
    print("filename=" + part.get_filename())
    print(f"method={part.get_param('method')} {calendar['METHOD']} charset={part.get_content_charset()}")
    for event in calendar.walk("VEVENT"):
        print(f"event={event['UID']} {event['DTSTART'].dt.isoformat()} {event['SUMMARY']}")
