package neo_test

import (
	"fmt"
	"math/rand/v2"

	"actant/graph"
)

// organization is one of those who act in the news of these tests.
func organization(i int) graph.Mentioned {
	name := fmt.Sprintf("організація %d", i)
	return graph.Mentioned{
		Entity: graph.Entity{ID: graph.NamedEntityID(graph.Organization, name), Kind: graph.Organization, Name: name},
		Names:  []string{name}, Search: []string{"організація", fmt.Sprint(i)}, Count: 1,
	}
}

// news is a document in which n statements are made about few organizations.
func news(number, n int) graph.Bundle {
	random := rand.New(rand.NewPCG(1, uint64(number)))
	relations := []graph.Relation{"INVITED", "MET_WITH", "PRAISED", "SUPPORTED", "CRITICIZED"}
	b := graph.Bundle{Document: graph.Document{
		URL: fmt.Sprintf("https://news.example/%d", number), Publisher: "news.example", Title: "Новини", Lang: "uk",
		Published: graph.Date(fmt.Sprintf("20%02d-%02d-%02d", random.IntN(24), 1+random.IntN(12), 1+random.IntN(28))),
	}}
	for i := range n {
		source, target := organization(random.IntN(40)), organization(40+random.IntN(3000))
		line := fmt.Sprintf("Рядок %d документа %d.", i, number)
		start := len(b.Document.Text)
		b.Document.Text += line + "\n"
		b.Entities = append(b.Entities, source, target)
		b.Statements = append(b.Statements, graph.Statement{
			Relation: relations[random.IntN(len(relations))], Source: source.Entity.ID, Target: target.Entity.ID,
			Polarity: graph.Positive, Factuality: graph.Asserted,
			Evidence: []graph.Evidence{{
				Quote: line, Start: start, End: start + len(line), Trigger: "Рядок", TriggerAt: start, Tense: graph.Past, Confidence: 0.8,
			}},
		})
	}
	return graph.Seal(b)
}

// newsFrom is n documents of ten statements, beginning with the given number.
func newsFrom(first, n int) []graph.Bundle {
	var all []graph.Bundle
	for i := range n {
		all = append(all, news(first+i, 10))
	}
	return all
}
