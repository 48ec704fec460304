package parse

import (
	"context"
	"slices"

	"actant/extract"
	"actant/extract/lexicon"
)

// Mend is a stage after Parser that mends trees which grammar contradicts. The network
// scores each arc by itself; what follows is a property of the phrase or clause. In
// Ukrainian:
//
//   - an adjective agrees with its noun: in «під час спільної з главою МЗС Японії
//     пресконференції» спільної (Gen Fem) belongs to пресконференції, whatever
//     stands between;
//   - a verb without subject takes the nominal that can only be its nominative, or that
//     agrees with it while another can only be the object: «НАТО запросила Японію»;
//   - members of a coordination stand in one case: in «глави держав та урядів» урядів
//     (Gen) is coordinated with держав (Gen), not with глави (Nom);
//   - a sentence without a verb in which a dash joins two nominatives is a nominal
//     sentence: «Латвія — союзниця України»; so is a participle with an adverbial of
//     its own before its noun: «на саміт запрошені глави держав».
//
// In English a sentence needs a finite verb: in "The EU sanctioned banks", read as a
// noun phrase, the participle is the verb; so is one that has an object, or that stands
// before an article or a number. In both languages a day is no part of the name that
// follows it ("On Tuesday Petr Pavel visited Brno"), and a dateline is no subject
// ("BAGHDAD (AP) - The army said").
//
// Only forms that the dictionary allows count as disagreeing: Японії may be genitive or
// locative, so it stays beside Кореї, and both get the case of most of the list.
type Mend struct {
	Dict *lexicon.Dict
}

// Fill implements extract.Stage. It changes Head, Rel and Feats, and POS where a verb was
// read as a noun.
func (m Mend) Fill(ctx context.Context, doc *extract.Doc) error {
	for i := range doc.Sentences {
		if err := ctx.Err(); err != nil {
			return err
		}
		t := agreeing{doc.Sentences[i].Tokens, m.Dict}
		t.dateline()
		t.twoSubjects()
		t.listed()
		t.parallels()
		t.semicolons()
		t.adverbialRoot()
		t.prepositions()
		t.partitives()
		t.afterwards()
		t.commaNames()
		t.appositions()
		switch doc.Sentences[i].Lang {
		case extract.Ukrainian:
			t.ukrainian()
		case extract.English:
			t.english()
		}
	}
	return nil
}

// ukrainian mends a Ukrainian sentence; the order matters.
func (t agreeing) ukrainian() {
	t.days()
	t.brackets()
	t.substantives()
	t.sourcing()
	t.thankful()
	t.saidOfNominal()
	t.objectOfNoun()
	t.durations()
	t.mainVerb()
	t.tags()
	t.raised()
	t.aparted()
	t.uncoordinated()
	t.permits()
	t.attributed()
	t.naming()
	t.behindDash()
	t.dashedList()
	t.apposedSubject()
	t.agents()
	t.coordinations()
	t.countedObjects()
	t.distributed()
	t.subjects()
	t.equations()
	t.places()
	t.namedRoot()
	t.givenThing()
	t.beside()
	t.namePairs()
	t.strayNames()
	t.relatives()
	t.nominalSentence()
	t.coordinatedVerb()
}

// english mends an English sentence; the order matters.
func (t agreeing) english() {
	t.days()
	t.atLeast()
	t.namedAs()
	t.gerundFirst()
	t.beforeArticle()
	t.taggedClause()
	t.phrasal()
	t.orderedClause()
	t.plotters()
	t.repeated()
	t.ownClause()
	t.listThenVerb()
	t.gapped()
	t.finiteNouns()
	t.countedVerb()
	t.gerunds()
	t.contentThat()
	t.twoObjects()
	t.verblessClause()
	t.activeClause()
	t.aside()
	t.crossed()
	t.pastTense()
	t.activeConjunct()
	t.beforeDeterminer()
	t.sharedSubject()
	t.fronted()
}

