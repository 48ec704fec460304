"""Tests of score.py: gold turned into system form must score 1.0, and damage must cost exactly what it should.

    python3 extract/testdata/test_score.py [GOLD.jsonl …]      (default: every .jsonl beside this file)
"""
import contextlib
import copy
import io
import json
import sys
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import score as S

FILES = [Path(a) for a in sys.argv[1:] if a.endswith(".jsonl")] or sorted(HERE.glob("*.jsonl"))


def statement(relation, source, target, **more):
    """A gold statement; an end is the text, (text, English name) or None."""
    (st, se), (tt, te) = (e if isinstance(e, tuple) else (e, e) for e in (source, target))
    return {"relation": relation, "source_text": st, "source_en": se, "target_text": tt, "target_en": te, "roles": {}, "polarity": "positive",
            "factuality": "asserted", "time": None, "speaker_en": None, "tier": "core"} | more


def document(text, *statements, id="t1-en", lang="en", **more):
    return {"id": id, "pair": id[:-3], "lang": lang, "published": "2024-05-17", "level": 1, "phenomena": ["x"], "trap": False, "text": text,
            "statements": list(statements)} | more


INVITED = statement("INVITED", ("NATO chief Jens Stoltenberg", "Jens Stoltenberg"), "Japan",
                    roles={"place_text": "Vilnius", "place_en": "Vilnius", "event_text": "summit in Vilnius", "event_en": "Vilnius summit"},
                    time={"from": "2023-07-01", "to": "2023-07-31"}, speaker_en="Jens Stoltenberg")
SAMPLE = document("NATO chief Jens Stoltenberg invited Japan to a summit in Vilnius.", INVITED,
                  statement("HOLDS_POSITION", "Jens Stoltenberg", "NATO", roles={"position_text": "chief", "position_en": "head"}))
FOUR = ("Japan", "South Korea", "New Zealand", "Australia")
GROUP = document("NATO invited four partners – Japan, South Korea, New Zealand and Australia.",
                 *(statement("INVITED", "NATO", m) for m in FOUR),
                 statement("INVITED", "NATO", ("four partners – Japan, South Korea, New Zealand and Australia", "partners of NATO"), tier="optional"))


def as_system(doc):
    """A gold document as a perfect system would print it."""
    gold, entities, statements = S.GoldDoc(doc), {}, []

    def arg(text, en):
        if text is None and en is None:
            return None
        e = entities.setdefault(en, {"id": f"e{len(entities)}", "kind": "other", "name": en, "names": {"en": en}, "wikidata": "", "mentions": []})
        if text is None:  # implicit
            return {"entity": e["id"]}
        (start, end), *_ = gold.find(text)
        e["mentions"].append({"text": text, "start": start, "end": end})
        return {"entity": e["id"], "text": text, "start": start, "end": end}

    for n, s in enumerate(doc["statements"]):
        roles = {k[:-5]: arg(v, s["roles"].get(k[:-5] + "_en") or v) for k, v in s["roles"].items() if k.endswith("_text") and v}
        speaker = s.get("speaker_en")
        text = (gold.mentions.get(speaker) or [None])[0]
        whole = {"text": doc["text"], "start": 0, "end": len(gold.bytes)}
        statements.append({"id": f"s{n}", "relation": s["relation"], "source": arg(s["source_text"], s["source_en"]),
                           "target": arg(s["target_text"], s["target_en"]), "roles": roles, "polarity": s["polarity"], "factuality": s["factuality"],
                           "attribution": [{"speaker": arg(text, speaker)}] if text else [], "time": s["time"],
                           "trigger": whole, "evidence": whole, "rules": [], "derived_from": ""})
    return {"id": doc["id"], "lang": doc["lang"], "statements": statements, "entities": list(entities.values()), "skipped": []}


def grouped(out, group, members, side="target"):
    """The output with one statement whose argument has members instead of the member statements (by index)."""
    s = out["statements"]
    s[group][side]["members"] = [s[m][side]["entity"] for m in members if s[m][side]]
    out["statements"] = [x for n, x in enumerate(s) if n not in members]
    return out


def figures(docs, results):
    return S.score([S.GoldDoc(d) for d in docs], {r["id"]: r for r in results})[0]


def load(path):
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


