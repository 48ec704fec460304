package treebank_test

import (
	"reflect"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/parse/treebank"
)

// goldText is the gold of the hand-made scores below: 10 tokens in two sentences,
// with four that have a case and are no ADP, and four core arcs (Ann, Bob, he, town).
func goldText(t *testing.T) []extract.Sentence {
	t.Helper()
	return treebank.Part(all(t, lines(
		"1 Ann Ann PROPN _ Case=Nom|NameType=Giv 2 nsubj", "2 saw see VERB _ Tense=Past 0 root", "3 Bob Bob PROPN _ Case=Acc 2 obj _ SpaceAfter=No", "4 . . PUNCT _ _ 2 punct", "",
		"1 He he PRON _ Case=Nom 2 nsubj:pass", "2 fled flee VERB _ Tense=Past 0 root", "3 from from ADP _ Case=Gen 5 case", "4 the the DET _ _ 5 det",
		"5 town town NOUN _ Case=Gen 2 obl _ SpaceAfter=No", "6 . . PUNCT _ _ 2 punct"))).Gold(treebank.NewScheme(extract.English))
}

// copied is a copy that may be changed.
func copied(sents []extract.Sentence) []extract.Sentence {
	list := make([]extract.Sentence, len(sents))
	for i, s := range sents {
		s.Tokens = append([]extract.Token(nil), s.Tokens...)
		list[i] = s
	}
	return list
}

// figures is those of a Score without the counts.
func figures(f treebank.Figures) map[string]float64 {
	return map[string]float64{
		"upos": f.UPOS, "ufeats": f.UFeats, "case": f.Case, "lemma": f.Lemma, "uas": f.UAS, "las": f.LAS, "las_sub": f.LASSub,
		"core": f.Core, "tokens": f.Tokens, "sentences": f.Sentences,
	}
}

// TestScore: each case changes what was found and names the figures that are not 100.
func TestScore(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(s []extract.Sentence) []extract.Sentence
		want   map[string]float64
	}{
		{"all right", func(s []extract.Sentence) []extract.Sentence { return s }, nil},
		{"one part of speech of ten", func(s []extract.Sentence) []extract.Sentence {
			s[0].Tokens[1].POS = "NOUN"
			return s
		}, map[string]float64{"upos": 90}},
		{"one case of four, one set of features of ten", func(s []extract.Sentence) []extract.Sentence {
			s[0].Tokens[0].Feats.Case = "Acc"
			return s
		}, map[string]float64{"case": 75, "ufeats": 90}},
		{"the case of a preposition is a feature only", func(s []extract.Sentence) []extract.Sentence {
			s[1].Tokens[2].Feats.Case = "Loc"
			return s
		}, map[string]float64{"ufeats": 90}},
		{"NameType is not counted", func(s []extract.Sentence) []extract.Sentence {
			s[0].Tokens[0].Feats.NameType = ""
			return s
		}, nil},
		{"two lemmas of ten", func(s []extract.Sentence) []extract.Sentence {
			s[0].Tokens[1].Lemma, s[1].Tokens[1].Lemma = "saw", "fly"
			return s
		}, map[string]float64{"lemma": 80}},
		// core: gold 4, found 4, right 3
		{"a head", func(s []extract.Sentence) []extract.Sentence {
			s[0].Tokens[2].Head = 0
			return s
		}, map[string]float64{"uas": 90, "las": 90, "las_sub": 90, "core": 75}},
		// core: gold 4, found 3, right 3: 2*3/7
		{"a relation that is core in the gold only", func(s []extract.Sentence) []extract.Sentence {
			s[1].Tokens[4].Rel = "nmod"
			return s
		}, map[string]float64{"las": 90, "las_sub": 90, "core": 85.714}},
		{"a subtype", func(s []extract.Sentence) []extract.Sentence {
			s[1].Tokens[0].Rel = "nsubj"
			return s
		}, map[string]float64{"las_sub": 90}},
		// sentences: gold 2, found 1, right 0; the second root hangs on the first
		{"two sentences in one", func(s []extract.Sentence) []extract.Sentence {
			one := extract.Sentence{Start: s[0].Start, End: s[1].End, Tokens: s[0].Tokens}
			for _, tok := range s[1].Tokens {
				if tok.Head++; tok.Head == 0 {
					tok.Head = 1 - 4
				}
				tok.Head += 3
				one.Tokens = append(one.Tokens, tok)
			}
			return []extract.Sentence{one}
		}, map[string]float64{"sentences": 0, "uas": 90, "las": 90, "las_sub": 90}},
		// tokens: gold 10, found 9, aligned 8: 16/19. The lost ones are "the", DET without a case, and "town", a core arc with one; "from"
		// loses its head. Case: 3 of 4. Heads: 7 of the 8. Core: gold 4, found 4, right 3.
		{"two tokens in one", func(s []extract.Sentence) []extract.Sentence {
			toks := s[1].Tokens
			toks[4].Start, toks[4].Text = toks[3].Start, "the town"
			toks[2].Head, toks[4].Head = 3, 1
			s[1].Tokens = append(toks[:3:3], toks[4], toks[5])
			return s
		}, map[string]float64{"tokens": 84.211, "upos": 84.211, "ufeats": 84.211, "lemma": 84.211, "case": 75,
			"uas": 73.684, "las": 73.684, "las_sub": 73.684, "core": 75}},
		// 6 of 10 tokens are read as nothing, 4 as they should be. Case: 2 of 4. Core: gold 4, found 2, right 2: 4/6. "the" and
		// the stop have no features, as it should be.
		{"a sentence in another language", func(s []extract.Sentence) []extract.Sentence {
			for i, tok := range s[1].Tokens {
				s[1].Tokens[i] = extract.Token{Start: tok.Start, End: tok.End, Text: tok.Text}
			}
			return s
		}, map[string]float64{"upos": 40, "ufeats": 60, "case": 50, "lemma": 40, "uas": 40, "las": 40, "las_sub": 40, "core": 66.667}},
		// nothing found: no precision, no recall
		{"nothing", func([]extract.Sentence) []extract.Sentence { return nil }, map[string]float64{"upos": 0, "ufeats": 0, "case": 0,
			"lemma": 0, "uas": 0, "las": 0, "las_sub": 0, "core": 0, "tokens": 0, "sentences": 0}},
	} {
		gold := goldText(t)
		var s treebank.Score
		s.Add(gold, c.change(copied(gold)))
		for name, got := range figures(s.Figures()) {
			want, differs := c.want[name]
			if !differs {
				want = 100
			}
			if got != want {
				t.Errorf("%s: %s is %v, want %v", c.name, name, got, want)
			}
		}
	}
}

