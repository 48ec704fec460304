package lexicon_test

import (
	"errors"
	"strings"
	"testing"

	"actant/extract/lexicon"
)

func TestReadLists(t *testing.T) {
	var got []string
	add := func(name, rest string) error {
		got = append(got, name+"="+rest)
		return nil
	}
	if err := lexicon.ReadLists(strings.NewReader("# words\n\nplace : у  в \nwhere: де # \"where\"\nnone:\n"), add); err != nil {
		t.Fatal(err)
	}
	if want := "place=у  в|where=де|none="; strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if err := lexicon.ReadLists(strings.NewReader("a: b\nno colon\n"), add); err == nil || err.Error() != "line 2: no name before a colon" {
		t.Errorf("got error %v, want one that names line 2", err)
	}
	bad := errors.New("bad word")
	if err := lexicon.ReadLists(strings.NewReader("a: b\n"), func(string, string) error { return bad }); !errors.Is(err, bad) {
		t.Errorf("got error %v, want that of add", err)
	}
}
