package treebank_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/parse/treebank"
)

// lines makes CoNLL-U of lines with their columns between spaces; "_" stands for each
// column that is missing at the end.
func lines(rows ...string) string {
	var b strings.Builder
	for _, row := range rows {
		if row != "" && !strings.HasPrefix(row, "#") {
			col := strings.Fields(row)
			for len(col) < 10 {
				col = append(col, "_")
			}
			row = strings.Join(col, "\t")
		}
		b.WriteString(row + "\n")
	}
	return b.String()
}

// all reads a file to its end.
func all(t *testing.T, text string) []treebank.Sentence {
	t.Helper()
	var list []treebank.Sentence
	for sent, err := range treebank.Read(strings.NewReader(text)) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, sent)
	}
	return list
}

const dontSay = "1-2 don't _ _ _ _ _ _ _ SpaceAfter=No"

func TestReadOddButGood(t *testing.T) {
	plain := lines("# newpar id = p1", "# sent_id = s1", "1 I I PRON _ _ 3 nsubj", "2 don't do AUX _ _ 3 aux", "3 go go VERB _ _ 0 root _ SpaceAfter=No",
		"4 . . PUNCT _ _ 3 punct", "", "# sent_id = s2", "1 Go go VERB _ _ 0 root", "")
	for name, text := range map[string]string{
		"plain":              plain,
		"byte order mark":    "\ufeff" + plain,
		"CRLF":               strings.ReplaceAll(plain, "\n", "\r\n"),
		"no line end":        strings.TrimRight(plain, "\n"),
		"more empty lines":   "\n\n" + strings.ReplaceAll(plain, "\n\n", "\n \t\n\n"),
		"comment by itself":  "# global.columns = ID FORM\n\n" + plain,
		"empty node":         strings.Replace(plain, "3\tgo", "2.1\tgo\tgo\t_\t_\t_\t_\t_\t_\t_\n3\tgo", 1),
		"enhanced relations": strings.Replace(plain, "nsubj\t_", "nsubj\t3:nsubj|4:nsubj", 1),
	} {
		sents := all(t, text)
		if len(sents) != 2 {
			t.Errorf("%s: %d sentences", name, len(sents))
			continue
		}
		s := sents[0]
		if s.Text != "I don't go." || s.ID != "s1" || !s.Paragraph || s.Document || len(s.Words) != 4 || sents[1].Text != "Go" {
			t.Errorf("%s: got %+v", name, sents)
		}
		if w := s.Words[2]; w.Text != "go" || w.Start != 8 || w.End != 10 || w.Head != -1 || s.Words[0].Head != 2 {
			t.Errorf("%s: got %+v", name, s.Words)
		}
	}
}

// TestReadContractions: the words of a contraction are its parts where they can be, and
// have its place where they cannot.
func TestReadContractions(t *testing.T) {
	sents := all(t, lines("1-2 don't", "1 do do AUX _ _ 3 aux", "2 n't not PART _ _ 3 advmod", "3 go go VERB _ _ 0 root",
		"4-5 del _ _ _ _ _ _ _ SpaceAfter=No", "4 de de ADP _ _ 5 case", "5 el el DET _ _ 3 obl", "6 ! ! PUNCT _ _ 3 punct"))
	var got []string
	for _, w := range sents[0].Words {
		got = append(got, fmt.Sprintf("%s %d-%d", w.Text, w.Start, w.End))
	}
	want := []string{"do 0-2", "n't 2-5", "go 6-8", "de 9-12", "el 9-12", "! 12-13"}
	if sents[0].Text != "don't go del!" || !slices.Equal(got, want) {
		t.Errorf("got %q, %q", sents[0].Text, got)
	}
}

func TestReadErrors(t *testing.T) {
	good := lines("# sent_id = a", "1 Go go VERB _ _ 0 root", "")
	for name, c := range map[string]struct{ text, want string }{
		"columns":          {good + "1\tGo\tgo\n", "line 4: 3 columns between tabs, want 10"},
		"spaces":           {good + "1 Go go VERB _ _ 0 root _ _\n", "line 4: 1 columns between tabs, want 10"},
		"number":           {good + lines("2 Go go VERB _ _ 0 root"), `line 4: the number of the word is "2", want 1`},
		"no number":        {good + lines("x Go go VERB _ _ 0 root"), `line 4: the number of the word is "x", want 1`},
		"no head":          {good + lines("1 Go go VERB _ _ _ root"), `line 4: the head "_" is no number of a word`},
		"negative head":    {good + lines("1 Go go VERB _ _ -1 root"), `line 4: the head "-1" is no number of a word`},
		"head too large":   {good + lines("1 Go go VERB _ _ 2 root"), "line 4: the head 2 of a sentence of 1 words"},
		"circle":           {good + lines("1 Go go VERB _ _ 0 root", "2 on on ADP _ _ 3 x", "3 in in ADP _ _ 2 x"), "line 5: the heads lead in a circle, not to the root"},
		"feature":          {good + lines("1 Go go VERB _ Case 0 root"), `line 4: the feature "Case" has no value`},
		"range":            {good + lines("2-1 Go"), `line 4: "2-1" is no range of words`},
		"range elsewhere":  {good + lines("2-3 Go"), "line 4: the range 2-3 begins where word 1 is due"},
		"range in a range": {good + lines("1-2 Go", "1 Go go VERB _ _ 0 root", "2-3 on"), "line 6: the range 2-3 begins where word 2 is due"},
		"range too long":   {good + lines("1-5000 Go"), "line 4: the range 1-5000 is longer than 100 words"},
		"range unfilled":   {good + lines("1-2 Go", "1 Go go VERB _ _ 0 root"), "line 4: the range 1-2 has words that are not there"},
		"range alone":      {good + lines("1-2 Go"), "line 4: the range 1-2 has words that are not there"},
		"empty node":       {good + lines("1.x Go"), `line 4: "1.x" is no number of a word`},
		"no word":          {good + "1\t\tgo\tVERB\t_\t_\t0\troot\t_\t_\n", "line 4: the word is empty"},
		"bytes":            {good + "1\t\xff\tgo\tVERB\t_\t_\t0\troot\t_\t_\n", "line 4: not valid UTF-8"},
		"long line":        {good + strings.Repeat("x", 1<<20+1), "line 4: longer than 1048576 bytes"},
	} {
		var got error
		n := 0
		for _, err := range treebank.Read(strings.NewReader(c.text)) {
			if got = err; err == nil {
				n++
			}
		}
		if got == nil || got.Error() != c.want {
			t.Errorf("%s: got %v, want %s", name, got, c.want)
		}
		if n != 1 {
			t.Errorf("%s: %d sentences before the error, want 1", name, n)
		}
	}
}

