package relate

// borrowed finds the arguments that stand elsewhere in the tree.
func (v *view) borrowed(p int, own []arg) []arg {
	h := v.toks[p].Head
	switch {
	case !v.isVerb(p):
		return v.aroundNoun(p)
	case h < 0:
		return nil
	}
	switch v.rel(p) {
	case "acl:relcl":
		return v.fromRelative(p, h, own)
	case "acl", "amod":
		if v.isVerb(p) {
			return v.fromModified(p, h, own)
		}
	}
	if v.isVerb(p) && !v.hasSubject(p, own) {
		return v.fromGovernor(p, h)
	}
	return nil
}

// hasSubject says whether p has a surface subject of its own.
func (v *view) hasSubject(p int, own []arg) bool {
	for _, a := range own {
		if rel := v.rel(a.tok); rel == "nsubj" || rel == "nsubj:pass" || rel == "csubj" {
			return true
		}
	}
	return v.toks[p].Feats.Person == "0"
}

// subject is the surface subject of a predicate, borrowed if need be; -1 = none.
func (v *view) subject(p int) int {
	if k := v.kid(p, "nsubj", "nsubj:pass"); k >= 0 {
		return k
	}
	want := v.subjectMark(p, false)
	for _, a := range v.args(p) {
		if a.rule != "" && a.marks[0] == want {
			return a.tok
		}
	}
	return -1
}

// fromGovernor borrows the subject of a verb from the verb it hangs on.
func (v *view) fromGovernor(p, h int) []arg {
	rule, subject := "", -1
	switch v.rel(p) {
	case "ccomp":
		if v.lang.Grammar.Cased && v.toks[p].Feats.Number == "Sing" && v.agrees(p, v.subject(h)) {
			rule, subject = "share:dropped", v.subject(h) // «заперечив, що запрошував»
		}
	case "conj":
		if v.isVerb(h) && v.agrees(p, v.subject(h)) {
			rule, subject = "share:conj", v.subject(h)
		}
	case "xcomp":
		rule, subject = v.controller(h)
		if subject < 0 {
			rule, subject = v.dativeBefore(p, h)
		}
	case "advcl":
		if (v.toks[p].Feats.VerbForm == "Inf" || v.kidOn(p, "complementizer") >= 0) && v.is("control", h) {
			rule, subject = v.controller(h)
		} else if f := v.toks[p].Feats.VerbForm; f == "Conv" || f == "Part" || f == "Inf" || f == "Ger" {
			rule, subject = "share:advcl", v.subject(h)
		} else if v.drops(p, v.subject(h)) {
			rule, subject = "share:dropped", v.subject(h) // «відвідав Київ, де зустрівся»
		}
	}
	if subject < 0 || subject == p {
		return nil
	}
	return []arg{{tok: subject, marks: []string{v.subjectMark(p, false)}, rule: rule}}
}

// drops says whether a finite Ukrainian verb without subject means the subject of the
// clause above: one that it agrees with in number and gender. A plural verb may be
// impersonal unless it tells what happened at a place («де зустрілися»).
func (v *view) drops(p, subject int) bool {
	if subject < 0 || !v.lang.Grammar.Cased || v.toks[p].Feats.VerbForm != "Fin" {
		return false
	}
	verb, subj := v.toks[p].Feats, v.toks[subject].Feats
	if verb.Number == "Plur" {
		return v.kidOn(p, "where") >= 0 && (subj.Number == "Plur" || len(v.conjuncts(subject)) > 1)
	}
	return verb.Number == subj.Number && len(v.conjuncts(subject)) < 2 && (verb.Gender == "" || subj.Gender == "" || verb.Gender == subj.Gender)
}

// agrees says whether p may share the subject: a plural Ukrainian verb does not
// share a singular one («Його затримали й вивезли»), nor the reverse.
func (v *view) agrees(p, subject int) bool {
	if subject < 0 {
		return false
	}
	verb, subj := v.toks[p].Feats, v.toks[subject].Feats
	plural := subj.Number != "Sing" || len(v.conjuncts(subject)) > 1
	if !v.lang.Grammar.Cased {
		return true
	}
	return verb.Number != "Plur" && (verb.Number != "Sing" || subj.Number != "Plur") || verb.Number == "Plur" && plural
}

// controller is who does what an infinitive below h says: the object of verbs like
// "urge", the dative of «вдалося», else the subject.
func (v *view) controller(h int) (rule string, tok int) {
	if v.is("no-control", h) {
		return "", -1
	}
	if v.is("control", h) {
		if f := v.match(h); f != nil {
			if t, ok := f.slots[slotTarget]; ok {
				return "share:object-control", t
			}
		}
		for _, a := range v.args(h) {
			if m := a.marks[0]; m == v.lang.Grammar.Object || m == "dat" || m == "iobj" {
				return "share:object-control", a.tok
			}
		}
		if v.is("order", h) {
			return "", -1
		}
	}
	if s := v.subject(h); s >= 0 {
		return "share:control", s
	}
	for _, a := range v.own(h) {
		if a.marks[0] == "dat" {
			return "share:dative-subject", a.tok
		}
	}
	return "", -1
}

// dativeBefore is a dative that was hung on the infinitive although it stands before
// the impersonal verb: «Словаччині не вдалося підписати угоду».
func (v *view) dativeBefore(p, h int) (rule string, tok int) {
	for _, a := range v.own(p) {
		if a.marks[0] == "dat" && a.tok < h {
			return "share:dative-subject", a.tok
		}
	}
	return "", -1
}

// fromRelative fills the gap of a relative clause: with its own relative pronoun
// when that is an argument, else with the noun ("the envoy Minsk expelled").
func (v *view) fromRelative(p, noun int, own []arg) []arg {
	for _, a := range own {
		if v.toks[a.tok].Feats.PronType == "Rel" || v.is("relative", a.tok) {
			return nil
		}
	}
	mark := v.subjectMark(p, false)
	if v.kidOn(p, "where") >= 0 {
		return v.fromMainClause(p, noun, own, mark)
	}
	if v.hasSubject(p, own) {
		mark = v.lang.Grammar.Object
	}
	return []arg{{tok: noun, marks: []string{mark}, rule: "share:relative"}}
}

// fromMainClause gives a clause with "where" the subject of the clause over it: «прибув
// до Києва, де зустрінеться з прем'єром».
func (v *view) fromMainClause(p, noun int, own []arg, mark string) []arg {
	verb := v.above(noun)
	if v.hasSubject(p, own) || verb < 0 || !v.isVerb(verb) {
		return nil
	}
	if s := v.subject(verb); s >= 0 && v.agrees(p, s) {
		return []arg{{tok: s, marks: []string{mark}, rule: "share:where"}}
	}
	return nil
}
