package parse_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/parse"
)

// everyTree calls visit with the heads of every tree of n tokens with one root.
func everyTree(n int, visit func(heads []int)) {
	heads := make([]int, n)
	var choose func(i int)
	choose = func(i int) {
		if i == n {
			if isTree(heads) {
				visit(heads)
			}
			return
		}
		for heads[i] = 0; heads[i] <= n; heads[i]++ {
			choose(i + 1)
		}
	}
	choose(0)
}

func isTree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		if h == 0 {
			roots++
		}
		steps := 0
		for j := i + 1; j != 0; j = heads[j-1] {
			if steps++; steps > len(heads) {
				return false
			}
		}
	}
	return roots == 1
}

func total(scores []float32, heads []int) float64 {
	sum := 0.0
	for i, h := range heads {
		sum += float64(scores[i*(len(heads)+1)+h])
	}
	return sum
}

// randomScores are small whole numbers, so that cycles, several roots and ties are
// frequent.
func randomScores(rng *rand.Rand, n int) []float32 {
	scores := make([]float32, n*(n+1))
	for i := range scores {
		scores[i] = float32(rng.IntN(9))
	}
	for i := range n {
		scores[i*(n+1)+i+1] = -10000
	}
	return scores
}

func TestBestTreeIsTheBestOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for n := 1; n <= 5; n++ {
		for range 60 {
			scores := randomScores(rng, n)
			best := -1e9
			everyTree(n, func(heads []int) { best = max(best, total(scores, heads)) })
			got := parse.BestTree(scores)
			if !isTree(got) || total(scores, got) != best {
				t.Errorf("scores %v: got %v with %v, the best has %v", scores, got, total(scores, got), best)
			}
		}
	}
}

func TestBestTreeOfManyTokensIsATree(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for _, n := range []int{50, 400} {
		if got := parse.BestTree(randomScores(rng, n)); !isTree(got) {
			t.Errorf("%d tokens: got %v", n, got)
		}
	}
}

// Every token likes the one before or after it best, so that many cycles must be
// opened one inside the other.
func BenchmarkBestTreeOfCycles(b *testing.B) {
	const n = 400
	scores := make([]float32, n*(n+1))
	for i := range n {
		for j := range n + 1 {
			scores[i*(n+1)+j] = -float32((j - (i ^ 1) - 1) * (j - (i ^ 1) - 1))
		}
		scores[i*(n+1)+i+1] = -10000
	}
	for b.Loop() {
		parse.BestTree(scores)
	}
}

var nameLabels = []string{"O", "B-PER", "I-PER", "E-PER", "S-PER", "B-JOB", "I-JOB", "E-JOB", "S-JOB"}

// isNames tells whether a sequence of labels is well formed, in the plainest way.
func isNames(names []string) bool {
	open := ""
	for _, name := range names {
		place, class, _ := strings.Cut(name, "-")
		starts := place == "O" || place == "B" || place == "S"
		if starts != (open == "") || !starts && class != open {
			return false
		}
		switch place {
		case "B":
			open = class
		case "E":
			open = ""
		}
	}
	return open == ""
}

func TestBestNamesAreTheBestOfAll(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	const tokens = 4
	n := len(nameLabels)
	for range 20 {
		scores := make([]float32, tokens*n)
		for i := range scores {
			scores[i] = rng.Float32()
		}
		best := -1.0
		for code := range n * n * n * n {
			names, sum := decodeNames(code, scores)
			if isNames(names) {
				best = max(best, sum)
			}
		}
		got := parse.BestNames(nameLabels, scores, extract.Ukrainian)
		sum := 0.0
		for i, name := range got {
			sum += float64(scores[i*n+slices.Index(nameLabels, name)])
		}
		if !isNames(got) || sum < best-1e-9 {
			t.Errorf("got %v with %v, the best has %v", got, sum, best)
		}
	}
}

func decodeNames(code int, scores []float32) (names []string, sum float64) {
	n := len(nameLabels)
	for i := 0; i < len(scores); i += n {
		names = append(names, nameLabels[code%n])
		sum += float64(scores[i+code%n])
		code /= n
	}
	return names, sum
}

func TestNoJobsInEnglish(t *testing.T) {
	scores := make([]float32, len(nameLabels))
	scores[slices.Index(nameLabels, "S-JOB")] = 5
	if got := parse.BestNames(nameLabels, scores, extract.Ukrainian)[0]; got != "S-JOB" {
		t.Errorf("Ukrainian: got %s", got)
	}
	if got := parse.BestNames(nameLabels, scores, extract.English)[0]; got == "S-JOB" {
		t.Errorf("English: got %s", got)
	}
}

