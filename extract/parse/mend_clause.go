package parse

import (
	"slices"
	"strings"
)

// weekdays are the days of the week, by lemma or form.
var weekdays = []string{
	"понеділок", "вівторок", "середа", "середу", "четвер", "п'ятниця", "п'ятницю", "субота", "суботу", "неділя", "неділю",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
}

// days takes a day and the name that follows it apart: the name is the subject of
// their verb when it has none, the day an adverbial of it.
func (t agreeing) days() {
	for k := range t.toks {
		h := t.toks[k].Head
		if h < 0 || t.toks[k].Rel != "flat:title" && t.toks[k].Rel != "compound" {
			continue
		}
		switch {
		case t.day(h) && !t.day(k) && t.toks[k].POS == "PROPN" && k > h:
			t.part(h, k)
		case t.day(k) && !t.day(h) && t.toks[h].POS == "PROPN" && k < h:
			t.takePreposition(k, h)
			t.toks[k].Head, t.toks[k].Rel = t.toks[h].Head, "obl"
			t.toks[h].Rel = t.subjectOr(t.toks[h].Head, t.toks[h].Rel)
		}
	}
}

func (t agreeing) day(k int) bool { return slices.Contains(weekdays, strings.ToLower(t.toks[k].Lemma)) }

// part makes name a dependent of the verb over day.
func (t agreeing) part(day, name int) {
	verb := t.toks[day].Head
	if verb < 0 {
		return
	}
	t.toks[name].Head, t.toks[name].Rel = verb, t.subjectOr(verb, "obl")
	for k := name + 1; k < len(t.toks); k++ {
		if t.toks[k].Head == day {
			t.toks[k].Head = name
		}
	}
}

// takePreposition moves the prepositions before day from name to day.
func (t agreeing) takePreposition(day, name int) {
	for k := range day {
		if t.toks[k].Head == name && (t.toks[k].Rel == "case" || t.toks[k].Rel == "det") {
			t.toks[k].Head = day
		}
	}
}

// subjectOr is nsubj when the verb has no subject yet, else rel.
func (t agreeing) subjectOr(verb int, rel string) string {
	if verb < 0 || t.toks[verb].POS != "VERB" {
		return rel
	}
	for k := range t.toks {
		if t.toks[k].Head == verb && strings.HasPrefix(t.toks[k].Rel, "nsubj") {
			return rel
		}
	}
	return "nsubj"
}

// verblessClause makes the participle of an English main clause without a finite verb
// its verb, when a noun or name stands before it: "Ankara voiced support for Baku".
func (t agreeing) verblessClause() {
	root := -1
	for i := range t.toks {
		if t.toks[i].Head < 0 {
			root = i
		}
	}
	if root < 0 || !t.nominal(root) || t.predicate(root) {
		return
	}
	if n := t.apposedObject(root); n >= 0 {
		t.makeClause(root+1, root, n)
		return
	}
	if p := t.behindApposition(root); p >= 0 {
		t.makeClause(p, root, t.toks[p].Head)
		return
	}
	for p := range t.toks {
		tok := &t.toks[p]
		if tok.Head != root || tok.Rel != "amod" || tok.POS != "VERB" || tok.Feats.Tense != "Past" || p == 0 || p > root {
			continue
		}
		subject := p - 1
		if t.toks[subject].Head != root && t.toks[subject].Head != p || !t.nominal(subject) && !capital(t.toks[subject].Text) {
			continue
		}
		t.makeClause(p, subject, root)
		return
	}
}

// behindApposition is a participle behind a comma that was hung on a noun listed with the
// root, which nothing joins to it: "The president, Rumen Radev, vetoed amendments"; -1 = none.
func (t agreeing) behindApposition(root int) int {
	for p := 1; p < len(t.toks); p++ {
		n := t.toks[p].Head
		if t.toks[p].Rel != "amod" || t.toks[p].Feats.VerbForm != "Part" || t.toks[p].Feats.Tense == "Pres" || t.toks[p-1].Text != "," || n < p || t.toks[n].Head != root || t.toks[n].Rel != "conj" {
			continue
		}
		if t.kid(n, "cc") < 0 && t.kid(root, "appos") >= 0 {
			return p
		}
	}
	return -1
}

