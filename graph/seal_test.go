package graph_test

import (
	"encoding/json"
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"actant/graph"
)

func TestSealIsOnce(t *testing.T) {
	once := graph.Seal(sample())
	if twice := graph.Seal(once); !reflect.DeepEqual(once, twice) {
		t.Errorf("sealed twice:\n got %+v\nwant %+v", twice, once)
	}
}

func TestSealLeavesItsArgument(t *testing.T) {
	b := sample()
	graph.Seal(b)
	if !reflect.DeepEqual(b, sample()) {
		t.Errorf("the argument became %+v", b)
	}
	sealed := graph.Seal(b)
	b.Statements[0].Evidence[0].Quote = "other"
	b.Entities[0].Names[0] = "other"
	if got := graph.Seal(sample()); !reflect.DeepEqual(sealed, got) {
		t.Error("the copy shares memory with the argument")
	}
}

func TestSealFollowsContent(t *testing.T) {
	b := sample()
	urged := b.Statements[0]
	urged.ID, urged.Relation, urged.Content = "2", "URGED", []graph.ID{"1"}
	urged.Evidence = slices.Clone(urged.Evidence)
	derived := b.Statements[0]
	derived.ID, derived.Relation, derived.DerivedFrom = "3", "MET_WITH", "2"
	derived.Evidence = slices.Clone(derived.Evidence)
	b.Statements = []graph.Statement{derived, urged, b.Statements[0]}
	b = graph.Seal(b)
	if err := graph.Validate(b); err != nil {
		t.Fatal(err)
	}
	by := map[graph.Relation]graph.Statement{}
	for _, st := range b.Statements {
		by[st.Relation] = st
	}
	if got := by["URGED"].Content; !slices.Equal(got, []graph.ID{by["INVITED"].ID}) {
		t.Errorf("content = %v, want the id of INVITED %s", got, by["INVITED"].ID)
	}
	if got := by["MET_WITH"].DerivedFrom; got != by["URGED"].ID {
		t.Errorf("derived from %s, want the id of URGED %s", got, by["URGED"].ID)
	}
	if by["MET_WITH"].Source > by["MET_WITH"].Target {
		t.Error("the ends of a symmetric statement are not in order")
	}
}

func TestSealRefusesContentOfItself(t *testing.T) {
	b := sample()
	b.Statements[0].Content = []graph.ID{"1"}
	if err := graph.Validate(graph.Seal(b)); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("got error %v, want %v", err, graph.ErrInvalid)
	}
}

func TestSealJoinsEqualStatements(t *testing.T) {
	b := sample()
	again := b.Statements[0]
	again.ID = "2"
	again.Evidence = []graph.Evidence{{Quote: "Кінець.", Start: len(b.Document.Text) - len("Кінець."), End: len(b.Document.Text), Confidence: 0.95, Mode: "strengthen"}}
	b.Statements = append(b.Statements, again, b.Statements[0])
	b = graph.Seal(b)
	if err := graph.Validate(b); err != nil {
		t.Fatal(err)
	}
	st := b.Statements[0]
	if len(b.Statements) != 1 || len(st.Evidence) != 2 || st.Evidences != 2 || st.Confidence != 0.95 || st.Mode != "strengthen" {
		t.Errorf("got %d statements, %+v", len(b.Statements), st)
	}
}

