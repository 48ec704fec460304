package graph

import (
	"cmp"
	"slices"
)

// LinkKind is what two statements are to each other.
type LinkKind string

// The closed list of kinds. Realises goes from what was asserted to the plan, promise
// or request that it carries out; the others have the smaller id first.
const (
	SameAct     LinkKind = "same_act"    // both tell one act
	Realises    LinkKind = "realises"    // From tells as done what To announced
	Contradicts LinkKind = "contradicts" // one asserts what the other negates or denies
	MaybeSame   LinkKind = "maybe_same"  // too little is said to tell
)

// LinkKinds lists every kind in the order above.
func LinkKinds() []LinkKind { return []LinkKind{SameAct, Realises, Contradicts, MaybeSame} }

// Link joins two statements. Score is the weight of what they have in common, Rules
// say what that is and where the match is weak.
type Link struct {
	Kind  LinkKind `json:"kind"`
	From  ID       `json:"from"`
	To    ID       `json:"to"`
	Score int      `json:"score"`
	Rules []string `json:"rules"`
}

// Act is what happened once, as all statements tell it that say it is so with equal
// factuality. It never changes the ids of statements, and it is a pure function of
// what is stored: the order of putting does not show, and forgetting a document or
// taking back a correction undoes exactly what they did.
type Act struct {
	ID         ID     `json:"id"`         // the smallest id among its statements
	Statements []ID   `json:"statements"` // sorted
	Links      []Link `json:"links"`      // all links of its statements, among them too
	Documents  []ID   `json:"documents"`  // sorted
	// Publishers is how many publishers tell it independently: see Voices.
	Publishers int `json:"publishers"`
	// Cut means that there are more statements than were compared.
	Cut bool `json:"cut,omitempty"`
}

// LinksOf returns the links of one statement of the act.
func (a Act) LinksOf(statement ID) []Link {
	var own []Link
	for _, l := range a.Links {
		if l.From == statement || l.To == statement {
			own = append(own, l)
		}
	}
	return own
}

// The scores from which a pair of statements is one act, or may be.
const (
	sameScore  = 6
	maybeScore = 4
)

// pair is what comparing two statements gave; a is the smaller id.
type pair struct {
	a, b    ID
	verdict verdict
}

// comparePairs orders pairs as they are joined: falling score, then rising ids.
func comparePairs(x, y pair) int {
	return cmp.Or(cmp.Compare(y.verdict.score, x.verdict.score), cmp.Compare(x.a, y.a), cmp.Compare(x.b, y.b))
}

// joiner joins statements to acts: pairs in order, each where no two statements of the
// sides contradict each other. It looks only at the pairs that one act depends on,
// which are few, although a long row of news may hang together by pairs: who is joined
// by a pair depends on none that comes later.
type joiner struct {
	alike  func(id ID) []pair // those of a statement that are alike enough, in order
	fits   func(a, b ID) bool // says whether two statements do not contradict each other
	groups map[ID]*group      // a statement alone
}

// group is statements that were joined by the pairs so far.
type group struct {
	members []ID
	by      *pair  // that joined them; nil for one alone
	parent  *group // what it was joined into; nil = nothing yet
	ahead   []pair // with others, in order, that were not looked at
}

// joined returns what a statement is joined with.
func (j *joiner) joined(id ID) []ID { return j.before(id, nil).members }

// before returns the group of a statement as it is before a pair; nil = behind all.
func (j *joiner) before(id ID, until *pair) *group {
	for {
		g := j.made(id, until)
		if g.parent != nil || len(g.ahead) == 0 || until != nil && comparePairs(g.ahead[0], *until) >= 0 {
			return g
		}
		next := g.ahead[0]
		g.ahead = g.ahead[1:]
		other := next.a
		if slices.Contains(g.members, other) {
			other = next.b
		}
		if side := j.before(other, &next); allFit(g.members, side.members, j.fits) {
			both := joinGroups(g, side, &next)
			g.parent, side.parent = both, both
		}
	}
}

// made is the largest group of a statement so far that pairs before the given one made.
func (j *joiner) made(id ID, until *pair) *group {
	g := j.groups[id]
	if g == nil {
		g = &group{members: []ID{id}, ahead: j.alike(id)}
		j.groups[id] = g
	}
	for g.parent != nil && (until == nil || comparePairs(*g.parent.by, *until) < 0) {
		g = g.parent
	}
	return g
}

func joinGroups(g, side *group, by *pair) *group {
	both := &group{members: slices.Concat(g.members, side.members), by: by}
	inside := map[ID]bool{}
	for _, id := range both.members {
		inside[id] = true
	}
	both.ahead = slices.DeleteFunc(slices.Concat(g.ahead, side.ahead), func(p pair) bool { return inside[p.a] && inside[p.b] })
	slices.SortFunc(both.ahead, comparePairs)
	both.ahead = slices.CompactFunc(both.ahead, func(x, y pair) bool { return x.a == y.a && x.b == y.b })
	return both
}

func allFit(a, b []ID, fits func(a, b ID) bool) bool {
	for _, x := range a {
		for _, y := range b {
			if !fits(x, y) {
				return false
			}
		}
	}
	return true
}

// linkOf is the link of a pair, none when there is nothing to say. together tells
// whether both are of one act.
func (p pair) linkOf(together bool) (Link, bool) {
	l := Link{From: p.a, To: p.b, Score: p.verdict.score, Rules: p.verdict.rules}
	v := p.verdict
	switch {
	case v.stance == sameStance && together:
		l.Kind = SameAct
	case !v.fits || v.score < maybeScore:
		return Link{}, false
	case v.stance == sameStance:
		l.Kind = MaybeSame
	case v.score < sameScore || v.vague:
		return Link{}, false
	case v.stance == opposed:
		l.Kind = Contradicts
	case v.stance == carriedOut:
		l.Kind = Realises
	case v.stance == carriesOut:
		l.Kind, l.From, l.To = Realises, p.b, p.a
	default:
		return Link{}, false
	}
	return l, true
}

func compareLinks(a, b Link) int {
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(a.Kind, b.Kind))
}
