package graph

import "slices"

// stance is how the claims of two statements stand to each other, ends and time aside.
type stance int

const (
	unrelated  stance = iota
	sameStance        // both say that it is so, or both that it is not, with equal factuality
	opposed           // one says that it is so, the other that it is not
	carriedOut        // the first tells as done what the second announces
	carriesOut        // the same the other way round
)

// stanceOf compares polarity and factuality.
func stanceOf(a, b Statement) stance {
	switch {
	case a.Polarity == b.Polarity && a.Factuality == b.Factuality:
		return sameStance
	case a.Holds() && negates(b) || b.Holds() && negates(a):
		return opposed
	case a.Holds() && announces(b):
		return carriedOut
	case b.Holds() && announces(a):
		return carriesOut
	}
	return unrelated
}

// counterparts lists the factualities of those to which st has a stance.
func counterparts(st Statement) []Factuality {
	switch {
	case st.Holds():
		return []Factuality{Asserted, Denied, Planned, Promised, Requested}
	case negates(st) || announces(st):
		return slices.Compact([]Factuality{Asserted, st.Factuality})
	}
	return []Factuality{st.Factuality}
}

// negates says whether st claims that something is not so.
func negates(st Statement) bool {
	return st.Polarity == Negative && st.Factuality == Asserted ||
		st.Polarity == Positive && st.Factuality == Denied
}

// announces says whether st tells of what is to come.
func announces(st Statement) bool {
	return st.Polarity == Positive && slices.Contains([]Factuality{Planned, Promised, Requested}, st.Factuality)
}

// opposites are the modes that take back what the relation's other modes do.
var opposites = map[Relation][]string{
	"SANCTIONED": {"lift"}, "PROVIDED_AID": {"stop"}, "COOPERATED_WITH": {"suspend"}, "ADOPTED": {"repeal"},
	"CONVICTED": {"acquit"}, "SPOUSE_OF": {"end"}, "PARTNER_OF": {"rival"},
}

// modesFit says whether not just one of the two takes back.
func modesFit(a, b Statement) bool {
	undo := opposites[a.Relation]
	return slices.Contains(undo, a.Mode) == slices.Contains(undo, b.Mode)
}

// The relations whose ends are compared in a way of their own.
const (
	signed Relation = "SIGNED" // its target is a paper, the other party stands in the role with
	agreed Relation = "AGREED_WITH"
)

// families are the relations by which one act may be told; the first of a family names it.
var families = map[Relation]Relation{
	"MET_WITH": "MET_WITH", "TALKED_WITH": "MET_WITH", "HOSTED": "MET_WITH",
	signed: agreed, agreed: agreed,
}

func family(r Relation) Relation {
	if f, ok := families[r]; ok {
		return f
	}
	return r
}

// kin lists the relations by which the act of r may be told, in the order of the schema.
func kin(r Relation) []Relation {
	var all []Relation
	for _, other := range append(Relations(), Open) {
		if family(other) == family(r) {
			all = append(all, other)
		}
	}
	return all
}
