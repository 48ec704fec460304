package api

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"actant/graph"
)

// Filters are the parameters that choose statements.
type Filters struct {
	Relation   []string `query:"relation,explode" nullable:"false" doc:"INVITED,VISITED or repeated; see /v1/relations."`
	Source     string   `query:"source" maxLength:"300" doc:"Entity id, or its name in either alphabet."`
	Target     string   `query:"target" maxLength:"300" doc:"Entity id or name."`
	Either     string   `query:"either" maxLength:"300" doc:"Entity id or name at any end."`
	Event      string   `query:"event" maxLength:"300" doc:"Entity id or name."`
	Place      string   `query:"place" maxLength:"300" doc:"Entity id or name."`
	Role       []string `query:"role,explode" nullable:"false" maxItems:"14" doc:"Any role with an entity id or name, topic:NATO; may be repeated."`
	Speaker    string   `query:"speaker" maxLength:"300" doc:"Who says so: entity id or name."`
	Document   string   `query:"document" maxLength:"300" doc:"Document id."`
	From       string   `query:"from" format:"date" doc:"First day, inclusive."`
	To         string   `query:"to" format:"date" doc:"Last day, inclusive."`
	Polarity   []string `query:"polarity,explode" nullable:"false" doc:"positive (default), negative; all = both."`
	Factuality []string `query:"factuality,explode" nullable:"false" doc:"asserted (default), planned, …; all = every one."`
}

// StatementQuery asks for a page of statements.
type StatementQuery struct {
	Filters
	AsOf   string `query:"as_of" format:"date" doc:"What had been published by this day, in the order of today."`
	Limit  int    `query:"limit" default:"50" minimum:"1" maximum:"1000"`
	Cursor string `query:"cursor" maxLength:"600" doc:"next of the page before."`
}

type statementsOut struct {
	Body struct {
		Statements []Statement `json:"statements"`
		Next       string      `json:"next,omitempty"`
	}
}

func (s *server) statements(ctx context.Context, in *StatementQuery) (*statementsOut, error) {
	m, err := s.match(ctx, in.Filters)
	if err != nil {
		return nil, err
	}
	m.After, m.Limit = in.Cursor, in.Limit
	var page graph.Page
	if in.AsOf != "" {
		page, err = s.asOf(ctx, m, graph.Date(in.AsOf))
	} else {
		page, err = s.store.Statements(ctx, m)
	}
	if err != nil {
		return nil, fmt.Errorf("list statements: %w", err)
	}
	out := &statementsOut{}
	out.Body.Statements, err = s.expandPage(ctx, page)
	out.Body.Next = page.Next
	return out, err
}

// match turns the parameters into what to look for, names into ids.
func (s *server) match(ctx context.Context, in Filters) (graph.Match, error) {
	m := graph.Match{Document: graph.ID(in.Document), From: graph.Date(in.From), To: graph.Date(in.To)}
	var err error
	if m.Relations, err = relationList(in.Relation); err != nil {
		return m, err
	}
	if m.Polarities, err = words("polarity", in.Polarity, polarities()); err != nil {
		return m, err
	}
	if m.Factualities, err = words("factuality", in.Factuality, graph.Factualities()); err != nil {
		return m, err
	}
	for _, p := range []struct {
		name, value string
		id          *graph.ID
	}{
		{"source", in.Source, &m.Source}, {"target", in.Target, &m.Target}, {"either", in.Either, &m.Either}, {"speaker", in.Speaker, &m.Speaker},
	} {
		if *p.id, err = s.lookUp(ctx, p.name, p.value); err != nil {
			return m, err
		}
	}
	m.Roles, err = s.matchRoles(ctx, in)
	return m, err
}

// matchRoles reads who must fill which role.
func (s *server) matchRoles(ctx context.Context, in Filters) (map[graph.Role]graph.ID, error) {
	asked := []string{string(graph.RoleEvent) + ":" + in.Event, string(graph.RolePlace) + ":" + in.Place}
	roles := map[graph.Role]graph.ID{}
	for _, pair := range append(asked, in.Role...) {
		word, value, _ := strings.Cut(pair, ":")
		role := graph.Role(strings.TrimSpace(word))
		if !slices.Contains(graph.EntityRoles(), role) {
			return nil, newProblem(http.StatusUnprocessableEntity, fmt.Sprintf(
				"role: %q is not a role and an entity: write topic:NATO, with one of %v", shorten(pair, maxEcho), graph.EntityRoles()))
		}
		id, err := s.lookUp(ctx, string(role), shorten(value, maxName))
		if err != nil {
			return nil, err
		}
		if former := roles[role]; id != "" && former != "" && former != id {
			return nil, newProblem(http.StatusUnprocessableEntity, fmt.Sprintf("role: %s is given twice: a statement has one", role))
		}
		if id != "" {
			roles[role] = id
		}
	}
	return roles, nil
}

func relationList(values []string) ([]graph.Relation, error) {
	upper := make([]string, len(values))
	for i, v := range values {
		upper[i] = strings.ToUpper(v)
	}
	return words("relation", upper, append(graph.Relations(), graph.Open))
}

// words splits repeated, comma-separated values of a parameter and checks them
// against a closed list; "all" stands for the whole list.
func words[T ~string](param string, values []string, allowed []T) ([]T, error) {
	var list []T
	for _, value := range values {
		for w := range strings.SplitSeq(value, ",") {
			w = strings.TrimSpace(w)
			switch {
			case w == "":
			case strings.EqualFold(w, "all"):
				return allowed, nil
			case !slices.Contains(allowed, T(w)):
				return nil, badWord(param, w, allowed)
			case !slices.Contains(list, T(w)):
				list = append(list, T(w))
			}
		}
	}
	return list, nil
}

func badWord[T ~string](param, word string, allowed []T) error {
	p := newProblem(http.StatusUnprocessableEntity, fmt.Sprintf("%s: no such word %q", param, shorten(word, maxEcho)))
	p.Help = "/v1/relations"
	if len(allowed) < 20 {
		p.Help = ""
		p.Detail += fmt.Sprintf(": use one of %v", allowed)
	}
	return p
}
