package api

import "actant/graph"

// EntityRef is an entity as statements and edges show it.
type EntityRef struct {
	ID    graph.ID          `json:"id"`
	Name  string            `json:"name"`
	Names map[string]string `json:"names" doc:"Name by language, uk and en, as far as known."`
	Kind  graph.Kind        `json:"kind"`
}

// Statement is a claim with names for ids: who did what to whom, and who says so. It
// has a field for every member of its JSON, however many.
type Statement struct {
	ID            graph.ID                  `json:"id"`
	Relation      graph.Relation            `json:"relation"`
	Predicate     string                    `json:"predicate,omitempty" doc:"Lemma of the verb, for OPEN."`
	Source        *EntityRef                `json:"source" doc:"Null when it was not said."`
	Target        *EntityRef                `json:"target" doc:"Null when it was not said."`
	SourceMembers []EntityRef               `json:"source_members,omitempty"`
	TargetMembers []EntityRef               `json:"target_members,omitempty"`
	Roles         map[graph.Role]*EntityRef `json:"roles"`
	Amount        *graph.Amount             `json:"amount,omitempty"`
	Mode          string                    `json:"mode,omitempty"`
	Content       []graph.ID                `json:"content,omitempty" doc:"Statements inside this one."`
	DerivedFrom   graph.ID                  `json:"derived_from,omitempty"`
	Polarity      graph.Polarity            `json:"polarity"`
	Factuality    graph.Factuality          `json:"factuality"`
	Tense         graph.Tense               `json:"tense"`
	Time          *graph.Time               `json:"time"`
	Date          graph.Date                `json:"date" doc:"First day of time, else the day of publication."`
	Confidence    float64                   `json:"confidence"`
	ViaGroup      *EntityRef                `json:"via_group,omitempty" doc:"The collective through which it matched."`
	Evidence      []Evidence                `json:"evidence" doc:"In lists at most five."`
	Evidences     int                       `json:"evidences" doc:"How many evidences are stored."`
}

// Evidence is one place of one document that makes a statement.
type Evidence struct {
	ID         graph.ID      `json:"id"`
	Document   graph.ID      `json:"document"`
	URL        string        `json:"url,omitempty"`
	Publisher  string        `json:"publisher,omitempty"`
	Published  graph.Date    `json:"published"`
	Quote      string        `json:"quote" doc:"The sentence or sentences, word for word."`
	Start      int           `json:"start"`
	End        int           `json:"end"`
	Trigger    string        `json:"trigger"`
	Tense      graph.Tense   `json:"tense"`
	Confidence float64       `json:"confidence"`
	Marks      []Mark        `json:"marks" doc:"Trigger and arguments in the text of the document."`
	SaidBy     []Attribution `json:"said_by" doc:"Who says so, nearest speaker first."`
	Rules      []string      `json:"rules" doc:"Why it was read so: the frames and rules of the extractor that fired."`
}

// Mark is a stretch of a document and what it is to a statement: trigger, source,
// target, speaker or a role.
type Mark struct {
	Role  string `json:"role"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Attribution is one link of the chain of those who say so.
type Attribution struct {
	Speaker    *EntityRef `json:"speaker"`
	OnBehalfOf *EntityRef `json:"on_behalf_of"`
	Via        *EntityRef `json:"via"`
	Cue        string     `json:"cue"`
	Form       graph.Form `json:"form"`
}

// Relation is one row of the schema of relations.
type Relation struct {
	Name      graph.Relation `json:"name"`
	Group     string         `json:"group"`
	Symmetric bool           `json:"symmetric"`
	State     bool           `json:"state"`
	Source    []graph.Kind   `json:"source"`
	Target    []graph.Kind   `json:"target"`
	Roles     []graph.Role   `json:"roles"`
	Content   bool           `json:"content"`
	Amount    bool           `json:"amount"`
	Modes     []string       `json:"modes"`
}

// Text is what POST /v1/extract takes.
type Text struct {
	ID        string `json:"id,omitempty" doc:"Returned as it is."`
	Text      string `json:"text" minLength:"1"`
	Lang      string `json:"lang,omitempty" enum:"uk,en," doc:"Empty: find out."`
	Published string `json:"published,omitempty" doc:"Day of publication, 2024-05-17: relative dates need it."`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
}

// NewDocument is what POST /v1/documents takes.
type NewDocument struct {
	Text
	Title string `json:"title,omitempty"`
}

// Stored is what POST /v1/documents answers.
type Stored struct {
	ID         graph.ID `json:"id"`
	Statements int      `json:"statements"`
	New        bool     `json:"new" doc:"False when this version of the text was stored already."`
}
