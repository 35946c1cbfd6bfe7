#!/usr/bin/env python3
"""Learn how much each cue counts, and write daemon/events/model_weights.cpp.

    train_model.py BENCH ARTICLES.jsonl GOLD.jsonl [--out FILE] [--l2 X] [--least N] [--cross-validated PRED.jsonl]
                   [--corpus tests/events/english.corpus] [--density X]

BENCH: the program datelined_extract_bench. It is asked for the cues of every candidate of ARTICLES, and for the events that
the model of each fold finds in the articles which that fold did not learn from.
GOLD: one article a line, {"id", "published", "events": [{"start", "end", "evidence", "optional"}, ...]}.
Folds are made of the sites and stories of ARTICLES, so that no site and no story is both learned from and measured on.

A candidate is right if a gold event has its date (or, for dates coarser than a day, overlaps it by a quarter); right dates
from another sentence count half, candidates that pair with an optional event only are left out. Logistic regression with
L2, Newton steps on the diagonal; then Platt scaling on the events that the folds found: what is shown is events, several
candidates of one happening joined. `--cross-validated` writes these events with their confidence, to be scored.
Plain Python, no libraries.
"""
import argparse
import calendar
import collections
import datetime as dt
import json
import math
import random
import re
import subprocess
import tempfile

SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}


def month_end(year, month):
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def interval(spec):
    spec = (spec or "")[:10] if re.match(r"\d{4}-\d\d-\d\d", spec or "") else (spec or "")
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", spec):
            day = dt.date.fromisoformat(spec)
            return day, day, True
        if m := re.fullmatch(r"(\d{4})-W(\d\d)", spec):
            first = dt.date.fromisocalendar(int(m[1]), int(m[2]), 1)
            return first, first + dt.timedelta(6), False
        if m := re.fullmatch(r"(\d{4})-(\d\d)", spec):
            return dt.date(int(m[1]), int(m[2]), 1), month_end(int(m[1]), int(m[2])), False
        if m := re.fullmatch(r"(\d{4})-([QH])(\d)", spec):
            size = 3 if m[2] == "Q" else 6
            last = size * int(m[3])
            return dt.date(int(m[1]), last - size + 1, 1), month_end(int(m[1]), last), False
        if m := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", spec):
            a, b = SEASONS[m[2]]
            return dt.date(int(m[1]), a, 1), month_end(int(m[1]), b), False
        if m := re.fullmatch(r"(\d{4})", spec):
            return dt.date(int(m[1]), 1, 1), dt.date(int(m[1]), 12, 31), False
    except ValueError:
        pass
    return None


def overlap(a, b):
    both = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return max(both, 0) / ((max(a[1], b[1]) - min(a[0], b[0])).days + 1)


def anchors(event, published):
    found = [interval(event.get("start")), interval(event.get("end"))]
    if found[0] and found[1] and found[0][0].isoformat() <= published[:10]:
        return [x for x in found if x]
    return [found[0] or found[1]] if found[0] or found[1] else []


def agree(gold, candidate, published):
    best = 0
    for a in anchors(gold, published):
        for b in anchors(candidate, published):
            if a[:2] == b[:2] and a[2] == b[2]:
                best = 2
            elif overlap(a, b) >= 0.25:
                best = max(best, 1)
    return best


def near(a, b):
    """Two sentences that share their beginning, or of which one holds the other."""
    a, b = (re.sub(r"\W+", " ", x or "").strip() for x in (a, b))
    return bool(a and b) and (a in b or b in a or a[:40] == b[:40])


def labelled(candidates, gold):
    rows = []
    for article in candidates:
        g = gold.get(article["id"])
        if not g:
            continue
        for candidate in article["events"]:
            label, weight = 0, 1.0
            optional = False
            for event in g["events"]:
                if not agree(event, candidate, g["published"]):
                    continue
                here = near(event.get("evidence"), candidate.get("evidence"))
                if event.get("optional"):
                    optional = True
                elif here:
                    label, weight = 1, 1.0
                    break
                elif not label:
                    label, weight = 1, 0.5
            if not label and optional:
                continue
            rows.append((article["id"], candidate["cues"], label, weight))
    return rows


