package graph_test

import (
	"errors"
	"maps"
	"reflect"
	"strings"
	"testing"

	"actant/graph"
)

// correction makes a valid one; at tells equal ones apart.
func correction(action graph.Action, entity, into graph.ID) graph.Correction {
	c := graph.Correction{Action: action, Entity: entity, Into: into, By: "editor", At: "2024-01-01T00:00:00Z"}
	c.ID = graph.CorrectionID(c)
	return c
}

func undo(c graph.Correction) graph.Correction {
	u := graph.Correction{Action: graph.Undo, Undoes: c.ID, By: "editor", At: "2024-01-02T00:00:00Z"}
	u.ID = graph.CorrectionID(u)
	return u
}

func TestMerges(t *testing.T) {
	ab, bc, ca := correction(graph.Merge, "a", "b"), correction(graph.Merge, "b", "c"), correction(graph.Merge, "c", "a")
	for _, c := range []struct {
		why  string
		log  []graph.Correction
		want map[graph.ID]graph.ID
	}{
		{"nothing", nil, map[graph.ID]graph.ID{}},
		{"one", []graph.Correction{ab}, map[graph.ID]graph.ID{"a": "b"}},
		{"one hop only", []graph.Correction{ab, bc}, map[graph.ID]graph.ID{"a": "c", "b": "c"}},
		{"undone", []graph.Correction{ab, undo(ab)}, map[graph.ID]graph.ID{}},
		{"the later one undone leaves the earlier", []graph.Correction{ab, bc, undo(bc)}, map[graph.ID]graph.ID{"a": "b"}},
		{"the earlier one undone leaves the later", []graph.Correction{ab, bc, undo(ab)}, map[graph.ID]graph.ID{"b": "c"}},
		{"both undone", []graph.Correction{ab, bc, undo(ab), undo(bc)}, map[graph.ID]graph.ID{}},
		{"other corrections do not merge", []graph.Correction{correction(graph.NotSame, "a", "b"), correction(graph.Split, "a", "b")}, map[graph.ID]graph.ID{}},
		{"undone and turned round", []graph.Correction{bc, undo(bc), ca, ab}, map[graph.ID]graph.ID{"c": "b", "a": "b"}},
	} {
		if got := graph.Merges(c.log); !maps.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.why, got, c.want)
		}
	}
}

func TestAccept(t *testing.T) {
	ab, apart := correction(graph.Merge, "a", "b"), correction(graph.NotSame, "a", "b")
	for _, c := range []struct {
		why  string
		log  []graph.Correction
		next graph.Correction
		want error
	}{
		{"merge", nil, ab, nil},
		{"merge into the result of a merge", []graph.Correction{ab}, correction(graph.Merge, "c", "b"), nil},
		{"merge what others were merged into", []graph.Correction{ab}, correction(graph.Merge, "b", "c"), nil},
		{"merge what is merged", []graph.Correction{ab}, correction(graph.Merge, "a", "c"), graph.ErrConflict},
		{"merge into what is merged", []graph.Correction{ab}, correction(graph.Merge, "c", "a"), graph.ErrConflict},
		{"merge what is never to be merged", []graph.Correction{apart}, correction(graph.Merge, "b", "a"), graph.ErrConflict},
		{"merge it by way of another", []graph.Correction{apart, correction(graph.Merge, "a", "c")}, correction(graph.Merge, "b", "c"), graph.ErrConflict},
		{"merge when that is taken back", []graph.Correction{apart, undo(apart)}, ab, nil},
		{"part what is merged", []graph.Correction{ab}, apart, graph.ErrConflict},
		{"part what was merged into one", []graph.Correction{ab, correction(graph.Merge, "c", "b")}, correction(graph.NotSame, "a", "c"), graph.ErrConflict},
		{"undo", []graph.Correction{ab}, undo(ab), nil},
		{"undo nothing", nil, undo(ab), graph.ErrNotFound},
		{"undo twice", []graph.Correction{ab, undo(ab)}, correctionAgain(undo(ab)), graph.ErrConflict},
		{"undo an undo", []graph.Correction{ab, undo(ab)}, undo(undo(ab)), graph.ErrInvalid},
	} {
		if err := graph.Accept(c.log, c.next); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", c.why, err, c.want)
		}
	}
}

