package question

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
)

// reading is one statement that a draft was read as.
type reading struct {
	doc   *extract.Doc
	st    *extract.Statement
	draft draft
	names map[string]bool // words with a capital in the question
	slot  string          // where the stand-in stands; empty = nowhere
	score int

	complete bool // no later draft needs to be tried
}

// What counts for a reading, and against it.
const (
	scoreSlot        = 4
	scoreMaybe       = 2  // the slot of "what", which may also ask for what is said
	scoreDeed        = -1 // "what" as the one who acts
	scoreRoot        = 1
	scoreUnexplained = -3
	scoreSwallowed   = -2 // the stand-in inside an argument that is given
	scoreGoverned    = -4 // what another verb says may or should be
)

// reading is the best reading of a draft, or nil.
func (q *asking) reading(doc *extract.Doc, d draft) *reading {
	var best *reading
	for i := range doc.Statements {
		st := &doc.Statements[i]
		if st.Derived >= 0 || st.Relation == graph.Open || st.Sent > 0 {
			continue
		}
		r := &reading{doc: doc, st: st, draft: d, names: q.capitals()}
		r.slot = r.standsAt()
		if d.from < d.to && r.slot == "" && d.asks != asksWhat || len(argumentsOf(st)) == 0 {
			continue
		}
		r.rate()
		if best == nil || r.score > best.score {
			best = r
		}
	}
	return best
}

func (r *reading) rate() {
	switch {
	case r.slot == "":
	case r.draft.asks != asksWhat:
		r.score += scoreSlot
	case r.slot == extract.SlotSource:
		r.score += scoreDeed
	default:
		r.score += scoreMaybe
	}
	if r.doc.Sentences[r.st.Sent].Tokens[r.st.Tok].Head < 0 {
		r.score += scoreRoot
	}
	if r.st.Factuality != graph.Asserted && r.st.Factuality != graph.Planned {
		r.score += scoreGoverned
	}
	for _, slot := range []string{extract.SlotSource, extract.SlotTarget} {
		if argumentsOf(r.st)[slot] != nil {
			r.score++
		}
	}
	for slot, a := range argumentsOf(r.st) {
		if slot != r.slot && r.draft.from < r.draft.to && a.Start < r.draft.from && r.draft.to <= a.End {
			r.score += scoreSwallowed
		}
	}
	left := r.unexplained()
	r.score += scoreUnexplained * left
	standsWell := r.draft.from == r.draft.to || r.slot != "" && r.slot != extract.SlotSource || r.slot != "" && r.draft.asks == asksWho
	r.complete = left == 0 && standsWell && r.doc.Sentences[r.st.Sent].Tokens[r.st.Tok].Head < 0
}

// argumentsOf lists the arguments of a statement by slot.
func argumentsOf(st *extract.Statement) map[string]*extract.Argument {
	all := map[string]*extract.Argument{}
	for role, a := range st.Roles.Args {
		if a != nil {
			all[string(role)] = a
		}
	}
	if st.Source != nil {
		all[extract.SlotSource] = st.Source
	}
	if st.Target != nil {
		all[extract.SlotTarget] = st.Target
	}
	return all
}

// slots are the names of all slots that an argument may fill, in order.
func slots() []string {
	list := []string{extract.SlotSource, extract.SlotTarget}
	for _, role := range graph.EntityRoles() {
		list = append(list, string(role))
	}
	return list
}

// standsAt is the slot that the stand-in fills.
func (r *reading) standsAt() string {
	d := r.draft
	if d.from == d.to {
		return ""
	}
	args := argumentsOf(r.st)
	for _, slot := range slots() {
		if a := args[slot]; a != nil && r.isStandIn(a) {
			return slot
		}
	}
	if a := r.st.Roles.Amount; a != nil && d.from <= a.Start && a.End <= d.to {
		return extract.SlotAmount
	}
	for _, slot := range slots() {
		if a := args[slot]; a != nil && a.Mention < 0 && a.Start <= d.from && d.to <= a.End {
			return slot
		}
	}
	return ""
}

// isStandIn says whether the head of an argument stands in the stand-in.
func (r *reading) isStandIn(a *extract.Argument) bool {
	if a.Mention < 0 {
		return r.draft.from <= a.Start && a.End <= r.draft.to
	}
	m := r.doc.Mentions[a.Mention]
	toks := r.doc.Sentences[m.Sent].Tokens
	return r.inStandIn(toks[m.Head]) || m.Form == extract.RoleOf && r.isPredicate(&m, toks)
}

func (r *reading) inStandIn(tok extract.Token) bool {
	return r.draft.from <= tok.Start && tok.End <= r.draft.to
}

// isPredicate says whether an office is what the stand-in is said to be: "He is the
// president of Poland" asks who holds it.
func (r *reading) isPredicate(m *extract.Mention, toks []extract.Token) bool {
	if h := toks[m.Head].Head; h >= 0 && r.inStandIn(toks[h]) {
		return true
	}
	return slices.ContainsFunc(toks, func(t extract.Token) bool {
		return r.inStandIn(t) && m.First <= t.Head && t.Head <= m.Last+1 && t.Rel == "nsubj" && !r.inStandIn(toks[t.Head])
	})
}

// unexplained counts the content words of the draft that no part of the statement
// covers.
func (r *reading) unexplained() int {
	n := 0
	for _, s := range r.doc.Sentences {
		for _, tok := range s.Tokens {
			if (isContent(tok) || r.names[tok.Text]) && !r.explains(tok) {
				n++
			}
		}
	}
	return n
}

func isContent(tok extract.Token) bool {
	return slices.Contains([]string{"NOUN", "PROPN", "ADJ", "NUM", "X", "PRON"}, tok.POS)
}

// capitals are the words that a question writes with a capital, but for its first.
func (q *asking) capitals() map[string]bool {
	names := map[string]bool{}
	for i, tok := range q.toks {
		if first, _ := utf8.DecodeRuneInString(tok.Text); i > 0 && unicode.IsUpper(first) {
			names[tok.Text] = true
		}
	}
	return names
}

func (r *reading) explains(tok extract.Token) bool {
	covers := func(start, end int) bool { return start <= tok.Start && tok.End <= end }
	if covers(r.draft.from, r.draft.to) || covers(r.st.Trigger.Start, r.st.Trigger.End) {
		return true
	}
	if r.st.Time != nil && (strings.HasSuffix(tok.Name, "-DATE") || strings.Contains(r.st.Time.Text, tok.Text)) {
		return true
	}
	for slot, a := range argumentsOf(r.st) {
		if (slot != r.slot || a.Mention < 0) && covers(a.Start, a.End) {
			return true
		}
	}
	for _, c := range r.st.Content {
		in := r.doc.Statements[c]
		for _, a := range argumentsOf(&in) {
			if covers(a.Start, a.End) || covers(in.Trigger.Start, in.Trigger.End) {
				return true
			}
		}
	}
	return false
}
