package api

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"actant/graph"
	"actant/graph/key"
)

// entityPrefix begins every id of an entity.
const entityPrefix = "e1:"

// lookUp turns the value of a parameter into the id of an entity; empty stays empty.
// A value that is not an id is a name: exactly one entity must have it, letter case
// and apostrophes aside. Otherwise the problem lists what it could mean.
func (s *server) lookUp(ctx context.Context, param, value string) (graph.ID, error) {
	value = strings.TrimSpace(value)
	if value == "" {
		return "", nil
	}
	if strings.HasPrefix(value, entityPrefix) {
		return s.knownID(ctx, param, graph.ID(value))
	}
	found, err := s.search(ctx, value, false)
	if err != nil {
		return "", err
	}
	exact := withName(found, value)
	switch {
	case len(exact) == 1:
		return exact[0].ID, nil
	case len(exact) > 1:
		return "", unclear(param, value, exact)
	case len(found) > 0:
		return "", unclear(param, value, found)
	}
	return "", unknownEntity(param, value)
}

func (s *server) knownID(ctx context.Context, param string, id graph.ID) (graph.ID, error) {
	list, err := s.store.Entities(ctx, graph.EntityQuery{IDs: []graph.ID{id}})
	if err != nil {
		return "", fmt.Errorf("entity by id: %w", err)
	}
	if len(list) == 0 {
		return "", unknownEntity(param, string(id))
	}
	return list[0].ID, nil
}

// withName keeps the entities that have the name or bear it as an alias.
func withName(list []graph.Entity, name string) []graph.Entity {
	name = key.Fold(name)
	var exact []graph.Entity
	for _, e := range list {
		if hasName(e, name) {
			exact = append(exact, e)
		}
	}
	return exact
}

func hasName(e graph.Entity, folded string) bool {
	if key.Fold(e.Name) == folded {
		return true
	}
	for _, name := range e.Names {
		if key.Fold(name) == folded {
			return true
		}
	}
	for _, alias := range e.Aliases {
		if key.Fold(alias) == folded {
			return true
		}
	}
	return false
}

func unclear(param, value string, list []graph.Entity) *Problem {
	p := newProblem(http.StatusUnprocessableEntity, fmt.Sprintf(
		"%s: %q is not clear: repeat the request with the id of one of the candidates", param, shorten(value, maxEcho)))
	p.Help = searchFor(value)
	for _, e := range list[:min(maxCandidates, len(list))] {
		p.Candidates = append(p.Candidates, Candidate{ID: e.ID, Name: e.Name, Kind: e.Kind, Mentions: e.Mentions})
	}
	return p
}

func unknownEntity(param, value string) *Problem {
	p := newProblem(http.StatusNotFound, fmt.Sprintf(
		"%s: nothing in the graph is called %q: search for another spelling at the address in help", param, shorten(value, maxEcho)))
	p.Help = searchFor(value)
	return p
}

// searchFor is the address that searches for the beginning of a name.
func searchFor(value string) string {
	return "/v1/entities?prefix=true&q=" + url.QueryEscape(shorten(value, maxEcho))
}
