package parse

import (
	"slices"

	"actant/extract"
)

// equatives are verbs beside which an instrumental is what the subject is.
var equatives = []string{"значитися", "числитися", "вважатися", "бути", "стати", "ставати", "залишатися", "лишатися", "виявитися", "працювати"}

// equations mends the two ways in which Ukrainian says who somebody is.
func (t agreeing) equations() {
	for k := range t.toks {
		t.fronting(k)
		t.dashed(k)
	}
}

// fronting makes the verb the head of a clause that begins with the predicate noun:
// «Співзасновником компанії значився Іван Франко».
func (t agreeing) fronting(noun int) {
	n := &t.toks[noun]
	v := t.kid(noun, "parataxis")
	if v < noun || n.Feats.Case != "Ins" || !t.nominal(noun) || !slices.Contains(equatives, t.toks[v].Lemma) || t.kid(v, "nsubj") < 0 {
		return
	}
	t.toks[v].Head, t.toks[v].Rel = n.Head, n.Rel
	n.Head, n.Rel = v, "xcomp:sp"
}

// dashed makes a name in the nominative that was read as the name of an accusative
// before it the subject of the verb, and a role after a dash an apposition to it:
// «Очолює фірму Василь Стус – керівник клубу».
func (t agreeing) dashed(name int) {
	h := t.toks[name].Head
	if t.toks[name].Rel != "flat:title" || h < 0 || t.toks[h].Rel != "obj" || t.toks[h].Feats.Case != "Acc" || !animate(&t.toks[name]) {
		return
	}
	verb, role := t.toks[h].Head, -1
	for k := name + 1; k < len(t.toks); k++ {
		if t.toks[k].Head == verb && t.toks[k].Rel == "nsubj" {
			role = k
		}
	}
	switch {
	case role >= 0 && t.toks[role].Feats.Case == "Nom" && t.dashBefore(role, name):
		t.toks[role].Head, t.toks[role].Rel = name, "appos"
	case role >= 0 || t.subjectOr(verb, "") == "":
		return
	}
	t.toks[name].Head, t.toks[name].Rel = verb, "nsubj"
}

func animate(tok *extract.Token) bool {
	return tok.Feats.Case == "Nom" && tok.Feats.Animacy == "Anim"
}
