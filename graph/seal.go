package graph

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
)

// Seal returns a copy of b that is ready to be put and shares no memory with it:
// lists sorted, symmetric ends in order, all ids made by their recipes (content and
// derivation follow the ids that b had), equal statements joined, and the computed
// fields set from the evidences.
//
// An evidence takes document, publication, url and publisher from the document, and
// tense and confidence that it lacks from its statement. Where no evidence of a
// statement has a time, amount, mode or derivation of its own, all have that of the
// statement; an event's time, which is part of its identity, goes to all of them.
// Sealing twice is the same as once.
func Seal(b Bundle) Bundle {
	doc := b.Document
	doc.ContentHash = cmp.Or(doc.ContentHash, ContentHash(doc.Text))
	doc.ID = cmp.Or(doc.ID, DocumentID(doc.URL, doc.ContentHash))
	doc.Statements = 0
	s := sealer{doc: doc, final: make([]ID, len(b.Statements)), place: map[ID]int{}}
	for i, st := range b.Statements {
		st = cloneStatement(st)
		st.Predicate = plain(st.Predicate) // the id sees no more of it
		st.SourceMembers, st.TargetMembers = union(st.SourceMembers), union(st.TargetMembers)
		st.Orient()
		s.statements = append(s.statements, st)
		if _, ok := s.place[st.ID]; !ok && st.ID != "" {
			s.place[st.ID] = i
		}
	}
	return Bundle{Document: doc, Entities: sealEntities(b.Entities), Statements: s.seal()}
}

type sealer struct {
	doc        Document
	statements []Statement
	place      map[ID]int // id before sealing -> index
	final      []ID       // by index; empty = not made yet
}

func (s *sealer) seal() []Statement {
	for i := range s.statements {
		s.makeID(i)
	}
	joined := map[ID]Statement{}
	for i, st := range s.statements {
		st.ID = s.final[i]
		s.sealEvidence(&st)
		if same, ok := joined[st.ID]; ok {
			st.Evidence = append(same.Evidence, st.Evidence...)
		}
		joined[st.ID] = st
	}
	out := make([]Statement, 0, len(joined))
	for _, id := range slices.Sorted(maps.Keys(joined)) {
		st := joined[id]
		st.Evidence = sortEvidence(st.Evidence)
		out = append(out, FoldOf(st.Evidence).Apply(st))
	}
	return out
}

// makeID makes the id of statement i after those of its content. A statement that
// contains itself keeps the id it had, which Validate refuses.
func (s *sealer) makeID(i int) {
	if s.final[i] != "" {
		return
	}
	st := &s.statements[i]
	s.final[i] = cmp.Or(st.ID, "-")
	for j, c := range st.Content {
		st.Content[j] = s.renamed(c)
	}
	st.Content = union(st.Content)
	s.final[i] = StatementID(*st, s.doc.Published)
}

func (s *sealer) renamed(id ID) ID {
	i, ok := s.place[id]
	if !ok {
		return id
	}
	s.makeID(i)
	return s.final[i]
}

func (s *sealer) sealEvidence(st *Statement) {
	s.spread(st)
	for i := range st.Evidence {
		ev := &st.Evidence[i]
		ev.Document, ev.Published, ev.URL, ev.Publisher = s.doc.ID, s.doc.Published, s.doc.URL, s.doc.Publisher
		ev.Tense = cmp.Or(ev.Tense, st.Tense, NoTense)
		ev.Confidence = cmp.Or(ev.Confidence, st.Confidence)
		ev.DerivedFrom = s.renamed(ev.DerivedFrom)
		ev.ID = EvidenceID(st.ID, s.doc.ID, strconv.Itoa(ev.Start), strconv.Itoa(ev.End))
	}
}

// spread gives the evidences what only the statement has.
func (s *sealer) spread(st *Statement) {
	var own Evidence
	for _, ev := range st.Evidence {
		own.Time, own.Amount = cmp.Or(own.Time, ev.Time), cmp.Or(own.Amount, ev.Amount)
		own.Mode, own.DerivedFrom = cmp.Or(own.Mode, ev.Mode), cmp.Or(own.DerivedFrom, ev.DerivedFrom)
	}
	for i := range st.Evidence {
		ev := &st.Evidence[i]
		if ev.Time == nil && st.Time != nil && (own.Time == nil || !Schema(st.Relation).State) {
			ev.Time = clonePointer(st.Time)
		}
		if own.Amount == nil {
			ev.Amount = clonePointer(st.Amount)
		}
		if own.Mode == "" {
			ev.Mode = st.Mode
		}
		if own.DerivedFrom == "" {
			ev.DerivedFrom = st.DerivedFrom
		}
	}
}

// sortEvidence sorts by id and keeps one evidence of each place: the surest one,
// then the one whose trigger comes first.
func sortEvidence(evidences []Evidence) []Evidence {
	slices.SortStableFunc(evidences, func(a, b Evidence) int {
		return cmp.Or(
			cmp.Compare(a.ID, b.ID), cmp.Compare(b.Confidence, a.Confidence),
			cmp.Compare(a.TriggerAt, b.TriggerAt), cmp.Compare(a.Trigger, b.Trigger),
		)
	})
	return slices.CompactFunc(evidences, func(a, b Evidence) bool { return a.ID == b.ID })
}

// sealEntities sorts by id and joins what has one id.
func sealEntities(entities []Mentioned) []Mentioned {
	var out []Mentioned
	for _, m := range entities {
		out = append(out, cloneMentioned(m))
	}
	slices.SortStableFunc(out, func(a, b Mentioned) int {
		return cmp.Or(cmp.Compare(a.Entity.ID, b.Entity.ID),
			cmp.Compare(a.First, b.First), cmp.Compare(a.Entity.Name, b.Entity.Name))
	})
	joined := out[:0]
	for _, m := range out {
		last := len(joined) - 1
		if last < 0 || joined[last].Entity.ID != m.Entity.ID {
			joined = append(joined, m)
			continue
		}
		joined[last] = joinMentioned(joined[last], m)
	}
	return joined
}

func joinMentioned(a, b Mentioned) Mentioned {
	id := a.Entity.ID
	a.Entity = Unite(id, []Entity{a.Entity, b.Entity})
	a.Names, a.Search = union(a.Names, b.Names), union(a.Search, b.Search)
	a.Count += b.Count
	a.First = min(a.First, b.First)
	return a
}