class Gold(unittest.TestCase):
    def test_perfect_output_scores_one(self):
        for path in FILES:
            with self.subTest(path.name):
                docs = load(path)
                r = figures(docs, map(as_system, docs))
                self.assertEqual([r["all"][m]["f1"] for m in ("relaxed", "strict", "link")], [1.0, 1.0, 1.0], r["all"])
                self.assertEqual((r["traps"]["errors"], r["contract"]["first"], r["missing"]), (0, [], []))
                self.assertEqual({k for k, v in r["slots"]["all"].items() if v["share"] < 1}, set())

    def test_texts_are_verbatim_and_values_known(self):
        for path in FILES:
            for doc in load(path):
                ids = [doc["id"]] + [s.get("note", "") for s in doc["statements"]]
                self.assertIn(doc["id"][-2:], ("uk", "en"), ids)
                for s in doc["statements"]:
                    texts = [v for k, v in (s | s["roles"]).items() if k.endswith("_text") and v]
                    self.assertEqual([t for t in texts if t not in doc["text"]], [], doc["id"])
                    self.assertTrue(s["relation"] in S.RELATIONS or s["relation"] == "OPEN", (doc["id"], s["relation"]))
                    self.assertIn(s["factuality"], S.FACTUALITY, doc["id"])
                    self.assertIn(s["polarity"], ("positive", "negative"), doc["id"])
                    self.assertIn(s["tier"], ("core", "secondary", "optional"), doc["id"])
                self.assertEqual([p for p in doc.get("no_edge", []) if p not in doc["text"]], [], doc["id"])

    @unittest.skipUnless(HERE / "seed.jsonl" in FILES, "seed.jsonl is not among the files")
    def test_seed_as_groups(self):
        """A system that prints one statement with members instead of the dyads scores 1.0 on the seed as well."""
        docs = load(HERE / "seed.jsonl")
        results = []
        for doc in docs:
            out, statements = as_system(doc), list(enumerate(doc["statements"]))
            for n, s in reversed([x for x in statements if x[1]["note"].endswith(" group")]):
                members = [m for m, t in statements if t["note"] == s["note"].replace("group", "member")]
                side = "source" if s["source_en"] != doc["statements"][members[0]]["source_en"] else "target"
                grouped(out, n, members, side)
            results.append(out)
            self.assertLess(len(out["statements"]), len(doc["statements"]) - 15)
        r = figures(docs, results)
        self.assertEqual((r["all"]["relaxed"]["f1"], r["all"]["core_recall"], r["all"]["false"]), (1.0, 1.0, 0), r["all"])

    @unittest.skipUnless(HERE / "seed.jsonl" in FILES, "seed.jsonl is not among the files")
    def test_seed_agrees_across_languages(self):
        docs = load(HERE / "seed.jsonl")
        x = figures(docs, map(as_system, docs))["cross_lingual"]
        self.assertGreater(x["aligned"], 35)
        self.assertEqual(x["found_in_both"], 1.0)
        self.assertGreater(x["same_entities"], 0.95)
        self.assertEqual([len(d["no_edge"]) for d in docs], [6, 6])


