package graph

// Entity is a thing in the graph. Everything but ID and Kind is a pure function of
// the mentions that the stored documents make of it.
type Entity struct {
	ID        ID                `json:"id"`
	Kind      Kind              `json:"kind"`
	Name      string            `json:"name"`              // nominative, full form
	Names     map[string]string `json:"names,omitempty"`   // by language "uk", "en"
	Aliases   []string          `json:"aliases,omitempty"` // surface forms, sorted
	Wikidata  string            `json:"wikidata,omitempty"`
	Position  string            `json:"position,omitempty"` // of an unnamed office holder
	Members   []ID              `json:"members,omitempty"`  // of a group, sorted
	MembersAs string            `json:"members_as,omitempty"`
	Time      *Time             `json:"time,omitempty"`     // of an event
	Place     ID                `json:"place,omitempty"`    // of an event
	Mentions  int               `json:"mentions,omitempty"` // how many mentions the stored documents make
	Merged    []ID              `json:"merged,omitempty"`   // ids that were merged into this one, sorted
	MergedTo  ID                `json:"merged_into,omitempty"`
}

// Document is one version of a news text.
type Document struct {
	ID          ID     `json:"id"`
	URL         string `json:"url,omitempty"`
	Publisher   string `json:"publisher,omitempty"`
	Title       string `json:"title,omitempty"`
	Published   Date   `json:"published"`
	Lang        string `json:"lang"`
	Text        string `json:"text,omitempty"`
	ContentHash string `json:"content_hash,omitempty"`
	Statements  int    `json:"statements,omitempty"` // how many statements it is evidence for
}