def corpus_candidates(bench, path):
    """(article, columns behind its sentence, candidates) of each sentence of a corpus: start | end | status | category | title."""
    articles, wanted, published = [], [], ""
    for line in open(path, encoding="utf-8"):
        line = line.strip()
        if line.startswith("dateline "):
            published = line[9:]
        elif line and line[0] != "#":
            columns = [c.strip() for c in line.split("|")]
            articles.append({"id": f"corpus {len(articles)}", "published": published, "title": "", "text": columns[0]})
            wanted.append(columns[1:])
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as out:
        out.writelines(json.dumps(a) + "\n" for a in articles)
        out.flush()
        found = events_of(bench, out.name, "--candidates")
    return [(article, want, said["events"]) for article, want, said in zip(articles, wanted, found)]


def corpus_rows(bench, path, weight):
    """Rows of a corpus of made-up sentences: those that announce count as right where the date agrees, `-` as wrong."""
    rows = []
    for article, want, candidates in corpus_candidates(bench, path):
        for candidate in candidates:
            right = want[0] != "-"
            if not right or agree({"start": want[0], "end": want[1]}, candidate, article["published"]):
                rows.append((article["id"], candidate["cues"], int(right), weight))
    return rows


def sigmoid(x):
    return 1 / (1 + math.exp(-x)) if x > -700 else 0.0


def fit(rows, names, l2, rounds=400):
    number = {name: i for i, name in enumerate(names)}
    data = [([number[c] for c in cues if c in number], label, weight) for _, cues, label, weight in rows]
    weights, bias = [0.0] * len(names), 0.0
    speed_w, speed_b = [0.0] * len(names), 0.0
    total = sum(w for _, _, w in data)
    for step in range(rounds):
        gradient, curve = [0.0] * len(names), [0.0] * len(names)
        gb = cb = 0.0
        for cues, label, weight in data:
            p = sigmoid(bias + sum(weights[c] for c in cues))
            error, bend = weight * (p - label), weight * max(p * (1 - p), 1e-4) * max(len(cues), 1)
            gb += error
            cb += bend
            for c in cues:
                gradient[c] += error
                curve[c] += bend
        bias -= gb / (cb + 1e-9)
        change = 0.0
        for i in range(len(names)):
            move = (gradient[i] + l2 * total * weights[i]) / (curve[i] + l2 * total)
            weights[i] -= move
            change = max(change, abs(move))
        if change < 1e-3:
            break
    return weights, bias


def platt(sums):
    scale, shift = 1.0, 0.0
    for _ in range(200):
        ga = gb = haa = hbb = hab = 0.0
        for s, label, weight in sums:
            p = sigmoid(scale * s + shift)
            e, h = weight * (p - label), weight * max(p * (1 - p), 1e-6)
            ga, gb = ga + e * s, gb + e
            haa, hbb, hab = haa + h * s * s, hbb + h, hab + h * s
        det = haa * hbb - hab * hab
        if abs(det) < 1e-9:
            break
        da, db = (hbb * ga - hab * gb) / det, (haa * gb - hab * ga) / det
        scale, shift = scale - da, shift - db
        if abs(da) + abs(db) < 1e-7:
            break
    return scale, shift


def stems(title):
    return {w[:5] for w in re.findall(r"[a-z0-9]+", title.lower()) if len(w) > 3}


def groups(articles):
    """Article -> the first article that it shares a site or a story with: half of the words of the shorter title."""
    known = {}
    titles = [(a["id"], stems(a["title"])) for a in articles]
    top = {a["id"]: a["id"] for a in articles}

    def root(a):
        while top[a] != a:
            a = top[a]
        return a

    for a in articles:
        first = known.setdefault(a.get("site", a["id"]), a["id"])
        top[root(a["id"])] = root(first)
    for i, (a, words) in enumerate(titles):
        for b, others in titles[:i]:
            if len(words & others) >= max(3, 0.5 * min(len(words), len(others))):
                top[root(a)] = root(b)
    return {a: root(a) for a in top}


LEAST = "0.3"  # events less likely than that are never shown, and would bend the scale


def events_of(bench, *arguments):
    said = subprocess.run([bench, *arguments], stdout=subprocess.PIPE, check=True, text=True).stdout
    return [json.loads(line) for line in said.splitlines()]


def write_table(path, table, bias):
    with open(path, "w") as out:
        out.write(f"{bias} 1 0\n" + "".join(f"{w} {c}\n" for c, w in table.items()))


def unseen(bench, articles, fold, models):
    """The events of each fold's articles by the model that did not learn from them; confidence unscaled."""
    found = []
    with tempfile.TemporaryDirectory() as folder:
        for k, (table, bias) in enumerate(models):
            write_table(f"{folder}/weights", table, bias)
            with open(f"{folder}/articles", "w") as out:
                out.writelines(json.dumps(a) + "\n" for a in articles if fold[a["id"]] == k)
            found += events_of(bench, f"{folder}/articles", "--weights", f"{folder}/weights", "--min-confidence", LEAST)
    return found


