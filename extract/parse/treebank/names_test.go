package treebank_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/parse/treebank"
)

// named reads a file of names; a sentence is "word/label word/label".
func named(text string) (sents []string, err error) {
	for sent, err := range treebank.ReadNames(strings.NewReader(text)) {
		if err != nil {
			return sents, err
		}
		var words []string
		for _, tok := range sent.Tokens {
			words = append(words, tok.Text+"/"+tok.Name)
		}
		sents = append(sents, strings.Join(words, " "))
	}
	return sents, nil
}

func TestReadNames(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"two columns, classes of NER-UK", "Іван B-PERS\nБойко I-PERS\n, O\nдиректор B-JOB\n\n\n\nУ O\n2020 B-PERIOD\nдали O\n10 B-PCT\n% I-PCT\nЗвіт B-DOC\n",
			"Іван/B-PER Бойко/E-PER ,/O директор/S-JOB; У/O 2020/S-DATE дали/O 10/O %/O Звіт/S-MISC"},
		{"tabs, byte order mark, CRLF, no end", "\ufeffAnn\tB-person\r\nsaw\tO\r\nAcme\tB-corporation", "Ann/S-PER saw/O Acme/S-ORG"},
		{"four columns", "U.N. NNP I-NP I-ORG\nofficial NN I-NP O\n", "U.N./S-ORG official/O"},
		{"without B, as in IOB1", "Ann I-PER\nRome I-LOC\nParis B-LOC\n", "Ann/S-PER Rome/S-LOC Paris/S-LOC"},
		{"with ends, as in IOBES", "New B-LOC\nYork E-LOC\nAnn S-PER\nSmith S-PER\n", "New/B-LOC York/E-LOC Ann/S-PER Smith/S-PER"},
		{"Universal NER", "# sent_id = x\n# text = Ann of Paris-based Acme\n1\tAnn\tB-PER\t-\ta\n2\tof\tO\t-\ta\n3\tParis\tB-LOC\t-\ta\n4\t-\tO\t-\ta\n5\tbased\tO\t-\ta\n6\tAcme\tB-ORG\t-\ta\n",
			"Ann/S-PER of/O Paris-based/S-LOC Acme/S-ORG"},
		{"a hyphen with spaces, or not in the text, stays apart", "# text = al - Ani\nal B-PER\n- I-PER\nAni I-PER\n\nal B-PER\n- I-PER\nAni I-PER\n", "al/B-PER -/I-PER Ani/E-PER; al/B-PER -/I-PER Ani/E-PER"},
		{"words that look like comments", "# O\n#tag B-ORG\n# a comment O\n", "#/O #tag/S-ORG"},
		{"numbers that are words", "1 O\n2\tB-DATE\n", "1/O 2/S-DATE"},
		{"nothing", "# only a comment\n\n", ""},
	} {
		got, err := named(c.text)
		if err != nil || strings.Join(got, "; ") != c.want {
			t.Errorf("%s: got %s, %v, want %s", c.name, strings.Join(got, "; "), err, c.want)
		}
	}
}

func TestReadNamesErrors(t *testing.T) {
	for text, want := range map[string]string{
		"Ann B-PER\n\nsaw\n":     `line 3: no word with a label: "saw"`,
		"Ann B-PER\n\nsaw him\n": `line 3: no word with a label: "saw him"`,
		"Ann B-PER\n\nsaw Q-X\n": `line 3: no word with a label: "saw Q-X"`,
		"Ann B-PER\n\n\xff O\n":  "line 3: not valid UTF-8",
	} {
		got, err := named(text)
		if err == nil || err.Error() != want || !slices.Equal(got, []string{"Ann/S-PER"}) {
			t.Errorf("got %v, %v, want %s", got, err, want)
		}
	}
}

func labelled(labels string) []extract.Token {
	var toks []extract.Token
	for _, l := range strings.Fields(labels) {
		toks = append(toks, extract.Token{Text: "x", Name: l})
	}
	return toks
}

// TestNameScore: 3 names in the gold, 4 found of the classes of the gold, 2 right; MISC is
// not in the gold and not counted.
func TestNameScore(t *testing.T) {
	var s treebank.NameScore
	s.Add(labelled("B-PER E-PER O S-LOC O O"), labelled("B-PER E-PER O S-PER S-LOC S-MISC"))
	s.Add(labelled("O B-LOC E-LOC"), labelled("O B-LOC E-LOC"))
	got := s.Figures()
	if got.Precision != 50 || got.Recall != 66.667 || got.F1 != 57.143 {
		t.Errorf("got %+v", got)
	}
	if want := (treebank.NameCounts{Sentences: 2, Tokens: 9, Gold: 3, Found: 4, Right: 2}); got.Counts != want {
		t.Errorf("got %+v, want %+v", got.Counts, want)
	}
	if want := (treebank.ClassName{Precision: 50, Recall: 100, F1: 66.667, Gold: 1, Found: 2, Right: 1}); got.Classes["PER"] != want {
		t.Errorf("PER: got %+v, want %+v", got.Classes["PER"], want)
	}
	if want := (treebank.ClassName{Precision: 50, Recall: 50, F1: 50, Gold: 2, Found: 2, Right: 1}); got.Classes["LOC"] != want || len(got.Classes) != 2 {
		t.Errorf("LOC: got %+v, want %+v; %d classes", got.Classes["LOC"], want, len(got.Classes))
	}
}

// FuzzReadNames: labels are always well-formed BIOES of our classes.
func FuzzReadNames(f *testing.F) {
	raw, err := os.ReadFile("testdata/en.iob")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(string(raw))
	f.Add("# text = a-b\na I-PERS\n- B-ORG\nb E-LOC\n")
	f.Fuzz(func(t *testing.T, text string) {
		for sent, err := range treebank.ReadNames(strings.NewReader(text)) {
			if err != nil {
				return
			}
			inside := ""
			for _, tok := range append(sent.Tokens, extract.Token{Text: "end", Name: "O"}) {
				place, class, _ := strings.Cut(tok.Name, "-")
				if open := inside != ""; tok.Text == "" || open != strings.Contains("IE", place) || open && class != inside {
					t.Fatalf("%q after %q", tok.Name, inside)
				}
				switch place {
				case "B":
					inside = class
				case "E":
					inside = ""
				}
			}
		}
	})
}
