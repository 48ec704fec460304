package graph

import "encoding/json"

// Statement is a claim: who did what to whom, with every role, once, however many
// documents make it. An empty Source or Target was not said.
//
// Mode, Amount, Tense, DerivedFrom, Confidence, SortDate and, for a state, Time are
// not part of the identity: they are computed from the evidences (see Fold).
type Statement struct {
	ID            ID          `json:"id"`
	Relation      Relation    `json:"relation"`
	Predicate     string      `json:"predicate,omitempty"` // lemma, OPEN only
	Source        ID          `json:"source,omitempty"`
	Target        ID          `json:"target,omitempty"`
	SourceMembers []ID        `json:"source_members,omitempty"` // sorted
	TargetMembers []ID        `json:"target_members,omitempty"` // sorted
	Roles         map[Role]ID `json:"roles,omitempty"`
	Content       []ID        `json:"content,omitempty"` // statements, sorted
	DerivedFrom   ID          `json:"derived_from,omitempty"`
	Polarity      Polarity    `json:"polarity"`
	Factuality    Factuality  `json:"factuality"`
	Tense         Tense       `json:"tense"`
	Time          *Time       `json:"time,omitempty"`
	SortDate      Date        `json:"sort_date"` // first day of Time, else the day of publication
	Amount        *Amount     `json:"amount,omitempty"`
	Mode          string      `json:"mode,omitempty"`
	Confidence    float64     `json:"confidence"`
	Evidence      []Evidence  `json:"evidence"`            // by id; on a page perhaps not all
	Evidences     int         `json:"evidences,omitempty"` // how many evidences are stored
}

// Holds says whether the statement may show as a plain edge.
func (st Statement) Holds() bool { return st.Polarity == Positive && st.Factuality == Asserted }

// Evidence is one place of one document that makes a statement. Tense, Time, Amount,
// Mode, DerivedFrom and Confidence are what this place says; those of the statement
// are computed from them.
type Evidence struct {
	ID          ID              `json:"id"`
	Document    ID              `json:"document"`
	Quote       string          `json:"quote"` // the sentence or sentences, word for word
	Start       int             `json:"start"` // byte offset of Quote in the document
	End         int             `json:"end"`
	Trigger     string          `json:"trigger"` // the word or words that name the relation
	TriggerAt   int             `json:"trigger_start"`
	Tense       Tense           `json:"tense"`
	Confidence  float64         `json:"confidence"`
	Time        *Time           `json:"time,omitempty"`
	Amount      *Amount         `json:"amount,omitempty"`
	Mode        string          `json:"mode,omitempty"`
	DerivedFrom ID              `json:"derived_from,omitempty"`
	Rules       []string        `json:"rules,omitempty"`
	SaidBy      []Attribution   `json:"said_by,omitempty"` // nearest speaker first
	Published   Date            `json:"published"`         // of the document
	URL         string          `json:"url,omitempty"`     // of the document
	Publisher   string          `json:"publisher,omitempty"`
	Extracted   json.RawMessage `json:"-"` // the statement exactly as the extractor printed it
}

// Attribution is one link of the chain of those who say so.
type Attribution struct {
	Speaker    ID     `json:"speaker,omitempty"`
	OnBehalfOf ID     `json:"on_behalf_of,omitempty"`
	Via        ID     `json:"via,omitempty"`
	Cue        string `json:"cue,omitempty"`
	Form       Form   `json:"form"`
}

// Edge is the binary projection of a statement that holds. ViaGroup is the named
// collective through which a member takes part ("the leaders of partners – Japan, …").
type Edge struct {
	ID        ID       `json:"id"` // statement id, for a member pair followed by # and a hash of the pair
	Statement ID       `json:"statement"`
	Relation  Relation `json:"relation"`
	Source    ID       `json:"source"`
	Target    ID       `json:"target"`
	Date      Date     `json:"date"`
	ViaGroup  ID       `json:"via_group,omitempty"`
}

// Mentioned is an entity as one document mentions it: Names are the surface forms,
// Count how many mentions there are, First the byte offset of the first one.
type Mentioned struct {
	Entity Entity
	Names  []string
	Search []string // search keys, made by package key
	Count  int
	First  int
}

// Bundle is one document with all that was found in it, ready to be put. Each
// statement carries exactly the evidences that this document gives. Seal makes the
// ids and everything that can be computed; Validate says whether it can be put.
type Bundle struct {
	Document   Document
	Entities   []Mentioned
	Statements []Statement
}
