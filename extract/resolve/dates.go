package resolve

import (
	"slices"

	"actant/extract"
	"actant/extract/resolve/calendar"
	"actant/graph"
)

// timed is an expression of time with its place in the text.
type timed struct {
	calendar.Expr
	head  int // token that ties it to the rest of the sentence
	event int // mention of the event in whose noun phrase it stands, or -1
	after int // mention of the event right after which it stands, or -1
}

// date gives events and statements their times.
func (r *resolver) date() {
	for s := range r.doc.Sentences {
		for _, t := range r.timesIn(s) {
			r.dateEvent(s, t)
		}
	}
	triggers := map[[2]int]bool{}
	for i := range r.doc.Statements {
		triggers[[2]int{r.doc.Statements[i].Sent, r.doc.Statements[i].Tok}] = true
	}
	for i := range r.doc.Statements {
		st := &r.doc.Statements[i]
		if st.Sent < 0 || st.Sent >= len(r.doc.Sentences) || st.Time != nil {
			continue
		}
		if t := r.timeOfEvent(st); t != nil {
			st.Time = t
		} else if t, ok := r.timeOf(st, r.timesIn(st.Sent), triggers); ok {
			st.Time = r.dated(st.Sent, t, r.timed, tenseOf(st))
			r.yield(st, t)
		}
	}
}

// timeOfEvent is the time of the event that a statement is about: who takes part in
// an event does so when it is, also where the text dates an invitation to it.
func (r *resolver) timeOfEvent(st *extract.Statement) *graph.Time {
	end := st.Target
	switch graph.Schema(st.Relation).Group {
	case "A":
	case "E":
		end = st.Source
	default:
		return nil
	}
	if end == nil || end.Mention < 0 || r.entity[end.Mention] < 0 {
		return nil
	}
	e := &r.doc.Entities[r.entity[end.Mention]]
	if e.Kind != graph.Event || e.Time == nil {
		return nil
	}
	t := *e.Time
	return &t
}

// yield takes the time from a statement again when it stands right after an event
// and, dated by the tense of the statement, would be another day: «запросили на саміт
// у липні» says when the summit is.
func (r *resolver) yield(st *extract.Statement, x timed) {
	if x.after < 0 || r.entity[x.after] < 0 || st.Time == nil {
		return
	}
	if e := r.doc.Entities[r.entity[x.after]].Time; e != nil && e.Text == st.Time.Text && (e.From != st.Time.From || e.To != st.Time.To) {
		st.Time = nil
	}
}

// times finds the expressions of time of a sentence.
func (r *resolver) times(sent int) []timed {
	w := r.words(sent)
	if w.Calendar == nil {
		return nil
	}
	t := r.trees[sent]
	var all []timed
	for _, e := range w.Calendar.Find(t.toks) {
		x := timed{Expr: t.withoutStrange(e), head: t.headOf(e.First, e.Last), event: -1, after: -1}
		if x.event = r.eventAbove(sent, x); x.event < 0 {
			x.after = r.eventBefore(sent, x.First)
		}
		all = append(all, x)
	}
	return all
}

// withoutStrange takes off a preposition and an article that belong to a later word:
// «у завтрашньому засіданні», "before the 2014 protests".
func (t tree) withoutStrange(e calendar.Expr) calendar.Expr {
	for e.First < e.Last && (t.rel(e.First) == "case" || t.rel(e.First) == "det") && t.toks[e.First].Head > e.Last {
		e = e.WithoutFirst()
	}
	return e
}

// eventBefore is the event whose noun phrase ends right before a token, or -1.
func (r *resolver) eventBefore(sent, tok int) int {
	for i := r.firstOf(sent); i < len(r.doc.Mentions) && r.mention(i).Sent == sent; i++ {
		if m := r.mention(i); m.Last == tok-1 && m.Kind == graph.Event {
			return i
		}
	}
	return -1
}

// firstOf is the first mention of a sentence.
func (r *resolver) firstOf(sent int) int {
	i, _ := slices.BinarySearchFunc(r.doc.Mentions, sent, func(m extract.Mention, s int) int { return m.Sent - s })
	return i
}

// headOf is the token of a run that hangs on a word outside of it, marks and
// prepositions aside.
func (t tree) headOf(first, last int) int {
	for i := first; i <= last; i++ {
		if h := t.toks[i].Head; (h < first || h > last) && !slices.Contains([]string{"punct", "case", "det", "cc", "mark"}, t.rel(i)) {
			return i
		}
	}
	return first
}

// eventAbove is the event in whose noun phrase an expression stands: it climbs from
// the expression over nouns to the first that heads an event.
func (r *resolver) eventAbove(sent int, x timed) int {
	t := r.trees[sent]
	path := t.path(x.head)
	for n, at := range path[1:] {
		below := path[n]
		nominal := slices.Contains([]string{"nmod", "amod", "compound", "flat", "nummod", "appos", "det"}, t.rel(below)) ||
			t.rel(below) == "obl" && t.toks[at].POS == "NOUN" && below == x.head
		if !nominal {
			return -1
		}
		if m := r.headedBy(sent, at); m >= 0 && r.mention(m).Kind == graph.Event {
			return m
		}
	}
	return -1
}