// taggedClause gives an English finite verb that was read as a modifier of its subject a
// clause of its own below the verb of saying: "Chile blacklisted 52 firms, the minister announced".
func (t agreeing) taggedClause() {
	for v := range t.toks {
		n := t.toks[v].Head
		if t.toks[v].Rel != "amod" || t.toks[v].Feats.VerbForm != "Fin" || n < 0 || n > v || t.toks[n].Rel != "nsubj" || t.kid(v, "obj") < v {
			continue
		}
		tag := t.toks[n].Head
		if tag < v || !t.anotherSubject(tag, v) {
			continue
		}
		t.toks[v].Head, t.toks[v].Rel = tag, "ccomp"
		t.toks[n].Head = v
	}
}

// anotherSubject says whether a verb has a subject between token k and itself.
func (t agreeing) anotherSubject(verb, k int) bool {
	for s := k + 1; s < verb; s++ {
		if t.toks[s].Head == verb && t.toks[s].Rel == "nsubj" {
			return true
		}
	}
	return false
}

// listThenVerb makes the subject of an English verb behind a dash of the noun that was read
// as a sentence of its own: "Three directors – A, B and C – sit on the board".
func (t agreeing) listThenVerb() {
	for v := 1; v < len(t.toks); v++ {
		n := t.toks[v].Head
		if t.toks[v].Rel != "parataxis" || t.toks[v].Feats.VerbForm != "Fin" || n < 0 || n > v || t.toks[n].Head >= 0 || !t.nominal(n) || t.predicate(n) {
			continue
		}
		if dash := t.toks[v-1].Text; dash != "–" && dash != "—" && dash != "-" || t.subjectOr(v, "") == "" {
			continue
		}
		t.toks[v].Head, t.toks[v].Rel = -1, "root"
		t.toks[n].Head, t.toks[n].Rel = v, "nsubj"
	}
}

// apposedObject is the object of a verb right after the root, when it was read as an
// apposition to the root with the verb as its modifier: "The Philippines accused China".
// -1 = none.
func (t agreeing) apposedObject(root int) int {
	p := root + 1
	if p >= len(t.toks) || t.toks[p].Rel != "amod" || t.toks[p].POS != "VERB" || t.toks[p].Feats.Tense != "Past" {
		return -1
	}
	if n := t.toks[p].Head; n > p && t.toks[n].Head == root && (t.toks[n].Rel == "appos" || t.toks[n].Rel == "nmod" && t.preposition(n) < 0) {
		return n
	}
	return -1
}

// makeClause hangs subject and object on verb and what stood before the subject on
// the subject.
func (t agreeing) makeClause(verb, subject, object int) {
	for k := range subject {
		if t.toks[k].Head == object {
			t.toks[k].Head = subject
		}
		if t.toks[k].Head == subject && t.toks[k].Rel == "nmod" && t.preposition(k) >= 0 && t.commaBetween(k, subject) {
			t.toks[k].Head, t.toks[k].Rel = verb, "obl" // "According to police, the attacker wounded …"
		}
	}
	v := &t.toks[verb]
	v.Head, v.Rel = -1, "root"
	t.finite(verb)
	s := &t.toks[subject]
	s.Head, s.Rel, s.POS = verb, "nsubj", "PROPN"
	t.toks[object].Head, t.toks[object].Rel = verb, "obj"
}

// listed makes a coordination of names that were read as one in apposition to the
// other: "Estonia, Latvia and Lithuania".
func (t agreeing) listed() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "appos" || h < 0 || t.toks[k].POS != "PROPN" || t.toks[h].POS != "PROPN" {
			continue
		}
		if c := t.kid(k, "conj"); c >= 0 && t.toks[c].POS == "PROPN" && t.kid(c, "cc") >= 0 && label(t.toks[k].Name) == label(t.toks[h].Name) {
			t.toks[k].Rel = "conj"
		}
	}
}

