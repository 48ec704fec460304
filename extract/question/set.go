package question

import (
	"context"
	"errors"
	"slices"
	"strings"

	"actant/extract"
	"actant/graph"
)

// set does what a template says; nil when it leads nowhere.
func (q *asking) set(ctx context.Context, t *template, b bound) (*extract.Query, error) {
	switch t.do {
	case "put", "speaker", "events":
		return q.put(ctx, t, b)
	}
	out := &extract.Query{
		Form: extract.Find, Answer: extract.AnswerList, Polarity: graph.Positive, Fixed: []extract.Fixed{}, Asked: []string{},
		Factualities: []graph.Factuality{graph.Asserted, graph.Planned},
	}
	fields := strings.Fields(t.text)
	switch t.do {
	case "find":
		out.Relation, fields = graph.Relation(fields[0]), fields[1:]
		if q.reader.relations.single[out.Relation] {
			out.Answer = extract.AnswerEntity
		}
	case "event":
		out.Form = extract.Events
	case "path":
		out.Form, out.Answer = extract.Path, extract.AnswerPath
		fields = []string{"source=" + fields[0], "target=" + fields[1]}
	}
	for _, field := range fields {
		slot, value, _ := strings.Cut(field, "=")
		if value == "?" {
			out.Asked = append(out.Asked, slot)
			continue
		}
		out.Fixed = append(out.Fixed, q.bind(slot, b[value]))
	}
	if source, ok := out.Slot(extract.SlotSource); ok && out.Form == extract.Find && source.Kind == "" {
		return nil, nil // the words name nobody
	}
	if out.Form == extract.Events {
		out.Answer = map[string]extract.AnswerKind{"time": extract.AnswerDate, "place": extract.AnswerPlace}[out.Asked[0]]
		if out.Fixed[0].Kind != graph.Event {
			return nil, nil
		}
	}
	return out, nil
}

// bind is the thing that the words of a variable name.
func (q *asking) bind(slot string, at [2]int) extract.Fixed {
	start, end := q.toks[at[0]].Start, q.toks[at[1]-1].End
	f := extract.Fixed{Slot: slot, Text: q.text[start:end], Name: q.text[start:end]}
	if at[1]-at[0] == 1 && q.toks[at[0]].Lemma != "" {
		f.Name = q.toks[at[0]].Lemma
	}
	size := 0
	for i := range q.doc.Mentions {
		m := &q.doc.Mentions[i]
		if start <= m.Start && m.End <= end && m.End-m.Start > size {
			size = m.End - m.Start
			f.Name, f.Kind, f.Link = m.Name, m.Kind, m.Link
		}
		if m.End == end && m.Start < start && m.Form == extract.Name && size == 0 { // «такий Джо Байден»
			f.Name, f.Kind, f.Link = m.Name, m.Kind, m.Link
		}
		if m.Start == start && m.End > end && size == 0 { // «міністром оборони до Умєрова»
			words := strings.Fields(m.Name)
			f.Name, f.Kind = strings.Join(words[:min(len(words), at[1]-at[0])], " "), m.Kind
		}
	}
	return f
}

// put reads the text of a template as a statement.
func (q *asking) put(ctx context.Context, t *template, b bound) (*extract.Query, error) {
	if t.do == "speaker" {
		return q.putSpeech(ctx, b)
	}
	var w writer
	for _, field := range strings.Fields(t.text) {
		word, isStandIn := strings.CutPrefix(field, "{")
		switch at, ok := b[field]; {
		case ok:
			w.tokens(q.toks[at[0]:at[1]])
			w.last = nil
		case isStandIn:
			w.standIn(strings.TrimSuffix(word, "}"))
		default:
			w.word(field, false)
		}
	}
	d := w.draft(asksWho, "")
	if t.do == "events" {
		d.asks, d.from, d.to = asksEvents, 0, 0
	}
	out, err := q.best(ctx, []draft{d})
	if err != nil || t.do != "events" {
		return out, ignoreUnclear(err)
	}
	out.Form, out.Relation, out.Answer, out.Asked = extract.Events, "", extract.AnswerStatement, []string{}
	out.Fixed = slices.DeleteFunc(out.Fixed, func(f extract.Fixed) bool {
		return f.Slot == extract.SlotSource || f.Slot == extract.SlotTarget
	})
	return out, nil
}

// putSpeech asks who says what the rest of the question says.
func (q *asking) putSpeech(ctx context.Context, b bound) (*extract.Query, error) {
	rest := q.toks[b["X"][0]:b["X"][1]]
	p := phrase{asks: asksWhether}
	drafts := q.words.free(p, rest)
	if q.words.Lang == extract.English {
		drafts = append(drafts, q.words.english(p, rest)...)
	}
	for i := range drafts {
		drafts[i].asks = asksSpeaker
	}
	out, err := q.best(ctx, drafts)
	return out, ignoreUnclear(err)
}

// ignoreUnclear lets other ways to read the question have their turn.
func ignoreUnclear(err error) error {
	if errors.Is(err, extract.ErrUnclear) {
		return nil
	}
	return err
}
