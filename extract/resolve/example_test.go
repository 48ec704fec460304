package resolve_test

import (
	"context"
	"fmt"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/resolve"
	"actant/graph"
)

func ExampleStage_Fill() {
	names, err := lexicon.LoadNames()
	if err != nil {
		fmt.Println(err)
		return
	}
	doc := &extract.Doc{
		Lang: extract.English, Text: "NATO met.",
		Sentences: []extract.Sentence{{End: 9, Lang: extract.English, Tokens: []extract.Token{
			{Start: 0, End: 4, Text: "NATO", Lemma: "NATO", POS: "PROPN", Head: 1, Rel: "nsubj"},
			{Start: 5, End: 8, Text: "met", Lemma: "meet", POS: "VERB", Head: -1, Rel: "root"},
			{Start: 8, End: 9, Text: ".", Lemma: ".", POS: "PUNCT", Head: 1, Rel: "punct"},
		}}},
		Mentions: []extract.Mention{{End: 4, Form: extract.Name, Kind: graph.Organization, Name: "NATO", Key: "nato", Link: "orgs:nato", Org: -1}},
	}
	if err := resolve.New(names, nil).Fill(context.Background(), doc); err != nil {
		fmt.Println(err)
		return
	}
	e := doc.Entities[0]
	fmt.Println(e.ID, e.Kind, e.Names["uk"], e.Mentions[0].Start)
	// Output: e1 organization НАТО 0
}
