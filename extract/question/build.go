package question

import (
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// query is the query of a reading.
func (q *asking) query(r *reading) (*extract.Query, error) {
	out := &extract.Query{
		Form: extract.Find, Relation: r.st.Relation, Mode: r.st.Roles.Mode, Polarity: r.st.Polarity,
		Factualities: factualities(r.st), Time: r.st.Time, Fixed: []extract.Fixed{}, Asked: []string{},
	}
	if !q.reader.relations.mode[r.st.Relation] {
		out.Mode = ""
	}
	args := argumentsOf(r.st)
	for _, slot := range slots() {
		if a := args[slot]; a != nil && slot != r.slot && !r.besides(slot, a) && !q.isInterrogative(a.Text) {
			out.Fixed = append(out.Fixed, q.without(r, fixed(r.doc, slot, a)))
		}
	}
	if span, ok := r.content(); ok && !slices.ContainsFunc(out.Fixed, func(f extract.Fixed) bool { return strings.Contains(f.Text, span.Text) }) {
		out.Fixed = append(out.Fixed, span)
	}
	out.Fixed = append(out.Fixed, q.named(r)...)
	q.ask(r, out)
	if len(out.Fixed) == 0 && out.Time == nil && out.Form == extract.YesNo {
		return nil, extract.ErrUnclear
	}
	return out, nil
}

// without takes the stand-in at the end of a description out of it, with its
// preposition: "tanks to him".
func (q *asking) without(r *reading, f extract.Fixed) extract.Fixed {
	standIn := r.draft.text[r.draft.from:r.draft.to]
	rest, ok := strings.CutSuffix(f.Text, " "+standIn)
	if !ok || standIn == "" {
		return f
	}
	words := strings.Fields(rest)
	for len(words) > 1 && q.words.is("preposition", lower(words[len(words)-1])) {
		words = words[:len(words)-1]
	}
	f.Text = strings.Join(words, " ")
	f.Name = f.Text
	return f
}

// isInterrogative says whether the words ask themselves: "who attacked whom".
func (q *asking) isInterrogative(text string) bool {
	return q.words.is("who", lower(text)) || q.words.is("what", lower(text))
}

// named lists what the question names and no slot holds: "NATO's partners in the
// Indo-Pacific"; for yes or no also what it describes, lest half of it be confirmed.
func (q *asking) named(r *reading) []extract.Fixed {
	var list []extract.Fixed
	for i := range r.doc.Mentions {
		m := &r.doc.Mentions[i]
		head := r.doc.Sentences[m.Sent].Tokens[m.Head]
		noun := m.Form == extract.Nominal && r.draft.asks == asksWhether
		if m.Form != extract.Name && !noun || r.explains(head) {
			continue
		}
		list = append(list, extract.Fixed{
			Slot: extract.SlotNamed, Text: r.doc.Text[m.Start:m.End], Name: m.Name, Kind: m.Kind, Link: m.Link,
		})
	}
	return list
}

// besides says whether an argument was not asked with: the place of the event, or
// the words of the time.
func (r *reading) besides(slot string, a *extract.Argument) bool {
	if slot == string(graph.RolePlace) && slices.Contains(r.st.Rules, "place-of-event") {
		return true
	}
	return slot != extract.SlotSource && slot != extract.SlotTarget && r.isTime(a)
}

// isTime says whether an argument is the time, with at most a preposition before it.
func (r *reading) isTime(a *extract.Argument) bool {
	if r.st.Time == nil {
		return false
	}
	rest, ok := strings.CutSuffix(a.Text, r.st.Time.Text)
	return ok && len(strings.Fields(rest)) <= 1
}

// content is what is said or meant inside the statement, as words: a statement there,
// or a clause that no argument covers.
func (r *reading) content() (extract.Fixed, bool) {
	start, end := -1, -1
	if len(r.st.Content) > 0 {
		in := r.doc.Statements[r.st.Content[0]]
		start, end = in.Trigger.Start, in.Trigger.End
		for _, a := range argumentsOf(&in) {
			if a.Start > r.st.Trigger.Start {
				start, end = min(start, a.Start), max(end, a.End)
			}
		}
	} else if first, last, ok := r.clause(); ok {
		toks := r.doc.Sentences[r.st.Sent].Tokens
		start, end = toks[first].Start, toks[last].End
	}
	if start < 0 || start <= r.draft.from && r.draft.to <= end {
		return extract.Fixed{}, false
	}
	text := r.doc.Text[start:end]
	return extract.Fixed{Slot: extract.SlotContent, Text: text, Name: text}, true
}

// clause is a clause below the trigger that no argument covers: from its verb to its
// last word.
func (r *reading) clause() (first, last int, ok bool) {
	if schema := graph.Schema(r.st.Relation); !schema.Content {
		return 0, 0, false
	}
	toks := r.doc.Sentences[r.st.Sent].Tokens
	for i, t := range toks {
		if t.Head != r.st.Tok || !slices.Contains([]string{"ccomp", "xcomp", "advcl", "acl"}, t.Rel) || r.explains(t) {
			continue
		}
		last = i
		for k := range toks {
			if below(toks, k, i) && toks[k].POS != "PUNCT" {
				last = max(last, k)
			}
		}
		return i, last, true
	}
	return 0, 0, false
}

// below says whether token t hangs on token above.
func below(toks []extract.Token, t, above int) bool {
	for n := 0; t >= 0 && n <= len(toks); n++ {
		if t == above {
			return true
		}
		t = toks[t].Head
	}
	return false
}

func fixed(doc *extract.Doc, slot string, a *extract.Argument) extract.Fixed {
	f := extract.Fixed{Slot: slot, Text: a.Text, Name: a.Text}
	if a.Mention >= 0 {
		m := &doc.Mentions[a.Mention]
		f.Name, f.Kind, f.Link = m.Name, m.Kind, m.Link
	}
	if e := entityOf(doc, a); e != nil && e.Link != "" {
		f.Name, f.Kind, f.Link = e.Name, e.Kind, e.Link
	}
	if f.Link == "" {
		f.Also = withNames(doc, a)
	}
	return f
}

// withNames writes an argument with the names of countries for their adjectives; empty
// when there are none.
func withNames(doc *extract.Doc, a *extract.Argument) string {
	var b strings.Builder
	at := a.Start
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Form == extract.Demonym && m.Link != "" && at <= m.Start && m.End <= a.End {
			b.WriteString(doc.Text[at:m.Start] + m.Name)
			at = m.End
		}
	}
	if at == a.Start {
		return ""
	}
	return b.String() + doc.Text[at:a.End]
}

