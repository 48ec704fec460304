package parse

import (
	"strings"
	"unicode"
)

// dateline takes the place and agency before a dash at the beginning of a report from
// its first clause: "BAGHDAD (AP) - The army said", «КИЇВ — Президент подякував».
func (t agreeing) dateline() {
	dash := t.firstDash()
	if dash < 1 || !t.upper(0) {
		return
	}
	verb := t.toks[0].Head
	if verb < dash || t.toks[verb].POS != "VERB" {
		return
	}
	if s := t.subjectBehind(dash, verb); s >= 0 {
		t.toks[0].Rel = "parataxis"
		t.toks[s].Head, t.toks[s].Rel = verb, "nsubj"
	}
}

// subjectBehind is the nominal between a dash and a verb that is the subject of the
// verb, or was hung on what stands before the dash; -1 = none.
func (t agreeing) subjectBehind(dash, verb int) int {
	for k := dash + 1; k < verb; k++ {
		h := t.toks[k].Head
		if h == verb && t.toks[k].Rel == "nsubj" || h >= 0 && h < dash && (t.nominal(k) || t.toks[k].POS == "PRON") {
			return k
		}
	}
	return -1
}

// firstDash is the dash that ends a dateline: before it stand only names, numbers and
// marks. -1 if there is none.
func (t agreeing) firstDash() int {
	for k := range t.toks {
		switch text := t.toks[k].Text; {
		case k > 0 && (text == "-" || text == "–" || text == "—" || text == "--"):
			return k
		case t.toks[k].POS != "PROPN" && t.toks[k].POS != "PUNCT" && t.toks[k].POS != "NUM":
			return -1
		}
	}
	return -1
}

// upper says whether token k is a word of three or more capital letters.
func (t agreeing) upper(k int) bool {
	text := t.toks[k].Text
	return len([]rune(text)) > 2 && strings.ToUpper(text) == text && strings.IndexFunc(text, unicode.IsLetter) == 0
}
