package api_test

import (
	"fmt"
	"net/http"
	"slices"
	"testing"

	"actant/api"
	"actant/api/apitest"
	"actant/graph"
)

// more is one more text on the invitation of the news: who invited whom is that of the
// news, all else is given.
func more(t *testing.T, publisher, day, text string, st graph.Statement) graph.Bundle {
	t.Helper()
	for _, b := range apitest.News() {
		for _, known := range b.Statements {
			if known.Relation != "INVITED" || known.Polarity != graph.Positive {
				continue
			}
			st.Relation, st.Source, st.Target = known.Relation, known.Source, known.Target
			st.Evidence = []graph.Evidence{{Quote: text, End: len(text), Trigger: text[:1], Confidence: 0.9}}
			entities := slices.DeleteFunc(slices.Clone(b.Entities), func(m graph.Mentioned) bool {
				return m.Entity.ID != st.Source && m.Entity.ID != st.Target
			})
			return graph.Seal(graph.Bundle{
				Document: graph.Document{
					URL: "https://" + publisher + ".example/" + day, Publisher: publisher, Published: graph.Date(day), Lang: "en", Text: text,
				},
				Entities: entities, Statements: []graph.Statement{st},
			})
		}
	}
	t.Fatal("the news have no invitation")
	return graph.Bundle{}
}

// TestAct asks for a statement and gets all that tell its act, with links to those that
// announce and deny it.
func TestAct(t *testing.T) {
	const wire = "Tokyo was asked to come, officials in Brussels said on Wednesday evening."
	held := graph.Statement{Polarity: graph.Positive, Factuality: graph.Asserted}
	first, again := more(t, "wire", "2023-04-05", wire, held), more(t, "paper", "2023-04-06", "BRUSSELS. "+wire, held)
	not := more(t, "paper", "2023-04-07", "Japan was not invited at all.", graph.Statement{Polarity: graph.Negative, Factuality: graph.Asserted})
	plan := more(t, "wire", "2023-04-01", "Japan is to be invited.", graph.Statement{Polarity: graph.Positive, Factuality: graph.Planned})
	h := onStores(t, append(apitest.News(), first, again, not, plan), func(store graph.Store) http.Handler {
		return api.New(api.Options{Store: store})
	})
	var page statements
	get(t, h, "/v1/statements?relation=INVITED&to=2023-04-04", &page)
	if len(page.Statements) != 1 {
		t.Fatalf("got %d statements, want 1", len(page.Statements))
	}
	var st api.StatementInFull
	get(t, h, "/v1/statements/"+string(page.Statements[0].ID), &st)
	var ids []graph.ID
	for _, b := range []graph.Bundle{first, again} {
		ids = append(ids, b.Statements[0].ID)
	}
	slices.Sort(ids)
	if len(st.Act.Statements) != 2 || st.Act.Statements[0].ID != ids[0] || st.Act.Statements[1].ID != ids[1] {
		t.Errorf("got other statements of the act %+v, want %v", st.Act.Statements, ids)
	}
	if st.Act.Documents != 4 || st.Act.Publishers != 3 {
		t.Errorf("got %d documents by %d publishers, want 4 by 3, because one text is a copy", st.Act.Documents, st.Act.Publishers)
	}
	kinds := map[string]int{}
	for _, l := range st.Links {
		if l.From != st.ID && l.To != st.ID {
			t.Errorf("link %+v is of another statement", l)
		}
		kinds[string(l.Kind)]++
		if l.Kind == graph.Realises && (l.From != st.ID || l.To != plan.Statements[0].ID) {
			t.Errorf("link %+v, want one to the plan %s", l, plan.Statements[0].ID)
		}
	}
	if got := fmt.Sprint(kinds); got != "map[contradicts:1 realises:1 same_act:2]" {
		t.Errorf("got links %s", got)
	}
	var alone api.StatementInFull
	get(t, h, "/v1/statements/"+string(not.Statements[0].ID), &alone)
	if len(alone.Act.Statements) != 0 || alone.Act.ID != alone.ID || len(alone.Links) != 3 {
		t.Errorf("got act %+v and links %+v of the denial, want itself alone and 3 links", alone.Act, alone.Links)
	}
}
