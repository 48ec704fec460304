package api

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"actant/graph"
)

// RelationCount is how many statements have a relation.
type RelationCount struct {
	Relation graph.Relation `json:"relation"`
	Count    int            `json:"count"`
}

// ActorCount is in how many statements an entity stands at an end.
type ActorCount struct {
	Entity EntityRef `json:"entity"`
	Count  int       `json:"count"`
}

// PeriodCount is how many statements are of a month, 2023-04.
type PeriodCount struct {
	Month string `json:"month" doc:"Empty: of no known day."`
	Count int    `json:"count"`
}

// Facets are the counts of the statements that filters choose.
type Facets struct {
	Count     int             `json:"count"`
	Truncated bool            `json:"truncated" doc:"There are more; the newest 10,000 were counted."`
	Relations []RelationCount `json:"relations" doc:"Most frequent first."`
	Actors    []ActorCount    `json:"actors" doc:"At either end, most frequent first, at most limit."`
	Months    []PeriodCount   `json:"months" doc:"In the order of the calendar."`
}

type facetsIn struct {
	Filters
	Limit int `query:"limit" default:"20" minimum:"1" maximum:"200" doc:"Most actors."`
}

type facetsOut struct{ Body Facets }

func (s *server) facets(ctx context.Context, in *facetsIn) (*facetsOut, error) {
	m, err := s.match(ctx, in.Filters)
	if err != nil {
		return nil, err
	}
	t := newCounter()
	truncated, err := s.walk(ctx, m, func(st graph.Statement) bool {
		t.add(st)
		return true
	})
	if err != nil {
		return nil, err
	}
	actors, err := s.actors(ctx, t.actors)
	if err != nil {
		return nil, err
	}
	return &facetsOut{Body: Facets{
		Count: t.count, Truncated: truncated, Relations: t.byRelation(), Months: t.byMonth(), Actors: actors[:min(in.Limit, len(actors))],
	}}, nil
}

// counter counts statements.
type counter struct {
	count     int
	relations map[graph.Relation]int
	actors    map[graph.ID]int
	months    map[string]int
}

func newCounter() *counter {
	return &counter{relations: map[graph.Relation]int{}, actors: map[graph.ID]int{}, months: map[string]int{}}
}

func (t *counter) add(st graph.Statement) {
	t.count++
	t.relations[st.Relation]++
	t.months[month(st.SortDate)]++
	t.actors[st.Source]++
	if st.Target != st.Source {
		t.actors[st.Target]++
	}
}

// month is the beginning of a day that names its month.
func month(d graph.Date) string { return string(d[:min(len(d), len("2023-04"))]) }

func (t *counter) byRelation() []RelationCount {
	list := []RelationCount{}
	for _, r := range slices.Sorted(maps.Keys(t.relations)) {
		list = append(list, RelationCount{r, t.relations[r]})
	}
	slices.SortStableFunc(list, func(a, b RelationCount) int { return cmp.Compare(b.Count, a.Count) })
	return list
}

func (t *counter) byMonth() []PeriodCount {
	list := []PeriodCount{}
	for _, m := range slices.Sorted(maps.Keys(t.months)) {
		list = append(list, PeriodCount{m, t.months[m]})
	}
	return list
}

// actors names those who were counted, merged ones together, most frequent first.
func (s *server) actors(ctx context.Context, counts map[graph.ID]int) ([]ActorCount, error) {
	known, err := s.refs(ctx, slices.Collect(maps.Keys(counts)))
	if err != nil {
		return nil, err
	}
	at := map[graph.ID]int{}
	list := []ActorCount{}
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		if id == "" {
			continue
		}
		ref := known.ref(id)
		if _, ok := at[ref.ID]; !ok {
			at[ref.ID] = len(list)
			list = append(list, ActorCount{Entity: *ref})
		}
		list[at[ref.ID]].Count += counts[id]
	}
	slices.SortFunc(list, func(a, b ActorCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Entity.ID, b.Entity.ID))
	})
	return list, nil
}
