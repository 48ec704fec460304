package question

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"actant/extract"
	"actant/graph"
)

// MaxBytes is the size of the longest question that is read.
const MaxBytes = 600

// The most that is tried for one question.
const (
	maxTokens = 60 // words
	maxDrafts = 32 // ways to put it as a statement
)

// Options are what questions are read with. Front are the stages that give words and
// trees, Back those that give mentions and statements, with a relater that reads
// questions.
type Options struct {
	Front, Back []extract.Stage
	Words       []*Words
}

// Reader reads questions. It is safe for concurrent use.
type Reader struct {
	front, back []extract.Stage
	words       []*Words
	relations   *relations
}

// New makes a Reader.
func New(o Options) (*Reader, error) {
	rel, err := readRelations(strings.NewReader(relationsText))
	if err != nil {
		return nil, err
	}
	return &Reader{front: o.Front, back: o.Back, words: o.Words, relations: rel}, nil
}

// Read turns a question into a query; days such as "yesterday" count from now. Without
// a language the letters tell. It fails with extract.ErrUnclear when the question is not
// understood, and with extract.ErrInput when it is too long.
func (r *Reader) Read(ctx context.Context, text string, lang extract.Lang, now graph.Date) (*extract.Query, error) {
	text = strings.ToValidUTF8(strings.TrimSpace(text), "")
	if len(text) > MaxBytes {
		return nil, fmt.Errorf("%w: the question has %d bytes, at most %d are read", extract.ErrInput, len(text), MaxBytes)
	}
	if lang == extract.NoLanguage {
		lang = language(text)
	}
	at := slices.IndexFunc(r.words, func(w *Words) bool { return w.Lang == lang })
	if at < 0 {
		return nil, fmt.Errorf("%w: language %q is not read: use uk or en", extract.ErrInput, lang)
	}
	q := &asking{reader: r, words: r.words[at], text: text, now: now}
	query, err := q.read(ctx)
	if err != nil {
		return nil, err
	}
	query.Question, query.Lang = text, lang
	return query, nil
}

// language is Ukrainian when most letters are Cyrillic or there are none.
func language(text string) extract.Lang {
	balance := 0
	for _, r := range text {
		switch {
		case unicode.Is(unicode.Cyrillic, r):
			balance++
		case unicode.Is(unicode.Latin, r):
			balance--
		}
	}
	if balance < 0 {
		return extract.English
	}
	return extract.Ukrainian
}

// asking is the reading of one question.
type asking struct {
	reader *Reader
	words  *Words
	text   string
	now    graph.Date
	doc    *extract.Doc // the question as it was asked
	toks   []extract.Token
}

func (q *asking) read(ctx context.Context) (*extract.Query, error) {
	var err error
	if q.doc, err = q.parse(ctx, draft{text: q.text}); err != nil {
		return nil, err
	}
	for _, s := range q.doc.Sentences {
		q.toks = append(q.toks, s.Tokens...)
	}
	for len(q.toks) > 0 && q.toks[len(q.toks)-1].POS == "PUNCT" {
		q.toks = q.toks[:len(q.toks)-1]
	}
	if len(q.toks) == 0 || len(q.toks) > maxTokens {
		return nil, extract.ErrUnclear
	}
	if query, err := q.try(ctx, q.words.templates); query != nil || err != nil {
		return query, err
	}
	query, err := q.best(ctx, q.words.drafts(q.toks))
	if !errors.Is(err, extract.ErrUnclear) {
		return query, err
	}
	if query, err := q.try(ctx, q.words.last); query != nil || err != nil {
		return query, err
	}
	return nil, extract.ErrUnclear
}

// try sets the first template that fits and leads somewhere; nil when none does.
func (q *asking) try(ctx context.Context, templates []template) (*extract.Query, error) {
	for i := range templates {
		t := &templates[i]
		if b, ok := t.match(q.toks); ok {
			if query, err := q.set(ctx, t, b); query != nil || err != nil {
				return query, err
			}
		}
	}
	return nil, nil
}

// parse runs all stages over a draft.
func (q *asking) parse(ctx context.Context, d draft) (*extract.Doc, error) {
	doc := &extract.Doc{Lang: q.words.Lang, Published: q.now, Text: d.text}
	if err := fill(ctx, doc, q.reader.front); err != nil {
		return nil, err
	}
	if d.asks == asksWhat || d.asks == asksWhere {
		mark(doc, d)
	}
	return doc, fill(ctx, doc, q.reader.back)
}

func fill(ctx context.Context, doc *extract.Doc, stages []extract.Stage) error {
	for _, s := range stages {
		if err := s.Fill(ctx, doc); err != nil {
			return fmt.Errorf("read question: %w", err)
		}
	}
	return nil
}

// mark makes the stand-in of a draft an interrogative pronoun.
func mark(doc *extract.Doc, d draft) {
	for s := range doc.Sentences {
		for t := range doc.Sentences[s].Tokens {
			if tok := &doc.Sentences[s].Tokens[t]; d.from <= tok.Start && tok.End <= d.to && tok.POS != "ADP" {
				tok.POS, tok.Feats.PronType = "PRON", "Int"
			}
		}
	}
}

// best reads all drafts and keeps the reading that explains most.
func (q *asking) best(ctx context.Context, drafts []draft) (*extract.Query, error) {
	var best *reading
	var err error
	for _, d := range drafts[:min(len(drafts), maxDrafts)] {
		var doc *extract.Doc
		doc, err = q.parse(ctx, d)
		if err != nil {
			return nil, err
		}
		if r := q.reading(doc, d); r != nil && (best == nil || r.score > best.score) {
			best = r
		}
		if best != nil && best.complete {
			break
		}
	}
	if best == nil {
		return nil, extract.ErrUnclear
	}
	if best.st.Time == nil {
		best.st.Time, err = q.time(ctx)
	}
	if err != nil {
		return nil, err
	}
	return q.query(best)
}

// time is the time that the last words of the question name when the statement lost
// it: they are read behind a clause that a time can belong to.
func (q *asking) time(ctx context.Context) (*graph.Time, error) {
	hasDigit := strings.ContainsAny(q.text, "0123456789")
	if !hasDigit && !slices.ContainsFunc(q.toks, func(t extract.Token) bool { return strings.HasSuffix(t.Name, "-DATE") }) {
		return nil, nil
	}
	for n := min(maxTime, len(q.toks)-1); n > 0; n-- {
		tail := q.toks[len(q.toks)-n:]
		var w writer
		w.word(q.words.standIn("carrier"), false)
		w.apart(tail)
		doc, err := q.parse(ctx, w.draft(asksWhether, ""))
		if err != nil {
			return nil, err
		}
		for _, st := range doc.Statements {
			if words := q.text[tail[0].Start:tail[n-1].End]; st.Time != nil && strings.HasSuffix(words, st.Time.Text) {
				return st.Time, nil
			}
		}
	}
	return nil, nil
}

// maxTime is how many words name a time at the end of a question.
const maxTime = 5