// label is the class of a name label: "B-LOC" -> "LOC".
func label(name string) string {
	_, class, _ := strings.Cut(name, "-")
	return class
}

// finiteNouns makes verbs of nouns that have the features of a finite verb: "Iceland
// plans to host".
func (t agreeing) finiteNouns() {
	for v := range t.toks {
		tok := &t.toks[v]
		if tok.POS != "NOUN" || tok.Feats.VerbForm != "Fin" {
			continue
		}
		tok.POS = "VERB"
		if k := t.kid(v, "acl"); k >= 0 && t.toks[k].Feats.VerbForm == "Inf" {
			t.toks[k].Rel = "xcomp"
		}
	}
}

// pastTense makes an English verb that was read as a passive participle the past tense
// it is: a passive needs an auxiliary. "A strike on the station killed 50 people."
func (t agreeing) pastTense() {
	for v := range t.toks {
		tok := &t.toks[v]
		s := t.kid(v, "nsubj:pass")
		if tok.POS != "VERB" || tok.Feats.VerbForm != "Part" || s < 0 || s > v || t.kid(v, "aux") >= 0 || t.kid(v, "aux:pass") >= 0 || strings.HasPrefix(tok.Rel, "acl") {
			continue
		}
		if tok.Rel == "conj" && t.kid(tok.Head, "aux:pass") >= 0 && t.kid(v, "obj") < 0 {
			continue // "14 people were killed and dozens wounded"
		}
		t.finite(v)
		t.toks[s].Rel = "nsubj"
		t.firstObject(v)
	}
}

// activeConjunct makes active an English verb that was read as a passive participle and
// is coordinated with an active finite verb, whose auxiliary it could share: "captured
// the city and killed 700 people".
func (t agreeing) activeConjunct() {
	for v := range t.toks {
		h := t.toks[v].Head
		if t.toks[v].Rel != "conj" || t.toks[v].Feats.Voice != "Pass" || h < 0 || t.toks[h].Feats.VerbForm != "Fin" || t.toks[h].Feats.Voice == "Pass" {
			continue
		}
		if t.kid(v, "aux") >= 0 || t.kid(v, "aux:pass") >= 0 || t.kid(h, "aux:pass") >= 0 || t.kid(v, "obl:agent") >= 0 {
			continue
		}
		t.finite(v)
		t.firstObject(v)
	}
}

// finite makes a finite active verb of an English participle.
func (t agreeing) finite(v int) {
	f := &t.toks[v].Feats
	f.VerbForm, f.Voice, f.Mood = "Fin", "", "Ind"
}

// firstObject makes the first noun behind a verb without object and preposition its object.
func (t agreeing) firstObject(v int) {
	for k := v + 1; k < len(t.toks) && t.kid(v, "obj") < 0; k++ {
		if t.toks[k].Head == v && t.toks[k].Rel == "obl" && t.nominal(k) && t.preposition(k) < 0 && !strings.HasSuffix(t.toks[k].Name, "DATE") {
			t.toks[k].Rel = "obj"
		}
	}
}

