package parse

import (
	"slices"
	"strings"
)

// substantives makes the head of a phrase of a Ukrainian adjective that stands in
// another case than the noun it was hung on, which no modifier does: «поліцейські
// Харкова» are police officers.
func (t agreeing) substantives() {
	for a := range t.toks {
		n := t.toks[a].Head
		if t.toks[a].Rel != "amod" || n != a+1 || t.toks[a].POS != "ADJ" || t.toks[a].Feats.VerbForm != "" || !t.nominal(n) || t.toks[n].Feats.Case != "Gen" {
			continue
		}
		if c := t.toks[a].Feats.Case; c == "" || t.canBe(n, c) || t.canBe(a, "Gen") {
			continue
		}
		t.toks[a].POS = "NOUN"
		t.toks[a].Head, t.toks[a].Rel = t.toks[n].Head, t.toks[n].Rel
		t.toks[n].Head, t.toks[n].Rel = a, "nmod"
		for k := range a {
			if t.toks[k].Head == n {
				t.toks[k].Head = a
			}
		}
	}
}

// partitives hangs what is counted on the number before its preposition: «збили 34 з 38
// дронів», "shot down 51 of 78 drones".
func (t agreeing) partitives() {
	for k := 0; k+2 < len(t.toks); k++ {
		of := t.toks[k+1]
		n := of.Head
		if t.toks[k].POS != "NUM" || of.Rel != "case" || n <= k+1 || t.toks[n].Head == k || t.toks[k].Head == n || !t.nominal(n) {
			continue
		}
		if counted := t.kid(n, "nummod") > k+1 || t.kid(n, "det") > k+1; counted && slices.Contains([]string{"з", "із", "зі", "of"}, strings.ToLower(of.Text)) {
			t.toks[n].Head, t.toks[n].Rel = k, "nmod"
		}
	}
}

// commaNames takes the name of a person that stands between commas behind the name of
// an organisation or place out of a list that no "and" ends: "the head of Wirecard, Markus Braun, said".
func (t agreeing) commaNames() {
	for k := 1; k < len(t.toks); k++ {
		h := t.toks[k].Head
		if t.toks[k].Rel != "conj" || h < 0 || label(t.toks[k].Name) != "PER" || t.toks[k-1].Text != "," || t.kid(k, "cc") >= 0 || t.kid(k, "conj") >= 0 || t.kid(h, "conj") != k {
			continue
		}
		if t.misplaced(k, h) || t.toks[h].POS == "NOUN" && t.toks[h].Feats.Number == "Sing" && t.commaBehind(k) {
			t.toks[k].Rel = "appos"
		}
	}
}

// commaBehind says whether a comma stands behind the words of name k.
func (t agreeing) commaBehind(k int) bool {
	last := k
	for i := range t.toks {
		if t.toks[i].Head == k && strings.HasPrefix(t.toks[i].Rel, "flat") {
			last = max(last, i)
		}
	}
	return last+1 < len(t.toks) && t.toks[last+1].Text == ","
}

// gapped makes the predicate of an English participle behind a noun that is joined to a
// passive: "14 people were killed and dozens wounded".
func (t agreeing) gapped() {
	for p := range t.toks {
		n := t.toks[p].Head
		if n < 0 || n > p || t.toks[p].Feats.VerbForm != "Part" || t.toks[p].Feats.Tense != "Past" || t.toks[n].Rel != "conj" {
			continue
		}
		v := t.toks[n].Head
		if rel := t.toks[p].Rel; rel != "amod" && rel != "acl" || v < 0 || t.kid(v, "aux:pass") < 0 || t.toks[v].POS != "VERB" {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = v, "conj"
		t.toks[n].Head, t.toks[n].Rel = p, "nsubj:pass"
	}
}

// namedAs makes a name the object of an English verb beside what it is named as: "Nvidia
// named Debora Shoquist as its operating chief".
func (t agreeing) namedAs() {
	for k := range t.toks {
		v := t.toks[k].Head
		if t.toks[k].Rel != "xcomp" || t.toks[k].POS != "PROPN" || v < 0 || v > k || t.kid(v, "obj") >= 0 {
			continue
		}
		if as := t.kid(v, "obl"); as > k && t.kid(as, "case") >= 0 && t.toks[t.kid(as, "case")].Lemma == "as" {
			t.toks[k].Rel = "obj"
		}
	}
}

// atLeast hangs "at least" and "at most" on the number behind it.
func (t agreeing) atLeast() {
	for k := 1; k+1 < len(t.toks); k++ {
		word := strings.ToLower(t.toks[k].Text)
		if word != "least" && word != "most" || t.toks[k+1].POS != "NUM" || t.toks[k-1].Lemma != "at" {
			continue
		}
		t.toks[k].Head, t.toks[k].Rel, t.toks[k].POS = k+1, "advmod", "ADV"
		t.toks[k-1].Head, t.toks[k-1].Rel, t.toks[k-1].POS = k, "advmod", "ADV"
	}
}

// sourcing hangs the phrase of a reference to a source on the verb: «агентство з
// посиланням на джерела пише».
func (t agreeing) sourcing() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Lemma != "посилання" || t.toks[k].Feats.Case != "Ins" || t.toks[k].Rel != "nmod" || h < 0 || h > k {
			continue
		}
		if v := t.verbOver(h); v >= 0 {
			t.toks[k].Head, t.toks[k].Rel = v, "obl"
		}
	}
}