// TestText: the running text has the spaces of the file, and the gold tokens stand in it.
func TestText(t *testing.T) {
	raw, err := os.ReadFile("testdata/uk.conllu")
	if err != nil {
		t.Fatal(err)
	}
	part := treebank.Part(all(t, string(raw)))
	const want = "Прем'єр-міністр Іван Бойко прибув до Києва.\n\n«Ми переможемо», — сказав президент. Закон ухвалений парламентом у 2020 р."
	if got := part.Text(); got != want {
		t.Errorf("got %s", got)
	}
	n := 0
	for _, sent := range part.Gold(treebank.NewScheme(extract.Ukrainian)) {
		for _, tok := range sent.Tokens {
			n++
			if got := want[tok.Start:tok.End]; got != tok.Text {
				t.Errorf("token %s stands at %s", tok.Text, got)
			}
		}
	}
	if n != 22 {
		t.Errorf("%d tokens", n)
	}
}

// TestParts: a document is a part; without documents a paragraph ends a part that is long
// enough, and no part is longer than 1000 sentences.
func TestParts(t *testing.T) {
	one := lines("1 Go go VERB _ _ 0 root", "")
	for name, c := range map[string]struct {
		text string
		want []int
	}{
		"documents":  {strings.Repeat("# newdoc id = d\n"+one+one, 3), []int{2, 2, 2}},
		"paragraphs": {strings.Repeat("# newpar\n"+strings.Repeat(one, 150), 3), []int{300, 150}},
		"neither":    {strings.Repeat(one, 2100), []int{1000, 1000, 100}},
		"nothing":    {"\n\n", nil},
	} {
		var got []int
		for part, err := range treebank.Parts(treebank.Read(strings.NewReader(c.text))) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, len(part))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// FuzzRead: whatever is read stands in its text, converts to trees, and agrees with
// itself.
func FuzzRead(f *testing.F) {
	for _, file := range []string{"testdata/uk.conllu", "testdata/en.conllu"} {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	f.Add(lines("1-2 del", "1 de de ADP _ _ 2 case", "2 el el DET _ _ 0 root"))
	f.Add(lines(dontSay, "1 do do AUX _ _ 2 parataxis", "2 n't казати VERB _ _ 0 nmod:desc"))
	f.Fuzz(func(t *testing.T, text string) {
		for part, err := range treebank.Parts(treebank.Read(strings.NewReader(text))) {
			if err != nil {
				return
			}
			for _, lang := range []extract.Lang{extract.Ukrainian, extract.English} {
				checkGold(t, part, part.Gold(treebank.NewScheme(lang)))
			}
		}
	})
}

func checkGold(t *testing.T, part treebank.Part, gold []extract.Sentence) {
	text := part.Text()
	for _, sent := range gold {
		for i, tok := range sent.Tokens {
			if tok.Start < sent.Start || tok.End > sent.End || sent.End > len(text) || tok.Start >= tok.End {
				t.Fatalf("token %d-%d in sentence %d-%d of %d bytes", tok.Start, tok.End, sent.Start, sent.End, len(text))
			}
			k := i
			for steps := 0; k >= 0; steps++ {
				if k = sent.Tokens[k].Head; steps > len(sent.Tokens) {
					t.Fatalf("token %d does not lead to the root", i)
				}
			}
		}
	}
	var s treebank.Score
	s.Add(gold, gold)
	if f := s.Figures(); f.Tokens != 100 || f.LASSub != 100 && !unlabelled(gold) || f.UFeats != 100 || f.Lemma != 100 {
		t.Fatalf("gold against itself: %+v", f)
	}
}

// unlabelled tells whether a token has an empty relation, which counts as not read.
func unlabelled(gold []extract.Sentence) bool {
	return slices.ContainsFunc(gold, func(s extract.Sentence) bool {
		return slices.ContainsFunc(s.Tokens, func(tok extract.Token) bool { return tok.Rel == "" })
	})
}
