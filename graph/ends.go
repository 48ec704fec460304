package graph

import (
	"cmp"
	"slices"
	"strings"
)

// The weights of what two statements have in common.
const (
	endWeight   = 3 // source, target: one entity
	weakWeight  = 2 // source, target: one stands for the other
	eventWeight = 2
	placeWeight = 1
	topicWeight = 1
)

// ties say how entities are related, merges applied.
type ties interface {
	canonical(id ID) ID
	entity(id ID) (Entity, bool)
	offices(id ID) []office // the posts that somebody held, what a thing is a part of or lies in
}

// office is a post in an organization or country; without position what holds it is
// a part of it, or lies inside it.
type office struct {
	of, position ID
	inside       bool
}

// endFit compares what stands at one end of two statements.
type endFit struct {
	fits  bool
	exact bool
	score int
	rule  string
}

// endsFit compares a and b with their ends in the order given.
func endsFit(w ties, a, b end) endFit {
	switch {
	case a.id == "" || b.id == "":
		return endFit{fits: true}
	case w.canonical(a.id) == w.canonical(b.id):
		return endFit{true, true, endWeight, ""}
	case hasMember(w, a, b.id) || hasMember(w, b, a.id):
		return endFit{true, true, weakWeight, ":member"}
	}
	x, okX := w.entity(a.id)
	y, okY := w.entity(b.id)
	if !okX || !okY {
		return endFit{}
	}
	if rule := standsFor(w, x, y); rule != "" {
		return endFit{true, false, weakWeight, rule}
	}
	if !isSure(x.Kind) || !isSure(y.Kind) {
		return thingsFit(x, y)
	}
	return endFit{}
}

// hasMember says whether id is one of the named collective that stands at e.
func hasMember(w ties, e end, id ID) bool {
	same := func(m ID) bool { return w.canonical(m) == w.canonical(id) }
	if slices.ContainsFunc(e.members, same) {
		return true
	}
	group, ok := w.entity(e.id)
	return ok && slices.ContainsFunc(group.Members, same)
}

// isSure says whether things of a kind have one identity in all texts and languages;
// others are told apart by their words only.
func isSure(k Kind) bool {
	return slices.Contains([]Kind{Person, Organization, Country, City, Place}, k)
}

// thingsFit compares things by their names in a language that both have names in.
func thingsFit(x, y Entity) endFit {
	common := false
	for lang, name := range x.Names {
		other, ok := y.Names[lang]
		if ok && foldName(name) == foldName(other) {
			return endFit{true, false, weakWeight, ":name"}
		}
		common = common || ok
	}
	return endFit{fits: !common}
}

// standsFor says by which rule one of two entities stands for the other; empty = it
// does not.
func standsFor(w ties, x, y Entity) string {
	mine, theirs := w.offices(x.ID), w.offices(y.ID)
	switch {
	case holds(mine, y.ID, false) || holds(theirs, x.ID, false):
		return ":representative"
	case isGround(x.Kind) && isGround(y.Kind) && inside(w, x.ID, y.ID):
		return ":inside"
	}
	if x.Kind == Person && y.Kind == Person && (x.Position != "" || y.Position != "") {
		for _, o := range mine {
			if o.position != "" && slices.Contains(theirs, o) {
				return ":office"
			}
		}
	}
	if bodyOf(x, y) || bodyOf(y, x) {
		return ":body"
	}
	return ""
}

func holds(offices []office, of ID, inside bool) bool {
	return slices.ContainsFunc(offices, func(o office) bool { return o.of == of && o.inside == inside })
}

// isGround says whether one can stand on things of a kind.
func isGround(k Kind) bool { return slices.Contains([]Kind{Country, City, Place, Facility}, k) }

// inside says whether one of two things lies in the other.
func inside(w ties, a, b ID) bool {
	return holds(w.offices(a), b, true) || holds(w.offices(b), a, true)
}

// bodyOf says whether an organization is named after a country, as its ministry is, or
// after another organization.
func bodyOf(body, whole Entity) bool {
	if body.Kind != Organization || whole.Kind != Country && whole.Kind != Organization {
		return false
	}
	for _, name := range namesOf(body) {
		for _, part := range namesOf(whole) {
			if strings.Contains(" "+name+" ", " "+part+" ") {
				return true
			}
		}
	}
	return false
}

// namesOf lists the names of an entity folded, a possessive without its ending.
func namesOf(e Entity) []string {
	names := append([]string{e.Name}, e.Aliases...)
	for _, name := range e.Names {
		names = append(names, name)
	}
	for i, name := range names {
		names[i] = strings.NewReplacer("'s", "", "’s", "").Replace(foldName(name))
	}
	return union(names)
}