// agreeing is a sentence whose agreement is looked at.
type agreeing struct {
	toks []extract.Token
	dict *lexicon.Dict
}

// brackets finds adjectives that agree with a noun behind the noun phrase that they
// were hung on, and lets that noun take over the phrase.
func (t agreeing) brackets() {
	for a := range t.toks {
		w := t.toks[a].Head
		if t.toks[a].Rel != "amod" || w < a || t.agree(a, w) {
			continue
		}
		if n := t.agreeingNoun(a, w); n >= 0 && t.under(n, w) {
			t.takeOver(a, w, n)
			continue
		}
		if n := t.nounBefore(a, w); n >= 0 {
			t.toks[a].Head, t.toks[a].Rel = n, "acl"
			t.toks[w].Head, t.toks[w].Rel = a, "obl"
		}
	}
}

// nounBefore is the noun that a participle behind a comma agrees with, when what it
// was hung on is its agent: «референдум, організований окупантами»; -1 = none.
func (t agreeing) nounBefore(a, w int) int {
	const reach = 4
	if t.toks[a].Feats.VerbForm != "Part" || t.toks[w].Feats.Case != "Ins" {
		return -1
	}
	for n := a - 1; n >= 0 && n >= a-reach; n-- {
		if t.nominal(n) && t.agree(a, n) {
			return n
		}
	}
	return -1
}

// agents hangs a name between a passive participle and its noun on the participle:
// «запрошені Токіо міністри».
func (t agreeing) agents() {
	for p := range t.toks {
		n := t.toks[p].Head
		if t.toks[p].Rel != "amod" || t.toks[p].Feats.Voice != "Pass" {
			continue
		}
		for k := p + 1; k < n; k++ {
			if t.toks[k].Head == n && t.nominal(k) && t.preposition(k) < 0 && t.canBe(k, "Ins") {
				t.toks[k].Head, t.toks[k].Rel, t.toks[k].Feats.Case = p, "obl", "Ins"
			}
		}
	}
}

func (t agreeing) canBe(k int, c string) bool { return slices.Contains(t.cases(k), c) }

// agreeingNoun is the first noun after w that adjective a agrees with, within the
// reach of one noun phrase; -1 = none.
func (t agreeing) agreeingNoun(a, w int) int {
	const reach = 8
	for n := w + 1; n < len(t.toks) && n <= w+reach; n++ {
		switch {
		case t.toks[n].POS == "PUNCT" || t.toks[n].POS == "VERB":
			return -1
		case t.toks[n].POS == "NOUN" && t.agree(a, n):
			return n
		}
	}
	return -1
}

// takeOver makes noun n the head of the phrase that adjective a begins: it takes the
// place of w, w hangs on it, and so does what followed n inside the phrase of w.
func (t agreeing) takeOver(a, w, n int) {
	for k := n + 1; k < len(t.toks); k++ {
		if h := t.toks[k].Head; h != n && h >= w && h < n {
			t.toks[k].Head = n
		}
	}
	t.toks[n].Head, t.toks[n].Rel = t.toks[w].Head, t.toks[w].Rel
	t.toks[w].Head, t.toks[w].Rel = n, "nmod"
	t.toks[a].Head = n
}

// agree says whether an adjective agrees with a noun in case, number and gender, as
// far as both are known.
func (t agreeing) agree(a, n int) bool {
	adj, noun := t.toks[a].Feats, t.toks[n].Feats
	if adj.Case == "" || noun.Case == "" || noun.Number == "" {
		return true
	}
	if adj.Case != noun.Case || adj.Number != noun.Number {
		return false
	}
	return adj.Number == "Plur" || adj.Gender == "" || noun.Gender == "" || adj.Gender == noun.Gender
}

