package question

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
)

// asks is what an interrogative asks for.
type asks string

const (
	asksWhether asks = "whether"
	asksWho     asks = "who"
	asksWhat    asks = "what"
	asksWhich   asks = "which"
	asksWhere   asks = "where"
	asksWhen    asks = "when"
	asksWhy     asks = "why"
	asksCount   asks = "how-many"
	asksAmount  asks = "how-much"
	asksSpeaker asks = "speaker"
	asksEvents  asks = "events"
)

// draft is a question put as a statement. The bytes from..to of its text stand in for
// the answer; from = to when nothing does.
type draft struct {
	text     string
	from, to int
	asks     asks
	noun     string // lemma of the noun that is asked for: "which countries"
}

// writer puts a draft together from tokens.
type writer struct {
	b        strings.Builder
	last     *extract.Token
	from, to int
}

func (w *writer) tokens(toks []extract.Token) {
	for i := range toks {
		glued := w.last != nil && w.last.End == toks[i].Start && w.last.Start < toks[i].Start
		w.word(toks[i].Text, glued)
		w.last = &toks[i]
	}
}

// apart writes tokens that do not go on from what was written last.
func (w *writer) apart(toks []extract.Token) {
	w.last = nil
	w.tokens(toks)
}

// small writes words that a question began with in small letters.
func (w *writer) small(toks []extract.Token) {
	for _, t := range toks {
		w.word(lower(t.Text), false)
	}
}

func (w *writer) word(text string, glued bool) {
	if w.b.Len() > 0 && !glued {
		w.b.WriteByte(' ')
	}
	if w.b.Len() == 0 {
		first, size := utf8.DecodeRuneInString(text)
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	w.b.WriteString(text)
	w.last = nil
}

// standIn writes the words that stand in for the answer.
func (w *writer) standIn(words string) {
	if words == "" {
		return
	}
	w.word(words, false)
	w.to = w.b.Len()
	w.from = w.to - len(words)
}

func (w *writer) draft(a asks, noun string) draft {
	text := w.b.String()
	return draft{text: text + ".", from: w.from, to: w.to, asks: a, noun: noun}
}
