#!/usr/bin/env python3
"""Learn how much each place of words counts for an event's category, and write daemon/events/category_weights.cpp.

    train_categories.py BENCH ARTICLES.jsonl GOLD.jsonl [--corpus tests/events/english.corpus] [--out FILE]

BENCH: the program datelined_extract_bench; its `--candidates` tell what speaks for which category, zone by zone. The words
that speak are a table of the language; learned is only how much a zone's word counts, in which form, how frequent each
category is and what each fact beside the words (a clock time, a deadline) tells.
GOLD: one article a line, {"id", "published", "events": [{"start", "end", "evidence", "category"}, ...]}.

A candidate is learned from if a gold event has its date and its sentence. Multinomial logistic regression with L2, full
batches with Adam's steps. Cross-validated over the sites and stories of ARTICLES, as train_model.py does. Plain Python.
"""
import argparse
import collections
import json
import math
import os
import random
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from train_model import agree, corpus_candidates, events_of, groups, near

CATEGORIES = ("conference product earnings economy politics election court policy deadline sports arts release science space "
              "business ceremony protest conflict weather health education transport personnel maintenance other").split()
ZONES = "head happening rest added sentence headline body".split()
FACTS = "timed lasting running limit deadline placed acts closes priced".split()
FORMS = 3
MOST, LOUD = 6, 3  # as in daemon/events/category.cpp
NUMBER = {c: i for i, c in enumerate(CATEGORIES)}


def forms(candidate):
    """[(form, category, value)]: what CategoryTable::forms is multiplied with."""
    said = []
    for zone, scores in candidate["zones"].items():
        z, top = ZONES.index(zone), max(scores.values())
        for category, score in scores.items():
            c = NUMBER[category]
            said.append((FORMS * z, c, score / max(top, MOST) if zone == "body" else min(score, MOST)))
            if score >= LOUD:
                said.append((FORMS * z + 1, c, 1))
            if score == top:
                said.append((FORMS * z + 2, c, 1))
    return said


def row(article, candidate, category, weight):
    return article, forms(candidate), [FACTS.index(f) for f in candidate["facts"]], NUMBER[category], weight


def gold_rows(candidates, gold):
    rows = []
    for article in candidates:
        g = gold.get(article["id"])
        for event in g["events"] if g else []:
            here = [c for c in article["events"] if agree(event, c, g["published"]) and
                    near(event.get("evidence"), c.get("evidence"))]
            weight = 0.5 if event.get("optional") else 1.0
            rows += [row(article["id"], c, event["category"], weight / len(here)) for c in here]
    return rows


def corpus_rows(bench, path, weight):
    """The sentences of a corpus that announce something."""
    rows = []
    for article, want, candidates in corpus_candidates(bench, path):
        here = [c for c in candidates if len(want) > 3 and
                agree({"start": want[0], "end": want[1]}, c, article["published"])]
        rows += [row(article["id"], c, want[3], weight / len(here)) for c in here]
    return rows


class Table:
    def __init__(self):
        self.values = [0.1] * (FORMS * len(ZONES)) + [0.0] * (len(CATEGORIES) * (1 + len(FACTS)))

    @staticmethod
    def bias(c):
        return FORMS * len(ZONES) + c

    @staticmethod
    def fact(f, c):
        return FORMS * len(ZONES) + len(CATEGORIES) * (1 + f) + c

    def sums(self, said, facts):
        v, n = self.values, len(CATEGORIES)
        at = self.bias(0)
        sums = v[at:at + n]
        for f in facts:
            at = self.fact(f, 0)
            for c in range(n):
                sums[c] += v[at + c]
        for form, c, value in said:
            sums[c] += v[form] * value
        return sums

    def category(self, said, facts):
        sums = self.sums(said, facts)
        return sums.index(max(sums))


