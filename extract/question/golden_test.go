package question_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"actant/extract"
)

var update = flag.Bool("update", false, "write the golden files anew")

const now = "2023-04-04"

type pair struct {
	N               int
	En, Uk          string
	Pattern, Answer string
	Seed            string
}

func pairs(t testing.TB, file string) []pair {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []pair
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	return list
}

func (p pair) text(lang extract.Lang) string {
	if lang == extract.English {
		return p.En
	}
	return p.Uk
}

// ukrainian gives the stems by which a constant of the patterns is known in Ukrainian.
func ukrainian(t testing.TB) map[string]string {
	t.Helper()
	data, err := os.ReadFile("testdata/names.tsv")
	if err != nil {
		t.Fatal(err)
	}
	stems := map[string]string{}
	for line := range strings.Lines(string(data)) {
		en, uk, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if ok {
			stems[en] = uk
		}
	}
	return stems
}

// names says whether a slot holds the constant of a pattern: in English one of its
// words, in Ukrainian its stem.
func names(t testing.TB, stems map[string]string, lang extract.Lang) func(string, extract.Fixed) bool {
	return func(words string, f extract.Fixed) bool {
		text := strings.ToLower(f.Text + " " + f.Name)
		for _, or := range strings.Split(words, " OR ") {
			or = strings.TrimPrefix(or, "@")
			or, _, _ = strings.Cut(or, "+")
			if i := strings.LastIndexAny(or, "≈"); i >= 0 {
				or = strings.TrimRight(or[i+len("≈"):], ")")
			}
			stem := strings.ToLower(or)
			if lang == extract.Ukrainian {
				var ok bool
				if stem, ok = stems[or]; !ok {
					t.Errorf("names.tsv lacks %q", or)
				}
			}
			for _, word := range strings.Fields(stem) {
				if strings.Contains(text, word) && word != "of" {
					return true
				}
			}
		}
		return false
	}
}

// agreement reads all questions of a file in one language and writes a line for each.
func agreement(t testing.TB, file string, lang extract.Lang) (right int, report string) {
	r, stems := reader(t), ukrainian(t)
	var b strings.Builder
	for _, p := range pairs(t, file) {
		want, err := readPattern(p.Pattern, p.Answer)
		if err != nil {
			t.Fatalf("question %d: %v", p.N, err)
		}
		q, err := r.Read(context.Background(), p.text(lang), lang, now)
		verdict := "not understood"
		switch {
		case err == nil:
			verdict = want.differs(q, names(t, stems, lang))
		case !errors.Is(err, extract.ErrUnclear):
			t.Fatalf("read %q: %v", p.text(lang), err)
		}
		if verdict == "" {
			right++
			verdict = "ok"
		}
		fmt.Fprintf(&b, "%d %s\n", p.N, p.text(lang))
		if q != nil {
			fmt.Fprintf(&b, "   %s\n", q)
		}
		fmt.Fprintf(&b, "   %s\n", verdict)
	}
	return right, b.String()
}

func TestPatterns(t *testing.T) {
	tests := []struct {
		file, golden string
		lang         extract.Lang
		floor        int
	}{
		{"../testdata/questions.json", "testdata/questions-en.golden", extract.English, 44},
		{"../testdata/questions.json", "testdata/questions-uk.golden", extract.Ukrainian, 44},
		{"../testdata/own/questions-seen.json", "testdata/seen-en.golden", extract.English, 29},
		{"../testdata/own/questions-seen.json", "testdata/seen-uk.golden", extract.Ukrainian, 28},
	}
	for _, tt := range tests {
		right, report := agreement(t, tt.file, tt.lang)
		if right < tt.floor {
			t.Errorf("%s in %s: %d questions are read as the pattern says, floor %d", tt.file, tt.lang, right, tt.floor)
		}
		report = fmt.Sprintf("%d read as the pattern says\n\n%s", right, report)
		if *update {
			if err := os.WriteFile(tt.golden, []byte(report), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(tt.golden)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != report {
			t.Errorf("%s differs; run the test with -update and read the difference", tt.golden)
		}
	}
}

// TestUnseen only counts: nobody who writes rules reads these questions.
func TestUnseen(t *testing.T) {
	const floor = 27
	for _, lang := range []extract.Lang{extract.English, extract.Ukrainian} {
		right, report := agreement(t, "../testdata/own/questions-unseen.json", lang)
		if asked := strings.Count(report, "?\n"); asked != 30 {
			t.Fatalf("%d questions, want 30", asked)
		}
		t.Logf("%s: %d of 30", lang, right)
		if right < floor {
			t.Errorf("%s: %d questions are read as the pattern says, floor %d", lang, right, floor)
		}
	}
}

func TestUnclear(t *testing.T) {
	r := reader(t)
	for _, text := range []string{
		"", "?", "Чи", "Who", "Who?", "Хто?", "Japan", "hello there", "Як справи?", "Why is the sky blue?", "What time is it?",
		"Скільки коштує хліб?", "\x00\xff", "…?!", "12345",
	} {
		if q, err := r.Read(context.Background(), text, "", now); !errors.Is(err, extract.ErrUnclear) {
			t.Errorf("%q: got %v, %v", text, q, err)
		}
	}
	for _, text := range []string{strings.Repeat("х", 400)} {
		if _, err := r.Read(context.Background(), text, "", now); !errors.Is(err, extract.ErrInput) {
			t.Errorf("%d bytes: got %v", len(text), err)
		}
	}
	if _, err := r.Read(context.Background(), "Qui?", "fr", now); !errors.Is(err, extract.ErrInput) {
		t.Errorf("French: got %v", err)
	}
}

func FuzzRead(f *testing.F) {
	r := reader(f)
	for _, p := range pairs(f, "../testdata/questions.json") {
		f.Add(p.En)
		f.Add(p.Uk)
	}
	f.Add("Who ? is who ? of whom")
	f.Add("Чи чи хто скільки де до")
	f.Fuzz(func(t *testing.T, text string) {
		for _, lang := range []extract.Lang{extract.English, extract.Ukrainian} {
			q, err := r.Read(context.Background(), text, lang, now)
			switch {
			case errors.Is(err, extract.ErrUnclear), errors.Is(err, extract.ErrInput):
			case err != nil:
				t.Fatal(err)
			case q.Answer == "" || q.Form == "" || q.Fixed == nil || q.Asked == nil:
				t.Errorf("%q: half a query: %+v", text, q)
			case q.Form == extract.Find && len(q.Asked) == 0:
				t.Errorf("%q: nothing is asked: %s", text, q)
			}
			again, _ := r.Read(context.Background(), text, lang, now)
			if q != nil && q.String() != again.String() {
				t.Errorf("%q: read as %s, then as %s", text, q, again)
			}
		}
	})
}

// TestLongQuestions reads questions as long as they may be.
func TestLongQuestions(t *testing.T) {
	for _, word := range []string{"йде ", "хто ", "Who ", "did ", "Київ ", ", ", "і "} {
		text := "Чи " + strings.Repeat(word, 50) + "?"
		start := time.Now()
		if _, err := reader(t).Read(context.Background(), text, "", now); err != nil && !errors.Is(err, extract.ErrUnclear) {
			t.Errorf("%.20s: %v", text, err)
		}
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("%.20s took %v", text, d)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	r := reader(b)
	for b.Loop() {
		if _, err := r.Read(context.Background(), "Who did Stoltenberg invite to the Vilnius summit?", extract.English, now); err != nil {
			b.Fatal(err)
		}
	}
}