func TestValidate(t *testing.T) {
	st := func(b *graph.Bundle) *graph.Statement { return &b.Statements[0] }
	ev := func(b *graph.Bundle) *graph.Evidence { return &b.Statements[0].Evidence[0] }
	cases := []struct {
		name   string
		breaks func(*graph.Bundle)
		says   string
	}{
		{"relation", func(b *graph.Bundle) { st(b).Relation = "HUGGED" }, "unknown relation"},
		{"kind", func(b *graph.Bundle) { b.Entities[0].Entity.Kind = "planet" }, "unknown kind"},
		{"kind of an end", func(b *graph.Bundle) { b.Entities[1].Entity.Kind, b.Entities[0].Entity.Kind = graph.Event, graph.Event }, "does not allow"},
		{"role", func(b *graph.Bundle) { st(b).Roles = map[graph.Role]graph.ID{"colour": nato} }, "unknown role"},
		{"polarity", func(b *graph.Bundle) { st(b).Polarity = "maybe" }, "unknown polarity"},
		{"factuality", func(b *graph.Bundle) { st(b).Factuality = "" }, "unknown factuality"},
		{"tense", func(b *graph.Bundle) { ev(b).Tense = "pluperfect" }, "unknown tense"},
		{"document id", func(b *graph.Bundle) { b.Document.ID = "" }, "its id does not begin with d1:"},
		{"language", func(b *graph.Bundle) { b.Document.Lang = "" }, "language"},
		{"day of publication", func(b *graph.Bundle) { b.Document.Published = "1 June" }, "is not a day"},
		{"content hash", func(b *graph.Bundle) { b.Document.ContentHash = "00" }, "content hash"},
		{"entity id", func(b *graph.Bundle) { b.Entities[0].Entity.ID = "" }, "its id does not begin with e1:"},
		{"entity name", func(b *graph.Bundle) { b.Entities[0].Entity.Name = " " }, "name is missing"},
		{"long document id", func(b *graph.Bundle) { b.Document.ID = graph.ID("d1:" + strings.Repeat("x", graph.MaxID)) }, "its id is longer than"},
		{"long entity id", func(b *graph.Bundle) { b.Entities[0].Entity.ID = graph.ID("e1:" + strings.Repeat("x", graph.MaxID)) }, "its id is longer than"},
		{"confidence of the statement", func(b *graph.Bundle) { st(b).Confidence = 2 }, "confidence"},
		{"derivation of the statement", func(b *graph.Bundle) { st(b).DerivedFrom = "s1:other" }, "derived from"},
		{"amount", func(b *graph.Bundle) { ev(b).Amount = &graph.Amount{Value: math.NaN()} }, "amount"},
		{"print", func(b *graph.Bundle) { ev(b).Extracted = json.RawMessage(`{"half":`) }, "not JSON"},
		{"bytes in a name", func(b *graph.Bundle) { b.Entities[0].Names = []string{"\xff"} }, "its form in the text is not UTF-8"},
		{"entity twice", func(b *graph.Bundle) { b.Entities = append(b.Entities, b.Entities[0]) }, "twice"},
		{"statement id", func(b *graph.Bundle) { st(b).ID = "" }, "the id of"},
		{"statement id of another claim", func(b *graph.Bundle) { st(b).Factuality = graph.Planned }, "the id of its content"},
		{"statement twice", func(b *graph.Bundle) { b.Statements = append(b.Statements, b.Statements[0]) }, "twice"},
		{"predicate", func(b *graph.Bundle) { st(b).Predicate = "запросити" }, "predicate"},
		{"no ends", func(b *graph.Bundle) { st(b).Source, st(b).Target = "", "" }, "neither"},
		{"argument outside the bundle", func(b *graph.Bundle) { b.Entities = b.Entities[:1] }, "not an entity of the bundle"},
		{"members of nobody", func(b *graph.Bundle) { st(b).Source, st(b).SourceMembers = "", []graph.ID{nato} }, "members of no source"},
		{"content outside the bundle", func(b *graph.Bundle) { st(b).Content = []graph.ID{"s1:x"} }, "not in the bundle"},
		{"no evidence", func(b *graph.Bundle) { st(b).Evidence = nil }, "no evidence"},
		{"evidence id", func(b *graph.Bundle) { ev(b).ID = "v1:x" }, "the id of its place"},
		{"quote", func(b *graph.Bundle) { ev(b).Quote = "НАТО запросило Корею." }, "the quote is not the text"},
		{"quote behind the end", func(b *graph.Bundle) { b.Document.Text, b.Document.ContentHash = "НАТО", "" }, "the quote is not the text"},
		{"trigger behind the end", func(b *graph.Bundle) { ev(b).TriggerAt = 1000 }, "outside the text"},
		{"document of the evidence", func(b *graph.Bundle) { ev(b).Document = "d1:other" }, "of document"},
		{"confidence", func(b *graph.Bundle) { ev(b).Confidence = 1.5 }, "confidence"},
		{"form", func(b *graph.Bundle) { ev(b).SaidBy = []graph.Attribution{{Form: "shouted"}} }, "unknown form"},
		{"speaker", func(b *graph.Bundle) { ev(b).SaidBy = []graph.Attribution{{Speaker: korea, Form: graph.Indirect}} }, "speaker"},
		{"time of the evidence", func(b *graph.Bundle) {
			ev(b).Time = &graph.Time{From: "2023-07-01", Granularity: graph.Month, Relation: graph.On}
		}, "not that of the event"},
		{"granularity", func(b *graph.Bundle) { ev(b).Time = &graph.Time{Granularity: "moment", Relation: graph.On} }, "granularity"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := graph.Seal(sample())
			c.breaks(&b)
			err := graph.Validate(b)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got error %v, want %v that says %q", err, graph.ErrInvalid, c.says)
			}
		})
	}
}

