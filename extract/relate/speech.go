package relate

import (
	"cmp"
	"slices"

	"actant/extract"
	"actant/graph"
)

// speech collects who says something and what lies in the scope of it.
type speech struct {
	doc    *extract.Doc
	quotes []extract.Span
	acts   []act
}

// act is one source of attribution in one sentence.
type act struct {
	view    *view
	trigger int // verb, or head of «за словами …»
	first   int // statements first to last are the act itself (coordinated speakers)
	last    int
	speaker *extract.Argument
	cue     string
	form    graph.Form
	outer   bool // a parenthesis on the whole sentence: «як передає …», "according to …"
	back    bool // about the sentence before: «про це заявив …»
	topic   int  // token of what it tells of in a noun phrase, -1 = none
}

// note keeps a filled frame that says something.
func (s *speech) note(v *view, f *filled, first int) {
	if !f.frame.Speech || first == len(s.doc.Statements) {
		return
	}
	st := s.doc.Statements[first]
	s.acts = append(s.acts, act{
		view: v, trigger: f.trigger, first: first, last: len(s.doc.Statements), speaker: st.Source,
		cue: v.toks[f.trigger].Text, form: graph.Indirect, outer: v.kidOn(f.trigger, "via-mark") >= 0,
		back: v.saysThis(f.trigger), topic: f.told(),
	})
}

// told is what a speech verb tells of in a noun phrase: «заявило про захоплення міста»; -1 = nothing.
func (f *filled) told() int {
	if t, ok := f.slots[string(graph.RoleTopic)]; ok {
		return t
	}
	return -1
}

// saysThis says whether a speech verb is about the sentence before: "said this",
// «про це повідомив».
func (v *view) saysThis(t int) bool {
	return slices.ContainsFunc(v.kids[t], func(k int) bool {
		rel := v.rel(k)
		return (rel == "obj" || rel == "obl" || rel == "nsubj:pass") && v.is("this", k)
	})
}

// noteSources keeps the attributions that are no verb: "according to Ankara",
// «за словами Анкари», and hearsay adverbs.
func (s *speech) noteSources(v *view, first int) {
	for t := range v.toks {
		rel := v.rel(t)
		switch {
		case v.is("hearsay", t):
			s.acts = append(s.acts, act{view: v, trigger: t, first: -1, topic: -1, cue: v.toks[t].Text, form: graph.Hearsay})
		case rel != "obl" && rel != "nmod" && rel != "advcl" && rel != "parataxis":
		case v.lang.Grammar.Is("according", v.preposition(t)):
			s.source(v, t, t)
		case v.lang.Grammar.Is("according", v.preposition(t)+" "+v.lemma(t)):
			s.source(v, t, v.owner(t))
		}
	}
}

func (s *speech) source(v *view, t, speaker int) {
	if arg := v.argument(speaker); arg != nil {
		s.acts = append(s.acts, act{view: v, trigger: t, first: -1, topic: -1, speaker: arg, cue: v.cueOf(t), form: graph.Indirect, outer: true})
	}
}

func (v *view) cueOf(t int) string {
	if k := v.kid(t, "case"); k >= 0 {
		return v.doc.Text[v.toks[k].Start:v.toks[k].End]
	}
	return v.toks[t].Text
}

// attribute gives every statement the chain of those who say so, nearest first, and
// every speech act the statements that it holds.
func (s *speech) attribute() {
	for i := range s.doc.Statements {
		st := &s.doc.Statements[i]
		var chain []scoped
		quote := extract.SpanAt(s.quotes, st.Trigger.Start)
		for a := range s.acts {
			if size, form, ok := s.covers(&s.acts[a], i, quote); ok {
				chain = append(chain, scoped{a, size, form})
			}
		}
		slices.SortStableFunc(chain, func(x, y scoped) int { return cmp.Compare(x.size, y.size) })
		for _, c := range chain {
			st.Attribution = append(st.Attribution, s.acts[c.act].link(c.form))
		}
		if len(chain) == 0 {
			st.Attribution = []extract.Attribution{{Form: graph.ByAuthor}}
			continue
		}
		s.hold(&s.acts[chain[0].act], i)
	}
}

