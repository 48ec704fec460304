package main

import (
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	var out strings.Builder
	if err := run(strings.NewReader("Київ бачить Львів .\n\n  Oslo met  Kyiv .\n"), &out); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"# lang = uk\n# text = Київ бачить Львів .\n1\tКиїв\tКиїв\tPROPN\t",
		"# lang = en\n# text = Oslo met Kyiv .\n",
		"\n2\tmet\tmeet\tVERB\t_\tMood=Ind|",
		"\t0\troot\t_\t_\n",
		"\t2\tnsubj\t_\tName=S-LOC\n",
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("want %q in\n%s", want, out.String())
		}
	}
}

func TestSplitKeepsOffsets(t *testing.T) {
	const text = "\nа а  б\r\n one"
	doc := split(text)
	if len(doc.Sentences) != 2 {
		t.Fatalf("got %d sentences, want 2", len(doc.Sentences))
	}
	for _, sent := range doc.Sentences {
		for _, tok := range sent.Tokens {
			if got := text[tok.Start:tok.End]; got != tok.Text {
				t.Errorf("got %q at the offsets of %q", got, tok.Text)
			}
		}
	}
}
