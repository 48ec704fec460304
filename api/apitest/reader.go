package apitest

import (
	"context"
	"strings"

	"actant/extract"
	"actant/graph"
)

// Reader is a pipeline that takes the first three words of a text for "who thanked
// whom". Inputs are checked as in the real one.
func Reader() *extract.Pipeline {
	return &extract.Pipeline{Stages: []extract.Stage{threeWords{}}, Version: extract.Version{Version: "test"}}
}

type threeWords struct{}

// Fill implements extract.Stage.
func (threeWords) Fill(ctx context.Context, doc *extract.Doc) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if strings.Contains(doc.Text, "PANIC") {
		panic("secret of the inside")
	}
	words := strings.Fields(doc.Text)
	if doc.Lang == extract.NoLanguage {
		doc.Lang = extract.English
	}
	if len(words) < 3 {
		return nil
	}
	spans := make([]extract.Span, 3)
	from := 0
	for i := range spans {
		start := from + strings.Index(doc.Text[from:], words[i])
		from = start + len(words[i])
		spans[i] = extract.Slice(doc.Text, start, from)
	}
	argument := func(i int) *extract.Argument {
		return &extract.Argument{Entity: words[i], Text: words[i], Start: spans[i].Start, End: spans[i].End, ResolvedBy: "name"}
	}
	doc.Statements = append(doc.Statements, extract.Statement{
		ID: "x1:test", Relation: "THANKED", Source: argument(0), Target: argument(2),
		Polarity: graph.Positive, Factuality: graph.Asserted, Tense: graph.Past, Attribution: []extract.Attribution{},
		Trigger: spans[1], Evidence: extract.Slice(doc.Text, spans[0].Start, spans[2].End), Confidence: 0.5, Rules: []string{"test"},
	})
	for _, i := range []int{0, 2} {
		doc.Entities = append(doc.Entities, extract.Entity{
			ID: words[i], Kind: graph.Person, Name: words[i], Names: map[string]string{string(doc.Lang): words[i]},
			Mentions: []extract.Span{spans[i]},
		})
	}
	return nil
}

// Bundle turns what Reader finds into a bundle.
func Bundle(doc *extract.Doc) (graph.Bundle, error) {
	b := graph.Bundle{Document: graph.Document{
		URL: doc.URL, Publisher: doc.Publisher, Title: doc.Title, Published: doc.Published, Lang: string(doc.Lang), Text: doc.Text,
	}}
	for _, e := range doc.Entities {
		b.Entities = append(b.Entities, graph.Mentioned{
			Entity: graph.Entity{ID: graph.NamedEntityID(e.Kind, e.Name), Kind: e.Kind, Name: e.Name, Names: e.Names},
			Names:  []string{e.Name}, Search: searchKeys(e.Name), Count: 1, First: e.Mentions[0].Start,
		})
	}
	for _, st := range doc.Statements {
		b.Statements = append(b.Statements, graph.Statement{
			Relation: st.Relation, Polarity: st.Polarity, Factuality: st.Factuality, Tense: st.Tense, Confidence: st.Confidence,
			Source: graph.NamedEntityID(graph.Person, st.Source.Entity), Target: graph.NamedEntityID(graph.Person, st.Target.Entity),
			Evidence: []graph.Evidence{{
				Quote: st.Evidence.Text, Start: st.Evidence.Start, End: st.Evidence.End,
				Trigger: st.Trigger.Text, TriggerAt: st.Trigger.Start,
			}},
		})
	}
	return graph.Seal(b), nil
}
