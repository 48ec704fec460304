package graph

import (
	"maps"
	"slices"
)

func clonePointer[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}

func cloneStatement(st Statement) Statement {
	st.SourceMembers, st.TargetMembers = slices.Clone(st.SourceMembers), slices.Clone(st.TargetMembers)
	st.Roles, st.Content = maps.Clone(st.Roles), slices.Clone(st.Content)
	st.Time, st.Amount = clonePointer(st.Time), clonePointer(st.Amount)
	st.Evidence = slices.Clone(st.Evidence)
	for i := range st.Evidence {
		ev := &st.Evidence[i]
		ev.Time, ev.Amount = clonePointer(ev.Time), clonePointer(ev.Amount)
		ev.Rules, ev.SaidBy, ev.Extracted = slices.Clone(ev.Rules), slices.Clone(ev.SaidBy), slices.Clone(ev.Extracted)
	}
	return st
}

// cloneMentioned also sorts the lists, cuts the search keys, and drops what only a
// store can say.
func cloneMentioned(m Mentioned) Mentioned {
	e := &m.Entity
	e.Names = maps.Clone(e.Names)
	e.Aliases, e.Members = union(e.Aliases), union(e.Members)
	e.Time = clonePointer(e.Time)
	e.Mentions, e.Merged, e.MergedTo = 0, nil, ""
	m.Names, m.Search = union(m.Names), searchKeys(m.Search)
	return m
}
