#!/usr/bin/python3
"""webhook_signature.py SECRET HEAD BODY: checks a Standard Webhooks signature with nothing but the standard library."""
import base64
import hashlib
import hmac
import sys
import time

secret = open(sys.argv[1]).read().strip()
headers = dict(
    (name.strip().lower(), value.strip())
    for name, _, value in (line.partition(":") for line in open(sys.argv[2]).read().splitlines()[1:])
)
body = open(sys.argv[3], "rb").read()
key = base64.b64decode(secret.removeprefix("whsec_"))
signed = f"{headers['webhook-id']}.{headers['webhook-timestamp']}.".encode() + body
expected = "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
if abs(time.time() - int(headers["webhook-timestamp"])) > 300:
    sys.exit("the timestamp is not fresh")
if not any(hmac.compare_digest(expected, given) for given in headers["webhook-signature"].split(" ")):
    sys.exit("no signature fits")
