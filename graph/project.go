package graph

import "cmp"

// MaxMemberEdges is how many edges one statement projects at most.
const MaxMemberEdges = 64

// Project returns the edges of st, as they follow from its members in order: from
// source to target under the statement's id, then one for every pair of which a
// named collective's member is an end. There is none when st does not hold, when an
// end was not said, or between an entity and itself. canonical names the entity into
// which an id was merged; nil means nothing was merged.
func Project(st Statement, canonical func(ID) ID) []Edge {
	if !st.Holds() || st.Source == "" || st.Target == "" {
		return nil
	}
	if canonical == nil {
		canonical = func(id ID) ID { return id }
	}
	p := projection{st: st, seen: map[[2]ID]bool{}}
	source, target := canonical(st.Source), canonical(st.Target)
	p.add(source, target, "")
	for _, m := range st.TargetMembers {
		p.add(source, canonical(m), target)
	}
	for _, m := range st.SourceMembers {
		p.add(canonical(m), target, source)
	}
	for _, a := range st.SourceMembers {
		for _, b := range st.TargetMembers {
			p.add(canonical(a), canonical(b), target)
		}
	}
	return p.edges
}

type projection struct {
	st    Statement
	seen  map[[2]ID]bool
	edges []Edge
}

func (p *projection) add(a, b, via ID) {
	if Schema(p.st.Relation).Symmetric && b < a {
		a, b = b, a
	}
	pair := [2]ID{a, b}
	if a == b || p.seen[pair] || len(p.edges) == MaxMemberEdges {
		return
	}
	p.seen[pair] = true
	id := p.st.ID
	if via != "" {
		id += "#" + hash("", string(a), string(b))
	}
	p.edges = append(p.edges, Edge{
		ID: id, Statement: p.st.ID, Relation: p.st.Relation, Source: a, Target: b, Date: p.st.SortDate, ViaGroup: via,
	})
}

// CompareEdges orders edges as a Store answers them: falling date, then falling id.
func CompareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID))
}
