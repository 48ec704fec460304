package parse

import (
	"slices"
	"strings"
)

// raised gives the infinitive below a Ukrainian verb the object that was hung on the verb,
// which takes none: «постанову рада не спромоглася ухвалити».
func (t agreeing) raised() {
	for k := range t.toks {
		v := t.toks[k].Head
		if t.toks[k].Rel != "obj" || v < 0 || !strings.HasSuffix(t.toks[v].Lemma, "ся") && !slices.Contains(raisers, t.toks[v].Lemma) {
			continue
		}
		inf := t.kid(v, "xcomp")
		if inf < 0 || t.toks[inf].Feats.VerbForm != "Inf" || t.kid(inf, "obj") >= 0 || k > v {
			continue
		}
		t.toks[k].Head = inf
	}
}

// raisers are verbs with an infinitive and no object of their own.
var raisers = []string{"могти", "мусити", "хотіти", "почати", "починати", "планувати", "вирішити", "зуміти", "встигнути", "прагнути", "продовжити"}

// mainVerb makes the head of a Ukrainian sentence of a verb behind a relative clause that
// was coordinated with the verb of the clause: «форум, що пройшов у Львові, організував інститут».
func (t agreeing) mainVerb() {
	for v := 1; v < len(t.toks); v++ {
		r := t.toks[v].Head
		if t.toks[v].Rel != "conj" || t.toks[v].Feats.VerbForm != "Fin" || r < 0 || t.toks[r].Rel != "acl:relcl" || t.toks[v-1].Text != "," || t.kid(v, "cc") >= 0 {
			continue
		}
		n := t.toks[r].Head
		if n < 0 || t.toks[n].Head >= 0 || !t.nominal(n) || t.predicate(n) {
			continue
		}
		t.toks[v].Head, t.toks[v].Rel = -1, "root"
		t.toks[n].Head, t.toks[n].Rel = v, "nsubj"
		if t.kid(v, "nsubj") > v && t.canBe(n, "Acc") {
			t.toks[n].Rel, t.toks[n].Feats.Case = "obj", "Acc"
		}
	}
}

// durations makes adverbials of counted units of time that were read as the subject: «яку
// утримували 43 дні».
func (t agreeing) durations() {
	for k := range t.toks {
		if t.toks[k].Rel == "nsubj" && t.kid(k, "nummod") >= 0 && slices.Contains(timeUnits, t.toks[k].Lemma) && t.toks[k].Head >= 0 && t.kid(t.toks[k].Head, "obj") >= 0 {
			t.toks[k].Rel, t.toks[k].Feats.Case = "obl", "Acc"
		}
	}
}

var timeUnits = []string{"секунда", "хвилина", "година", "доба", "день", "тиждень", "місяць", "рік", "десятиліття"}

// tags takes a Ukrainian verb behind a comma that has its subject or its place behind it, and
// no conjunction, out of a coordination: «…, стверджує служба», «…, розповіли у профспілці».
func (t agreeing) tags() {
	for v := 1; v < len(t.toks); v++ {
		if t.toks[v].Rel != "conj" || t.toks[v].Feats.VerbForm != "Fin" || t.toks[v-1].Text != "," || t.kid(v, "cc") >= 0 || t.kid(v, "obj") >= 0 || t.toks[v].Head > v {
			continue
		}
		h := t.toks[v].Head
		place := v+2 < len(t.toks) && (t.toks[v+1].Lemma == "у" || t.toks[v+1].Lemma == "в") && t.toks[v].Feats.Number == "Plur" && !t.hasSubject(v)
		if s := t.kid(v, "nsubj"); (s == v+1 || s > v && t.firstBelow(s) == v+1 || place) && h >= 0 && t.toks[h].POS == "VERB" {
			t.toks[v].Rel = "parataxis"
		}
	}
}