// beforeDeterminer makes a verb of an English participle before an article or a number:
// modifiers stand behind these ("killed three loaders and wounded two children").
func (t agreeing) beforeDeterminer() {
	for p := range t.toks {
		n := t.toks[p].Head
		if t.toks[p].Rel != "amod" || t.toks[p].POS != "VERB" || t.toks[p].Feats.Tense != "Past" || n < p || !t.determined(p, n) {
			continue
		}
		verb := t.verbOver(t.toks[n].Head)
		if p == 0 || verb < 0 || verb > p || t.toks[n].Rel != "conj" || !joins(t.toks[p-1].Text) && t.toks[p-1].POS != "CCONJ" {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = verb, "conj"
		t.finite(p)
		t.toks[n].Head, t.toks[n].Rel = p, "obj"
		t.toks[p-1].Head = p
	}
}

// joins says whether a mark may stand between clauses of one sentence.
func joins(mark string) bool { return mark == ";" || mark == "," }

// verbOver is the verb at or above token k, or -1.
func (t agreeing) verbOver(k int) int {
	return t.over(k, func(n int) bool { return t.toks[n].POS == "VERB" })
}

// activeClause makes the verb of an English sentence without another of a participle
// behind its noun that has an object: a passive has none, so that "One strike destroyed
// a bridge" is no strike that was destroyed.
func (t agreeing) activeClause() {
	for p := range t.toks {
		n := t.toks[p].Head
		if t.toks[p].Rel != "acl" || t.toks[p].Feats.VerbForm != "Part" || t.toks[p].Feats.Tense != "Past" || n < 0 || t.toks[n].Head >= 0 || n > p {
			continue
		}
		if o := t.kid(p, "obj"); o < p || !t.nominal(n) || t.predicate(n) || t.toks[p].Text == "given" {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = -1, "root"
		t.finite(p)
		t.toks[n].Head, t.toks[n].Rel = p, "nsubj"
	}
}

// aside hangs an English participle between commas with its agent on the subject before
// it: "The attacks, claimed by rebels, have killed 35 people" does not claim that they
// have.
func (t agreeing) aside() {
	for p := range t.toks {
		c := t.kid(p, "ccomp")
		if c < p || t.toks[p].Feats.VerbForm != "Part" || t.kid(p, "obl:agent") < p || t.kid(p, "aux") >= 0 || t.kid(p, "aux:pass") >= 0 {
			continue
		}
		s := t.kid(c, "nsubj")
		if s < 0 || s > p {
			continue
		}
		t.toks[c].Head, t.toks[c].Rel = t.toks[p].Head, t.toks[p].Rel
		t.toks[p].Head, t.toks[p].Rel = s, "acl"
	}
}

// determined says whether an article, pronoun or number of noun n stands between p and
// it.
func (t agreeing) determined(p, n int) bool {
	for k := p + 1; k < n; k++ {
		if t.toks[k].Head == n && (t.toks[k].Rel == "det" || t.toks[k].Rel == "nummod") {
			return true
		}
	}
	return false
}

// sharedSubject mends "Macron praised Kyiv and criticised Budapest" where the first
// verb was read as a participle inside the subject of the second: a subject is never
// joined to its verb by "and".
func (t agreeing) sharedSubject() {
	for v := range t.toks {
		n := t.kid(v, "nsubj")
		if n < 0 || v < 2 || t.toks[v-1].POS != "CCONJ" || t.toks[v-1].Head != v || n >= v-1 {
			continue
		}
		p := t.kid(n, "amod")
		if p < 1 || p > n || t.toks[p].POS != "VERB" || !t.nominal(p-1) || t.toks[p-1].Head != n && t.toks[p-1].Head != p {
			continue
		}
		head, rel := t.toks[v].Head, t.toks[v].Rel
		t.makeClause(p, p-1, n)
		t.toks[p].Head, t.toks[p].Rel = head, rel
		t.toks[v].Head, t.toks[v].Rel = p, "conj"
	}
}

func (t agreeing) kid(h int, rel string) int {
	for k := range t.toks {
		if t.toks[k].Head == h && t.toks[k].Rel == rel {
			return k
		}
	}
	return -1
}

// predicate says whether a nominal root has a copula, an auxiliary or a subject.
func (t agreeing) predicate(root int) bool {
	for k := range t.toks {
		if t.toks[k].Head != root {
			continue
		}
		if rel := t.toks[k].Rel; rel == "cop" || rel == "aux" || strings.HasPrefix(rel, "nsubj") {
			return true
		}
	}
	return false
}

func capital(word string) bool {
	return strings.ToLower(word) != word
}
