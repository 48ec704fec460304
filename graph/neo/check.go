package neo

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"actant/graph"
)

// Faults implements graph.Checker: it works out from evidences, mentions and the log what
// nodes and edges show, and compares. It reads page by page; what others write meanwhile
// can show as a fault.
func (s *Store) Faults(ctx context.Context) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		c := &checking{edges: map[string]int{}}
		for _, part := range []func(context.Context, *work, graph.ID) (graph.ID, error){c.merges, c.groups, c.statements, c.strays} {
			for after, more := graph.ID(""), true; more; {
				var last graph.ID
				err := s.read(ctx, "check graph", func(ctx context.Context, w *work) (err error) {
					c.faults, c.page = nil, map[string]int{}
					last, err = part(ctx, w, after)
					return err
				})
				if err != nil {
					yield("", err)
					return
				}
				for name, n := range c.page {
					c.edges[name] += n
				}
				for _, fault := range c.faults {
					if !yield(fault, nil) {
						return
					}
				}
				after, more = last, last != ""
			}
		}
	}
}

// checking is a check under way. Each part reads what comes after an id, and returns the
// last id that it read, or none at its end.
type checking struct {
	log    []graph.Correction
	faults []string       // of one page
	page   map[string]int // edges of the projection that were seen, by relation, of one page
	edges  map[string]int // of all pages before
}

func (c *checking) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Sprintf(format, args...))
}

// compare takes properties that are wanted and those that are stored.
func (c *checking) compare(what string, want values, got map[string]any) {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		a, b := want[name], got[name]
		if date, ok := a.(dbtype.Date); ok && dateOf(date) == dateOf(b) {
			continue
		}
		if fmt.Sprint(a) != fmt.Sprint(b) {
			c.fault("%s: %s is %v, from its evidences %v", what, name, b, a)
		}
	}
}

// merges compares the edges of merges with the log.
func (c *checking) merges(ctx context.Context, w *work, _ graph.ID) (graph.ID, error) {
	var err error
	if c.log, err = w.corrections(ctx); err != nil {
		return "", err
	}
	left := graph.Merges(c.log)
	merges := mergesBy(c.log)
	err = w.rows(ctx, readMergesText, nil, func(r row) error {
		id, into := r.id("id"), r.id("into")
		if left[id] != into {
			c.fault("entity %s: it is merged into %q, by the log into %q", id, into, left[id])
			return nil
		}
		want := mergeRow(id, into, merges[id])
		c.compare("merge of "+string(id), values{"by": want["by"], "reason": want["reason"]}, r.AsMap())
		delete(left, id)
		return nil
	})
	for _, id := range slices.Sorted(maps.Keys(left)) {
		c.fault("entity %s: its merge into %s is missing", id, left[id])
	}
	return "", err
}

// groups compares names and members of entities with their folds.
func (c *checking) groups(ctx context.Context, w *work, after graph.ID) (last graph.ID, err error) {
	err = w.rows(ctx, checkEntitiesText, page(after), func(r row) error {
		last = r.id("id")
		var fold graph.EntityFold
		if err := decode(r.text("fold"), &fold); err != nil {
			return err
		}
		c.compare("entity "+string(last), values{"name": clean(fold.Name.Value), "members": fmt.Sprint(texts(fold.Members))},
			map[string]any{"name": r.text("name"), "members": fmt.Sprint(texts(r.ids("members")))})
		return nil
	})
	return last, err
}

func page(after graph.ID) map[string]any {
	return map[string]any{"after": string(after), "limit": graph.ExportPage}
}

// statements compares statements and their edges with their evidences.
func (c *checking) statements(ctx context.Context, w *work, after graph.ID) (last graph.ID, err error) {
	in := intake{work: w, log: c.log, merged: graph.Merges(c.log)}
	claims := map[graph.ID]*claim{}
	err = w.rows(ctx, checkStatementsText, page(after), func(r row) error {
		last = r.id("id")
		claim, err := in.recompute(r)
		if err != nil {
			return err
		}
		claims[last] = claim
		want, err := in.claimRow(claim)
		if err != nil {
			return err
		}
		delete(want, "now")
		stored, _ := r.Get("stored")
		properties, _ := stored.(map[string]any)
		what := "statement " + string(last)
		c.compare(what, want, properties)
		c.compare(what, values{"the list of its edges": fmt.Sprint(endsOf(claim.st))},
			map[string]any{"the list of its edges": fmt.Sprint(texts(r.ids("ends")))})
		return nil
	})
	if err != nil {
		return "", err
	}
	return last, c.projection(ctx, &in, claims)
}

// recompute makes a claim from its evidences alone.
func (in *intake) recompute(r row) (*claim, error) {
	c := &claim{}
	if err := decode(r.text("record"), &c.st); err != nil {
		return nil, err
	}
	for _, v := range r.list("evidence") {
		properties, _ := v.(map[string]any)
		text := func(name string) string {
			s, _ := properties[name].(string)
			return s
		}
		var ev graph.Evidence
		if err := decode(text("record"), &ev); err != nil {
			return nil, err
		}
		c.fold.Add(ev)
		c.shown.offer(shown{
			evidence: ev.ID, confidence: ev.Confidence, quote: ev.Quote, url: clean(ev.URL),
			name: text("name"), event: text("event"), place: text("place"), saidBy: text("said_by"),
		})
	}
	c.st = c.fold.Apply(c.st)
	return c, nil
}

// endsOf lists the edges from a statement to entities and statements.
func endsOf(st graph.Statement) []string {
	var all []string
	for edge, ids := range rolesOf(st) {
		for _, id := range ids {
			all = append(all, edge+" "+string(id))
		}
	}
	for _, id := range st.Content {
		all = append(all, "CONTENT "+string(id))
	}
	if st.DerivedFrom != "" {
		all = append(all, "DERIVED_FROM "+string(st.DerivedFrom))
	}
	slices.Sort(all)
	return all
}

// projection compares the edges of the projection of some statements.
func (c *checking) projection(ctx context.Context, in *intake, claims map[graph.ID]*claim) error {
	want := map[string]values{}
	ids := map[string][]graph.ID{}
	for _, claim := range claims {
		for _, e := range graph.Project(claim.st, in.canonical) {
			want[string(e.ID)] = edgeRow(claim, e)
		}
		ids[string(claim.st.Relation)] = append(ids[string(claim.st.Relation)], claim.st.ID)
	}
	for _, name := range slices.Sorted(maps.Keys(ids)) {
		err := in.each(ctx, in.made.projected[name], unique(ids[name]), func(r row) error {
			c.page[name]++
			id := r.text("id")
			if want[id] == nil {
				c.fault("edge %s %s: it does not follow from its statement", name, id)
				return nil
			}
			stored, _ := r.Get("stored")
			properties, _ := stored.(map[string]any)
			got := maps.Clone(properties)
			got["a"], got["b"] = r.text("a"), r.text("b")
			c.compare("edge "+name+" "+id, want[id], got)
			delete(want, id)
			return nil
		})
		if err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(want)) {
		c.fault("edge %s: it is missing", id)
	}
	return nil
}

// strays counts edges of the projection whose statement is gone.
func (c *checking) strays(ctx context.Context, w *work, _ graph.ID) (graph.ID, error) {
	for _, name := range relationTypes() {
		err := w.rows(ctx, w.made.count[name], nil, func(r row) error {
			if n := r.number("n"); n != c.edges[name] {
				c.fault("%d edges %s, %d follow from statements", n, name, c.edges[name])
			}
			return nil
		})
		if err != nil {
			return "", err
		}
	}
	return "", nil
}