// coordinations hangs a conjunct on the nearest noun before it that stands in the
// same case, when the one it hangs on does not.
func (t agreeing) coordinations() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "conj" || h < 0 || !t.differ(k, h) {
			continue
		}
		if first := t.sameCase(k, h); first >= 0 {
			t.toks[k].Head = first
		}
	}
	for h := range t.toks {
		t.oneCase(h)
	}
}

// oneCase gives the members of a list the case that most of them were read in, if
// all of them may stand in it.
func (t agreeing) oneCase(h int) {
	members := []int{h}
	for k := range t.toks {
		if t.toks[k].Head == h && t.toks[k].Rel == "conj" && t.nominal(k) && t.preposition(k) < 0 {
			members = append(members, k)
		}
	}
	if len(members) < 2 || !t.nominal(h) {
		return
	}
	best, most := "", 0
	for _, m := range members {
		c := t.toks[m].Feats.Case
		n := 0
		for _, o := range members {
			if !slices.Contains(t.cases(o), c) {
				n = -len(members)
			}
			if t.toks[o].Feats.Case == c {
				n++
			}
		}
		if n > most {
			best, most = c, n
		}
	}
	for _, m := range members {
		if best != "" {
			t.toks[m].Feats.Case = best
		}
	}
}

// differ says whether two nominals without prepositions stand in different cases.
func (t agreeing) differ(k, h int) bool {
	if !t.nominal(k) || !t.nominal(h) || t.preposition(k) >= 0 || t.toks[k].Feats.Case == t.toks[h].Feats.Case {
		return false
	}
	return !slices.ContainsFunc(t.cases(k), func(c string) bool { return slices.Contains(t.cases(h), c) })
}

// sameCase looks for a nominal in the case of k before it: among the dependents of h,
// then among those of the words above h.
func (t agreeing) sameCase(k, h int) int {
	for n := 0; h >= 0 && n <= len(t.toks); n++ {
		for c := k - 1; c >= 0; c-- {
			if t.toks[c].Head == h && t.nominal(c) && t.toks[c].Feats.Case == t.toks[k].Feats.Case && t.preposition(c) < 0 && t.toks[c].Rel != "nsubj" && !t.under(h, c) {
				return c
			}
		}
		h = t.toks[h].Head
	}
	return -1
}

func (t agreeing) nominal(k int) bool { return t.toks[k].POS == "NOUN" || t.toks[k].POS == "PROPN" }

func (t agreeing) preposition(k int) int {
	for i := range t.toks {
		if t.toks[i].Head == k && t.toks[i].Rel == "case" {
			return i
		}
	}
	return -1
}

// nominalSentence makes the nominative after a dash the predicate, and a participle
// before its noun when it has companions of its own: «на саміт запрошені глави держав».
func (t agreeing) nominalSentence() {
	root := -1
	for i := range t.toks {
		if t.toks[i].POS == "VERB" || t.toks[i].POS == "AUX" || t.toks[i].Feats.VerbForm == "Fin" {
			return
		}
		if t.toks[i].Head < 0 {
			root = i
		}
	}
	if root < 0 || !t.nominal(root) {
		return
	}
	if t.participlePredicate(root) {
		return
	}
	for p := range t.toks {
		joined := t.toks[p].Head == root && (t.toks[p].Rel == "appos" || t.toks[p].Rel == "parataxis")
		if !joined || !t.nominal(p) || t.toks[p].Feats.Case != "Nom" || t.toks[root].Feats.Case != "Nom" || !t.dashBefore(p, root) {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = -1, "root"
		t.toks[root].Head, t.toks[root].Rel = p, "nsubj"
		for k := p + 1; k < len(t.toks); k++ {
			if t.toks[k].Head == root {
				t.toks[k].Head = p
			}
		}
		return
	}
}

// appositions hangs the name of a person, read in apposition to the organisation or
// place of an office, on the office: "the head of Ukrenergo, Iryna Lysenko". In Ukrainian
// the case shows it: «керівник Офісу президента, Андрій Єрмак».
func (t agreeing) appositions() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "appos" || h < 0 || !t.nominal(k) || !t.misplaced(k, h) {
			continue
		}
		for n := 0; h >= 0 && n <= len(t.toks); n++ {
			h = t.toks[h].Head
			if h >= 0 && t.nominal(h) && h < k && !t.misplaced(k, h) {
				t.toks[k].Head = h
				break
			}
		}
	}
}