func TestApplyScript(t *testing.T) {
	for _, c := range []struct {
		cut                  int
		end, word, pos, want string
	}{
		{2, "ти", "казали", "VERB", "казати"},
		{0, "", "Президент", "NOUN", "президент"},
		{1, "а", "Олени", "PROPN", "Олена"},
		{3, "be", "'m", "AUX", "'m"}, // longer than the word
		{2, "", "to", "PART", "to"},  // nothing would stay
	} {
		if got := parse.ApplyScript(c.cut, c.end, c.word, c.pos); got != c.want {
			t.Errorf("cut %d, add %q: %s becomes %s, want %s", c.cut, c.end, c.word, got, c.want)
		}
	}
}

func TestChoose(t *testing.T) {
	for _, c := range []struct {
		text, pos string
		feats     extract.Feats
		scripted  string
		want      string
	}{
		{"дала", "VERB", extract.Feats{Tense: "Past", Gender: "Fem", Aspect: "Perf"}, "x", "дати"},
		{"Лева", "PROPN", extract.Feats{Case: "Gen", Gender: "Masc", Number: "Sing"}, "x", "Лев"},
		{"Лева", "NOUN", extract.Feats{Case: "Gen", Gender: "Masc", Number: "Sing"}, "x", "лев"}, // a lion
		{"мати", "NOUN", extract.Feats{Case: "Nom", Gender: "Fem", Number: "Sing"}, "x", "мати"},
		{"Чаплибуки", "PROPN", extract.Feats{Case: "Nom"}, "Чаплибук", "Чаплибук"}, // unknown
		{"читає", "ADP", extract.Feats{}, "читає", "читає"},                        // nothing fits
	} {
		tok := &extract.Token{Text: c.text, POS: c.pos, Feats: c.feats}
		if got := newParser(t).Choose(tok, c.scripted); got != c.want {
			t.Errorf("%s as %s: got %s, want %s", c.text, c.pos, got, c.want)
		}
	}
}

func TestTagAgreement(t *testing.T) {
	sing := extract.Feats{Case: "Gen", Gender: "Fem", Number: "Sing"}
	for _, c := range []struct {
		tag   string
		pos   string
		feats extract.Feats
		want  float64 // 4 for the part of speech, 2 for proper or common, 1 for each that agrees
	}{
		{"noun:inanim:f:v_rod", "NOUN", sing, 9},
		{"noun:inanim:f:v_naz", "NOUN", sing, 8},
		{"noun:inanim:m:v_rod", "NOUN", sing, 8},
		{"noun:inanim:p:v_rod", "NOUN", sing, 7},
		{"noun:inanim:p:v_rod", "NOUN", extract.Feats{Case: "Gen", Number: "Plur"}, 8},
		{"noun:inanim:f:v_rod:prop:geo", "NOUN", sing, 7},
		{"noun:inanim:f:v_rod:prop:geo", "PROPN", sing, 9},
		{"verb:perf:inf", "VERB", extract.Feats{VerbForm: "Inf", Aspect: "Perf"}, 8},
		{"verb:imperf:inf", "VERB", extract.Feats{VerbForm: "Inf", Aspect: "Perf"}, 7},
		{"verb:perf:inf", "VERB", extract.Feats{VerbForm: "Fin", Aspect: "Perf"}, 7},
		{"adv", "ADV", extract.Feats{}, 6},
	} {
		tok := &extract.Token{POS: c.pos, Feats: c.feats}
		if got := parse.TagAgreement(c.tag, tok); got != c.want {
			t.Errorf("%s as %s %+v: got %v, want %v", c.tag, c.pos, c.feats, got, c.want)
		}
	}
}

func TestOnlyTheRootIsRoot(t *testing.T) {
	p := newParser(t)
	for _, c := range []struct {
		best string
		head int
		want string
	}{{"obj", 3, "obj"}, {"root", 3, "dep"}, {"obj", 0, "root"}, {"root", 0, "root"}} {
		if got := p.Relation(c.best, c.head); got != c.want {
			t.Errorf("%s below %d: got %s, want %s", c.best, c.head, got, c.want)
		}
	}
}

func TestCacheKeepsWhatIsUsed(t *testing.T) {
	first, second, kept := parse.Remember(3 * parse.MaxWords)
	if !first || second || kept > parse.MaxWords {
		t.Errorf("first kept: %v, second kept: %v, %d words of at most %d", first, second, kept, parse.MaxWords)
	}
	if first, second, kept = parse.Remember(100); !first || !second || kept != 100 {
		t.Errorf("100 words: first kept: %v, second kept: %v, %d words", first, second, kept)
	}
}
