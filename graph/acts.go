package graph

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
)

// The limits of looking for one act.
const (
	maxCandidates = 2000 // statements that one is compared with
	maxTelling    = 200  // statements that are compared with others
	maxRead       = 200  // documents whose texts are compared; of others what they tell
)

// ActOf returns the act that the statement tells, with its links; ErrNotFound when
// there is no such statement. It only reads, so that it sees what is stored now: with
// statements that share an end, by relation and date. Documents written meanwhile may
// be seen in part.
func ActOf(ctx context.Context, store Store, id ID) (Act, error) {
	f := &finder{
		ctx: ctx, store: store, known: map[ID]Statement{}, compared: map[ID][]pair{},
		entities: map[ID]*Entity{}, merged: map[ID]ID{}, held: map[ID][]office{},
	}
	act, err := f.act(id)
	if err == nil {
		err = f.err
	}
	if err != nil {
		return Act{}, fmt.Errorf("act of statement %s: %w", shown(id), err)
	}
	return act, nil
}

// Acts streams every act of the store by id. As an Export it is not one snapshot.
func Acts(ctx context.Context, store Store) iter.Seq2[Act, error] {
	return func(yield func(Act, error) bool) {
		for r, err := range store.Export(ctx, "s1:") {
			if err != nil {
				yield(Act{}, err)
				return
			}
			if r.Statement == nil {
				continue
			}
			act, err := ActOf(ctx, store, r.Statement.ID)
			if err == nil && act.ID != r.Statement.ID || errors.Is(err, ErrNotFound) {
				continue // told with the smallest of its statements, or gone meanwhile
			}
			if !yield(act, err) || err != nil {
				return
			}
		}
	}
}

// finder reads from a store what one act depends on. The first error stays in err,
// and then all that it finds is worthless.
type finder struct {
	ctx      context.Context
	store    Store
	err      error
	known    map[ID]Statement // with at most PageEvidence evidences
	compared map[ID][]pair    // by statement its pairs that may be linked
	entities map[ID]*Entity   // nil = there is none
	merged   map[ID]ID
	held     map[ID][]office
	cut      bool
}

func (f *finder) act(id ID) (Act, error) {
	st, err := f.store.Statement(f.ctx, id)
	if err != nil {
		return Act{}, err
	}
	f.known[id] = st
	j := joiner{alike: f.alike, fits: func(a, b ID) bool { return f.pair(a, b).verdict.fits }, groups: map[ID]*group{}}
	members := slices.Sorted(slices.Values(j.joined(id)))
	act := Act{ID: members[0], Statements: members, Links: []Link{}}
	for _, member := range members {
		for _, p := range f.pairs(member) {
			other := p.a
			if other == member {
				other = p.b
			}
			together := slices.Contains(members, other)
			if together && other < member {
				continue // it was a pair of the other one already
			}
			if l, ok := p.linkOf(together); ok && f.inOrder(l) {
				act.Links = append(act.Links, l)
			}
		}
	}
	slices.SortFunc(act.Links, compareLinks)
	act.Cut = f.cut
	return act, f.documents(&act)
}

// pairs compares a statement with all that may tell its act and returns the pairs that
// may have a link, in order.
func (f *finder) pairs(id ID) []pair {
	if pairs, ok := f.compared[id]; ok || f.err != nil {
		return pairs
	}
	if len(f.compared) >= maxTelling {
		f.cut = true
		return nil
	}
	var pairs []pair
	for _, other := range f.candidates(f.known[id]) {
		if p := f.pair(id, other); p.verdict.linked() {
			pairs = append(pairs, p)
		}
	}
	slices.SortFunc(pairs, comparePairs)
	f.compared[id] = pairs
	return pairs
}

// alike are the pairs of a statement by which it may be joined to others, in order.
func (f *finder) alike(id ID) []pair {
	return slices.DeleteFunc(slices.Clone(f.pairs(id)), func(p pair) bool { return !p.verdict.same() })
}

// pair compares two known statements.
func (f *finder) pair(x, y ID) pair {
	a, b := min(x, y), max(x, y)
	return pair{a, b, compare(f, f.known[a], f.known[b])}
}

// candidates reads the statements that share an end with st and whose relation and
// date allow that they tell its act, and returns their ids by rising id.
func (f *finder) candidates(st Statement) []ID {
	found := map[ID]bool{}
	for _, m := range f.matches(st) {
		m.Limit = MaxLimit
		for more := true; more && f.err == nil; {
			page, err := f.store.Statements(f.ctx, m)
			if err != nil {
				f.err = err
				return nil
			}
			for _, other := range page.Statements {
				if other.ID == st.ID || stanceOf(st, other) == unrelated {
					continue
				}
				found[other.ID] = true
				if _, ok := f.known[other.ID]; !ok {
					f.known[other.ID] = other
				}
			}
			m.After = page.Next
			more = m.After != "" && len(found) <= maxCandidates
			f.cut = f.cut || m.After != "" && !more
		}
	}
	ids := slices.Sorted(maps.Keys(found))
	f.read(ids)
	return ids
}

