package local

import (
	"strings"
	"testing"
	"time"

	"actant/graph"
)

// A page of statements or edges must be read in the order of an index; sorting all
// that a busy entity has would cost a second where a page costs a millisecond.
func TestPagesAreNotSorted(t *testing.T) {
	s, err := Open(Memory)
	must(t, err)
	defer s.Close()
	b := bundle(1)
	_, err = s.Put(t.Context(), time.Now(), b)
	must(t, err)
	person, country := b.Statements[0].Source, b.Statements[0].Target
	for name, m := range map[string]graph.Match{
		"all":      {},
		"relation": {Relations: []graph.Relation{"VISITED"}},
		"source":   {Source: person}, "target": {Target: country}, "either": {Either: person},
		"both":        {Source: person, Target: country},
		"source, all": {Source: person, Relations: []graph.Relation{"VISITED"}, From: "2020-01-01", To: "2025-01-01"},
		"cursor":      {Source: person, After: graph.Cursor("2024-01-01", "s1:0")},
	} {
		t.Run(name, func(t *testing.T) {
			m, err := m.Normal()
			must(t, err)
			err = s.read(t.Context(), "explain", func(w *work) error {
				text, args, err := w.statementsText(t.Context(), look{m, w.groups()})
				must(t, err)
				checkPlan(t, w, text, args)
				text, args = edgesText([]graph.ID{person}, look{m, w.groups()})
				checkPlan(t, w, text, args)
				return nil
			})
			must(t, err)
		})
	}
}

func checkPlan(t *testing.T, w *work, text string, args []any) {
	t.Helper()
	var plan []string
	err := w.all(t.Context(), "EXPLAIN QUERY PLAN "+text, args, func(scan scanner) error {
		var id, parent, unused int
		var step string
		err := scan(&id, &parent, &unused, &step)
		plan = append(plan, step)
		return err
	})
	must(t, err)
	for _, step := range plan {
		// "LAST 5 TERMS" sorts rows of one date and id: one at a time.
		if strings.Contains(step, "TEMP B-TREE") && !strings.Contains(step, "LAST") || strings.HasPrefix(step, "SCAN") && !strings.Contains(step, "INDEX") {
			t.Errorf("%s\n%s", text, strings.Join(plan, "\n"))
			return
		}
	}
}
