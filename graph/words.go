package graph

import (
	"encoding/json"
	"fmt"
	"time"
)

// ID names a document, entity, statement or evidence of the graph. Ids are made
// by the recipes of id.go, so equal things have equal ids on every machine.
type ID string

// Kind is the type of an entity.
type Kind string

// The closed list of kinds.
const (
	Person       Kind = "person"
	Organization Kind = "organization"
	Country      Kind = "country"
	City         Kind = "city"
	Place        Kind = "place"
	Facility     Kind = "facility"
	Event        Kind = "event"
	Group        Kind = "group"
	Work         Kind = "work"
	Paper        Kind = "document" // a law, agreement, report: a document that is talked about
	Money        Kind = "money"
	Title        Kind = "role" // a title as such, "the office of president"
	Other        Kind = "other"
)

// Kinds lists every kind in the order above.
func Kinds() []Kind {
	return []Kind{Person, Organization, Country, City, Place, Facility, Event, Group, Work, Paper, Money, Title, Other}
}

// Role is what an argument other than source and target does in a statement.
type Role string

// The closed list of roles that hold an entity. The roles amount, content and mode
// are fields of Statement.
const (
	RoleEvent       Role = "event"
	RolePlace       Role = "place"
	RoleTopic       Role = "topic"
	RolePosition    Role = "position"
	RoleOrg         Role = "org"
	RoleItem        Role = "item"
	RoleRecipient   Role = "recipient"
	RoleBeneficiary Role = "beneficiary"
	RoleWith        Role = "with"
	RoleMediator    Role = "mediator"
	RoleFrom        Role = "from"
	RoleTo          Role = "to"
	RoleInstrument  Role = "instrument"
	RoleReason      Role = "reason"
)

// EntityRoles lists every role that holds an entity, in the order above.
func EntityRoles() []Role {
	return []Role{
		RoleEvent, RolePlace, RoleTopic, RolePosition, RoleOrg, RoleItem, RoleRecipient,
		RoleBeneficiary, RoleWith, RoleMediator, RoleFrom, RoleTo, RoleInstrument, RoleReason,
	}
}

// Polarity says whether the statement or its negation was stated.
type Polarity string

// The two polarities.
const (
	Positive Polarity = "positive"
	Negative Polarity = "negative"
)

// Factuality says how far the statement was presented as true.
type Factuality string

// The closed list of factualities, strongest first; Alleged, Denied and Threatened
// stand apart from that order.
const (
	Asserted     Factuality = "asserted"
	Planned      Factuality = "planned"
	Promised     Factuality = "promised"
	Requested    Factuality = "requested"
	Possible     Factuality = "possible"
	Conditional  Factuality = "conditional"
	Hypothetical Factuality = "hypothetical"
	Alleged      Factuality = "alleged"
	Denied       Factuality = "denied"
	Threatened   Factuality = "threatened"
)

// Factualities lists every factuality in the order above.
func Factualities() []Factuality {
	return []Factuality{Asserted, Planned, Promised, Requested, Possible, Conditional, Hypothetical, Alleged, Denied, Threatened}
}

// Tense is the tense of the trigger; NoTense for nouns.
type Tense string

// The tenses.
const (
	Past    Tense = "past"
	Present Tense = "present"
	Future  Tense = "future"
	NoTense Tense = "none"
)

// Form is how an attribution was worded.
type Form string

// The closed list of forms. ByAuthor is the outlet itself.
const (
	ByAuthor    Form = "author"
	Indirect    Form = "indirect"
	DirectQuote Form = "direct_quote"
	Hearsay     Form = "hearsay"
	ByDocument  Form = "document"
)

// Date is a calendar day "2006-01-02" without zone; empty = unknown, written as
// null in JSON. Dates compare as strings.
type Date string

// ParseDate reads a day of the form 2006-01-02; empty gives the unknown date.
func ParseDate(s string) (Date, error) {
	if s == "" {
		return "", nil
	}
	if _, err := time.Parse(time.DateOnly, s); err != nil {
		return "", fmt.Errorf("date %q is not a day of the form 2023-04-04", s)
	}
	return Date(s), nil
}

// MarshalJSON writes the unknown date as null.
func (d Date) MarshalJSON() ([]byte, error) {
	if d == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(d))
}

// Granularity is the calendar unit that a Time is given in.
type Granularity string

// The closed list of granularities.
const (
	Day     Granularity = "day"
	Week    Granularity = "week"
	Month   Granularity = "month"
	Quarter Granularity = "quarter"
	Year    Granularity = "year"
	Decade  Granularity = "decade"
	Approx  Granularity = "approx"
)

// TimeRelation says how the interval of a Time relates to the act.
type TimeRelation string

// The closed list of time relations.
const (
	On     TimeRelation = "on"
	During TimeRelation = "during"
	Before TimeRelation = "before"
	After  TimeRelation = "after"
	Since  TimeRelation = "since"
	Until  TimeRelation = "until"
	Holds  TimeRelation = "holds"
)

// Time is an interval of days, both ends inclusive, either end unknown (empty).
// A bare year is the whole year with granularity year, never 1 January.
type Time struct {
	Text        string       `json:"text"`
	From        Date         `json:"from"`
	To          Date         `json:"to"`
	Granularity Granularity  `json:"granularity"`
	Relation    TimeRelation `json:"relation"`
}

// Amount is a quantity of a statement: "at least 40 leaders", "$5.5 billion".
// Start and End are byte offsets of Text in the document. Comparator is one of
// "=", ">=", "<=", "~".
type Amount struct {
	Value      float64 `json:"value"`
	Unit       string  `json:"unit"`
	Comparator string  `json:"comparator"`
	Text       string  `json:"text"`
	Start      int     `json:"start"`
	End        int     `json:"end"`
}
