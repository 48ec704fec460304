package neo

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"actant/graph"
)

// claim is a statement in the making, without its evidences.
type claim struct {
	st     graph.Statement
	fold   graph.Fold
	shown  shown
	stored *claim // as it was before; nil for a new one
}

// claims adds the statements of stored documents.
func (in *intake) claims(ctx context.Context, bundles []graph.Bundle) error {
	claims, err := in.claimsOf(ctx, bundles)
	if err != nil {
		return err
	}
	var evidence, said []values
	for _, b := range bundles {
		names := map[graph.ID]string{}
		for _, m := range b.Entities {
			names[m.Entity.ID] = m.Entity.Name
		}
		for _, st := range b.Statements {
			for _, ev := range st.Evidence {
				show := show(st, ev, names)
				claims[st.ID].fold.Add(ev)
				claims[st.ID].shown.offer(show)
				row, err := in.evidenceRow(st.ID, ev, show)
				if err != nil {
					return err
				}
				evidence = append(evidence, row)
				said = append(said, saidRows(st.ID, ev)...)
			}
		}
	}
	if err := in.saveClaims(ctx, claims); err != nil {
		return err
	}
	if err := in.putRows(ctx, putEvidenceText, evidence); err != nil {
		return err
	}
	return in.putRows(ctx, putSaidText, said)
}

// claimsOf reads the statements of the bundles and begins those not stored yet.
func (in *intake) claimsOf(ctx context.Context, bundles []graph.Bundle) (map[graph.ID]*claim, error) {
	claims := map[graph.ID]*claim{}
	for _, b := range bundles {
		for _, st := range b.Statements {
			if claims[st.ID] == nil {
				st.Evidence = nil
				claims[st.ID] = &claim{st: st}
			}
		}
	}
	stored, err := in.stored(ctx, slices.Sorted(maps.Keys(claims)))
	maps.Copy(claims, stored)
	return claims, err
}

// stored reads statements.
func (w *work) stored(ctx context.Context, ids []graph.ID) (map[graph.ID]*claim, error) {
	claims := map[graph.ID]*claim{}
	err := w.each(ctx, readClaimsText, ids, func(r row) error {
		c := &claim{shown: shownOf(r)}
		if err := decode(r.text("record"), &c.st); err != nil {
			return err
		}
		if err := decode(r.text("fold"), &c.fold); err != nil {
			return err
		}
		c.shown.confidence = c.fold.Confidence // that of the surest
		before := *c
		c.stored = &before
		claims[c.st.ID] = c
		return nil
	})
	return claims, err
}

// saveClaims writes statements with what follows from their evidences.
func (in *intake) saveClaims(ctx context.Context, claims map[graph.ID]*claim) error {
	var created, updated, moved []*claim
	for _, id := range slices.Sorted(maps.Keys(claims)) {
		c := claims[id]
		c.st = c.fold.Apply(c.st)
		if c.stored == nil {
			created = append(created, c)
			continue
		}
		updated = append(updated, c)
		if c.st.SortDate != c.stored.st.SortDate || c.shown != c.stored.shown {
			moved = append(moved, c)
		}
	}
	if err := in.putClaims(ctx, updateClaimsText, updated); err != nil {
		return err
	}
	if err := in.putClaims(ctx, createClaimsText, created); err != nil {
		return err
	}
	if err := in.roles(ctx, created); err != nil {
		return err
	}
	if err := in.derivations(ctx, append(updated, created...)); err != nil {
		return err
	}
	if err := in.unproject(ctx, moved); err != nil {
		return err
	}
	return in.project(ctx, append(created, moved...))
}

func (in *intake) putClaims(ctx context.Context, text string, claims []*claim) error {
	var rows []values
	for _, c := range claims {
		row, err := in.claimRow(c)
		if err != nil {
			return err
		}
		rows = append(rows, row)
	}
	return in.putRows(ctx, text, rows)
}

