package graph

import (
	"context"
	"errors"
	"iter"
	"time"
)

// Errors of a Store, matched with errors.Is.
var (
	// ErrNotFound means that no document, entity or statement has the id.
	ErrNotFound = errors.New("not found")
	// ErrInvalid means that a record breaks the vocabulary or schema; nothing was changed.
	ErrInvalid = errors.New("invalid")
	// ErrConflict means that a correction contradicts one in force; nothing was changed.
	ErrConflict = errors.New("conflict")
)

// Store keeps the graph. It is safe for concurrent use. Every method ends with
// ctx.Err() when the context is done first. Reads see whole Puts or nothing of them.
type Store interface {
	// Put adds documents, each checked by Validate (see Seal, which makes a bundle
	// that passes). A bundle whose document id is stored already changes nothing; a
	// document with the same non-empty URL and another id replaces the former
	// version. All bundles of one call are stored or, on error, none. The splits in
	// force are replayed on what comes in. now is kept as the time of recording and
	// never part of an answer or an id. It returns how many bundles were new.
	Put(ctx context.Context, now time.Time, bundles ...Bundle) (int, error)

	// Forget removes a document and exactly what only it supported: evidences,
	// statements without evidence, entities without mention. ErrNotFound when
	// there is no such document.
	Forget(ctx context.Context, document ID) error

	// Statement returns one statement with all its evidences, or ErrNotFound.
	Statement(ctx context.Context, id ID) (Statement, error)

	// Statements returns the matching statements by falling sort date, then by
	// falling id, each with at most PageEvidence evidences (the smallest ids; only
	// those of m.Document when that is set). A cursor that no page gave and a limit
	// out of range are ErrInvalid.
	Statements(ctx context.Context, m Match) (Page, error)

	// Entities returns the entities of the given ids (unknown ones are left out),
	// or at most 200 candidates whose search keys fit the words, in no promised
	// order: RankEntities orders them. Merged entities answer as the one they were
	// merged into, which then holds the names and mentions of all of them (Unite).
	Entities(ctx context.Context, q EntityQuery) ([]Entity, error)

	// Neighbours returns the edges that touch any of the entities and fit m, by
	// falling date, then falling id; at most m.Limit. Source, Target and Either are
	// asked of the edge, all else of its statement; m.After is not used. Merged
	// entities count as the one they were merged into, and edges name that one.
	Neighbours(ctx context.Context, ids []ID, m Match) ([]Edge, error)

	// Correct appends to the log of corrections and applies it: ErrInvalid for a
	// malformed one, ErrNotFound when it names what is not stored, ErrConflict when
	// it contradicts one in force. The same correction again changes nothing.
	Correct(ctx context.Context, c Correction) error

	// Export streams every record in a fixed order: documents, entities,
	// statements, corrections, each by id, beginning after the given id (empty =
	// from the start). It is not one snapshot: what is written meanwhile shows when
	// it lies ahead. Statements keep the ids of merged entities.
	Export(ctx context.Context, after ID) iter.Seq2[Record, error]
}

// Library is implemented by stores that can list their documents, and hand all they
// hold to another store: Repeat there what Corrections gives here, then Put each Bundle.
type Library interface {
	// Document returns one document with its text, or ErrNotFound.
	Document(ctx context.Context, id ID) (Document, error)
	// Documents lists documents without text, newest publication first, then by
	// falling id, beginning after the cursor; next is empty at the end. ErrInvalid
	// for a cursor that this store did not give.
	Documents(ctx context.Context, cursor string, limit int) (docs []Document, next string, err error)
	// Bundle returns a document as it was put, sealed and before any split, or
	// ErrNotFound. Replay makes of it what counts.
	Bundle(ctx context.Context, id ID) (Bundle, error)
	// Corrections returns the log in the order of recording.
	Corrections(ctx context.Context) ([]Correction, error)
	// Repeat appends what the log of another store has more, all or nothing, and
	// applies it. What it names need not be stored: it counts when it comes. It
	// returns how many corrections were new; otherwise it fails as Correct does.
	Repeat(ctx context.Context, log []Correction) (int, error)
}

// Checker is implemented by stores that keep more than Store answers, for people who
// look into the database itself.
type Checker interface {
	// Faults yields a line for everything that is kept there and does not follow from
	// the records. It expects that nobody writes meanwhile.
	Faults(ctx context.Context) iter.Seq2[string, error]
}

// PageEvidence is how many evidences a statement of a Page carries at most.
const PageEvidence = 5

// Match says what to look for; the zero value fits every positive asserted
// statement. Source, Target and Either (any end) take an entity id and also fit a
// statement of a named collective of which the entity is a member. With Speaker and
// Document one evidence must fit both. A statement without sort date fits no window.
type Match struct {
	Relations    []Relation
	Source       ID
	Target       ID
	Either       ID
	Roles        map[Role]ID // event, place, …
	Speaker      ID          // speaker, on behalf of, or via
	Document     ID
	From, To     Date         // of the sort date, inclusive; empty = open
	Polarities   []Polarity   // empty = positive
	Factualities []Factuality // empty = asserted
	After        string       // cursor of the page before
	Limit        int          // 0 = 50; at most 1000
}

// Page is one page of statements and the cursor of the next page, empty at the end.
// A cursor neither repeats nor skips while others write, but for a statement whose
// own sort date they change.
type Page struct {
	Statements []Statement
	ViaGroup   map[ID]ID // statement id -> the collective through which Source or Target fits
	Next       string
}

// EntityQuery asks for entities by ids, or by words in any alphabet and case, which
// the store gets as made by key.Query: Keys has for each word the search keys that
// it may have. Every word must fit by one of its keys; with Prefix a key of the last
// word may be the beginning of a search key. More than 200 candidates are cut to
// those with the most mentions, then the smallest ids.
type EntityQuery struct {
	IDs    []ID
	Keys   [][]string
	Prefix bool
}

// Action is what a correction does.
type Action string

// The closed list of actions.
const (
	Merge   Action = "merge"    // Entity is the same thing as Into
	Split   Action = "split"    // in Documents, Entity is really Into
	NotSame Action = "not_same" // Entity and Into are never to be merged
	Undo    Action = "undo"     // takes back the correction Undoes
)

// Correction is one entry of the log of corrections. ID is CorrectionID of the rest;
// Correct fills in an empty one.
type Correction struct {
	ID        ID     `json:"id"`
	Action    Action `json:"action"`
	Entity    ID     `json:"entity,omitempty"`
	Into      ID     `json:"into,omitempty"`
	Documents []ID   `json:"documents,omitempty"`
	Undoes    ID     `json:"undoes,omitempty"`
	By        string `json:"by"`
	At        string `json:"at"` // RFC 3339, given by the caller
	Reason    string `json:"reason"`
}

// Record is one line of an export: exactly one field is set.
type Record struct {
	Document   *Document   `json:"document,omitempty"`
	Entity     *Entity     `json:"entity,omitempty"`
	Statement  *Statement  `json:"statement,omitempty"`
	Correction *Correction `json:"correction,omitempty"`
}
