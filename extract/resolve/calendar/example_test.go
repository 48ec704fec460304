package calendar_test

import (
	"fmt"

	"actant/extract"
	"actant/extract/resolve/calendar"
	"actant/graph"
)

func ExampleWords_Find() {
	words, err := calendar.Parse("month 7: липень липні\non 1: у в\nshift 0: цього\nunit year: року")
	if err != nil {
		fmt.Println(err)
		return
	}
	var sentence []extract.Token
	for _, word := range []string{"запросили", "на", "саміт", "у", "липні", "цього", "року"} {
		sentence = append(sentence, extract.Token{Text: word})
	}
	for _, e := range words.Find(sentence) {
		t, ok := e.Date(calendar.Anchor{Published: "2023-04-04", Tense: graph.Past})
		fmt.Println(e.First, e.Last, t.From, t.To, t.Granularity, ok)
	}
	// Output: 3 6 2023-07-01 2023-07-31 month true
}
