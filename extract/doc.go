// Package extract holds the records of an extraction (Doc, Sentence, Token, Mention,
// Statement) and the Pipeline that fills them.
//
// One Doc is filled step by step: segment cuts the text, parse reads grammar,
// mention finds who and what, relate finds statements, resolve decides which
// mentions are one entity and when things happened. A stage never edits what an
// earlier one wrote, except for the fields that are marked as its own below. The
// text never changes: every offset is a byte offset into it, half-open, and
// text[start:end] is the span, always.
package extract

import "actant/graph"

// Lang is the language of a sentence or document.
type Lang string

// Languages that are told apart. Only Ukrainian and English are read; sentences of
// the others are listed as skipped.
const (
	Ukrainian  Lang = "uk"
	English    Lang = "en"
	Russian    Lang = "ru"
	OtherLang  Lang = "other"
	NoLanguage Lang = "" // no letters
)

// Doc is a piece of news with all that was found in it.
type Doc struct {
	ID        string     `json:"id"`
	Lang      Lang       `json:"lang"` // of most of its sentences, or as given
	Published graph.Date `json:"published"`
	URL       string     `json:"-"`
	Publisher string     `json:"-"`
	Title     string     `json:"-"`
	Text      string     `json:"-"`

	Sentences []Sentence `json:"-"` // segment
	Mentions  []Mention  `json:"-"` // mention; in order of position

	Statements []Statement `json:"statements"` // relate, then resolve
	Entities   []Entity    `json:"entities"`   // resolve
	Skipped    []Skip      `json:"skipped"`    // any stage
	Extractor  Version     `json:"extractor"`
}

// Version says what made a Doc.
type Version struct {
	Version string `json:"version"`
	Weights string `json:"weights"`
	Tables  string `json:"tables"`
}

// Reason is why a stretch of text was seen and not extracted.
type Reason string

// The closed list of reasons.
const (
	IsQuestion      Reason = "question"
	IsGeneric       Reason = "generic"
	IsIdiom         Reason = "idiom"
	IsSport         Reason = "sport"
	IsAdvertisement Reason = "advertisement"
	IsFiction       Reason = "fiction"
	IsHeading       Reason = "heading"
	IsForeign       Reason = "language"
	NoRelation      Reason = "no-relation"
	OverLimit       Reason = "limit"
)

// Skip is a stretch of text that was seen and not extracted.
type Skip struct {
	Start  int    `json:"start"`
	End    int    `json:"end"`
	Reason Reason `json:"reason"`
}

// Span is a stretch of the text: Text is text[Start:End].
type Span struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Runes [2]int `json:"runes"` // the same in code points
}

// Slice is the span of text between two byte offsets, without Runes: the pipeline
// fills those at the end, in one walk over the text.
func Slice(text string, start, end int) Span {
	return Span{Text: text[start:end], Start: start, End: end}
}