// correctionAgain is c made a day later.
func correctionAgain(c graph.Correction) graph.Correction {
	c.At = "2024-01-03T00:00:00Z"
	c.ID = graph.CorrectionID(c)
	return c
}

func TestValidateCorrection(t *testing.T) {
	if err := graph.ValidateCorrection(correction(graph.Merge, "e1:a", "e1:b")); err != nil {
		t.Errorf("a good one: %v", err)
	}
	for why, breaks := range map[string]func(*graph.Correction){
		"unknown action":    func(c *graph.Correction) { c.Action = "delete" },
		"one entity":        func(c *graph.Correction) { c.Into = c.Entity },
		"no entity":         func(c *graph.Correction) { c.Entity = "" },
		"nobody":            func(c *graph.Correction) { c.By = "" },
		"no time":           func(c *graph.Correction) { c.At = "yesterday" },
		"documents":         func(c *graph.Correction) { c.Documents = []graph.ID{"d1:1"} },
		"split of nothing":  func(c *graph.Correction) { c.Action = graph.Split },
		"undo with entity":  func(c *graph.Correction) { c.Action, c.Undoes = graph.Undo, "c1:1" },
		"bytes of by":       func(c *graph.Correction) { c.By = "\xff" },
		"NUL in reason":     func(c *graph.Correction) { c.Reason = "a\x00b" },
		"entity of no kind": func(c *graph.Correction) { c.Into = "d1:1" },
		"a long id":         func(c *graph.Correction) { c.Into = graph.ID("e1:" + strings.Repeat("x", graph.MaxID)) },
		"bytes of an id":    func(c *graph.Correction) { c.Into = "e1:\xed\xa0\x80" },
		"a bad document":    func(c *graph.Correction) { c.Action, c.Documents = graph.Split, []graph.ID{"e1:1"} },
		"merge that undoes": func(c *graph.Correction) { c.Undoes = "c1:1" },
	} {
		c := correction(graph.Merge, "e1:a", "e1:b")
		breaks(&c)
		c.ID = graph.CorrectionID(c)
		if err := graph.ValidateCorrection(c); !errors.Is(err, graph.ErrInvalid) {
			t.Errorf("%s: got %v, want %v", why, err, graph.ErrInvalid)
		}
	}
	c := correction(graph.Merge, "e1:a", "e1:b")
	c.Reason = "changed after the id was made"
	if err := graph.ValidateCorrection(c); !errors.Is(err, graph.ErrInvalid) {
		t.Errorf("another id: got %v, want %v", err, graph.ErrInvalid)
	}
}

func TestReplay(t *testing.T) {
	b := graph.Seal(sample())
	c := graph.Correction{Action: graph.Split, Entity: japan, Into: korea, Documents: []graph.ID{b.Document.ID}, By: "editor", At: "2024-01-01T00:00:00Z"}
	c.ID = graph.CorrectionID(c)
	got := graph.Replay(b, []graph.Correction{c})
	if err := graph.Validate(got); err != nil {
		t.Fatal(err)
	}
	st := got.Statements[0]
	if st.Target != korea || st.ID == b.Statements[0].ID || st.Evidence[0].ID == b.Statements[0].Evidence[0].ID {
		t.Errorf("got %+v", st)
	}
	if b.Statements[0].Target != japan {
		t.Error("the argument was changed")
	}
	for why, log := range map[string][]graph.Correction{
		"undone": {c, undo(c)}, "nothing": nil,
		"another document": {{ID: "c1:1", Action: graph.Split, Entity: japan, Into: korea, Documents: []graph.ID{"d1:1"}}},
	} {
		if got := graph.Replay(b, log); !reflect.DeepEqual(got, b) {
			t.Errorf("%s: got %+v, want %+v", why, got, b)
		}
	}
}