// entityOf is the entity of an argument, or nil.
func entityOf(doc *extract.Doc, a *extract.Argument) *extract.Entity {
	for i := range doc.Entities {
		if doc.Entities[i].ID == a.Entity {
			return &doc.Entities[i]
		}
	}
	return nil
}

// factualities are those that a question in this form means: what is, and what will
// be; a verb that says more narrows it ("who plans to").
func factualities(st *extract.Statement) []graph.Factuality {
	future := slices.ContainsFunc(st.Rules, func(rule string) bool { return strings.HasPrefix(rule, "tense:") })
	if st.Factuality == graph.Asserted || st.Factuality == graph.Planned && future {
		return []graph.Factuality{graph.Asserted, graph.Planned}
	}
	return []graph.Factuality{st.Factuality}
}

// ask says what the query asks for, by the interrogative.
func (q *asking) ask(r *reading, out *extract.Query) {
	rel := q.reader.relations
	out.Answer = extract.AnswerList
	if rel.single[out.Relation] {
		out.Answer = extract.AnswerEntity
	}
	if kind, ok := q.words.kinds[r.draft.noun]; ok {
		out.Kinds = []graph.Kind{kind}
	}
	switch r.draft.asks {
	case asksWhether:
		out.Form, out.Answer = extract.YesNo, extract.AnswerYesNo
		out.Polarity, out.Factualities = graph.Positive, []graph.Factuality{graph.Asserted, graph.Planned}
	case asksWhere:
		out.Answer = extract.AnswerPlace
		if out.Asked = free(out, orDefault(rel.where[out.Relation], orPlace(r.slot))); len(out.Asked) == 0 {
			out.Asked = []string{orPlace(r.slot)}
		}
	case asksWhen:
		out.Asked, out.Answer = []string{extract.SlotTime}, extract.AnswerDate
	case asksWhy:
		out.Asked = []string{"reason", "topic", extract.SlotContent}
	case asksCount, asksAmount:
		q.askNumber(r, out)
	case asksSpeaker:
		out.Asked = []string{extract.SlotSpeaker}
	case asksWhat:
		q.askWhat(r, out)
	default:
		out.Asked = []string{r.slot}
	}
}

func orPlace(slot string) string {
	if slot == "" {
		return "place"
	}
	return slot
}

func orDefault(list []string, word string) []string {
	if len(list) == 0 {
		return []string{word}
	}
	return list
}

// free leaves out of a list the slots that the question fills itself.
func free(out *extract.Query, list []string) []string {
	var open []string
	for _, slot := range list {
		if _, taken := out.Slot(slot); !taken {
			open = append(open, slot)
		}
	}
	return open
}

// askNumber asks for the amount of a relation that has one, else for how many.
func (q *asking) askNumber(r *reading, out *extract.Query) {
	out.Answer = extract.AnswerNumber
	if graph.Schema(out.Relation).Amount || r.slot == extract.SlotAmount {
		out.Asked = []string{extract.SlotAmount}
		out.Kinds = nil
		return
	}
	out.Form, out.Asked = extract.Count, []string{r.slot}
}

// askWhat asks for the slot of the stand-in and those where the same may stand; of
// speech, for what was said.
func (q *asking) askWhat(r *reading, out *extract.Query) {
	rel := q.reader.relations
	if rel.speech[out.Relation] {
		q.askSpeech(out)
		return
	}
	if r.slot != "" {
		out.Asked = []string{r.slot}
	}
	if r.slot == extract.SlotSource {
		return
	}
	for _, slot := range free(out, rel.what[out.Relation]) {
		if !slices.Contains(out.Asked, slot) {
			out.Asked = append(out.Asked, slot)
		}
	}
	if len(out.Asked) == 0 {
		out.Asked = []string{extract.SlotContent}
	}
}

// askSpeech asks for all that a speaker said of the topic.
func (q *asking) askSpeech(out *extract.Query) {
	out.Form, out.Answer, out.Asked = extract.About, extract.AnswerStatement, []string{}
	out.Relation = ""
	for i := range out.Fixed {
		switch out.Fixed[i].Slot {
		case extract.SlotSource:
			out.Fixed[i].Slot = extract.SlotSpeaker
		case "topic", extract.SlotTarget:
			out.Fixed[i].Slot = extract.SlotAbout
		}
	}
}