// saidOfNominal takes a nominal sentence with a dash and the verb of saying behind it apart:
// «Індія — партнер Кенії, наголосив міністр».
func (t agreeing) saidOfNominal() {
	for n := range t.toks {
		v, p := t.toks[n].Head, t.kid(n, "appos")
		if t.toks[n].Rel != "nsubj" || v < n || p < n || p > v || t.toks[p].Feats.Case != "Nom" || !t.dashBefore(p, n) || t.toks[v].POS != "VERB" {
			continue
		}
		k := t.nominativeBehind(v, n)
		if k < 0 {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = v, "ccomp"
		t.toks[n].Head, t.toks[n].Rel = p, "nsubj"
		t.toks[k].Head, t.toks[k].Rel = v, "nsubj"
	}
}

// nominativeBehind is a nominative behind verb v that is its subject, or was hung on n; -1 = none.
func (t agreeing) nominativeBehind(v, n int) int {
	for k := v + 1; k < len(t.toks); k++ {
		h := t.toks[k].Head
		if t.nominal(k) && t.toks[k].Feats.Case == "Nom" && (h == v && t.toks[k].Rel == "nsubj" || h == n && t.toks[k].Rel == "appos") {
			return k
		}
	}
	return -1
}

// objectOfNoun turns a noun and the object that was hung on it round: nouns have none. «торговця
// зброєю».
func (t agreeing) objectOfNoun() {
	for o := range t.toks {
		n := t.toks[o].Head
		if t.toks[o].Rel != "obj" || n != o+1 || t.toks[n].POS != "NOUN" || t.toks[n].Feats.VerbForm != "" || !t.nominal(o) || t.kid(n, "cop") >= 0 || t.toks[n].Feats.Case == t.toks[o].Feats.Case {
			continue
		}
		t.toks[o].Head, t.toks[o].Rel = t.toks[n].Head, t.toks[n].Rel
		t.toks[n].Head, t.toks[n].Rel = o, "nmod"
		for k := range t.toks {
			if k != o && t.toks[k].Head == n {
				t.toks[k].Head = o
			}
		}
	}
}

// aparted makes an apposition of a noun between commas that was coordinated with a name before
// it and nothing joins to it: «компанія PakEnergy, партнер SOCAR, підпише».
func (t agreeing) aparted() {
	for k := 1; k < len(t.toks); k++ {
		h := t.toks[k].Head
		if t.toks[k].Rel != "conj" || h < 0 || t.toks[k].POS != "NOUN" || t.toks[k-1].Text != "," || t.kid(k, "cc") >= 0 || t.kid(k, "conj") >= 0 || t.kid(h, "conj") != k {
			continue
		}
		last := k
		for i := k; i < len(t.toks) && t.under(i, k); i++ {
			last = i
		}
		named := t.toks[h].POS == "PROPN" || h+1 < k && t.toks[h+1].Head == h && (t.toks[h+1].POS == "PROPN" || t.toks[h+1].POS == "X")
		if named && last+2 < len(t.toks) && t.toks[last+1].Text == "," && t.toks[last+2].POS == "VERB" && t.shareCase(k, h) {
			t.toks[k].Rel = "appos"
		}
	}
}

// attributed gives a verb without subject the nominative behind a comma that was coordinated
// with a word of the phrase before: «за інформацією Reuters, Іран надіслав дрони».
func (t agreeing) attributed() {
	for k := 1; k < len(t.toks); k++ {
		h := t.toks[k].Head
		if t.toks[k].Rel != "conj" || h < 0 || t.toks[k-1].Text != "," || !t.nominal(k) || t.kid(k, "cc") >= 0 {
			continue
		}
		v := t.verbOver(h)
		between := v > k && t.over(h, func(n int) bool { return t.toks[n].Rel == "obl" || t.toks[n].Rel == "parataxis" }) >= 0
		if between && t.subjectOr(v, "") == "nsubj" && t.mayBeSubject(v, k) {
			t.toks[k].Head, t.toks[k].Rel, t.toks[k].Feats.Case = v, "nsubj", "Nom"
		}
	}
}

// uncoordinated makes the object of a verb without one of a noun that was coordinated with an
// adverbial right before it, although nothing joins them: «отримала від Норвегії два винищувачі».
func (t agreeing) uncoordinated() {
	for k := 1; k < len(t.toks); k++ {
		h := t.toks[k].Head
		if t.toks[k].Rel != "conj" || h < 0 || !t.nominal(k) || t.kid(k, "cc") >= 0 || t.markBetween(h, k) || t.preposition(k) >= 0 {
			continue
		}
		v := t.toks[h].Head
		if v >= 0 && v < h && t.toks[v].POS == "VERB" && t.preposition(h) >= 0 && t.kid(v, "obj") < 0 && t.canBe(k, "Acc") {
			t.toks[k].Head, t.toks[k].Rel, t.toks[k].Feats.Case = v, "obj", "Acc"
		}
	}
}

// permits hangs what a paper allows, right behind it, on the paper: «видав ордер на арешт».
func (t agreeing) permits() {
	for k := range t.toks {
		v, p := t.toks[k].Head, t.preposition(k)
		if t.toks[k].Rel != "obl" || p < 1 || v < 0 || t.toks[p].Lemma != "на" {
			continue
		}
		if o := p - 1; t.toks[o].Head == v && t.toks[o].Rel == "obj" && slices.Contains([]string{"ордер", "дозвіл", "право", "згода", "запит", "мандат", "претензія", "заборона", "вето"}, t.toks[o].Lemma) {
			t.toks[k].Head, t.toks[k].Rel = o, "nmod"
		}
	}
}

// afterwards hangs what happened before or after, or why, on the verb where it was hung on a
// person or a name: «вислав посла після спалення Корану», "expelled the envoy after the raid".
func (t agreeing) afterwards() {
	for k := range t.toks {
		h, p := t.toks[k].Head, t.preposition(k)
		if t.toks[k].Rel != "nmod" || p < 0 || h < 0 || h > p || !slices.Contains(moments, strings.ToLower(t.toks[p].Text)) {
			continue
		}
		someone := t.toks[h].POS == "PROPN" || t.toks[h].Feats.Animacy == "Anim"
		if v := t.verbOver(h); someone && v >= 0 {
			t.toks[k].Head, t.toks[k].Rel = v, "obl"
		}
	}
}

// moments are prepositions of time and cause.
var moments = []string{"після", "через", "унаслідок", "внаслідок", "перед", "напередодні", "after", "amid", "following", "before", "during"}
