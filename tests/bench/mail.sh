#!/usr/bin/env bash
# Mails a second into an OpenSMTPD of its own: the mail sink over kept connections, msmtp and swaks (one run a mail), and
# the whole daemon with as many reminders due at once.
#   apt-get install opensmtpd msmtp swaks     (opensmtpd takes the place of another mail server: not in ./bootstrap)
#   tests/bench/mail.sh BUILD_FOLDER [MAILS]
# Needs root, because OpenSMTPD starts as root and changes to its own users.
set -euo pipefail
build=$(readlink -f "${1:?BUILD_FOLDER}")
mails=${2:-1000}
port=2525
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT

cat > "$work/smtpd.conf" <<CONF
listen on 127.0.0.1 port $port
action "drop" mda "/bin/cat > /dev/null" user nobody
match from any for any action "drop"
CONF
smtpd -d -f "$work/smtpd.conf" > "$work/smtpd.log" 2>&1 &
for _ in $(seq 50); do
  if (exec 3<> "/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  sleep 0.1
done

per_second() { # per_second COUNT BEGIN_NS
  awk -v n="$1" -v ns=$(($(date +%s%N) - $2)) 'BEGIN { printf "%.0f a second\n", n * 1e9 / ns }'
}

echo "sink, 4 connections: $("$build/datelined_mail_bench" "$port" "$mails" 4)"
echo "sink, 1 connection:  $("$build/datelined_mail_bench" "$port" "$mails" 1)"
few=$((mails / 20 + 20))
printf 'Subject: Reminder\n\nStarts in 1 h.\n' > "$work/message"
begin=$(date +%s%N)
for _ in $(seq "$few"); do
  msmtp --file=/dev/null --host=127.0.0.1 --port="$port" --from=a@localhost.localdomain root@localhost.localdomain < "$work/message"
done
echo "msmtp: $(per_second "$few" "$begin")"
begin=$(date +%s%N)
for _ in $(seq "$few"); do
  swaks --silent 3 --server 127.0.0.1:"$port" --from a@localhost.localdomain --to root@localhost.localdomain --body "Starts in 1 h."
done
echo "swaks: $(per_second "$few" "$begin")"

mkdir "$work/news" "$work/state"
cat > "$work/datelined.toml" <<CONF
[user]
zone = "UTC"
[[folder]]
name = "news"
path = "$work/news"
language = "en"
[[watch]]
name = "all"
minimum_confidence = 0
leads = ["1h"]
sinks = ["mail"]
[[sink]]
name = "mail"
kind = "email"
host = "127.0.0.1"
port = $port
security = "none"
from = "datelined@localhost.localdomain"
to = [$(seq -s, -f '"root+%g@localhost.localdomain"' "$mails")]
CONF
# One event, and as many recipients as mails: all are due an hour before it, at the first full minute that leaves time to
# read of it.
start=$(date -u -d '+61 minutes +20 seconds' '+%Y-%m-%dT%H:%M:00Z')
cat > "$work/news/event.html" <<PAGE
<!DOCTYPE html><html lang="en"><head><title>Bench conference</title><script type="application/ld+json">
{"@context":"https://schema.org","@type":"Event","name":"Bench conference","startDate":"$start",
"location":{"@type":"Place","name":"London"}}</script></head><body><h1>Bench conference</h1><p>It will open in London.</p></body></html>
PAGE
"$build/datelined" --config "$work/datelined.toml" --state "$work/state" --socket "$work/socket" > "$work/daemon.log" 2>&1 &
count() { # count STATE: of the daemon's deliveries
  "$build/dateline" --socket "$work/socket" status --json 2>/dev/null | grep -o "\"$1\":[0-9]*" | grep -o '[0-9]*$' || echo 0
}
begin=0
for _ in $(seq 4000); do
  sent=$(count sent)
  if [ "$sent" -gt 0 ] && [ "$begin" = 0 ]; then begin=$(date +%s%N) first=$sent; fi
  if [ "$sent" -ge "$mails" ]; then break; fi
  sleep 0.05
done
if [ "$sent" -lt "$mails" ]; then
  echo "whole daemon: $sent of $mails sent, $(count dead) refused"
  tail -n 3 "$work/daemon.log"
  exit 1
fi
echo "whole daemon: $(per_second $((mails - first)) "$begin")"
