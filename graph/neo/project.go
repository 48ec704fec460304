package neo

import (
	"context"

	"actant/graph"
)

// project writes the edges of statements that have none.
func (in *intake) project(ctx context.Context, claims []*claim) error {
	rows := map[string][]values{}
	for _, c := range claims {
		for _, e := range graph.Project(c.st, in.canonical) {
			name := string(e.Relation)
			rows[name] = append(rows[name], edgeRow(c, e))
		}
	}
	return in.putByName(ctx, in.made.project, rows)
}

func edgeRow(c *claim, e graph.Edge) values {
	return values{
		"a": string(e.Source), "b": string(e.Target), "id": string(e.ID),
		"statement": string(e.Statement), "date": day(e.Date),
		"via_group": some(string(e.ViaGroup)), "event": some(c.shown.event), "place": some(c.shown.place),
		"quote": c.shown.quote, "said_by": some(c.shown.saidBy), "url": some(c.shown.url),
	}
}

// unproject deletes the edges of statements.
func (in *intake) unproject(ctx context.Context, claims []*claim) error {
	ids := map[graph.Relation][]graph.ID{}
	for _, c := range claims {
		if c.st.Holds() {
			ids[c.st.Relation] = append(ids[c.st.Relation], c.st.ID)
		}
	}
	for _, name := range relationTypes() {
		if err := in.each(ctx, in.made.unproject[name], ids[graph.Relation(name)], nothing); err != nil {
			return err
		}
	}
	return nil
}

// nothing takes a row that does not matter.
func nothing(row) error { return nil }
