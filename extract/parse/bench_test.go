package parse_test

import (
	"context"
	"testing"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/parse"
	"actant/extract/parse/weights"
)

func BenchmarkParse(b *testing.B) {
	p := newParser(b)
	for _, file := range []string{"uk.json", "en.json"} {
		doc := &extract.Doc{}
		words := 0
		for _, r := range readings(b, file) {
			doc.Sentences = append(doc.Sentences, sentence(r.Lang, r.Tokens...))
			words += len(r.Tokens)
		}
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := p.Fill(context.Background(), doc); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.N*words)/b.Elapsed().Seconds(), "words/s")
		})
	}
}

// BenchmarkParseNewWords reads every word for the first time.
func BenchmarkParseNewWords(b *testing.B) {
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		b.Fatal(err)
	}
	list := readings(b, "uk.json")
	words := 0
	for b.Loop() {
		b.StopTimer()
		p, err := parse.New(weights.Data(), dict)
		if err != nil {
			b.Fatal(err)
		}
		doc := &extract.Doc{}
		for _, r := range list {
			doc.Sentences = append(doc.Sentences, sentence(r.Lang, r.Tokens...))
			words += len(r.Tokens)
		}
		b.StartTimer()
		if err := p.Fill(context.Background(), doc); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(words)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := parse.New(weights.Data(), dict); err != nil {
			b.Fatal(err)
		}
	}
}
