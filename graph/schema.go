package graph

import (
	"slices"
	"strings"
)

// Relation is what a statement says its source did to its target.
type Relation string

// Open is the relation of a statement whose verb has no type; its Predicate holds
// the lemma.
const Open Relation = "OPEN"

// RelationSchema describes one relation.
type RelationSchema struct {
	Name      Relation
	Group     string // A diplomatic, B verbal, C force, D legal and economic, E states
	Symmetric bool   // stored once, ends in order of their ids
	State     bool   // holds over an interval; its time is not part of its identity
	Source    []Kind // kinds that the source may have
	Target    []Kind // kinds that the target may have; none = there is no target
	Roles     []Role // roles that hold an entity
	Content   bool   // may embed statements
	Amount    bool   // may carry a quantity
	Modes     []string
}

// Schema returns the schema of r; the zero schema when r is not a relation.
func Schema(r Relation) RelationSchema { return schema[r] }

// Relations lists every relation but OPEN in the order of the schema.
func Relations() []Relation { return slices.Clone(relationOrder) }

// Known says whether r is a relation of the schema or OPEN.
func Known(r Relation) bool { _, ok := schema[r]; return ok }

// kindLetters are the letters of the table below: A actor (person, organization,
// country, city, group), P person, O organization, G polity (country, city, place
// with a government), R group, L place, F facility, E event, D document, W work
// (product, weapon, goods), M money, C anything else.
var kindLetters = map[rune][]Kind{
	'A': {Person, Organization, Country, City, Group, Place},
	'P': {Person}, 'O': {Organization}, 'G': {Country, City, Place}, 'R': {Group},
	'L': {Place, City}, 'F': {Facility}, 'E': {Event}, 'D': {Paper}, 'W': {Work}, 'M': {Money}, 'C': {Other, Money, Title},
}

