package uk

import "strings"

// softened are the consonants that change before -ений: просити -> прошений.
var softened = []struct{ from, to string }{
	{"ст", "щ"}, {"с", "ш"}, {"з", "ж"}, {"т", "ч"}, {"д", "дж"},
	{"б", "бл"}, {"п", "пл"}, {"в", "вл"}, {"м", "мл"}, {"ф", "фл"},
}

// participles gives the lemmas under which the passive participle, the impersonal form
// in -но, -то and the converb of a verb may stand: запросити -> запрошений, запрошено,
// запросивши. Forms that do not exist are harmless: no text has them.
func participles(infinitive string) []string {
	stem, ok := strings.CutSuffix(strings.TrimSuffix(infinitive, "ся"), "ти")
	if !ok || strings.HasSuffix(infinitive, "ся") {
		return nil
	}
	var stems []string // up to the н or т of the ending
	switch {
	case strings.HasSuffix(stem, "и"), strings.HasSuffix(stem, "і"):
		root := stem[:len(stem)-len("и")]
		stems = append(soften(root), root+"ен", stem+"т")
	case strings.HasSuffix(stem, "ува"), strings.HasSuffix(stem, "юва"): // організувати -> організований
		stems = []string{strings.TrimSuffix(strings.TrimSuffix(stem, "ува"), "юва") + "ован", stem + "н"}
	case strings.HasSuffix(stem, "а"), strings.HasSuffix(stem, "я"):
		stems = []string{stem + "н", stem + "т"}
	case strings.HasSuffix(stem, "ну"):
		root := strings.TrimSuffix(stem, "ну")
		stems = []string{stem + "т", root + "нен", root + "ен", strings.TrimSuffix(root, "г") + "жен"}
	case strings.HasSuffix(stem, "у"), strings.HasSuffix(stem, "о"):
		stems = []string{stem + "т"}
	default:
		stems = []string{stem + "ен"}
	}
	forms := []string{stem + "вши", stem + "ючи"}
	for _, s := range stems {
		forms = append(forms, s+"ий", s+"о")
	}
	return forms
}

func soften(root string) []string {
	for _, s := range softened {
		if r, ok := strings.CutSuffix(root, s.from); ok {
			return []string{r + s.to + "ен"}
		}
	}
	return nil
}
