package extract

import "actant/graph"

// Statement is one claim in the words of one text.
type Statement struct {
	ID          string           `json:"id"`
	Relation    graph.Relation   `json:"relation"`
	Predicate   string           `json:"predicate,omitempty"` // lemma, OPEN only
	Source      *Argument        `json:"source"`              // nil = not said
	Target      *Argument        `json:"target"`
	Roles       Roles            `json:"roles"`
	Polarity    graph.Polarity   `json:"polarity"`
	Factuality  graph.Factuality `json:"factuality"`
	Tense       graph.Tense      `json:"tense"`
	Attribution []Attribution    `json:"attribution"` // nearest speaker first
	Time        *graph.Time      `json:"time"`        // resolve
	Trigger     Span             `json:"trigger"`
	Evidence    Span             `json:"evidence"` // the sentence or sentences that carry it
	Confidence  float64          `json:"confidence"`
	Rules       []string         `json:"rules"`
	DerivedFrom string           `json:"derived_from"`

	Sent     int   `json:"-"` // sentence and token of the trigger
	Tok      int   `json:"-"`
	Content  []int `json:"-"` // relate: statements inside, as indices; resolve writes Roles.Content
	Derived  int   `json:"-"` // relate: index of the statement it is derived from, or -1
	TimeToks []int `json:"-"` // relate: tokens that head time expressions of the act, for resolve
}

// Roles are the arguments beside source and target.
type Roles struct {
	Args    map[graph.Role]*Argument
	Amount  *graph.Amount
	Content []string // statement ids
	Mode    string
}

// Argument is an end or role of a statement. relate fills Mention, Text, Start, End
// and ResolvedBy when it is passive-agent or cross-sentence; resolve fills the rest.
type Argument struct {
	Entity     string   `json:"entity"`
	Text       string   `json:"text"`
	Start      int      `json:"start"`
	End        int      `json:"end"`
	Members    []string `json:"members,omitempty"`
	ResolvedBy string   `json:"resolved_by,omitempty"`

	Mention int `json:"-"` // index in Doc.Mentions
}

// Attribution is one link of the chain of those who say so; a nil Speaker with form
// "author" is the outlet itself.
type Attribution struct {
	Speaker    *Argument  `json:"speaker"`
	OnBehalfOf *Argument  `json:"on_behalf_of"`
	Cue        string     `json:"cue"`
	Form       graph.Form `json:"form"`
	Via        *Argument  `json:"via"`
}

// Entity is what several mentions of one text refer to.
type Entity struct {
	ID        string            `json:"id"`
	Kind      graph.Kind        `json:"kind"`
	Name      string            `json:"name"`
	Names     map[string]string `json:"names"`
	Wikidata  string            `json:"wikidata,omitempty"`
	Mentions  []Span            `json:"mentions"`
	Position  string            `json:"position,omitempty"`
	Members   []string          `json:"members,omitempty"`
	MembersAs string            `json:"members_as,omitempty"`
	Time      *graph.Time       `json:"time,omitempty"`
	Place     string            `json:"place,omitempty"`

	Link string `json:"-"` // entry of a name table, "countries:JP"; "bodies:government of japan"
	Key  string `json:"-"` // canonical lemma key
}
