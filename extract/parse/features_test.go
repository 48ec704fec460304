package parse_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"actant/extract"
)

func TestFeatures(t *testing.T) {
	raw, err := os.ReadFile("testdata/features.tsv")
	if err != nil {
		t.Fatal(err)
	}
	p := newParser(t)
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "# ") {
			continue
		}
		want := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		shape, dict, grams := p.Features(want[0])
		sum := 0
		for _, g := range grams {
			sum += int(g)
		}
		if got := strings.Trim(fmt.Sprint(shape), "[]"); got != want[1] {
			t.Errorf("%q: bits of shape %s, want %s", want[0], got, want[1])
		}
		if got := strings.Join(dict, " "); got != want[2] {
			t.Errorf("%q: dictionary bits %s, want %s", want[0], got, want[2])
		}
		if got := fmt.Sprint(len(grams), " ", sum); got != want[4]+" "+want[5] {
			t.Errorf("%q: n-grams %s, want %s %s", want[0], got, want[4], want[5])
		}
	}
}

// Of a long key both ends are looked at, and the middle is not.
func TestGramsOfLongKeys(t *testing.T) {
	p := newParser(t)
	end := strings.Repeat("їжак", 5)[:38] // 19 letters
	_, _, a := p.Features(end + "щось" + end)
	_, _, b := p.Features(end + end)
	_, _, c := p.Features(end + "щ" + end[:36])
	if !slices.Equal(a, b) {
		t.Error("the middle of a long key counts")
	}
	if slices.Equal(b, c) {
		t.Error("the end of a long key does not count")
	}
}

// Any token is read without panic, and alike again.
func FuzzFill(f *testing.F) {
	for _, s := range []string{"", "Київ", "«", "\u0301", "\xff\xfe", "-", "а-", "https://e.org/?q=1", strings.Repeat("Ж", 500)} {
		f.Add(s)
	}
	p := newParser(f)
	f.Fuzz(func(t *testing.T, s string) {
		for _, lang := range []extract.Lang{extract.Ukrainian, extract.English} {
			got := fill(t, p, sentence(lang, s, "бачить", s), sentence(lang, s, "бачить", s))
			checkTree(t, got[0].Tokens)
			if !slices.Equal(got[0].Tokens, got[1].Tokens) {
				t.Errorf("got %+v, then %+v", got[0].Tokens, got[1].Tokens)
			}
		}
	})
}