// scoped is an act that covers a statement, the size of its scope and the form.
type scoped struct {
	act, size int
	form      graph.Form
}

func (a *act) link(form graph.Form) extract.Attribution {
	at := extract.Attribution{Cue: a.cue, Form: form}
	if a.speaker != nil {
		speaker := *a.speaker
		at.Speaker = &speaker
	}
	return at
}

func (s *speech) hold(a *act, statement int) {
	for i := max(a.first, 0); i < a.last; i++ {
		s.doc.Statements[i].Content = append(s.doc.Statements[i].Content, statement)
	}
}

// Sizes of scopes, narrow to wide.
const (
	inClause = iota
	inQuote
	inSentence
	inSentenceBefore
	aroundSentence
)

// covers says whether statement i lies in the scope of an act, how wide that scope
// is, and in which form it is said. The statement stands in the quote, or -1.
func (s *speech) covers(a *act, i, quote int) (size int, form graph.Form, ok bool) {
	st := &s.doc.Statements[i]
	if i >= a.first && i < a.last {
		return 0, "", false
	}
	same := st.Sent == a.view.sent
	if !same && quote < 0 && !a.back {
		return 0, "", false
	}
	spoken := a.view.toks[a.trigger]
	form = a.form
	if quote >= 0 {
		form = graph.DirectQuote
	}
	switch {
	case a.form == graph.Hearsay:
		return inClause, graph.Hearsay, same && a.view.under(st.Tok, spoken.Head)
	case a.outer:
		return aroundSentence, a.form, same && !a.view.under(st.Tok, a.trigger)
	case same && (a.view.inContent(st.Tok, a.trigger) || a.topic >= 0 && a.view.under(st.Tok, a.topic)):
		return inClause, form, true
	case quote >= 0 && extract.SpanAt(s.quotes, spoken.Start) != quote && s.touches(a.view.sent, quote):
		return inQuote, graph.DirectQuote, s.nearest(a, quote)
	case a.back && st.Sent == a.view.sent-1:
		return inSentenceBefore, graph.Indirect, true
	case same && a.view.tag(a.trigger) && !a.view.under(st.Tok, a.trigger):
		return inSentence, form, true
	}
	return 0, "", false
}

// inContent says whether t stands in the content clause of a speech verb.
func (v *view) inContent(t, verb int) bool {
	for _, k := range v.kids[verb] {
		switch v.rel(k) {
		case "ccomp", "csubj", "parataxis", "xcomp", "acl":
			if v.under(t, k) && !(v.rel(k) == "parataxis" && v.speaks(k)) {
				return true
			}
		}
	}
	return false
}

// tag says whether a speech verb is a tag on the clause that it hangs on: "…, Duda
// said", «…, пише Bloomberg».
func (v *view) tag(verb int) bool {
	if v.rel(verb) != "conj" {
		return v.rel(verb) == "parataxis"
	}
	behind := v.kid(verb, "nsubj") > verb && v.kid(verb, "cc") < 0
	return behind && verb > 0 && v.toks[verb-1].POS == "PUNCT"
}

// touches says whether a quote overlaps a sentence.
func (s *speech) touches(sent, quote int) bool {
	q, t := s.quotes[quote], s.doc.Sentences[sent]
	return q.Start < t.End && t.Start < q.End
}

// nearest says whether no other act outside the quote stands closer to it in the
// sentences that it touches.
func (s *speech) nearest(a *act, quote int) bool {
	mine := s.distance(a, quote)
	for i := range s.acts {
		b := &s.acts[i]
		if b.outer || b.form == graph.Hearsay || b.view.sent != a.view.sent || b.trigger == a.trigger || extract.SpanAt(s.quotes, b.view.toks[b.trigger].Start) == quote {
			continue
		}
		if s.distance(b, quote) < mine {
			return false
		}
	}
	return true
}

func (s *speech) distance(a *act, quote int) int {
	q, at := s.quotes[quote], a.view.toks[a.trigger].Start
	if at < q.Start {
		return q.Start - at
	}
	return at - q.End
}