func (in *intake) claimRow(c *claim) (values, error) {
	st := c.st
	record, err := encode(st)
	if err != nil {
		return nil, err
	}
	fold, err := encode(c.fold)
	if err != nil {
		return nil, err
	}
	row := values{
		"id": string(st.ID), "name": c.shown.name, "relation": string(st.Relation), "predicate": some(st.Predicate),
		"polarity": string(st.Polarity), "factuality": string(st.Factuality), "tense": string(st.Tense),
		"mode": some(st.Mode), "amount": nil, "confidence": st.Confidence, "sort_date": day(st.SortDate),
		"time_from": nil, "time_to": nil, "time_granularity": nil, "time_relation": nil, "time_text": nil,
		"chosen": string(c.shown.evidence), "quote": c.shown.quote, "said_by": some(c.shown.saidBy), "url": some(c.shown.url),
		"event": some(c.shown.event), "place": some(c.shown.place), "record": record, "fold": fold, "now": in.now,
	}
	if t := st.Time; t != nil {
		row["time_from"], row["time_to"] = someDay(t.From), someDay(t.To)
		row["time_granularity"], row["time_text"] = some(string(t.Granularity)), some(t.Text)
		row["time_relation"] = some(string(t.Relation))
	}
	if st.Amount != nil {
		row["amount"], err = encode(st.Amount)
	}
	return row, err
}

// roles writes the edges from new statements to their entities and contents.
func (in *intake) roles(ctx context.Context, claims []*claim) error {
	rows := map[string][]values{}
	var content []values
	for _, c := range claims {
		for edge, ids := range rolesOf(c.st) {
			for _, id := range ids {
				rows[edge] = append(rows[edge], values{"s": string(c.st.ID), "e": string(id)})
			}
		}
		for _, id := range c.st.Content {
			content = append(content, values{"s": string(c.st.ID), "c": string(id)})
		}
	}
	if err := in.putByName(ctx, in.made.roles, rows); err != nil {
		return err
	}
	return in.putRows(ctx, putContentText, content)
}

// rolesOf lists the entities of a statement by the name of the edge to them.
func rolesOf(st graph.Statement) map[string][]graph.ID {
	all := map[string][]graph.ID{
		sourceEdge: {st.Source}, sourceMemberEdge: st.SourceMembers,
		targetEdge: {st.Target}, targetMemberEdge: st.TargetMembers,
	}
	for role, id := range st.Roles {
		all[roleEdge(role)] = []graph.ID{id}
	}
	maps.DeleteFunc(all, func(_ string, ids []graph.ID) bool { return len(ids) == 0 || ids[0] == "" })
	return all
}

// derivations brings the edges to what statements are derived from to what their
// evidences say.
func (in *intake) derivations(ctx context.Context, claims []*claim) error {
	var gone []graph.ID
	var rows []values
	for _, c := range claims {
		var before graph.ID
		if c.stored != nil {
			before = c.stored.st.DerivedFrom
		}
		if c.st.DerivedFrom == before {
			continue
		}
		if before != "" {
			gone = append(gone, c.st.ID)
		}
		if c.st.DerivedFrom != "" {
			rows = append(rows, values{"s": string(c.st.ID), "from": string(c.st.DerivedFrom)})
		}
	}
	if err := in.each(ctx, deleteDerivedText, gone, nothing); err != nil {
		return err
	}
	return in.putRows(ctx, putDerivedText, rows)
}

func (in *intake) evidenceRow(statement graph.ID, ev graph.Evidence, show shown) (values, error) {
	record, err := encode(ev)
	if err != nil {
		return nil, err
	}
	return values{
		"s": string(statement), "d": string(ev.Document), "id": string(ev.ID),
		"quote": ev.Quote, "start": ev.Start, "end": ev.End, "trigger": clean(ev.Trigger), "tense": string(ev.Tense),
		"confidence": ev.Confidence, "rules": texts(ev.Rules), "said_by": some(show.saidBy),
		"name": show.name, "event": some(show.event), "place": some(show.place),
		"record": record, "json": some(string(ev.Extracted)), "now": in.now,
	}, nil
}

func saidRows(statement graph.ID, ev graph.Evidence) []values {
	var rows []values
	for i, said := range ev.SaidBy {
		add := func(role string, id graph.ID) {
			if id == "" {
				return
			}
			rows = append(rows, values{
				"s": string(statement), "e": string(id), "id": fmt.Sprintf("%s#%d#%s", ev.ID, i, role),
				"evidence": string(ev.ID), "d": string(ev.Document),
				"role": role, "form": string(said.Form), "cue": some(said.Cue),
			})
		}
		add("speaker", said.Speaker)
		add("on_behalf_of", said.OnBehalfOf)
		add("via", said.Via)
	}
	return rows
}