// parallels coordinates a noun with the same noun above the one it was hung on: "the
// president of the Commission and the president of Indonesia".
func (t agreeing) parallels() {
	for k := range t.toks {
		h := t.toks[k].Head
		if t.toks[k].Rel != "conj" || h < 0 || t.toks[k].POS != "NOUN" || t.toks[h].Lemma == t.toks[k].Lemma {
			continue
		}
		for n := 0; h >= 0 && n <= len(t.toks); n++ {
			if h = t.toks[h].Head; h >= 0 && h < k && t.toks[h].Lemma == t.toks[k].Lemma && t.toks[h].POS == "NOUN" {
				t.toks[k].Head = h
				break
			}
		}
	}
}

// misplaced says whether k cannot stand in apposition to h: a person to what is no
// person, or one case to another.
func (t agreeing) misplaced(k, h int) bool {
	if t.dict != nil && t.toks[k].Feats.Case != "" && t.differ(k, h) {
		return true
	}
	kind := label(t.toks[h].Name)
	return label(t.toks[k].Name) == "PER" && (kind == "ORG" || kind == "LOC")
}

// coordinatedVerb makes a subject of a nominative root whose "conjunct" is a verb: «Ні
// Мінськ, ні Тегеран не були запрошені».
func (t agreeing) coordinatedVerb() {
	for p := range t.toks {
		h := t.toks[p].Head
		if t.toks[p].Rel != "conj" || h < 0 || h > p || t.toks[h].Head >= 0 || !t.nominal(h) || t.toks[h].Feats.Case != "Nom" || t.nominal(p) {
			continue
		}
		if t.kid(p, "nsubj") >= 0 || t.kid(p, "aux") < 0 && t.kid(p, "aux:pass") < 0 && t.toks[p].Feats.VerbForm != "Fin" {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = -1, "root"
		t.toks[h].Head, t.toks[h].Rel = p, "nsubj"
		return
	}
}

// participlePredicate makes a short sentence of a noun with a participle before it
// that has an adverbial of its own.
func (t agreeing) participlePredicate(root int) bool {
	for p := range root {
		if t.toks[p].Head != root || t.toks[p].Rel != "amod" || t.toks[p].Feats.VerbForm != "Part" || t.toks[p].Feats.Case != "Nom" || !t.hasAdverbialBefore(p) {
			continue
		}
		t.toks[p].Head, t.toks[p].Rel = -1, "root"
		t.toks[root].Head, t.toks[root].Rel = p, "nsubj"
		return true
	}
	return false
}

func (t agreeing) hasAdverbialBefore(p int) bool {
	for k := range p {
		if t.toks[k].Head == p && (t.toks[k].Rel == "obl" || t.toks[k].Rel == "advmod") {
			return true
		}
	}
	return false
}

// dashBefore says whether a dash stands between root and the phrase of p.
func (t agreeing) dashBefore(p, root int) bool {
	for i := p - 1; i > root; i-- {
		if t.toks[i].Text == "—" || t.toks[i].Text == "–" {
			return true
		}
	}
	return false
}

func (t agreeing) under(k, anc int) bool {
	return t.over(k, func(n int) bool { return n == anc }) >= 0
}

// over is the first of token k and its heads, from the inside out, that is what is
// wanted; -1 = none.
func (t agreeing) over(k int, is func(int) bool) int {
	for n := 0; k >= 0 && n <= len(t.toks); n++ {
		if is(k) {
			return k
		}
		k = t.toks[k].Head
	}
	return -1
}
