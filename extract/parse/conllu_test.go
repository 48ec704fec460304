package parse_test

import (
	"fmt"

	"actant/extract"
	"actant/extract/parse"
)

func ExampleConllu() {
	doc := &extract.Doc{Text: "Він пішов.", Sentences: []extract.Sentence{{
		Start: 0, End: 18, Lang: extract.Ukrainian,
		Tokens: []extract.Token{
			{Text: "Він", Lemma: "він", POS: "PRON", Feats: extract.Feats{Number: "Sing", Case: "Nom"}, Head: 1, Rel: "nsubj"},
			{Text: "пішов", Lemma: "піти", POS: "VERB", Head: -1, Rel: "root", Name: "O"},
			{Text: "."},
		},
	}}}
	fmt.Print(parse.Conllu(doc))
	// Output:
	// # sentence = 0
	// # lang = uk
	// # text = Він пішов.
	// 1	Він	він	PRON	_	Case=Nom|Number=Sing	2	nsubj	_	_
	// 2	пішов	піти	VERB	_	_	0	root	_	_
	// 3	.	_	_	_	_	1	_	_	_
}
