#!/usr/bin/env python3
"""Learn how much each cue counts, and write daemon/events/model_weights.cpp.

    train_model.py CANDIDATES.jsonl ARTICLES.jsonl GOLD.jsonl [--out FILE] [--l2 X] [--least N] [--scores FILE]

CANDIDATES: `datelined_extract_bench ARTICLES.jsonl --candidates`, one article a line with the cues of every candidate.
GOLD: one article a line, {"id", "published", "events": [{"start", "end", "evidence", "optional"}, ...]}.
ARTICLES: for the site of each article; folds are made of sites, so that no site is both learned from and measured on.

A candidate is right if a gold event has its date (or, for dates coarser than a day, overlaps it by a quarter); right dates
from another sentence count half, candidates that pair with an optional event only are left out. Logistic regression with
L2, Newton steps on the diagonal; then Platt scaling on the cross-validated sums. Plain Python, no libraries.
"""
import argparse
import calendar
import collections
import datetime as dt
import json
import math
import random
import re

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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("candidates")
    parser.add_argument("articles")
    parser.add_argument("gold")
    parser.add_argument("--out")
    parser.add_argument("--l2", type=float, default=0.002)
    parser.add_argument("--least", type=int, default=4, help="rows that a cue must hold in")
    parser.add_argument("--scores", help="write the cross-validated confidence of each candidate, to measure with")
    parser.add_argument("--folds", type=int, default=8)
    args = parser.parse_args()
    read = lambda path: [json.loads(line) for line in open(path)]
    gold = {a["id"]: a for a in read(args.gold)}
    site = {a["id"]: a.get("site", a["id"]) for a in read(args.articles)}
    candidates = read(args.candidates)
    rows = labelled(candidates, gold)
    seen = collections.Counter(c for _, cues, _, _ in rows for c in cues)
    names = sorted(c for c, n in seen.items() if n >= args.least)
    sites = sorted(set(site.values()))
    random.Random(7).shuffle(sites)
    fold = {s: i % args.folds for i, s in enumerate(sites)}
    print(f"{len(rows)} candidates, {sum(r[2] for r in rows)} right, {len(names)} cues, {len(sites)} sites")

    sums, models = [], []
    for k in range(args.folds):
        learn = [r for r in rows if fold[site[r[0]]] != k]
        weights, bias = fit(learn, names, args.l2)
        table = dict(zip(names, weights))
        models.append((table, bias))
        for article, cues, label, weight in rows:
            if fold[site[article]] == k:
                sums.append((bias + sum(table.get(c, 0) for c in cues), label, weight))
    scale, shift = platt(sums)
    loss = sum(-w * math.log(max(sigmoid(scale * s + shift) if y else 1 - sigmoid(scale * s + shift), 1e-9)) for s, y, w in sums)
    right = [(sigmoid(scale * s + shift) >= 0.5, y, w) for s, y, w in sums]
    tp = sum(w for p, y, w in right if p and y)
    print(f"cross-validated: loss {loss / sum(w for *_, w in sums):.4f}, precision {tp / max(1e-9, sum(w for p, _, w in right if p)):.3f}, "
          f"recall {tp / sum(w for _, y, w in right if y):.3f}, scale {scale:.3f}, shift {shift:.3f}")
    if args.scores:
        with open(args.scores, "w") as out:
            for article in candidates:
                table, bias = models[fold[site[article["id"]]]]
                out.write(json.dumps({"id": article["id"], "scores": [
                    sigmoid(scale * (bias + sum(table.get(c, 0) for c in e["cues"])) + shift) for e in article["events"]]}) + "\n")
    weights, bias = fit(rows, names, args.l2)
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
