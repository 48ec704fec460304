package graph_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"actant/graph"
)

func years(from, to graph.Date, text string) *graph.Time {
	return &graph.Time{Text: text, From: from, To: to, Granularity: graph.Year, Relation: graph.Holds}
}

var evidences = []graph.Evidence{
	{ID: "v1:1", Tense: graph.NoTense, Confidence: 0.7, Published: "2023-05-02"},
	{ID: "v1:2", Tense: graph.Past, Confidence: 0.9, Published: "2023-05-03", Time: years("2020-01-01", "", "з 2020")},
	{ID: "v1:3", Tense: graph.Present, Confidence: 0.8, Mode: "acting", Time: years("2019-01-01", "2024-12-31", "2019–2024")},
	{ID: "v1:4", Confidence: 0.1, Mode: "former", Amount: &graph.Amount{Value: 4}, DerivedFrom: "s1:4", Published: "2022-02-02"},
}

func TestFoldOfAState(t *testing.T) {
	got := graph.FoldOf(evidences).Apply(graph.Statement{ID: "s1:1", Relation: "HOLDS_POSITION"})
	want := graph.Statement{
		ID: "s1:1", Relation: "HOLDS_POSITION", Tense: graph.Past, Mode: "acting", Amount: &graph.Amount{Value: 4},
		DerivedFrom: "s1:4", Confidence: 0.9, SortDate: "2019-01-01", Time: years("2019-01-01", "2024-12-31", "з 2020"), Evidences: 4,
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}

func TestFoldOfAnEventKeepsItsTime(t *testing.T) {
	got := graph.FoldOf(evidences[1:2]).Apply(graph.Statement{Relation: "INVITED"})
	if got.Time == nil || *got.Time != *years("2020-01-01", "", "з 2020") || got.SortDate != "2020-01-01" {
		t.Errorf("time %+v, sort date %s", got.Time, got.SortDate)
	}
	unknown := graph.FoldOf([]graph.Evidence{{ID: "v1:1"}}).Apply(graph.Statement{Relation: "INVITED"})
	if unknown.Time != nil || unknown.SortDate != "" || unknown.Tense != graph.NoTense {
		t.Errorf("what was not said became %+v", unknown)
	}
}

func TestFoldKnowsNoOrder(t *testing.T) {
	want := graph.FoldOf(evidences)
	mentions := []graph.Mentioned{
		{Entity: graph.Entity{Kind: graph.Person, Name: "А", Names: map[string]string{"uk": "А"}}, Names: []string{"б", "а"}, Count: 2},
		{Entity: graph.Entity{Kind: graph.Person, Name: "Б", Names: map[string]string{"uk": "Б", "en": "B"}, Wikidata: "Q1"}, Search: []string{"z"}, Count: 1},
		{Entity: graph.Entity{Kind: graph.Person, Name: "В", Position: "міністр", Members: []graph.ID{"e1:2", "e1:1"}}, Names: []string{"а"}, Count: 3},
	}
	documents := []graph.ID{"d1:1", "d1:2", "d1:3"}
	wantEntity := graph.Entity{
		ID: "e1:9", Kind: graph.Person, Name: "А", Names: map[string]string{"uk": "А", "en": "B"}, Aliases: []string{"а", "б"},
		Wikidata: "Q1", Position: "міністр", Members: []graph.ID{"e1:1", "e1:2"}, Mentions: 6,
	}
	random := rand.New(rand.NewPCG(1, 1))
	for range 50 {
		var fold graph.Fold
		for _, i := range random.Perm(len(evidences)) {
			fold.Add(evidences[i])
		}
		if !reflect.DeepEqual(fold, want) {
			t.Fatalf("\n got %+v\nwant %+v", fold, want)
		}
		var entity graph.EntityFold
		for _, i := range random.Perm(len(mentions)) {
			entity.Add(documents[i], mentions[i])
		}
		if got := entity.Entity("e1:9"); !reflect.DeepEqual(got, wantEntity) || !slices.Equal(entity.Search, []string{"z"}) {
			t.Fatalf("\n got %+v\nwant %+v", got, wantEntity)
		}
	}
}

func TestUnite(t *testing.T) {
	got := graph.Unite("e1:2", []graph.Entity{
		{ID: "e1:3", Kind: graph.Person, Name: "В", Mentions: 1, Aliases: []string{"в"}},
		{ID: "e1:1", Kind: graph.Person, Name: "А", Names: map[string]string{"uk": "А", "en": "A"}, Wikidata: "Q1", Mentions: 1},
		{ID: "e1:2", Kind: graph.Person, Name: "Б", Names: map[string]string{"uk": "Б"}, Mentions: 5, Aliases: []string{"б"}},
	})
	want := graph.Entity{
		ID: "e1:2", Kind: graph.Person, Name: "Б", Names: map[string]string{"uk": "Б", "en": "A"}, Aliases: []string{"б", "в"},
		Wikidata: "Q1", Mentions: 7, Merged: []graph.ID{"e1:1", "e1:3"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("\n got %+v\nwant %+v", got, want)
	}
}