// TestValidateReadsEveryString puts half a letter, NUL and a lone surrogate into each
// string that a store would keep; the message must name the field.
func TestValidateReadsEveryString(t *testing.T) {
	e := func(b *graph.Bundle) *graph.Mentioned { return &b.Entities[0] }
	ev := func(b *graph.Bundle) *graph.Evidence { return &b.Statements[0].Evidence[0] }
	for field, set := range map[string]func(*graph.Bundle, string){
		"document: its url":            func(b *graph.Bundle, s string) { b.Document.URL = s },
		"document: its publisher":      func(b *graph.Bundle, s string) { b.Document.Publisher = s },
		"document: its title":          func(b *graph.Bundle, s string) { b.Document.Title = s },
		"document: its language":       func(b *graph.Bundle, s string) { b.Document.Lang = s },
		"document: its text":           func(b *graph.Bundle, s string) { b.Document.Text += s },
		": its id":                     func(b *graph.Bundle, s string) { b.Document.ID += graph.ID(s) },
		"its id ":                      func(b *graph.Bundle, s string) { e(b).Entity.ID += graph.ID(s) },
		"its name ":                    func(b *graph.Bundle, s string) { e(b).Entity.Name = s },
		"its name in \"uk\"":           func(b *graph.Bundle, s string) { e(b).Entity.Names = map[string]string{"uk": s} },
		"its language of a name":       func(b *graph.Bundle, s string) { e(b).Entity.Names = map[string]string{s: "НАТО"} },
		"its alias":                    func(b *graph.Bundle, s string) { e(b).Entity.Aliases = []string{"НАТО", s} },
		"its form in the text":         func(b *graph.Bundle, s string) { e(b).Names = []string{"НАТО", s} },
		"its search key":               func(b *graph.Bundle, s string) { e(b).Search = []string{"nato", s} },
		"its wikidata id":              func(b *graph.Bundle, s string) { e(b).Entity.Wikidata = s },
		"its position":                 func(b *graph.Bundle, s string) { e(b).Entity.Position = s },
		"its part of its members":      func(b *graph.Bundle, s string) { e(b).Entity.MembersAs = s },
		"its predicate":                func(b *graph.Bundle, s string) { b.Statements[0].Relation, b.Statements[0].Predicate = graph.Open, s },
		"its mode":                     func(b *graph.Bundle, s string) { ev(b).Mode = s },
		"its trigger":                  func(b *graph.Bundle, s string) { ev(b).Trigger = s },
		"its rule":                     func(b *graph.Bundle, s string) { ev(b).Rules = []string{"frame", s} },
		"its cue":                      func(b *graph.Bundle, s string) { ev(b).SaidBy = []graph.Attribution{{Cue: s, Form: graph.ByAuthor}} },
		"its unit of the amount":       func(b *graph.Bundle, s string) { ev(b).Amount = &graph.Amount{Unit: s} },
		"its comparator of the amount": func(b *graph.Bundle, s string) { ev(b).Amount = &graph.Amount{Comparator: s} },
		"its text of the amount":       func(b *graph.Bundle, s string) { b.Statements[0].Amount = &graph.Amount{Text: s} },
		"its text of the time": func(b *graph.Bundle, s string) {
			e(b).Entity.Time = &graph.Time{Text: s, Granularity: graph.Day, Relation: graph.On}
		},
		"its extracted statement": func(b *graph.Bundle, s string) { ev(b).Extracted = json.RawMessage(`"` + s + `"`) },
	} {
		for bad, fault := range map[string]string{"\xd1": "is not UTF-8", "\xed\xa0\x80": "is not UTF-8", "a\x00b": "holds NUL"} {
			b := graph.Seal(sample())
			set(&b, bad)
			err := graph.Validate(b)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), field) || !strings.Contains(err.Error(), fault) {
				t.Errorf("%s with %q: got error %v, want one that names it and says %q", field, bad, err, fault)
			}
			if err != nil && !utf8.ValidString(err.Error()) {
				t.Errorf("%s with %q: the message %q is not UTF-8", field, bad, err)
			}
		}
	}
}

func TestSearchKeysAreCut(t *testing.T) {
	b := sample()
	b.Entities[0].Search = []string{strings.Repeat("ї", graph.MaxKey+1), strings.Repeat("ї", graph.MaxKey+2), "nato"}
	for _, m := range graph.Seal(b).Entities {
		if m.Entity.ID == b.Entities[0].Entity.ID && !slices.Equal(m.Search, []string{"nato", strings.Repeat("ї", graph.MaxKey)}) {
			t.Errorf("got %d keys: %.30q", len(m.Search), m.Search)
		}
	}
}

// TestPredicateIsThatOfItsID: two documents that write one lemma in two ways make one
// statement, whichever comes first.
func TestPredicateIsThatOfItsID(t *testing.T) {
	b := sample()
	b.Statements[0].Relation, b.Statements[0].Predicate = graph.Open, " Иржати"
	if got := graph.Seal(b).Statements[0].Predicate; got != "иржати" {
		t.Errorf("got %q", got)
	}
}

func TestRecordsPassThroughJSON(t *testing.T) {
	st := graph.Seal(sample()).Statements[0]
	text, err := json.Marshal(st)
	if err != nil {
		t.Fatal(err)
	}
	var back graph.Statement
	if err := json.Unmarshal(text, &back); err != nil || !reflect.DeepEqual(st, back) {
		t.Errorf("error %v:\n got %+v\nwant %+v", err, back, st)
	}
}
