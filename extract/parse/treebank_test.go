package parse_test

import (
	"os"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"actant/extract"
)

// readTreebank reads the sentences of a CoNLL-U file with their gold analysis. The
// language of a sentence stands in a comment: "# lang = uk".
func readTreebank(t *testing.T, file string) []extract.Sentence {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var list []extract.Sentence
	for block := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n\n") {
		var sent extract.Sentence
		for line := range strings.SplitSeq(block, "\n") {
			if lang, ok := strings.CutPrefix(line, "# lang = "); ok {
				sent.Lang = extract.Lang(lang)
			} else if !strings.HasPrefix(line, "# ") {
				sent.Tokens = append(sent.Tokens, readToken(t, line))
			}
		}
		list = append(list, sent)
	}
	return list
}

func readToken(t *testing.T, line string) extract.Token {
	t.Helper()
	c := strings.Split(line, "\t")
	if len(c) != 10 {
		t.Fatalf("%d columns: %s", len(c), line)
	}
	head, err := strconv.Atoi(c[6])
	if err != nil {
		t.Fatal(err)
	}
	tok := extract.Token{Text: c[1], Lemma: c[2], POS: c[3], Head: head - 1, Rel: c[7]}
	for pair := range strings.SplitSeq(c[5], "|") {
		if name, value, ok := strings.Cut(pair, "="); ok {
			reflect.ValueOf(&tok.Feats).Elem().FieldByName(name).SetString(value)
		}
	}
	return tok
}
