package uk_test

import (
	"os"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/mention"
	"actant/extract/uk"
)

func naming(t testing.TB) mention.Naming {
	t.Helper()
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		t.Fatal(err)
	}
	words, err := uk.Mentions(dict)
	if err != nil {
		t.Fatal(err)
	}
	return words.Naming
}

// tokens cuts a name into tokens of which nothing but the text is known.
func tokens(name string) []extract.Token {
	var toks []extract.Token
	at := 0
	for word := range strings.FieldsSeq(name) {
		at = strings.Index(name[at:], word) + at
		toks = append(toks, extract.Token{Start: at, End: at + len(word), Text: word})
		at += len(word)
	}
	return toks
}

func TestPerson(t *testing.T) {
	n := naming(t)
	for _, c := range []struct {
		in         string
		hint       mention.Hint
		want, born string
	}{
		{"Анналени Бербок", mention.Hint{}, "Анналена Бербок", "Fem"},
		{"Столтенбергом", mention.Hint{}, "Столтенберг", "Masc"},
		{"Єнсові Столтенбергу", mention.Hint{}, "Єнс Столтенберг", "Masc"},
		{"Дмитру Подольцю", mention.Hint{}, "Дмитро Подолець", "Masc"},
		{"Яшутіну Ігорю Васильовичу", mention.Hint{}, "Яшутін Ігор Васильович", "Masc"},
		{"Риммі Лоєцькій", mention.Hint{}, "Римма Лоєцька", "Fem"},
		{"Галини Васильченко", mention.Hint{}, "Галина Васильченко", "Fem"},
		{"Олексієм Іващенком", mention.Hint{}, "Олексій Іващенко", "Masc"},
		{"Л. І. Комарової", mention.Hint{Case: "Gen"}, "Л. І. Комарова", "Fem"},
		{"Сі Цзіньпіна", mention.Hint{}, "Сі Цзіньпін", "Masc"},
		{"Юн Сок Йолем", mention.Hint{Case: "Ins"}, "Юн Сок Йоль", "Masc"},
		{"Кім Чен Ина", mention.Hint{}, "Кім Чен Ин", "Masc"},
		{"Хаясі", mention.Hint{Case: "Ins"}, "Хаясі", ""},
		{"Йосімаси Хаясі", mention.Hint{}, "Йосімаса Хаясі", ""},
		{"Санду", mention.Hint{}, "Санду", ""},
		{"Маї Санду", mention.Hint{}, "Мая Санду", "Fem"},
		{"Фрідріха Мерца", mention.Hint{}, "Фрідріх Мерц", "Masc"},
		{"Владислава Косіняка-Камиша", mention.Hint{}, "Владислав Косіняк-Камиш", ""}, // Владислава may be a woman,
		{"Урсулою фон дер Ляєн", mention.Hint{}, "Урсула фон дер Ляєн", "Fem"},
		{"Карла III", mention.Hint{}, "Карл III", ""}, // or Карла,
		{"ЗЕЛЕНСЬКОГО", mention.Hint{}, "Зеленський", "Masc"},
		{"Гнатюк", mention.Hint{Gender: "Fem", Case: "Gen"}, "Гнатюк", "Fem"},
		{"Гнатюка", mention.Hint{}, "Гнатюк", "Masc"},
		{"Зеленськoго", mention.Hint{}, "Зеленський", "Masc"}, // a Latin o
		{"Садовим", mention.Hint{}, "Садовий", "Masc"},
	} {
		if got, born := n.Person(tokens(c.in), c.hint); got != c.want || born != c.born {
			t.Errorf("Person(%q, %v) = %q %q, want %q %q", c.in, c.hint, got, born, c.want, c.born)
		}
	}
}

// TestPersonLists puts names of persons that stand alone, without title or sentence,
// into the nominative. Rows of the unseen list are counted only, never shown.
func TestPersonLists(t *testing.T) {
	n := naming(t)
	for path, want := range map[string]float64{"../testdata/own/names-seen.tsv": 0.9, "../testdata/own/names-unseen.tsv": 0.88} {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		right, all := 0.0, 0.0
		for line := range strings.Lines(string(data)) {
			f := strings.Split(strings.TrimRight(line, "\n"), "\t")
			if f[0] != "person" {
				continue
			}
			all++
			if got, _ := n.Person(tokens(f[1]), mention.Hint{}); got == f[2] {
				right++
			} else if !strings.Contains(path, "unseen") {
				t.Logf("%q: got %q, want %q", f[1], got, f[2])
			}
		}
		t.Logf("%s: %.3f of %.0f", path, right/all, all)
		if right/all < want {
			t.Errorf("%s: %.3f in the nominative, want %.2f", path, right/all, want)
		}
	}
}

func FuzzPerson(f *testing.F) {
	n := naming(f)
	f.Add("Анналени Бербок-Ї")
	f.Add("-- \xff ІІ й")
	f.Fuzz(func(t *testing.T, name string) {
		toks := tokens(name)
		if len(toks) == 0 || len(toks) > 8 {
			return
		}
		got, gender := n.Person(toks, mention.Hint{})
		if got == "" || gender != "" && gender != "Masc" && gender != "Fem" {
			t.Errorf("Person(%q) = %q %q", name, got, gender)
		}
	})
}
