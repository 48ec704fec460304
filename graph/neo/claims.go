package neo

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"unicode/utf8"

	"actant/graph"
)

// claim is a statement in the making, without its evidences.
type claim struct {
	st           graph.Statement
	fold         graph.Fold
	found        bool   // it is stored already
	event, place string // names to show at the edges
	name         string // for people; of a new one only
}

// claims adds the statements of stored documents.
func (in *intake) claims(ctx context.Context, bundles []graph.Bundle) error {
	claims, err := in.claimsOf(ctx, bundles)
	if err != nil {
		return err
	}
	var evidence, said []values
	for _, b := range bundles {
		for _, st := range b.Statements {
			for _, ev := range st.Evidence {
				claims[st.ID].fold.Add(ev)
				row, err := in.evidenceRow(st.ID, ev)
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
		names := map[graph.ID]string{}
		for _, m := range b.Entities {
			names[m.Entity.ID] = m.Entity.Name
		}
		for _, st := range b.Statements {
			if claims[st.ID] != nil {
				continue
			}
			claims[st.ID] = &claim{
				st: st, name: caption(st, names),
				event: names[st.Roles[graph.RoleEvent]], place: names[st.Roles[graph.RolePlace]],
			}
			claims[st.ID].st.Evidence = nil
		}
	}
	stored, err := in.stored(ctx, slices.Sorted(maps.Keys(claims)))
	maps.Copy(claims, stored)
	return claims, err
}

// caption is what Neo4j Browser shows for a statement.
func caption(st graph.Statement, names map[graph.ID]string) string {
	text := names[st.Source] + " → " + names[st.Target] + " (" + string(st.Relation)
	if st.Time != nil && len(st.Time.From) >= len("2006-01") {
		text += ", " + string(st.Time.From[:len("2006-01")])
	}
	text = clean(text + ")")
	if utf8.RuneCountInString(text) <= 60 {
		return text
	}
	return string([]rune(text)[:59]) + "…"
}

// stored reads statements.
func (w *work) stored(ctx context.Context, ids []graph.ID) (map[graph.ID]*claim, error) {
	claims := map[graph.ID]*claim{}
	err := w.each(ctx, readClaimsText, ids, func(r row) error {
		c := &claim{found: true, event: r.text("event"), place: r.text("place")}
		if err := decode(r.text("record"), &c.st); err != nil {
			return err
		}
		claims[c.st.ID] = c
		return decode(r.text("fold"), &c.fold)
	})
	return claims, err
}

// saveClaims writes statements with what follows from their folds.
func (in *intake) saveClaims(ctx context.Context, claims map[graph.ID]*claim) error {
	var created, updated, moved []*claim
	var createdRows, updatedRows []values
	for _, id := range slices.Sorted(maps.Keys(claims)) {
		c := claims[id]
		former := c.st
		c.st = c.fold.Apply(c.st)
		row, err := in.claimRow(c)
		if err != nil {
			return err
		}
		if !c.found {
			created, createdRows = append(created, c), append(createdRows, row)
			continue
		}
		updated, updatedRows = append(updated, c), append(updatedRows, row)
		if c.st.SortDate != former.SortDate {
			moved = append(moved, c)
		}
	}
	if err := in.putRows(ctx, updateClaimsText, updatedRows); err != nil {
		return err
	}
	if err := in.putRows(ctx, createClaimsText, createdRows); err != nil {
		return err
	}
	if err := in.roles(ctx, created); err != nil {
		return err
	}
	if err := in.unproject(ctx, moved); err != nil {
		return err
	}
	return in.project(ctx, append(created, moved...))
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
		"id": string(st.ID), "name": c.name, "relation": string(st.Relation), "predicate": some(st.Predicate),
		"polarity": string(st.Polarity), "factuality": string(st.Factuality), "tense": string(st.Tense),
		"mode": some(st.Mode), "amount": nil, "confidence": st.Confidence, "sort_date": day(st.SortDate),
		"time_from": nil, "time_to": nil, "time_granularity": nil, "time_text": nil,
		"event": some(c.event), "place": some(c.place), "record": record, "fold": fold, "now": in.now,
	}
	if t := st.Time; t != nil {
		row["time_from"], row["time_to"] = someDay(t.From), someDay(t.To)
		row["time_granularity"], row["time_text"] = some(string(t.Granularity)), some(t.Text)
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
		st := c.st
		add := func(edge string, ids ...graph.ID) {
			for _, id := range ids {
				if id != "" {
					rows[edge] = append(rows[edge], values{"s": string(st.ID), "e": string(id)})
				}
			}
		}
		add(sourceEdge, st.Source)
		add(sourceMemberEdge, st.SourceMembers...)
		add(targetEdge, st.Target)
		add(targetMemberEdge, st.TargetMembers...)
		for _, role := range graph.EntityRoles() {
			add(roleEdge(role), st.Roles[role])
		}
		for _, id := range st.Content {
			content = append(content, values{"s": string(st.ID), "c": string(id)})
		}
	}
	if err := in.putByName(ctx, in.made.roles, rows); err != nil {
		return err
	}
	return in.putRows(ctx, putContentText, content)
}

func (in *intake) evidenceRow(statement graph.ID, ev graph.Evidence) (values, error) {
	record, err := encode(ev)
	if err != nil {
		return nil, err
	}
	return values{
		"s": string(statement), "d": string(ev.Document), "id": string(ev.ID),
		"quote": ev.Quote, "start": ev.Start, "end": ev.End, "trigger": clean(ev.Trigger), "confidence": ev.Confidence,
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