// The table: name, group, flags (S symmetric, T state), kinds of the source, kinds
// of the target, roles, modes.
var relationTable = []struct{ name, group, flags, source, target, roles, modes string }{
	{"INVITED", "A", "", "A", "A", "event place content", ""},
	{"MET_WITH", "A", "S", "A", "A", "event place topic", ""},
	{"TALKED_WITH", "A", "S", "A", "A", "topic mediator place event", "phone negotiate consult"},
	{"VISITED", "A", "", "A", "GLFOE", "from with event place reason instrument", ""},
	{"HOSTED", "A", "", "AF", "EA", "place", ""},
	{"PARTICIPATED_IN", "A", "", "A", "E", "place position", ""},
	{"COOPERATED_WITH", "A", "S", "A", "A", "topic", "strengthen start suspend"},
	{"AGREED_WITH", "A", "S", "A", "A", "topic content event place", ""},
	{"SIGNED", "A", "", "A", "D", "with place item", "ratify initial"},
	{"SUPPORTED", "A", "", "A", "ADEC", "event topic amount", ""},
	{"PROVIDED_AID", "A", "", "A", "A", "item amount reason recipient beneficiary", "military humanitarian financial technical stop"},
	{"PROMISED", "A", "", "A", "A", "content amount item topic", ""},
	{"RECOGNIZED", "A", "", "A", "AEDC", "topic", ""},
	{"STATED", "B", "", "A", "A", "content topic event place instrument", ""},
	{"PRAISED", "B", "", "A", "AEDFWC", "event topic content", "welcome congratulate commend value"},
	{"THANKED", "B", "", "A", "A", "event topic content", ""},
	{"CONDEMNED", "B", "", "A", "AEDFWC", "event topic content", ""},
	{"CRITICIZED", "B", "", "A", "AEDFWC", "event topic content", ""},
	{"ACCUSED", "B", "", "A", "A", "event topic content", ""},
	{"DENIED", "B", "", "A", "A", "content topic", ""},
	{"URGED", "B", "", "A", "A", "content topic", "ask demand order"},
	{"WARNED", "B", "", "A", "A", "topic content event", ""},
	{"THREATENED", "B", "", "A", "A", "topic content", ""},
	{"REJECTED", "B", "", "A", "ADEC", "topic content item", ""},
	{"PROPOSED", "B", "", "A", "A", "content item topic", ""},
	{"ATTACKED", "C", "", "A", "AGLFEWC", "instrument place event", "invade shell strike drone cyber ambush"},
	{"KILLED", "C", "", "AE", "PR", "amount instrument place", ""},
	{"INJURED", "C", "", "AE", "PR", "amount instrument place", ""},
	{"DESTROYED", "C", "", "AE", "FWGLOE", "amount instrument place", "destroy damage shoot_down"},
	{"CAPTURED", "C", "", "A", "GLFRW", "from", "seize occupy annex liberate"},
	{"WITHDREW_FROM", "C", "", "A", "GLF", "item to", ""},
	{"DEPLOYED", "C", "", "A", "GLFE", "item amount", ""},
	{"RELEASED", "C", "", "A", "PRFW", "from item amount", ""},
	{"PROTESTED", "C", "", "A", "ADEC", "topic place amount", "rally strike boycott"},
	{"SANCTIONED", "D", "", "A", "AWFC", "topic amount reason", "impose extend lift"},
	{"DETAINED", "D", "", "A", "PR", "place topic", "arrest detain abduct"},
	{"CHARGED", "D", "", "A", "POR", "topic", ""},
	{"CONVICTED", "D", "", "A", "POR", "topic amount", "acquit"},
	{"INVESTIGATED", "D", "", "A", "AEDC", "topic place", ""},
	{"EXPELLED", "D", "", "A", "PR", "from to amount", ""},
	{"ADOPTED", "D", "", "A", "DC", "topic amount", "adopt approve repeal"},
	{"APPOINTED", "D", "", "A", "PR", "position org", ""},
	{"DISMISSED", "D", "", "A", "PR", "position org", ""},
	{"RESIGNED", "D", "", "POR", "OG", "position", ""},
	{"ELECTED", "D", "", "AE", "POR", "position org event amount", ""},
	{"ACQUIRED", "D", "", "A", "OWF", "from amount", ""},
	{"FUNDED", "D", "", "A", "ODEWFC", "amount beneficiary item recipient reason", ""},
	{"HOLDS_POSITION", "E", "T", "PR", "OGE", "position", "heads acting former deputy"},
	{"MEMBER_OF", "E", "T", "A", "OR", "position", ""},
	{"JOINED", "E", "", "A", "ORDEC", "topic", ""},
	{"LEFT", "E", "", "A", "OD", "topic", ""},
	{"LOCATED_IN", "E", "T", "GLFOERP", "GL", "", "hq"},
	{"PART_OF", "E", "T", "OFELGR", "OFELGR", "", ""},
	{"CITIZEN_OF", "E", "T", "PR", "G", "", ""},
	{"SPOUSE_OF", "E", "ST", "PR", "PR", "", "start end"},
	{"PARENT_OF", "E", "T", "PR", "PR", "", ""},
	{"FOUNDED", "E", "", "A", "OFDEW", "org place", ""},
	{"OWNS", "E", "T", "A", "OFW", "amount", ""},
	{"PARTNER_OF", "E", "ST", "A", "A", "topic", "partner ally rival"},
	{"DIED", "E", "", "PR", "", "place reason", ""},
}

var (
	schema        = buildSchema()
	relationOrder = buildOrder()
)

func buildSchema() map[Relation]RelationSchema {
	all := map[Relation]RelationSchema{Open: {
		Name: Open, Group: "open", Source: Kinds(), Target: Kinds(), Roles: EntityRoles(), Content: true, Amount: true,
	}}
	for _, row := range relationTable {
		s := RelationSchema{
			Name: Relation(row.name), Group: row.group, Source: KindsOf(row.source), Target: KindsOf(row.target),
			Symmetric: strings.Contains(row.flags, "S"), State: strings.Contains(row.flags, "T"), Modes: strings.Fields(row.modes),
		}
		for _, role := range strings.Fields(row.roles) {
			switch role {
			case "content":
				s.Content = true
			case "amount":
				s.Amount = true
			default:
				s.Roles = append(s.Roles, Role(role))
			}
		}
		all[s.Name] = s
	}
	return all
}

func buildOrder() []Relation {
	order := make([]Relation, len(relationTable))
	for i, row := range relationTable {
		order[i] = Relation(row.name)
	}
	return order
}

// KindsOf reads the letters of the schema ("A", "GLF"): see kindLetters; letters
// that mean nothing are passed over.
func KindsOf(letters string) []Kind {
	var kinds []Kind
	for _, l := range letters {
		for _, k := range kindLetters[l] {
			if !slices.Contains(kinds, k) {
				kinds = append(kinds, k)
			}
		}
	}
	return kinds
}

// Allows says whether an entity of kind k may stand at the end whose kinds are
// given; a mention whose kind is unknown (Other) fits wherever a Group does.
func Allows(kinds []Kind, k Kind) bool {
	return slices.Contains(kinds, k) || k == Other && slices.Contains(kinds, Group)
}