func TestScoreCounts(t *testing.T) {
	gold := goldText(t)
	found := copied(gold)
	found[0].Tokens[0].Rel = "obj" // found twice now, right once
	var s treebank.Score
	s.Add(gold, found)
	s.Add(gold, copied(gold)[:1])
	f := s.Figures()
	if want := (treebank.SizeCounts{Tokens: 20, TokensFound: 14, TokensAligned: 14, Sentences: 4, SentencesFound: 3, Cases: 8, Core: 8}); f.Counts != want {
		t.Errorf("got %+v, want %+v", f.Counts, want)
	}
	// obj: gold 2, found 3, right 2; nsubj: gold 2, found 1, right 1
	if got := f.Relations["obj"]; got != (treebank.Labelled{F1: 80, Gold: 2}) {
		t.Errorf("obj: %+v", got)
	}
	if got := f.Relations["nsubj"]; got != (treebank.Labelled{F1: 66.667, Gold: 2}) {
		t.Errorf("nsubj: %+v", got)
	}
}

// TestContractionsAreAligned: the words of a contraction that are not its parts are
// aligned by their form with what was found in its place.
func TestContractionsAreAligned(t *testing.T) {
	gold := treebank.Part(all(t, lines("1-2 gonnatoday", "1 gonna gonna VERB _ _ 0 root", "2 TODAY today NOUN _ _ 1 obl", "3 now now ADV _ _ 1 advmod"))).Gold(treebank.NewScheme(extract.English))
	gold2 := treebank.Part(all(t, lines("1-2 cannae", "1 can can AUX _ _ 3 aux", "2 not not PART _ _ 3 advmod", "3 go go VERB _ _ 0 root"))).Gold(treebank.NewScheme(extract.English))
	tokens := func(text string, cuts ...int) []extract.Sentence {
		sent := extract.Sentence{Start: 0, End: len(text)}
		from := 0
		for _, to := range cuts {
			word := strings.TrimSpace(text[from:to])
			start := from + strings.Index(text[from:to], word)
			sent.Tokens = append(sent.Tokens, extract.Token{Start: start, End: start + len(word), Text: word, Head: -1})
			from = to
		}
		return []extract.Sentence{sent}
	}
	for _, c := range []struct {
		gold  []extract.Sentence
		found []extract.Sentence
		want  int
	}{
		{gold, tokens("gonnatoday now", 3, 5, 10, 14), 2}, // today, now
		{gold, tokens("gonnatoday now", 5, 10, 14), 3},
		{gold, tokens("gonnatoday now", 14), 0},
		{gold2, tokens("cannae go", 3, 6, 9), 2}, // can, go
	} {
		var s treebank.Score
		s.Add(c.gold, c.found)
		if got := s.Figures().Counts.TokensAligned; got != c.want {
			t.Errorf("%v: %d tokens aligned, want %d", c.found, got, c.want)
		}
	}
}

func TestFiguresOfNothing(t *testing.T) {
	f := new(treebank.Score).Figures()
	if want := (treebank.Figures{Relations: map[string]treebank.Labelled{}}); !reflect.DeepEqual(f, want) {
		t.Errorf("got %+v", f)
	}
}
