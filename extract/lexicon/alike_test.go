package lexicon_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"actant/extract/lexicon"
)

// namePair is a row of a list of names in both languages.
type namePair struct {
	kind, uk, nominative, en string
	same                     bool
}

func readPairs(t *testing.T, path string) []namePair {
	t.Helper()
	var pairs []namePair
	for _, f := range readTable(t, path) {
		if len(f) == 4 {
			pairs = append(pairs, namePair{f[0], f[1], f[2], f[3], true})
			continue
		}
		pairs = append(pairs, namePair{f[1], f[2], f[4], f[5], f[7] == "1"})
	}
	return pairs
}

// TestSameNames counts how many pairs are found to be one entity, how many of those
// that the tables lack, and how many pairs at random are. Rows of the unseen list are
// counted only, never shown.
func TestSameNames(t *testing.T) {
	n := loadNames(t)
	for _, path := range []string{"../testdata/names.tsv", "../testdata/own/names-seen.tsv", "../testdata/own/names-unseen.tsv"} {
		pairs := readPairs(t, path)
		found, all, foundFree, free := 0.0, 0.0, 0.0, 0.0
		for _, p := range pairs {
			if !p.same {
				continue
			}
			hit := 0.0
			if n.Same(p.uk, p.en) {
				hit = 1
			}
			found, all = found+hit, all+1
			if len(n.Whole(p.uk)) == 0 || len(n.Whole(p.en)) == 0 {
				foundFree, free = foundFree+hit, free+1
			}
		}
		merged := mergedAtRandom(n, pairs)
		t.Logf("%s: recall %.3f of %.0f, %.3f of %.0f that the tables lack; %.2f of 1,000 random pairs merged", path, found/all, all, foundFree/free, free, merged)
		if found/all < 0.95 || foundFree/free < 0.88 || merged > 1 {
			t.Errorf("%s: want 0.95, 0.88 and at most 1", path)
		}
	}
}

// mergedAtRandom is how many of 1,000 pairs of different entities are taken for one.
// Pairs that share a word or sound alike in English may be one and are left out.
func mergedAtRandom(n *lexicon.Names, pairs []namePair) float64 {
	const tries = 6000
	rnd := rand.New(rand.NewPCG(1, 2))
	merged, tried := 0, 0
	for tried < tries {
		p, q := pairs[rnd.IntN(len(pairs))], pairs[rnd.IntN(len(pairs))]
		if p.kind != q.kind || shareWord(p.en, q.en) || shareWord(p.nominative, q.nominative) || n.Alike(p.en, q.en) > 0.75 {
			continue
		}
		tried++
		if n.Same(p.uk, q.en) {
			merged++
		}
	}
	return 1000 * float64(merged) / float64(tried)
}

func shareWord(a, b string) bool {
	words := strings.Fields(strings.ToLower(a))
	return slices.ContainsFunc(strings.Fields(strings.ToLower(b)), func(w string) bool { return slices.Contains(words, w) })
}

func TestAlike(t *testing.T) {
	n := loadNames(t)
	for _, c := range []struct {
		a, b string
		same bool
	}{
		{"Теодором Мельником", "Teodor Melnyk", true},
		{"Мельник Теодор Іванович", "Teodor Melnyk", true},
		{"Т. Мельника", "Teodor Melnyk", true},
		{"П. Мельника", "Teodor Melnyk", false},
		{"Мельника", "Teodor Melnyk", true},
		{"Теодора", "Teodor Melnyk", false},
		{"Чжао Ліцзяня", "Zhao Lijian", true},
		{"Яна Ліпавського", "Jan Lipavský", true},
		{"Білл Джонсон", "William Johnson", true},
		{"Гаазі", "The Hague", true},
		{"Іван Пупенко", "Jens Stoltenberg", false},
		{"Teodor Melnyk", "Theodor Melnik", true},
		{"", "Melnyk", false},
		{"—", "—", false},
	} {
		if got := n.Same(c.a, c.b); got != c.same {
			t.Errorf("Same(%q, %q) = %v, alike %.2f", c.a, c.b, got, n.Alike(c.a, c.b))
		}
		if x, y := n.Alike(c.a, c.b), n.Alike(c.b, c.a); (x >= lexicon.Enough) != (y >= lexicon.Enough) {
			t.Errorf("Alike(%q, %q) is %.3f, turned round %.3f", c.a, c.b, x, y)
		}
	}
}

func FuzzAlike(f *testing.F) {
	n := loadNames(f)
	f.Add("Чжао Ліцзяня", "Zhao Lijian")
	f.Add("М. — . -", "\xff'’")
	f.Fuzz(func(t *testing.T, a, b string) {
		if len(a) > 200 || len(b) > 200 {
			return
		}
		if s := n.Alike(a, b); s < 0 || s > 1 {
			t.Errorf("Alike(%q, %q) = %v", a, b, s)
		}
	})
}
