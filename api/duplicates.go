package api

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"actant/graph"
	"actant/graph/key"
)

// Limits of one search for duplicates.
const (
	maxNamesSought = 8
	maxCompared    = 40 // candidates whose neighbours are read
)

// Duplicate is an entity that may be the same thing as another, with what speaks for
// that and against it. Nothing is merged without POST /v1/corrections.
type Duplicate struct {
	Entity  graph.Entity `json:"entity"`
	Score   int          `json:"score" doc:"The sum of the weights."`
	For     []Reason     `json:"for"`
	Against []Reason     `json:"against"`
}

// Reason is one thing that speaks for or against.
type Reason struct {
	Word   string `json:"reason"`
	Weight int    `json:"weight"`
	Detail string `json:"detail,omitempty"`
}

type duplicatesOut struct {
	Body struct {
		Duplicates []Duplicate `json:"duplicates" doc:"Highest score first; only scores above 0."`
	}
}

func (s *server) duplicates(ctx context.Context, in *idIn) (*duplicatesOut, error) {
	e, err := s.entityByID(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	log, err := s.inForce(ctx)
	if err != nil {
		return nil, err
	}
	out := &duplicatesOut{}
	out.Body.Duplicates, err = s.duplicatesOf(ctx, e, log)
	return out, err
}

// duplicatesOf lists what may be the same as e under the corrections in force.
func (s *server) duplicatesOf(ctx context.Context, e graph.Entity, log []graph.Correction) ([]Duplicate, error) {
	candidates, err := s.alike(ctx, e)
	if err != nil {
		return nil, err
	}
	list := []Duplicate{}
	if len(candidates) == 0 {
		return list, nil
	}
	near, err := s.aroundOf(ctx, e.ID)
	if err != nil {
		return nil, err
	}
	apart := keptApart(e, log)
	for _, c := range candidates {
		d := Duplicate{Entity: c, For: []Reason{}, Against: []Reason{}}
		d.names(e)
		d.identities(e, apart)
		if d.Score <= 0 {
			continue // neighbours alone make no two things one
		}
		if err := s.neighboursAlike(ctx, &d, e, near); err != nil {
			return nil, err
		}
		if d.Score > 0 {
			list = append(list, d)
		}
	}
	slices.SortFunc(list, func(a, b Duplicate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Entity.ID, b.Entity.ID))
	})
	return list, nil
}

// inForce lists the corrections in force.
func (s *server) inForce(ctx context.Context) ([]graph.Correction, error) {
	if s.library == nil {
		return nil, nil
	}
	log, err := s.library.Corrections(ctx)
	if err != nil {
		return nil, fmt.Errorf("corrections: %w", err)
	}
	return graph.InForce(log), nil
}

// keptApart lists whom a correction keeps apart from e.
func keptApart(e graph.Entity, inForce []graph.Correction) map[graph.ID]bool {
	apart := map[graph.ID]bool{}
	own := append([]graph.ID{e.ID}, e.Merged...)
	for _, c := range inForce {
		switch {
		case c.Action != graph.NotSame:
		case slices.Contains(own, c.Entity):
			apart[c.Into] = true
		case slices.Contains(own, c.Into):
			apart[c.Entity] = true
		}
	}
	return apart
}

// alike finds the entities of the same kind whose names are like those of e, by id.
func (s *server) alike(ctx context.Context, e graph.Entity) ([]graph.Entity, error) {
	found := map[graph.ID]graph.Entity{}
	names := allNames(e)
	for _, name := range names[:min(maxNamesSought, len(names))] {
		list, err := s.store.Entities(ctx, graph.EntityQuery{Keys: key.Similar(name, s.lemmas)})
		if err != nil {
			return nil, fmt.Errorf("entities of like names: %w", err)
		}
		ranked := graph.RankEntities(name, list)
		for _, c := range ranked[:min(maxCompared, len(ranked))] {
			if c.ID != e.ID && (c.Kind == e.Kind || c.Kind == graph.Other || e.Kind == graph.Other) {
				found[c.ID] = c
			}
		}
	}
	var list []graph.Entity
	for _, id := range sortedKeys(found) {
		list = append(list, found[id])
	}
	return list, nil
}

// allNames lists the folded names of an entity, the full ones first.
func allNames(e graph.Entity) []string {
	var names []string
	for _, name := range append([]string{e.Name, e.Names["uk"], e.Names["en"]}, e.Aliases...) {
		if name = key.Fold(name); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

func (d *Duplicate) add(reason string, weight int, detail string) {
	d.Score += weight
	r := Reason{reason, weight, detail}
	if weight < 0 {
		d.Against = append(d.Against, r)
		return
	}
	d.For = append(d.For, r)
}

// names weighs the best thing that their names have in common.
func (d *Duplicate) names(e graph.Entity) {
	for _, test := range []struct {
		reason string
		weight int
		form   func(string) string
	}{
		{"same name", 6, func(name string) string { return name }},
		{"same name in the other alphabet", 5, key.Latin},
		{"names sound alike", 2, sound},
	} {
		for _, a := range allNames(e) {
			for _, b := range allNames(d.Entity) {
				if form := test.form(a); form != "" && form == test.form(b) {
					d.add(test.reason, test.weight, a+" = "+b)
					return
				}
			}
		}
	}
}

// sound is how the words of a name sound, empty when they say too little.
func sound(name string) string {
	var all string
	for _, w := range key.Words(name) {
		all += key.Consonants(w) + " "
	}
	if len(all) < 4 {
		return ""
	}
	return all
}

// identities weighs what is known of who they are.
func (d *Duplicate) identities(e graph.Entity, apart map[graph.ID]bool) {
	switch {
	case e.Wikidata == "" || d.Entity.Wikidata == "":
	case e.Wikidata == d.Entity.Wikidata:
		d.add("same Wikidata item", 10, e.Wikidata)
	default:
		d.add("different Wikidata items", -10, e.Wikidata+" and "+d.Entity.Wikidata)
	}
	if e.Kind == graph.Group && d.Entity.Kind == graph.Group {
		d.add("each text means others by the name of a group", -6, "")
	}
	if e.Kind != d.Entity.Kind {
		d.add("different kinds", -2, string(e.Kind)+" and "+string(d.Entity.Kind))
	}
	for _, id := range append([]graph.ID{d.Entity.ID}, d.Entity.Merged...) {
		if apart[id] {
			d.add("kept apart by a correction", -20, "")
			return
		}
	}
}

// aroundOf lists the neighbours of an entity.
func (s *server) aroundOf(ctx context.Context, id graph.ID) (map[graph.ID]bool, error) {
	edges, err := s.store.Neighbours(ctx, []graph.ID{id}, graph.Match{Limit: graph.MaxLimit})
	if err != nil {
		return nil, fmt.Errorf("neighbours: %w", err)
	}
	near := map[graph.ID]bool{}
	for _, edge := range edges {
		near[edge.Source], near[edge.Target] = true, true
	}
	delete(near, id)
	return near, nil
}

// neighboursAlike weighs with whom both have to do; those who have to do with each
// other are two.
func (s *server) neighboursAlike(ctx context.Context, d *Duplicate, e graph.Entity, near map[graph.ID]bool) error {
	if near[d.Entity.ID] {
		d.add("one acts upon the other", -5, "")
	}
	other, err := s.aroundOf(ctx, d.Entity.ID)
	if err != nil {
		return err
	}
	shared := 0
	for id := range other {
		if near[id] && id != e.ID {
			shared++
		}
	}
	if shared > 0 {
		d.add("neighbours in common", min(3, shared), fmt.Sprint(shared))
	}
	return nil
}