// endsOf are the ends of st as its family compares them: who signs with whom, who
// meets whom.
func endsOf(st Statement, w ties) (source, target end) {
	source, target = end{st.Source, st.SourceMembers, w.canonical}, end{st.Target, st.TargetMembers, w.canonical}
	if st.Relation == signed {
		target = end{id: st.Roles[RoleWith], canonical: w.canonical}
	}
	return source, target
}

// bothEnds compares both ends, either way round where the family has no direction.
func bothEnds(w ties, a, b Statement) (source, target endFit) {
	sourceA, targetA := endsOf(a, w)
	sourceB, targetB := endsOf(b, w)
	if a.Relation == signed && b.Relation == signed {
		return signedEnds(w, a, b)
	}
	source, target = endsFit(w, sourceA, sourceB), endsFit(w, targetA, targetB)
	if !undirected(a.Relation) && !undirected(b.Relation) {
		if len(Schema(a.Relation).Target) == 0 {
			target = endFit{true, true, endWeight, ""}
		}
		return source, target
	}
	turnedSource, turnedTarget := endsFit(w, sourceA, targetB), endsFit(w, targetA, sourceB)
	if better(turnedSource, turnedTarget) > better(source, target) {
		return turnedSource, turnedTarget
	}
	return source, target
}

// signedEnds compares who signed what with whom; the parties have no order.
func signedEnds(w ties, a, b Statement) (parties, paper endFit) {
	sourceA, withA := endsOf(a, w)
	sourceB, withB := endsOf(b, w)
	x, y := endsFit(w, sourceA, sourceB), endsFit(w, withA, withB)
	if turnedX, turnedY := endsFit(w, sourceA, withB), endsFit(w, withA, sourceB); better(turnedX, turnedY) > better(x, y) {
		x, y = turnedX, turnedY
	}
	parties = endFit{x.fits && y.fits, x.exact || y.exact, x.score + y.score, cmp.Or(x.rule, y.rule)}
	paper = endsFit(w, end{id: a.Target, canonical: w.canonical}, end{id: b.Target, canonical: w.canonical})
	return parties, paper
}

func undirected(r Relation) bool { return Schema(r).Symmetric || r == signed }

// better weighs two ends; those that do not fit weigh nothing.
func better(source, target endFit) int {
	if !source.fits || !target.fits {
		return -1
	}
	return source.score + target.score
}

// rolesFit compares event, place, position, topic and item; it returns the score and
// the rules of what fits.
func rolesFit(w ties, a, b Statement) (score int, rules []string, fits bool) {
	for _, r := range []struct {
		role   Role
		weight int
		strict bool // what differs contradicts
	}{
		{RoleEvent, eventWeight, true}, {RolePlace, placeWeight, true}, {RolePosition, placeWeight, true},
		{RoleTopic, topicWeight, false}, {RoleItem, topicWeight, false},
	} {
		x, y := a.Roles[r.role], b.Roles[r.role]
		if x == "" || y == "" {
			continue
		}
		fit := roleFit(w, r.role, x, y)
		if !fit.fits && r.strict {
			return 0, nil, false
		}
		if fit.score > 0 {
			score, rules = score+r.weight, append(rules, string(r.role)+fit.rule)
		}
	}
	return score, rules, true
}

// roleFit compares what stands in one role of two statements. Of two places one may
// lie in the other.
func roleFit(w ties, role Role, a, b ID) endFit {
	if w.canonical(a) == w.canonical(b) {
		return endFit{true, true, endWeight, ""}
	}
	x, okX := w.entity(a)
	y, okY := w.entity(b)
	if !okX || !okY {
		return endFit{}
	}
	switch role {
	case RoleEvent:
		return eventsFit(w, x, y)
	case RolePlace:
		if inside(w, x.ID, y.ID) {
			return endFit{true, false, weakWeight, ":inside"}
		}
		return endFit{fits: x.Kind != y.Kind}
	}
	return thingsFit(x, y)
}

// eventsFit compares events that have two ids: one and the same only by name, never
// against their times and places.
func eventsFit(w ties, x, y Entity) endFit {
	timeX, timedX := timeOf(x.Time)
	timeY, timedY := timeOf(y.Time)
	if timedX && timedY && !timeX.meets(timeY) {
		return endFit{}
	}
	if x.Place != "" && y.Place != "" && !roleFit(w, RolePlace, x.Place, y.Place).fits {
		return endFit{}
	}
	if fit := thingsFit(x, y); fit.score > 0 {
		return fit
	}
	return endFit{fits: cmp.Or(x.Wikidata, y.Wikidata) == "" || x.Wikidata == "" || y.Wikidata == ""}
}
