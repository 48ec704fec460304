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
	last := t.lastOfName(k)
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

// prepositions hangs the preposition and article of a phrase that stand before its noun on
// the noun, when they were hung on the name behind it: "of the company Caribe Ports".
func (t agreeing) prepositions() {
	for k := range t.toks {
		n := t.toks[k].Head
		if rel := t.toks[k].Rel; rel != "case" && rel != "det" || n < 0 || !strings.HasPrefix(t.toks[n].Rel, "flat") {
			continue
		}
		if noun := t.toks[n].Head; k < noun && noun < n {
			t.toks[k].Head = noun
		}
	}
}

// beforeArticle makes a predicate of an English adjective that stands before the article of
// the noun it was hung on, where no modifier stands: "set free the rancher".
func (t agreeing) beforeArticle() {
	for a := 1; a < len(t.toks); a++ {
		n := t.toks[a].Head
		if t.toks[a].Rel != "amod" || t.toks[a].POS != "ADJ" || n < a || t.toks[a-1].POS != "VERB" || t.toks[n].Head != a-1 {
			continue
		}
		switch t.toks[a].Lemma {
		case "such", "half", "all", "both", "many", "what":
			continue
		}
		if d := t.kid(n, "det"); d > a && d < n {
			t.toks[a].Head, t.toks[a].Rel = a-1, "xcomp"
		}
	}
}

// dashedList makes a list in apposition of a nominative behind a dash that was read as a
// second subject: «входять троє директорів — британець Пол, полячка Анна та українець Роман».
func (t agreeing) dashedList() {
	for k := 1; k < len(t.toks); k++ {
		v := t.toks[k].Head
		first := -1
		if v >= 0 && t.toks[k].Rel == "nsubj" && t.nominal(k) {
			first = t.kid(v, "nsubj")
		}
		if first < 0 || first >= k || !t.nominal(first) || !t.dashBefore(k, first) || t.dashBefore(first, v) {
			continue
		}
		t.toks[k].Head, t.toks[k].Rel = first, "appos"
		if t.kid(k, "conj") < 0 {
			continue
		}
		for m := k + 1; m < len(t.toks); m++ {
			if t.toks[m].Head == k && t.toks[m].Rel == "appos" && t.toks[m-1].Text == "," {
				t.toks[m].Rel = "conj"
			}
		}
	}
}

// apposedSubject makes a name the subject of its verb when what is in apposition to it was
// read as the subject: «обов'язки виконує Карла Рохас, заступниця глави».
func (t agreeing) apposedSubject() {
	for k := range t.toks {
		v := t.toks[k].Head
		if v < 0 || t.toks[k].Rel != "nsubj" || t.toks[k].POS != "NOUN" || k < 2 || t.toks[k-1].Text != "," {
			continue
		}
		name := t.kid(v, "obj")
		if name < 0 || name > k || t.toks[name].POS != "PROPN" || !t.canBe(name, "Nom") || t.lastOfName(name) != k-2 || !t.agreesInForm(name, k) {
			continue
		}
		t.toks[k].Head, t.toks[k].Rel = name, "appos"
		t.toks[name].Rel, t.toks[name].Feats.Case = "nsubj", "Nom"
	}
}

// lastOfName is the last word of a name that token k heads.
func (t agreeing) lastOfName(k int) int {
	last := k
	for i := range t.toks {
		if t.toks[i].Head == k && strings.HasPrefix(t.toks[i].Rel, "flat") {
			last = max(last, i)
		}
	}
	return last
}

// agreesInForm says whether two nouns have one number and gender, as far as both show them.
func (t agreeing) agreesInForm(a, b int) bool {
	x, y := t.toks[a].Feats, t.toks[b].Feats
	return (x.Number == "" || y.Number == "" || x.Number == y.Number) && (x.Gender == "" || y.Gender == "" || x.Gender == y.Gender)
}

// thankful makes a clause of a Ukrainian adjective in the nominative that was hung on a noun
// in another case, with the pronoun before it as its subject: «Ми вдячні народові».
func (t agreeing) thankful() {
	for a := range t.toks {
		n := t.toks[a].Head
		if t.toks[a].Rel != "amod" || t.toks[a].POS != "ADJ" || t.toks[a].Feats.Case != "Nom" || n < a || t.agree(a, n) || t.toks[a].Feats.Number == t.toks[n].Feats.Number {
			continue
		}
		s := a - 1
		for s >= 0 && t.toks[s].POS == "ADV" {
			s--
		}
		if s < 0 || t.toks[s].POS != "PRON" || t.toks[s].Feats.Case != "Nom" || t.toks[s].Feats.Number != t.toks[a].Feats.Number {
			continue
		}
		v := t.toks[s].Head
		if t.toks[a].Head, t.toks[a].Rel = v, "ccomp"; v < 0 || t.under(v, n) {
			t.toks[a].Head, t.toks[a].Rel = t.toks[n].Head, t.toks[n].Rel
		}
		t.toks[s].Head, t.toks[s].Rel = a, "nsubj"
		t.toks[n].Head, t.toks[n].Rel = a, "obl"
	}
}

// naming hangs what somebody or something is called on the verb: «назвав рішення уряду
// зрадою», where the instrumental was hung on the object.
func (t agreeing) naming() {
	for k := range t.toks {
		h := t.toks[k].Head
		adjective := t.toks[k].POS == "ADJ" && (t.toks[k].Rel == "amod" || t.toks[k].Rel == "acl") && h >= 0 && t.toks[h].Feats.Case != "Ins"
		if t.toks[k].Rel != "nmod" && !adjective || t.toks[k].Feats.Case != "Ins" || h < 0 || h > k || t.preposition(k) >= 0 {
			continue
		}
		o := t.over(h, func(n int) bool { return t.toks[n].Rel == "obj" })
		if o < 0 || !slices.Contains(namers, t.toks[max(t.toks[o].Head, 0)].Lemma) || t.instrumental(t.toks[o].Head) {
			continue
		}
		t.toks[k].Head, t.toks[k].Rel = t.toks[o].Head, "obl"
		if adjective {
			t.toks[k].Rel = "xcomp"
		}
	}
}

// instrumental says whether a verb has a bare instrumental of its own.
func (t agreeing) instrumental(v int) bool {
	for k := range t.toks {
		if t.toks[k].Head == v && t.toks[k].Feats.Case == "Ins" && t.nominal(k) && t.preposition(k) < 0 {
			return true
		}
	}
	return false
}

// namers are verbs with an object and what it is called or made in the instrumental.
var namers = []string{"назвати", "називати", "вважати", "визнати", "визнавати", "оголосити", "проголосити", "призначити", "обрати", "охрестити"}

// behindDash hangs an apposition behind a dash on the nominal whose phrase ends at the
// dash: «входять троє директорів — британець Пол».
func (t agreeing) behindDash() {
	for k := 2; k < len(t.toks); k++ {
		h, d := t.toks[k].Head, t.toks[k-1].Text
		if t.toks[k].Rel != "appos" || h < 0 || d != "—" && d != "–" || t.under(k-2, h) {
			continue
		}
		for n, tries := k-2, 0; n >= 0 && t.toks[n].POS != "VERB" && tries < len(t.toks); n, tries = t.toks[n].Head, tries+1 {
			if t.nominal(n) && t.shareCase(n, k) {
				t.toks[k].Head = n
				break
			}
		}
	}
}