// dateEvent gives an event the time that stands in its noun phrase.
func (r *resolver) dateEvent(sent int, x timed) {
	event := max(x.event, x.after)
	if event < 0 || r.entity[event] < 0 {
		return
	}
	e := &r.doc.Entities[r.entity[event]]
	if e.Time == nil {
		e.Time = r.dated(sent, x, nil, graph.NoTense)
	}
}

// dated resolves an expression; nil when it does not tell a date.
func (r *resolver) dated(sent int, x timed, all [][]timed, tense graph.Tense) *graph.Time {
	anchor := calendar.Anchor{Published: r.doc.Published, Tense: tense}
	if x.Eve() {
		if anchor.Reference = r.eveOf(sent, x); anchor.Reference == "" {
			return nil
		}
	} else if all != nil {
		anchor.Reference = r.before(sent, all)
	}
	t, ok := x.Date(anchor)
	if !ok {
		return nil
	}
	toks := r.doc.Sentences[sent].Tokens
	t.Text = r.doc.Text[toks[x.First].Start:toks[x.Last].End]
	return &t
}

// eveOf is the day of the event that «напередодні саміту» speaks of, if known.
func (r *resolver) eveOf(sent int, x timed) graph.Date {
	for i := range r.doc.Mentions {
		m := r.mention(i)
		if m.Sent != sent || m.First <= x.Last || m.First > x.Last+3 || r.entity[i] < 0 {
			continue
		}
		if t := r.doc.Entities[r.entity[i]].Time; t != nil && t.Granularity == graph.Day {
			return t.From
		}
	}
	return ""
}

// before is the last single day that the paragraph names before a sentence.
func (r *resolver) before(sent int, all [][]timed) graph.Date {
	for s := sent - 1; s >= 0 && r.doc.Sentences[s].Paragraph == r.doc.Sentences[sent].Paragraph; s-- {
		for n := len(all[s]) - 1; n >= 0; n-- {
			t, ok := all[s][n].Date(calendar.Anchor{Published: r.doc.Published, Tense: graph.Past})
			if ok && t.Granularity == graph.Day && t.From == t.To {
				return t.From
			}
		}
	}
	return ""
}

// tenseOf is the tense that picks the year: a plan looks ahead, and one that is told
// in the past tells nothing.
func tenseOf(st *extract.Statement) graph.Tense {
	switch st.Factuality {
	case graph.Planned, graph.Promised, graph.Requested, graph.Threatened:
		if st.Tense == graph.Past {
			return graph.NoTense
		}
		return graph.Future
	}
	if st.Tense == graph.Past || st.Tense == graph.Future {
		return st.Tense
	}
	return graph.NoTense
}

// timeOf is the expression that dates a statement: one at the tokens that relate
// gave, one in the noun phrase of the trigger, or the one whose predicate is
// nearest to the trigger.
func (r *resolver) timeOf(st *extract.Statement, all []timed, triggers map[[2]int]bool) (timed, bool) {
	for _, x := range all {
		for _, tok := range st.TimeToks {
			if x.First <= tok && tok <= x.Last {
				return x, true
			}
		}
	}
	t := r.trees[st.Sent]
	for _, x := range all {
		if x.event >= 0 && r.mention(x.event).Head == st.Tok {
			return x, true
		}
	}
	if st.Derived >= 0 && st.Factuality != graph.Asserted {
		return timed{}, false // the date is that of the invitation, not of what it is to
	}
	best, distance := timed{}, -1
	for _, x := range all {
		if x.event >= 0 {
			continue
		}
		d := t.distance(st.Tok, t.holder(x), func(tok int) bool {
			return triggers[[2]int{st.Sent, tok}] || graph.Schema(st.Relation).State
		})
		if d >= 0 && (distance < 0 || d < distance) {
			best, distance = x, d
		}
	}
	return best, distance >= 0
}

// holder is the token whose head the time dates: the head of the expression or, for
// «минулої п'ятниці» hung on a noun that is no event, the noun below the predicate.
func (t tree) holder(x timed) int {
	at := x.head
	for range t.toks {
		head := t.toks[at].Head
		if !x.Deictic() || !t.ok(head) || t.toks[head].POS != "NOUN" && t.toks[head].POS != "PROPN" || !slices.Contains([]string{"nmod", "obl", "advmod", "amod", "nummod"}, t.rel(at)) {
			return at
		}
		if r := t.rel(head); slices.Contains(clauseRels, r) || r == "conj" {
			return at
		}
		at = head
	}
	return at
}

// distance is how many steps the word that the time hangs on lies above the
// trigger, inside its clause; -1 when it does not. A noun is dated by its verb only
// when the verb says nothing of its own (taken): «зустріч відбулася 5 травня». A
// verb shares what stands before the verb it is joined to.
func (t tree) distance(trigger, when int, taken func(tok int) bool) int {
	if !t.ok(trigger) || !t.ok(when) {
		return -1
	}
	holder := t.toks[when].Head
	for d, at := range t.path(trigger) {
		if at == holder {
			return d
		}
		head := t.toks[at].Head
		switch rel := t.rel(at); {
		case rel == "conj" && (when > at || when > head || t.child(at, "nsubj") >= 0):
			return -1
		case rel == "conj", rel == "xcomp":
		case slices.Contains(clauseRels, rel):
			return -1
		case t.ok(head) && head != holder && t.toks[head].POS == "VERB" && taken(head), head == holder && taken(head):
			return -1
		}
	}
	return -1
}
