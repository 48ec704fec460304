package api

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"actant/extract"
	"actant/graph"
)

// Questioner turns a question into a query. It is safe for concurrent use and fails
// with extract.ErrUnclear when it does not understand, with extract.ErrInput when the
// question cannot be read.
type Questioner interface {
	Read(ctx context.Context, question string, lang extract.Lang, now graph.Date) (*extract.Query, error)
}

// Verdict says in a word what the graph knows.
type Verdict string

// The closed list of verdicts. Absence is never "no".
const (
	Yes           Verdict = "yes"
	No            Verdict = "no"
	ReportsDiffer Verdict = "reports differ"
	IsPlanned     Verdict = "planned" // planned or promised, not reported as done
	IsFound       Verdict = "found"   // answers to a question for something
	IsUnknown     Verdict = "unknown"
	NotUnderstood Verdict = "not understood"
)

// Asked is a question with what it was read as, and its answers.
type Asked struct {
	Question string         `json:"question"`
	Verdict  Verdict        `json:"verdict" enum:"yes,no,reports differ,planned,found,unknown,not understood"`
	Shown    string         `json:"shown" doc:"The query in one line."`
	Query    *extract.Query `json:"query" doc:"Null when the question was not understood."`
	Count    int            `json:"count,omitempty" doc:"How many different things, when that was asked."`
	Answers  []Answer       `json:"answers" doc:"Best first."`
	Weaker   []Answer       `json:"weaker" doc:"What was only requested, possible, alleged or denied."`
	Nameless []string       `json:"nameless" doc:"Names of the question that nothing in the graph bears."`
	// Truncated says that there were more statements to look through than one question may.
	Truncated bool   `json:"truncated,omitempty" doc:"There were more statements than one question looks through."`
	Search    string `json:"search,omitempty" doc:"Where to search for the words of the question."`
}

// Answer is one thing that may stand where the question asks, with its evidence.
type Answer struct {
	Text       string           `json:"text"`
	Entity     *EntityRef       `json:"entity"`
	Members    []EntityRef      `json:"members,omitempty" doc:"Of a collective."`
	Time       *graph.Time      `json:"time,omitempty"`
	Amount     *graph.Amount    `json:"amount,omitempty"`
	Exact      bool             `json:"exact" doc:"False when a name fits only in a wider sense."`
	Factuality graph.Factuality `json:"factuality"`
	Polarity   graph.Polarity   `json:"polarity"`
	Publishers int              `json:"publishers" doc:"How many independent publishers say so."`
	Statements []Statement      `json:"statements"`
}

type askIn struct {
	Q    string `query:"q" required:"true" minLength:"1" maxLength:"600" doc:"A question in Ukrainian or English."`
	Lang string `query:"lang" enum:"uk,en," doc:"Empty: find out."`
}

type askOut struct{ Body *Asked }

func (s *server) ask(ctx context.Context, in *askIn) (*askOut, error) {
	out, err := s.answer(ctx, in.Q, extract.Lang(in.Lang))
	if err != nil {
		return nil, err
	}
	return &askOut{Body: out}, nil
}

// Ask answers a question outside HTTP, from the same parts.
func Ask(ctx context.Context, o Options, question string, lang extract.Lang) (*Asked, error) {
	return newServer(o).answer(ctx, question, lang)
}

func (s *server) answer(ctx context.Context, question string, lang extract.Lang) (*Asked, error) {
	if s.questions == nil {
		return nil, fmt.Errorf("answer question: %w: this program was built without its network", errUnavailable)
	}
	asked := &Asked{Question: question, Answers: []Answer{}, Weaker: []Answer{}, Nameless: []string{}}
	now := graph.Date(s.now().UTC().Format("2006-01-02"))
	q, err := s.questions.Read(ctx, question, lang, now)
	if errors.Is(err, extract.ErrUnclear) {
		asked.Verdict, asked.Search = NotUnderstood, searchFor(strings.TrimSpace(question))
		return asked, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read question: %w", err)
	}
	asked.Query, asked.Shown = q, q.String()
	a := &asking{server: s, q: q, out: asked, known: map[graph.ID]graph.Entity{}}
	if err := a.run(ctx); err != nil {
		return nil, err
	}
	if len(asked.Answers) == 0 {
		asked.Search = searchFor(question)
	}
	return asked, nil
}