def fit(rows, l2_forms, l2, rounds):
    table, n = Table(), len(CATEGORIES)
    size = len(table.values)
    mean, square = [0.0] * size, [0.0] * size
    total = sum(r[4] for r in rows)
    penalty = [l2_forms] * (FORMS * len(ZONES)) + [l2] * (size - FORMS * len(ZONES))
    for c in range(n - 1):  # where no word speaks it shall be `other`: frequent categories get no start
        penalty[Table.bias(c)] = 4 * l2
    for step in range(1, rounds + 1):
        gradient = [p * v for p, v in zip(penalty, table.values)]
        for _, said, facts, right, weight in rows:
            sums = table.sums(said, facts)
            top = max(sums)
            shares = [math.exp(s - top) for s in sums]
            scale = weight / total / sum(shares)
            errors = [s * scale for s in shares]
            errors[right] -= weight / total
            for form, c, value in said:
                gradient[form] += errors[c] * value
            for start in [table.bias(0)] + [table.fact(f, 0) for f in facts]:
                for c in range(n):
                    gradient[start + c] += errors[c]
        for i, g in enumerate(gradient):
            mean[i] = 0.9 * mean[i] + 0.1 * g
            square[i] = 0.99 * square[i] + 0.01 * g * g
            table.values[i] -= 0.05 * mean[i] / (1 - 0.9 ** step) / (math.sqrt(square[i] / (1 - 0.99 ** step)) + 1e-8)
            if i < FORMS * len(ZONES):  # a word that speaks for a category never speaks against it
                table.values[i] = max(table.values[i], 0.0)
    return table


def right_share(table, rows):
    total = sum(r[4] for r in rows)
    return 100 * sum(r[4] for r in rows if table.category(r[1], r[2]) == r[3]) / total if total else 0.0


def written(table):
    number = lambda v: f"{v:.2f}F" if abs(v) >= 0.005 else "0"
    line = lambda start, count: "{" + ", ".join(number(v) for v in table.values[start:start + count]) + "}"
    n = len(CATEGORIES)
    zones = ",\n".join(f"       {line(FORMS * z, FORMS)}" for z in range(len(ZONES)))
    facts = ",\n".join(f"       {line(table.fact(f, 0), n)}" for f in range(len(FACTS)))
    return f"""// What tests/bench/train_categories.py learned: made, not written. Rows and columns as in events/category.hpp.
#include "events/category.hpp"

namespace datelined {{

const CategoryTable& learned_categories() {{
  static constexpr CategoryTable table = {{
      {{{zones.lstrip()}}},
      {line(table.bias(0), n)},
      {{{facts.lstrip()}}}}};
  return table;
}}

}}  // namespace datelined
"""


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("articles")
    parser.add_argument("gold")
    parser.add_argument("--corpus", help="also learn from a corpus of made-up sentences")
    parser.add_argument("--corpus-weight", type=float, default=0.15, help="what a row of it counts")
    parser.add_argument("--l2-forms", type=float, default=0.006)
    parser.add_argument("--l2", type=float, default=0.01, help="of what is told apart by category")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--folds", type=int, default=8)
    parser.add_argument("--out")
    args = parser.parse_args()
    read = lambda path: [json.loads(line) for line in open(path, encoding="utf-8")]
    gold = {a["id"]: a for a in read(args.gold)}
    articles = read(args.articles)
    rows = gold_rows(events_of(args.bench, args.articles, "--candidates"), gold)
    made_up = corpus_rows(args.bench, args.corpus, args.corpus_weight) if args.corpus else []
    group = groups(articles)
    sites = sorted(set(group.values()))
    random.Random(7).shuffle(sites)
    fold = {a: sites.index(g) % args.folds for a, g in group.items()}
    unseen = collections.Counter()
    for k in range(args.folds if args.folds > 1 else 0):
        table = fit([r for r in rows if fold[r[0]] != k] + made_up, args.l2_forms, args.l2, args.rounds)
        for r in rows:
            if fold[r[0]] == k:
                unseen[table.category(r[1], r[2]) == r[3]] += r[4]
    table = fit(rows + made_up, args.l2_forms, args.l2, args.rounds)
    if unseen:
        print(f"cross-validated: {100 * unseen[True] / sum(unseen.values()):.1f} % of {len(rows)} candidates")
    print(f"learned from: {right_share(table, rows):.1f} %, of the corpus {right_share(table, made_up):.1f} %")
    if args.out:
        with open(args.out, "w", encoding="utf-8") as out:
            out.write(written(table))


if __name__ == "__main__":
    main()