def judged(predictions, gold):
    """(sum, right, weight) of every event found; a gold event is paired once, with the likeliest; optional ones are left out."""
    rows = []
    for article in predictions:
        g = gold.get(article["id"])
        free = list(g["events"]) if g else []
        for event in sorted(article["events"], key=lambda e: -e["confidence"]):
            match = [x for x in free if agree(x, event, g["published"])]
            match.sort(key=lambda x: (bool(x.get("optional")), -agree(x, event, g["published"])))
            if match:
                free.remove(match[0])
            if not (match and match[0].get("optional")):
                p = min(max(event["confidence"], 1e-9), 1 - 1e-9)
                rows.append((math.log(p / (1 - p)), int(bool(match)), 1.0))
    return rows


def scaled(predictions, scale, shift):
    for article in predictions:
        for event in article["events"]:
            p = min(max(event["confidence"], 1e-9), 1 - 1e-9)
            event["confidence"] = sigmoid(scale * math.log(p / (1 - p)) + shift)
    return predictions


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("articles")
    parser.add_argument("gold")
    parser.add_argument("--out")
    parser.add_argument("--l2", type=float, default=0.003)
    parser.add_argument("--least", type=int, default=8, help="rows that a cue must hold in")
    parser.add_argument("--cross-validated", metavar="FILE", help="write the events found in unseen articles there")
    parser.add_argument("--density", type=float, help="events an article, where that differs from the gold's: moves the shift")
    parser.add_argument("--corpus", help="also learn from a corpus of made-up sentences")
    parser.add_argument("--corpus-weight", type=float, default=1.0, help="what a row of it counts")
    parser.add_argument("--folds", type=int, default=8)
    args = parser.parse_args()
    read = lambda path: [json.loads(line) for line in open(path)]
    gold = {a["id"]: a for a in read(args.gold)}
    articles = read(args.articles)
    group = groups(articles)
    candidates = events_of(args.bench, args.articles, "--candidates")
    rows = labelled(candidates, gold)
    made_up = corpus_rows(args.bench, args.corpus, args.corpus_weight) if args.corpus else []
    seen = collections.Counter(c for _, cues, _, _ in rows + made_up for c in cues)
    names = sorted(c for c, n in seen.items() if n >= args.least)
    sites = sorted(set(group.values()))
    random.Random(7).shuffle(sites)
    fold = {a: sites.index(g) % args.folds for a, g in group.items()}
    print(f"{len(rows)} candidates, {sum(r[2] for r in rows)} right, {len(names)} cues, {len(sites)} groups")

    models = []
    for k in range(args.folds):
        weights, bias = fit([r for r in rows if fold[r[0]] != k] + made_up, names, args.l2)
        models.append((dict(zip(names, weights)), bias))
    events = unseen(args.bench, articles, fold, models)
    sums = judged(events, gold)
    scale, shift = platt(sums)
    density = sum(not e.get("optional") for a in gold.values() for e in a["events"]) / len(gold)
    shift += math.log(args.density / density) if args.density else 0.0
    sure = [(sigmoid(scale * s + shift), y) for s, y, _ in sums]
    loss = -sum(math.log(max(p if y else 1 - p, 1e-9)) for p, y in sure) / len(sure)
    print(f"cross-validated events: {len(sure)}, loss {loss:.4f}, scale {scale:.3f}, shift {shift:.3f}")
    if args.cross_validated:
        with open(args.cross_validated, "w") as out:
            out.writelines(json.dumps(a) + "\n" for a in scaled(events, scale, shift))
    weights, bias = fit(rows + made_up, names, args.l2)
    if args.out:
        lines = "\n".join(f'    {{"{name}", {weight:.3f}}},' for name, weight in zip(names, weights) if abs(weight) >= 0.005)
        with open(args.out, "w") as out:
            out.write(f"""// What tests/bench/train_model.py learned: made, not written. Names are those of events/cues.cpp.
#include "events/model.hpp"

namespace datelined {{
namespace {{

constexpr CueWeight weights[] = {{
{lines}
}};

}}  // namespace

const ModelTable& model_table() {{
  static constexpr ModelTable table = {{weights, {bias:.3f}, {scale:.3f}, {shift:.3f}}};
  return table;
}}

}}  // namespace datelined
""")


if __name__ == "__main__":
    main()
