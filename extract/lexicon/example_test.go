package lexicon_test

import (
	"fmt"

	"actant/extract/lexicon"
)

func ExampleDict_Lookup() {
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		panic(err)
	}
	fmt.Println(dict.Lookup("Японію"))
	// Output: [{Японія noun:inanim:f:v_zna:prop:geo}]
}

func ExampleNames_Match() {
	names, err := lexicon.LoadNames()
	if err != nil {
		panic(err)
	}
	keys := [][]string{names.Keys("для"), names.Keys("Нової"), names.Keys("Зеландії")}
	fmt.Println(names.Match(keys, 1))
	// Output: [countries:NZ] 2
}