// matches are what to look for: of a state those with both ends, of an act those with
// one of its ends.
func (f *finder) matches(st Statement) []Match {
	sources, targets := union([]ID{st.Source}, st.SourceMembers), union([]ID{st.Target}, st.TargetMembers)
	m := Match{Relations: kin(st.Relation), Polarities: []Polarity{Positive, Negative}, Factualities: counterparts(st)}
	var list []Match
	if Schema(st.Relation).State {
		for _, m.Source = range sources {
			for _, m.Target = range targets {
				list = append(list, m)
			}
		}
		return list
	}
	days, known := reach(st)
	if !known {
		return nil
	}
	m.From, m.To = date(days.from), date(days.to)
	with := st.Roles[RoleWith]
	if family(st.Relation) != agreed {
		with = ""
	}
	for _, m.Either = range union(sources, targets, []ID{with}) {
		list = append(list, m)
	}
	m.Either = ""
	for _, id := range union(sources, targets) {
		if family(st.Relation) == agreed {
			m.Roles = map[Role]ID{RoleWith: id}
			list = append(list, m)
		}
	}
	return list
}

// read makes the entities of statements known.
func (f *finder) read(statements []ID) {
	var ids []ID
	for _, id := range statements {
		st := f.known[id]
		ids = append(ids, st.Source, st.Target)
		for _, role := range allRoles {
			ids = append(ids, st.Roles[role])
		}
	}
	f.readEntities(union(ids))
}

// idsAtOnce is how many entities are asked for at once.
const idsAtOnce = 200

func (f *finder) readEntities(ids []ID) {
	ids = slices.DeleteFunc(ids, func(id ID) bool { _, ok := f.entities[f.canonicalOf(id)]; return ok })
	for part := range slices.Chunk(ids, idsAtOnce) {
		if f.err != nil {
			return
		}
		list, err := f.store.Entities(f.ctx, EntityQuery{IDs: part})
		if err != nil {
			f.err = err
			return
		}
		for _, e := range list {
			f.entities[e.ID] = &e
			for _, id := range e.Merged {
				f.merged[id] = e.ID
			}
		}
		for _, id := range part {
			if _, ok := f.entities[f.canonicalOf(id)]; !ok {
				f.entities[id] = nil
			}
		}
	}
}

func (f *finder) canonicalOf(id ID) ID {
	if into, ok := f.merged[id]; ok {
		return into
	}
	return id
}

// canonical implements ties.
func (f *finder) canonical(id ID) ID {
	if id != "" {
		f.readEntities([]ID{id})
	}
	return f.canonicalOf(id)
}

// entity implements ties.
func (f *finder) entity(id ID) (Entity, bool) {
	e := f.entities[f.canonical(id)]
	if e == nil {
		return Entity{}, false
	}
	return *e, true
}

// offices implements ties.
func (f *finder) offices(id ID) []office {
	id = f.canonical(id)
	if held, ok := f.held[id]; ok || f.err != nil {
		return held
	}
	m := Match{Source: id, Relations: []Relation{"HOLDS_POSITION", "PART_OF", "LOCATED_IN"}, Limit: MaxLimit}
	page, err := f.store.Statements(f.ctx, m)
	if err != nil {
		f.err = err
		return nil
	}
	var held []office
	for _, st := range page.Statements {
		if st.Target == "" || st.Mode == "former" || st.Mode == "deputy" {
			continue
		}
		held = append(held, office{f.canonical(st.Target), f.canonical(st.Roles[RolePosition]), st.Relation == "LOCATED_IN"})
	}
	f.held[id] = held
	return held
}

// inOrder says whether what is carried out was announced no later than it was told.
func (f *finder) inOrder(l Link) bool {
	if l.Kind != Realises || f.err != nil {
		return true
	}
	_, told := f.published(l.From)
	announced, _ := f.published(l.To)
	return announced <= told
}

// published reads the first and the last day on which a statement was published.
func (f *finder) published(id ID) (first, last Date) {
	for _, ev := range f.evidence(id) {
		first, last = earlier(first, ev.Published), max(last, ev.Published)
	}
	return first, last
}

// evidence reads all evidences of a statement.
func (f *finder) evidence(id ID) []Evidence {
	st := f.known[id]
	if len(st.Evidence) >= st.Evidences {
		return st.Evidence
	}
	whole, err := f.store.Statement(f.ctx, id)
	if err != nil {
		f.err = err
		return nil
	}
	f.known[id] = whole
	return whole.Evidence
}

// documents sets which documents tell the act, and how many voices they are.
func (f *finder) documents(act *Act) error {
	telling := map[ID]Telling{}
	for _, id := range act.Statements {
		for _, ev := range f.evidence(id) {
			t := telling[ev.Document]
			t.Document, t.Publisher = ev.Document, ev.Publisher
			t.Text += ev.Quote + "\n"
			telling[ev.Document] = t
		}
	}
	act.Documents = slices.Sorted(maps.Keys(telling))
	var list []Telling
	library, listed := f.store.(Library)
	for i, id := range act.Documents {
		t := telling[id]
		if listed && i < maxRead && f.err == nil {
			d, err := library.Document(f.ctx, id)
			if err != nil && !errors.Is(err, ErrNotFound) { // it may be forgotten meanwhile
				return err
			}
			t.Text = cmp.Or(d.Text, t.Text)
		}
		list = append(list, t)
	}
	act.Publishers = Voices(list)
	return f.err
}
