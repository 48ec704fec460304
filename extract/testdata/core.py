#!/usr/bin/env python3
"""Print the documents of a gold file that only need the most frequent relations.

    core.py CONSTRUCTIONS.jsonl > SUBSET.jsonl

Kept are documents of level 1 or 2 that have core statements, all of them of the relations below.
"""
import json
import sys

RELATIONS = set("""INVITED MET_WITH TALKED_WITH PARTICIPATED_IN COOPERATED_WITH STATED PRAISED CONDEMNED ATTACKED
    HOLDS_POSITION PARTNER_OF FOUNDED FUNDED VISITED HOSTED SUPPORTED SANCTIONED""".split())


def wanted(doc: dict) -> bool:
    core = {s["relation"] for s in doc["statements"] if s["tier"] == "core"}
    return doc["level"] <= 2 and bool(core) and core <= RELATIONS


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        sys.stdout.reconfigure(encoding="utf-8")
        for line in filter(str.strip, lines):
            if wanted(json.loads(line)):
                sys.stdout.write(line)
