package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/spf13/cobra"

	"actant/graph"
)

const checkHelp = `Compute from the statements of a graph what else it says, and list what does not agree.

  actant check --db news.db

Looked at are: how many statements each document makes; the id, date, confidence and number of evidences of each statement;
that its documents and entities are there; and that its plain edges are those that follow from it, none more or less. On a
Neo4j server also all that nodes and edges show there: names, quotes, speakers, members, merges, and edges whose statement is
gone. The exit status is 1 when something does not agree.`

// checked is what --json prints.
type checked struct {
	Graph      string   `json:"graph"`
	Documents  int      `json:"documents"`
	Entities   int      `json:"entities"`
	Statements int      `json:"statements"`
	Edges      int      `json:"edges"`
	Faults     []string `json:"faults"`
}

func newCheck(std console, set *settings) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "check", Short: "Check that a graph agrees with its statements", Long: checkHelp, Args: usage(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			db, err := openExisting(cmd.Context(), set.db)
			if err != nil {
				return err
			}
			defer db.Close()
			out := std.out
			if asJSON {
				out = io.Discard
			}
			c := checker{out: out, keep: asJSON, list: []string{}, db: db, documents: map[graph.ID]bool{}, entities: map[graph.ID]bool{}, merged: map[graph.ID]graph.ID{}}
			if err := c.all(cmd.Context()); err != nil {
				return fmt.Errorf("check %s: %w", set.db, err)
			}
			if asJSON {
				result := checked{set.db, len(c.documents), len(c.entities), c.statements, c.edges, c.list}
				if err := writeJSON(std.out, result, ""); err != nil {
					return err
				}
			}
			fmt.Fprintf(std.err, "%s: %d documents, %d entities, %d statements, %d edges checked, %d faults\n",
				set.db, len(c.documents), len(c.entities), c.statements, c.edges, c.faults)
			if c.faults > 0 {
				return errReported
			}
			return nil
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one JSON object with what was counted and every fault")
	set.dbFlag(cmd.Flags())
	return cmd
}

// checker goes once through a graph. It keeps ids only.
type checker struct {
	out        io.Writer
	keep       bool     // faults, in list
	list       []string // of faults
	db         graph.Store
	documents  map[graph.ID]bool
	entities   map[graph.ID]bool
	merged     map[graph.ID]graph.ID
	statements int
	edges      int
	faults     int
}

func (c *checker) require(ok bool, format string, args ...any) {
	if ok {
		return
	}
	c.faults++
	fault := fmt.Sprintf(format, args...)
	if c.keep {
		c.list = append(c.list, fault)
	}
	fmt.Fprintln(c.out, fault)
}

func (c *checker) all(ctx context.Context) error {
	for record, err := range c.db.Export(ctx, "") {
		switch {
		case err != nil:
			return err
		case record.Document != nil:
			err = c.document(ctx, *record.Document)
		case record.Entity != nil:
			c.entities[record.Entity.ID] = true
			if record.Entity.MergedTo != "" {
				c.merged[record.Entity.ID] = record.Entity.MergedTo
			}
		case record.Statement != nil:
			err = c.statement(ctx, *record.Statement)
		}
		if err != nil {
			return err
		}
	}
	checker, ok := c.db.(graph.Checker)
	if !ok {
		return nil
	}
	for fault, err := range checker.Faults(ctx) {
		if err != nil {
			return err
		}
		c.require(false, "%s", fault)
	}
	return nil
}

func (c *checker) document(ctx context.Context, d graph.Document) error {
	c.documents[d.ID] = true
	made, err := statementsOf(ctx, c.db, d.ID)
	c.require(d.Statements == len(made), "document %s: %d statements, %d are found", d.ID, d.Statements, len(made))
	return err
}

func (c *checker) statement(ctx context.Context, st graph.Statement) error {
	c.statements++
	if len(st.Evidence) == 0 {
		c.require(false, "statement %s: no evidence", st.ID)
		return nil
	}
	id := graph.StatementID(st, st.Evidence[0].Published)
	c.require(st.ID == id, "statement %s: the id of its content is %s", st.ID, id)
	want := graph.FoldOf(st.Evidence).Apply(st)
	c.require(st.SortDate == want.SortDate, "statement %s: its date is %q, of the evidences %q", st.ID, st.SortDate, want.SortDate)
	c.require(st.Confidence == want.Confidence, "statement %s: its confidence is %v, of the evidences %v", st.ID, st.Confidence, want.Confidence)
	c.require(st.Evidences == want.Evidences, "statement %s: %d evidences, %d are found", st.ID, st.Evidences, want.Evidences)
	for _, ev := range st.Evidence {
		c.require(c.documents[ev.Document], "statement %s: there is no document %s", st.ID, ev.Document)
	}
	named(st, func(ids ...graph.ID) {
		for _, id := range ids {
			c.require(id == "" || c.entities[id], "statement %s: there is no entity %s", st.ID, id)
		}
	})
	return c.project(ctx, st)
}

