package parse

import (
	"slices"
	"strings"

	"actant/extract/lexicon"
)

// cases lists the cases that a form may stand in by the dictionary; the one that was
// read when the dictionary does not know it.
func (t agreeing) cases(k int) []string {
	r := t.dict.Readings(t.toks[k].Text)
	var all []string
	for _, list := range [][]lexicon.Analysis{r.Exact, r.Lower, r.Title} {
		for _, a := range list {
			for _, part := range strings.Split(a.Tag, ":") {
				if c := caseOfTag(part); c != "" && !slices.Contains(all, c) {
					all = append(all, c)
				}
			}
		}
	}
	if len(all) == 0 && t.toks[k].Feats.Case != "" {
		return []string{t.toks[k].Feats.Case}
	}
	return all
}

// caseOfTag is the universal name of a case of the dictionary's tags.
func caseOfTag(part string) string {
	switch part {
	case "v_naz":
		return "Nom"
	case "v_rod":
		return "Gen"
	case "v_dav":
		return "Dat"
	case "v_zna":
		return "Acc"
	case "v_oru":
		return "Ins"
	case "v_mis":
		return "Loc"
	}
	return ""
}
