package lexicon_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"actant/extract/lexicon"
)

func openDict(tb testing.TB) *lexicon.Dict {
	tb.Helper()
	d, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		tb.Fatal(err)
	}
	return d
}

// TestReadings compares with look-ups that another reader of the format made.
func TestReadings(t *testing.T) {
	d := openDict(t)
	rows := readTable(t, "testdata/readings.tsv")
	if len(rows) < 300 {
		t.Errorf("got %d rows, want at least 300", len(rows))
	}
	for _, row := range rows {
		got := d.Readings(row[0])
		want := lexicon.Readings{Word: row[1], Exact: parseAnalyses(row[2]), Lower: parseAnalyses(row[3]), Title: parseAnalyses(row[4])}
		if got.Word != want.Word || !slices.Equal(got.Exact, want.Exact) || !slices.Equal(got.Lower, want.Lower) || !slices.Equal(got.Title, want.Title) {
			t.Errorf("Readings(%q):\n got %v\nwant %v", row[0], got, want)
		}
	}
}

func readTable(t *testing.T, file string) [][]string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		}
	}
	return rows
}

func parseAnalyses(s string) []lexicon.Analysis {
	var all []lexicon.Analysis
	for f := range strings.FieldsSeq(s) {
		i := strings.LastIndex(f, "/")
		all = append(all, lexicon.Analysis{Lemma: f[:i], Tag: f[i+1:]})
	}
	return all
}

func TestAll(t *testing.T) {
	d := openDict(t)
	tests := []struct {
		token string
		want  string // lemma of the first analysis
	}{
		{"Японію", "Японія"}, // as it stands
		{"ЗАПРОСИВ", "запросити"},
		{"японії", "Японія"}, // only in title case
		{"кщзм", ""},
	}
	for _, tt := range tests {
		got := ""
		if all := d.Readings(tt.token).All(); len(all) > 0 {
			got = all[0].Lemma
		}
		if got != tt.want {
			t.Errorf("first lemma of %q: got %q, want %q", tt.token, got, tt.want)
		}
	}
}

func TestOpenDictSaysWhatIsWrong(t *testing.T) {
	good := lexicon.UkrainianDict()
	damage := func(at int, b byte) []byte {
		bad := bytes.Clone(good[:64])
		bad[at] = b
		return bad
	}
	tests := []struct {
		name string
		data []byte
		want string
	}{
		{"empty", nil, "too few"},
		{"text", []byte("word\tlemma\ttag\n"), "starts with"},
		{"FSA5", damage(4, 5), "version 0x5"},
		{"numbered", damage(5, 1), "numbered"},
		{"cut off", good[:20], "cut off"},
		{"no arcs", good[:8+int(good[7])], "no root"},
	}
	for _, tt := range tests {
		_, err := lexicon.OpenDict(tt.data)
		if !errors.Is(err, lexicon.ErrDict) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want ErrDict with %q", tt.name, err, tt.want)
		}
	}
}

func FuzzLookup(f *testing.F) {
	d := openDict(f)
	for _, s := range []string{"", "Київ", "п'ять", "a+b", "\xff", "слово+А"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, form string) {
		got := d.Lookup(form)
		if !slices.IsSortedFunc(got, func(a, b lexicon.Analysis) int {
			return strings.Compare(a.Lemma+"\x00"+a.Tag, b.Lemma+"\x00"+b.Tag)
		}) {
			t.Errorf("Lookup(%q) is not sorted: %v", form, got)
		}
		d.Readings(lexicon.Repair(form))
	})
}

// FuzzOpenDict reads damaged dictionaries.
func FuzzOpenDict(f *testing.F) {
	good := lexicon.UkrainianDict()
	f.Add(good[:4096], "Київ")
	f.Add([]byte("\\fsa\xc6\x00\x06\x00\x40\x41\x01"), "A")
	f.Add([]byte("\\fsa\xc6\x00\x06\x01 \xc0a\x00\x61A\x00\x20+\x00"), "aa")
	f.Fuzz(func(_ *testing.T, data []byte, form string) {
		if d, err := lexicon.OpenDict(data); err == nil {
			d.Lookup(form)
		}
	})
}

func BenchmarkLookup(b *testing.B) {
	d := openDict(b)
	words := strings.Fields("Генеральний секретар НАТО Єнс Столтенберг запросив Японію взяти участь у саміті що відбудеться у Вільнюсі в липні заявив міністр закордонних справ країни")
	i := 0
	for b.Loop() {
		d.Lookup(words[i%len(words)])
		i++
	}
}

func BenchmarkReadings(b *testing.B) {
	d := openDict(b)
	words := strings.Fields("Генеральний секретар НАТО Єнс Столтенберг запросив Японію взяти участь у саміті що відбудеться у Вільнюсі в липні заявив міністр закордонних справ країни")
	i := 0
	for b.Loop() {
		d.Readings(words[i%len(words)])
		i++
	}
}
