package uk

import (
	"slices"
	"strings"

	"actant/extract/lexicon"
	"actant/extract/relate"
)

// caseTags are the dictionary's names of the cases and those of the frames.
var caseTags = map[string]string{
	"v_naz": "nom", "v_rod": "gen", "v_dav": "dat", "v_zna": "acc", "v_oru": "ins", "v_mis": "loc", "v_kly": "voc",
}

// cases lists the cases that a form may stand in by the dictionary, in its order.
func cases(dict *lexicon.Dict) relate.CaseForms {
	return func(form string) []string {
		r := dict.Readings(form)
		var all []string
		for _, list := range [][]lexicon.Analysis{r.Exact, r.Lower, r.Title} {
			for _, a := range list {
				for part := range strings.SplitSeq(a.Tag, ":") {
					if c := caseTags[part]; c != "" && !slices.Contains(all, c) {
						all = append(all, c)
					}
				}
			}
		}
		return all
	}
}
