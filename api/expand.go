package api

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"actant/graph"
)

// expand writes names for the ids of statements.
func (s *server) expand(ctx context.Context, list []graph.Statement) ([]Statement, error) {
	return s.expandPage(ctx, graph.Page{Statements: list})
}

func (s *server) expandPage(ctx context.Context, page graph.Page) ([]Statement, error) {
	var ids []graph.ID
	for _, st := range page.Statements {
		ids = append(ids, entityIDs(st)...)
	}
	for _, group := range page.ViaGroup {
		ids = append(ids, group)
	}
	names, err := s.refs(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := make([]Statement, len(page.Statements))
	for i, st := range page.Statements {
		out[i] = names.statement(st)
		out[i].ViaGroup = names.ref(page.ViaGroup[st.ID])
	}
	return out, nil
}

// entityIDs lists every entity that st names.
func entityIDs(st graph.Statement) []graph.ID {
	ids := []graph.ID{st.Source, st.Target}
	ids = append(ids, st.SourceMembers...)
	ids = append(ids, st.TargetMembers...)
	for _, id := range st.Roles {
		ids = append(ids, id)
	}
	for _, ev := range st.Evidence {
		for _, a := range ev.SaidBy {
			ids = append(ids, a.Speaker, a.OnBehalfOf, a.Via)
		}
	}
	return ids
}

// refs are entities by the ids that statements use for them.
type refs map[graph.ID]EntityRef

// refs asks the store for entities; one that others were merged into stands for them.
func (s *server) refs(ctx context.Context, ids []graph.ID) (refs, error) {
	ids = slices.DeleteFunc(ids, func(id graph.ID) bool { return id == "" })
	slices.Sort(ids)
	ids = slices.Compact(ids)
	found := refs{}
	for part := range slices.Chunk(ids, maxIDs) {
		list, err := s.store.Entities(ctx, graph.EntityQuery{IDs: part})
		if err != nil {
			return nil, fmt.Errorf("entities by id: %w", err)
		}
		for _, e := range list {
			found[e.ID] = refOf(e)
			for _, id := range e.Merged {
				found[id] = refOf(e)
			}
		}
	}
	return found, nil
}

func refOf(e graph.Entity) EntityRef {
	names := e.Names
	if names == nil {
		names = map[string]string{}
	}
	return EntityRef{ID: e.ID, Name: e.Name, Names: names, Kind: e.Kind}
}

func (r refs) ref(id graph.ID) *EntityRef {
	if id == "" {
		return nil
	}
	if ref, ok := r[id]; ok {
		return &ref
	}
	return &EntityRef{ID: id, Name: string(id), Names: map[string]string{}, Kind: graph.Other}
}

func (r refs) list(ids []graph.ID) []EntityRef {
	var out []EntityRef
	for _, id := range ids {
		out = append(out, *r.ref(id))
	}
	return out
}

func (r refs) statement(st graph.Statement) Statement {
	out := Statement{
		ID: st.ID, Relation: st.Relation, Predicate: st.Predicate,
		Source: r.ref(st.Source), Target: r.ref(st.Target),
		SourceMembers: r.list(st.SourceMembers), TargetMembers: r.list(st.TargetMembers),
		Roles: map[graph.Role]*EntityRef{}, Amount: st.Amount, Mode: st.Mode,
		Content: st.Content, DerivedFrom: st.DerivedFrom,
		Polarity: st.Polarity, Factuality: st.Factuality, Tense: st.Tense,
		Time: st.Time, Date: st.SortDate, Confidence: st.Confidence, Evidence: []Evidence{},
		Evidences: max(st.Evidences, len(st.Evidence)),
	}
	for role, id := range st.Roles {
		out.Roles[role] = r.ref(id)
	}
	for _, ev := range st.Evidence {
		out.Evidence = append(out.Evidence, r.evidence(ev))
	}
	return out
}

func (r refs) evidence(ev graph.Evidence) Evidence {
	out := Evidence{
		ID: ev.ID, Document: ev.Document, URL: ev.URL, Publisher: ev.Publisher, Published: ev.Published,
		Quote: ev.Quote, Start: ev.Start, End: ev.End, Trigger: ev.Trigger, Tense: ev.Tense,
		Confidence: ev.Confidence, Marks: marks(ev), SaidBy: []Attribution{}, Rules: nonNil(ev.Rules),
	}
	for _, a := range ev.SaidBy {
		out.SaidBy = append(out.SaidBy, Attribution{
			Speaker: r.ref(a.Speaker), OnBehalfOf: r.ref(a.OnBehalfOf), Via: r.ref(a.Via), Cue: a.Cue, Form: a.Form,
		})
	}
	return out
}

// marks finds the trigger and the arguments of an evidence in the text, by position.
// The arguments stand in what the extractor printed; without it only the trigger is
// known.
func marks(ev graph.Evidence) []Mark {
	list := []Mark{{Role: "trigger", Start: ev.TriggerAt, End: ev.TriggerAt + len(ev.Trigger)}}
	var printed struct {
		Source      *span                      `json:"source"`
		Target      *span                      `json:"target"`
		Roles       map[string]json.RawMessage `json:"roles"`
		Attribution []struct {
			Speaker *span `json:"speaker"`
		} `json:"attribution"`
	}
	if json.Unmarshal(ev.Extracted, &printed) != nil {
		return list
	}
	list = printed.Source.mark(list, "source")
	list = printed.Target.mark(list, "target")
	for _, role := range graph.EntityRoles() {
		var at *span
		if json.Unmarshal(printed.Roles[string(role)], &at) == nil {
			list = at.mark(list, string(role))
		}
	}
	for _, a := range printed.Attribution {
		list = a.Speaker.mark(list, "speaker")
	}
	slices.SortStableFunc(list, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return list
}

type span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

func (at *span) mark(list []Mark, role string) []Mark {
	if at == nil || at.Start < 0 || at.End <= at.Start {
		return list
	}
	return append(list, Mark{Role: role, Start: at.Start, End: at.End})
}

// sortByText keeps the evidence of one document and orders statements by where it
// makes them.
func sortByText(list []graph.Statement, document graph.ID) {
	for i := range list {
		list[i].Evidence = slices.DeleteFunc(list[i].Evidence, func(ev graph.Evidence) bool { return ev.Document != document })
	}
	slices.SortStableFunc(list, func(a, b graph.Statement) int {
		return cmp.Or(cmp.Compare(firstTrigger(a), firstTrigger(b)), cmp.Compare(a.ID, b.ID))
	})
}

func firstTrigger(st graph.Statement) int {
	first := int(^uint(0) >> 1)
	for _, ev := range st.Evidence {
		first = min(first, ev.TriggerAt)
	}
	return first
}

// nonNil makes an absent list an empty one, which JSON writes as [].
func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