// project compares the edges of a statement with those that follow from it.
func (c *checker) project(ctx context.Context, st graph.Statement) error {
	stored, err := c.edgesOf(ctx, st)
	if err != nil {
		return err
	}
	for _, e := range graph.Project(st, c.canonical) {
		c.edges++
		found, ok := stored[e.ID]
		c.require(ok, "statement %s: its edge %s %s → %s is missing", st.ID, e.Relation, e.Source, e.Target)
		c.require(!ok || found == e, "statement %s: its edge %s %s → %s is stored as %v", st.ID, e.Relation, e.Source, e.Target, found)
		delete(stored, e.ID)
	}
	for _, id := range slices.Sorted(maps.Keys(stored)) {
		e := stored[id]
		c.require(false, "statement %s: an edge %s %s → %s does not follow from it", st.ID, e.Relation, e.Source, e.Target)
	}
	return nil
}

// edgesOf reads the edges of a statement around each of its ends.
func (c *checker) edgesOf(ctx context.Context, st graph.Statement) (map[graph.ID]graph.Edge, error) {
	m := graph.Match{
		Relations: []graph.Relation{st.Relation}, Document: st.Evidence[0].Document, From: st.SortDate, To: st.SortDate,
		Polarities: []graph.Polarity{st.Polarity}, Factualities: []graph.Factuality{st.Factuality}, Limit: graph.MaxLimit,
	}
	found := map[graph.ID]graph.Edge{}
	for _, end := range slices.Concat([]graph.ID{st.Source, st.Target}, st.SourceMembers, st.TargetMembers) {
		if end == "" {
			continue
		}
		edges, err := c.db.Neighbours(ctx, []graph.ID{end}, m)
		if err != nil {
			return nil, err
		}
		for _, e := range edges {
			if e.Statement == st.ID {
				found[e.ID] = e
			}
		}
	}
	return found, nil
}

func (c *checker) canonical(id graph.ID) graph.ID { return cmp.Or(c.merged[id], id) }

// statementsOf returns what one document states, by id, as if there were no others.
func statementsOf(ctx context.Context, db graph.Store, document graph.ID) ([]graph.Statement, error) {
	m := graph.Match{
		Document: document, Limit: graph.MaxLimit,
		Polarities: []graph.Polarity{graph.Positive, graph.Negative}, Factualities: graph.Factualities(),
	}
	var all []graph.Statement
	for {
		page, err := db.Statements(ctx, m)
		if err != nil {
			return nil, err
		}
		for _, st := range page.Statements {
			if st, err = alone(ctx, db, st, document); err != nil {
				return nil, err
			}
			all = append(all, st)
		}
		if m.After = page.Next; m.After == "" {
			break
		}
	}
	slices.SortFunc(all, func(a, b graph.Statement) int { return cmp.Compare(a.ID, b.ID) })
	return all, nil
}

// alone is a statement of a page with all the evidences of the document and no other.
func alone(ctx context.Context, db graph.Store, st graph.Statement, document graph.ID) (graph.Statement, error) {
	if len(st.Evidence) >= graph.PageEvidence {
		whole, err := db.Statement(ctx, st.ID)
		if err != nil {
			return st, err
		}
		st = whole
	}
	st.Evidence = slices.DeleteFunc(st.Evidence, func(ev graph.Evidence) bool { return ev.Document != document })
	return graph.FoldOf(st.Evidence).Apply(st), nil
}

// named calls take with the ids of all entities that a statement names, some empty.
func named(st graph.Statement, take func(...graph.ID)) {
	take(st.Source, st.Target)
	take(st.SourceMembers...)
	take(st.TargetMembers...)
	for _, role := range graph.EntityRoles() {
		take(st.Roles[role])
	}
	for _, ev := range st.Evidence {
		for _, said := range ev.SaidBy {
			take(said.Speaker, said.OnBehalfOf, said.Via)
		}
	}
}
