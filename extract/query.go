package extract

import (
	"errors"
	"slices"
	"strings"

	"actant/graph"
)

// ErrUnclear means that a question was not understood; a search for its words may
// help.
var ErrUnclear = errors.New("question not understood")

// QueryForm is the form of what a question asks.
type QueryForm string

// The closed list of forms.
const (
	Find   QueryForm = "find"   // who, what, where, when: the statements that fit, and what stands at the variable
	YesNo  QueryForm = "yes-no" // is it so
	Count  QueryForm = "count"  // how many different things stand at the variable
	Events QueryForm = "events" // the events of a place or time, or the time and place of one event
	About  QueryForm = "about"  // whatever a speaker said of something
	Path   QueryForm = "path"   // how two things are connected
)

// AnswerKind is the kind of an answer.
type AnswerKind string

// The closed list of answer kinds.
const (
	AnswerEntity    AnswerKind = "entity"
	AnswerPlace     AnswerKind = "place"
	AnswerDate      AnswerKind = "date"
	AnswerNumber    AnswerKind = "number"
	AnswerYesNo     AnswerKind = "yes/no"
	AnswerList      AnswerKind = "list"
	AnswerStatement AnswerKind = "statements"
	AnswerPath      AnswerKind = "path"
)

// Slots of a query that are no role of the schema.
const (
	SlotSource  = "source"
	SlotTarget  = "target"
	SlotAmount  = "amount"
	SlotContent = "content"
	SlotTime    = "time"
	SlotSpeaker = "speaker" // who says so
	SlotAbout   = "about"   // any end or role
	SlotNamed   = "named"   // somewhere in the words of the evidence
	SlotBefore  = "before"  // who held the office after the one that is sought
	SlotAfter   = "after"   // who held the office before the one that is sought
)

// Query is what a question asks of the graph: a pattern of statements with a variable.
type Query struct {
	Question     string             `json:"question"`
	Lang         Lang               `json:"lang"`
	Form         QueryForm          `json:"form"`
	Relation     graph.Relation     `json:"relation,omitempty"` // empty = any
	Mode         string             `json:"mode,omitempty"`
	Fixed        []Fixed            `json:"fixed"`
	Asked        []string           `json:"asked"`           // the slots where the answer may stand, likeliest first
	Kinds        []graph.Kind       `json:"kinds,omitempty"` // of the answer; empty = any
	Answer       AnswerKind         `json:"answer"`
	Polarity     graph.Polarity     `json:"polarity"`
	Factualities []graph.Factuality `json:"factualities"`
	Time         *graph.Time        `json:"time,omitempty"`
}

// Fixed is a slot that the question fills.
type Fixed struct {
	Slot string     `json:"slot"` // source, target, a role of the schema, or one of the slots above
	Text string     `json:"text"` // as in the question
	Name string     `json:"name"` // in the nominative, of a table entry its name
	Kind graph.Kind `json:"kind,omitempty"`
	Link string     `json:"link,omitempty"` // entry of a name table
	Also string     `json:"also,omitempty"` // the same with names for adjectives: "Japan government"
}

// Slot is what the question fills a slot with.
func (q *Query) Slot(name string) (Fixed, bool) {
	i := slices.IndexFunc(q.Fixed, func(f Fixed) bool { return f.Slot == name })
	if i < 0 {
		return Fixed{}, false
	}
	return q.Fixed[i], true
}

// String shows the query: INVITED(source=?, target=Japan) → list.
func (q *Query) String() string {
	var slots []string
	for _, f := range q.Fixed {
		slots = append(slots, f.Slot+"="+f.Name)
	}
	if len(q.Asked) > 0 {
		slots = append(slots, strings.Join(q.Asked, "|")+"=?"+q.kinds())
	}
	slots = append(slots, q.filters()...)
	prefix := map[QueryForm]string{YesNo: "ASK ", Count: "COUNT ", Events: "EVENT", About: "ANY", Path: "PATH"}[q.Form]
	return prefix + string(q.Relation) + "(" + strings.Join(slots, ", ") + ") → " + string(q.Answer)
}

func (q *Query) kinds() string {
	var names []string
	for _, k := range q.Kinds {
		names = append(names, string(k))
	}
	if len(names) == 0 {
		return ""
	}
	return ":" + strings.Join(names, "|")
}

// filters are the parts of the shown query that no slot holds, where they are not
// what a question usually means.
func (q *Query) filters() []string {
	var list []string
	if q.Mode != "" {
		list = append(list, "mode="+q.Mode)
	}
	if q.Time != nil {
		list = append(list, "time="+string(q.Time.From)+".."+string(q.Time.To))
	}
	if q.Polarity == graph.Negative {
		list = append(list, "polarity=negative")
	}
	if len(q.Factualities) == 1 {
		list = append(list, "factuality="+string(q.Factualities[0]))
	}
	return list
}