class Scorer(unittest.TestCase):
    def sample(self, change, doc=SAMPLE):
        out = as_system(doc)
        change(out)
        return figures([doc], [out])

    def counts(self, change, *kinds, doc=SAMPLE):
        f = self.sample(change, doc)["all"]
        return tuple(f[k] for k in kinds)

    def test_deletion_lowers_recall_only(self):
        f = self.sample(lambda o: o["statements"].pop())["all"]
        self.assertEqual((f["relaxed"]["p"], f["relaxed"]["r"]), (1.0, 0.5))

    def test_invented_statement_lowers_precision_only(self):
        def invent(o):
            s = copy.deepcopy(o["statements"][0])
            s["source"], s["target"] = s["target"], s["source"]
            o["statements"].append(s)
        self.assertEqual(self.counts(invent, "hit", "miss", "false"), (2, 0, 1))

    def test_derived_and_open_are_not_penalised(self):
        def add(o):
            o["statements"].append({**copy.deepcopy(o["statements"][0]), "relation": "VISITED", "derived_from": "s0"})
            o["statements"].append({**copy.deepcopy(o["statements"][0]), "relation": "OPEN"})
        self.assertEqual(self.counts(add, "false", "derived", "open"), (0, 1, 1))

    def test_polarity_and_factuality(self):
        for field, value, hits in (("polarity", "negative", 1), ("factuality", "planned", 1), ("factuality", "asserted", 2)):
            self.assertEqual(self.counts(lambda o, x={field: value}: o["statements"][0].update(x), "hit"), (hits,), value)
        planned = document("Tokyo will visit.", statement("VISITED", "Tokyo", None, factuality="planned"))
        f = self.sample(lambda o: o["statements"][0].update(factuality="promised"), planned)["all"]
        self.assertEqual((f["relaxed"]["f1"], f["strict"]["f1"]), (1.0, 0.0))  # folds to planned, but is not the same

    def test_optional_is_neither_required_nor_wrong(self):
        doc = document("NATO invited Japan.", statement("INVITED", "NATO", "Japan", tier="optional"))
        self.assertEqual(self.counts(lambda o: None, "gold", "system", "optional", doc=doc), (0, 0, 1))
        self.assertEqual(self.counts(lambda o: o["statements"].clear(), "miss", "false", doc=doc), (0, 0))

    def test_symmetric_relations_may_be_swapped(self):
        def swap(o):
            s = o["statements"][0]
            s["source"], s["target"] = s["target"], s["source"]
        meeting = document("Blinken met Lavrov.", statement("MET_WITH", "Blinken", "Lavrov"))
        invitation = document("Blinken invited Lavrov.", statement("INVITED", "Blinken", "Lavrov"))
        f = self.sample(swap, meeting)["all"]
        self.assertEqual((f["relaxed"]["f1"], f["strict"]["f1"], f["link"]["f1"]), (1.0, 1.0, 1.0))
        self.assertEqual(self.counts(swap, "hit", "miss", "false", doc=invitation), (0, 1, 1))

    def test_compatible_relations_count_in_relaxed_only(self):
        doc = document("Blinken met Lavrov.", statement("MET_WITH", "Blinken", "Lavrov"))
        f = self.sample(lambda o: o["statements"][0].update(relation="TALKED_WITH"), doc)["all"]
        self.assertEqual((f["relaxed"]["f1"], f["strict"]["f1"], f["link"]["f1"]), (1.0, 0.0, 0.0))
        self.assertEqual(self.counts(lambda o: o["statements"][0].update(relation="VISITED"), "hit", "miss", "false", doc=doc), (0, 1, 1))

    def test_group_with_members_counts_for_each_dyad(self):
        f = self.sample(lambda o: grouped(o, 4, range(4)), GROUP)["all"]
        self.assertEqual((f["hit"], f["miss"], f["false"], f["optional"], f["strict"]["f1"]), (4, 0, 0, 1, 1.0))

    def test_members_as_statements_of_their_own(self):
        self.assertEqual(self.counts(lambda o: o["statements"].pop(), "hit", "miss", "false", doc=GROUP), (4, 0, 0))

    def test_group_without_members_misses_its_dyads(self):
        def bare(o):
            o["statements"] = o["statements"][4:]
        self.assertEqual(self.counts(bare, "hit", "miss", "false", "optional", doc=GROUP), (0, 4, 0, 1))

    def test_wrong_member_is_one_false_positive(self):
        def wrong(o):
            grouped(o, 4, range(4))
            o["entities"].append({"id": "x", "name": "China", "names": {"en": "China"}, "mentions": []})
            o["statements"][0]["target"]["members"].append("x")
        self.assertEqual(self.counts(wrong, "hit", "miss", "false", doc=GROUP), (4, 0, 1))

    def test_groups_at_both_ends(self):
        doc = document("Italy and Spain invited Chad and Mali.", *(statement("INVITED", a, b) for a in ("Italy", "Spain") for b in ("Chad", "Mali")))

        def both(o):
            first, ids = o["statements"][0], {e["name"]: e["id"] for e in o["entities"]}
            first["source"]["members"], first["target"]["members"] = [ids["Italy"], ids["Spain"]], [ids["Chad"], ids["Mali"]]
            o["statements"] = [first]
        self.assertEqual(self.counts(both, "hit", "miss", "false", doc=doc), (4, 0, 0))

    def test_repeats(self):
        def again(evidence):
            def change(o):
                o["statements"].append(copy.deepcopy(o["statements"][0]) | {"id": "again", "evidence": evidence})
            return change
        self.assertEqual(self.counts(again({"text": "NATO", "start": 0, "end": 4}), "hit", "false", "duplicate"), (2, 0, 1))  # another sentence
        same = as_system(SAMPLE)["statements"][0]["evidence"]
        self.assertEqual(self.counts(again(same), "hit", "false", "duplicate"), (2, 1, 0))

    def test_no_edge_passages_and_trap_documents(self):
        doc = document("Japan is an ally. No other partner is closer than Japan.", no_edge=["No other partner is closer than Japan"])
        trap = document("Is Japan an ally of NATO?", id="t2-en", trap=True)

        def claim(text, d):
            (a, b), *_ = S.GoldDoc(d).find(text)
            span = {"text": text, "start": a, "end": b}
            return {"id": d["id"], "entities": [], "statements": [{"relation": "PARTNER_OF", "source": span, "target": None, "roles": {},
                    "polarity": "positive", "factuality": "asserted", "trigger": span, "evidence": span}]}
        for text, errors in (("ally", 0), ("partner", 1)):
            r = figures([doc], [claim(text, doc)])
            self.assertEqual((r["traps"]["traps"], r["traps"]["errors"], r["all"]["false"]), (1, errors, 1), text)
        r = figures([doc, trap], [claim("partner", doc), claim("ally", trap)])
        self.assertEqual((r["traps"]["errors"], r["traps"]["per_100"]), (2, 100.0))
        self.assertEqual(figures([trap], [as_system(trap)])["all"]["relaxed"]["f1"], 1.0)

    def test_cross_lingual(self):
        uk = document("Столтенберг запросив Японію.", statement("INVITED", ("Столтенберг", "Jens Stoltenberg"), ("Японію", "Japan")), id="t1-uk", lang="uk")
        en = document("Stoltenberg invited Japan.", statement("INVITED", ("Stoltenberg", "Jens Stoltenberg"), "Japan"))
        good, other = as_system(uk), as_system(en)
        self.assertEqual(figures([uk, en], [good, other])["cross_lingual"], {"aligned": 1, "found_in_both": 1.0, "same_entities": 1.0})
        for e in other["entities"]:
            e["names"] = {}
        self.assertEqual(figures([uk, en], [good, other])["cross_lingual"], {"aligned": 1, "found_in_both": 1.0, "same_entities": 0.0})
        self.assertEqual(figures([uk, en], [good])["cross_lingual"]["found_in_both"], 0.0)

    def test_relative_pronoun_stands_for_its_antecedent(self):
        en = document("Japan, which condemns Russia, agrees.", statement("CONDEMNED", "Japan", "Russia"))
        uk = document("Японія, яка засуджує росію, згодна.", statement("CONDEMNED", ("Японія", "Japan"), ("росію", "Russia")), id="t1-uk", lang="uk")
        for doc, word in ((en, "which"), (uk, "яка")):
            (start, end), *_ = S.GoldDoc(doc).find(word)

            def pronoun(o, span={"text": word, "start": start, "end": end}):
                o["entities"][0].update(names={}, name="?")  # only the mentions of the entity can tell
                o["statements"][0]["source"].update(span)
            self.assertEqual(self.counts(pronoun, "hit", doc=doc), (1,))

    def test_other_reading_and_implicit_end(self):
        doc = document("Japan's minister spoke. He was invited to NATO's summit.",
                       statement("INVITED", (None, "NATO"), ("He", "Foreign Minister of Japan"), target_also=["Japan"]))

        def end(side, name):
            def change(o):
                o["entities"].append({"id": "x", "name": name, "names": {"en": name}, "mentions": []})
                o["statements"][0][side] = {"entity": "x", "text": name} if name else None
            return change
        for side, name, hits in (("target", "Japan", 1), ("target", "China", 0), ("source", None, 1), ("source", "NATO", 1), ("source", "China", 0)):
            self.assertEqual(self.counts(end(side, name), "hit", doc=doc), (hits,), (side, name))

    def test_slots(self):
        def change(o):
            s = o["statements"][0]
            s["roles"].pop("event")
            s["attribution"], s["time"] = [], {"from": "2023-07-01", "to": "2023-07-20"}
        slots = self.sample(change)["slots"]["en"]
        got = {k: v["share"] for k, v in slots.items()}
        self.assertEqual(got, {"event": 0.0, "place": 1.0, "position": 1.0, "polarity": 1.0, "factuality": 1.0, "speaker": 0.0, "no speaker": 1.0,
                               "time exact": 0.0, "time overlap": 1.0})
        self.assertEqual(S.days(None), (0, 0))
        self.assertEqual(S.days({"from": None, "to": "0001-01-02"}), (1, 2))

    def test_position_is_part_of_the_statement(self):
        def change(o):
            o["statements"][1]["roles"]["position"] = {"text": "invited", "start": 28, "end": 35}
        self.assertEqual(self.counts(change, "hit", "miss", "false"), (1, 1, 1))

    def test_contract(self):
        def change(o):
            o["statements"][0]["source"]["end"] -= 1
            o["statements"][0]["target"]["members"] = ["nobody"]
            o["statements"][1].update(relation="LIKES", polarity="neutral", time={"from": "2023-02-30"})
        first = self.sample(change)["contract"]["first"]
        self.assertEqual(sorted(e.split()[0] for e in first), ["entity", "offset", "relation", "time", "value"])

    def test_nulls_for_empty_lists(self):
        def change(o):
            o["statements"][0].update(attribution=None, rules=None, roles=None, time=None)
            o["statements"][0]["target"]["members"] = None
            o["entities"][0].update(mentions=None)
        self.assertEqual(self.counts(change, "hit", "false"), (2, 0))
        r = figures([SAMPLE], [{"id": "t1-en", "statements": None, "entities": None}])
        self.assertEqual((r["all"]["miss"], r["missing"]), (2, []))

    def test_missing_and_failed_documents(self):
        second = SAMPLE | {"id": "t2-en"}
        r = figures([SAMPLE, second], [{"id": "t2-en", "error": "line 2: no object"}])
        self.assertEqual((r["missing"], r["all"]["miss"]), (["t1-en", "t2-en"], 4))


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.gold, self.system = Path(folder.name, "gold.jsonl"), Path(folder.name, "system.jsonl")
        self.gold.write_text(json.dumps(SAMPLE, ensure_ascii=False) + "\n", "utf-8")
        out = as_system(SAMPLE)
        out["statements"][0]["polarity"] = "negative"
        self.system.write_text(json.dumps(out, ensure_ascii=False) + "\n", "utf-8")

    def call(self, *args):
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            return S.main([str(a) for a in args]), out.getvalue(), err.getvalue()

    def test_table_and_verbose(self):
        rc, out, _ = self.call(self.gold, self.system, "--verbose")
        self.assertEqual(rc, 0)
        self.assertIn("MISS  t1-en INVITED(NATO chief Jens Stoltenberg → Japan;", out)
        self.assertIn("[polarity, got negative]", out)
        self.assertIn("FALSE t1-en INVITED(", out)
        self.assertNotIn("MISS ", self.call(self.gold, self.system)[1])
        for section in ("ALL", "-- lang", "-- relation", "-- phenomenon", "-- slots, all", "-- traps", "-- both languages", "-- contract"):
            self.assertIn(section, out)

    def test_json_stays_json_with_verbose(self):
        _, out, err = self.call(self.gold, self.system, "--json", "--verbose")
        self.assertEqual(json.loads(out)["all"]["hit"], 1)
        self.assertIn("MISS ", err)

    def test_min_f1(self):
        self.assertEqual([self.call(self.gold, self.system, "--min-f1", x)[0] for x in (0.4, 0.5, 0.6)], [0, 0, 1])

    def test_run(self):
        rc, out, _ = self.call(self.gold, "--run", f"tee {self.gold}.in >/dev/null; cat {self.system}", "--json")
        self.assertEqual((rc, json.loads(out)["all"]["hit"]), (0, 1))
        self.assertEqual(json.loads(Path(f"{self.gold}.in").read_text("utf-8")), {k: SAMPLE[k] for k in ("id", "text", "lang", "published")})
        self.assertIn("exit status 3", self.call(self.gold, "--run", "cat >/dev/null; exit 3")[2])

    def test_bad_input_is_told(self):
        self.system.write_text("{}\nnonsense\n", "utf-8")
        with self.assertRaisesRegex(SystemExit, "system.jsonl, line 2"):
            self.call(self.gold, self.system)
        with self.assertRaises(SystemExit):
            self.call(self.gold)


if __name__ == "__main__":
    sys.argv[1:] = [a for a in sys.argv[1:] if not a.endswith(".jsonl")]
    unittest.main()
