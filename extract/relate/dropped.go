package relate

import (
	"cmp"

	"actant/graph"
)

// dropped gives the statements of a Ukrainian main clause without subject the subject
// of the sentence before: «Прем'єр прилетів до Осло. Зустрівся там із королем.» Only a
// singular verb that agrees with it in gender takes it; plural and impersonal verbs
// have no subject to look for.
func (v *view) dropped(f *filled, first int) {
	if v.before == nil || !v.lang.Grammar.Cased || v.rel(f.trigger) != "root" || v.agentless(f.trigger) {
		return
	}
	verb := v.toks[f.trigger].Feats
	if verb.VerbForm != "Fin" || verb.Number != "Sing" || verb.Person == "1" || verb.Person == "2" || v.subject(f.trigger) >= 0 {
		return
	}
	subject, gender := v.before.mainSubject()
	if subject < 0 || !agreesInGender(verb.Gender, gender) || !fits(v.before, subject, graph.Schema(f.frame.Relation).Source) {
		return
	}
	for i := first; i < len(v.doc.Statements); i++ {
		st := &v.doc.Statements[i]
		if st.Source == nil {
			st.Source = v.before.argument(subject)
			st.Source.ResolvedBy = "cross-sentence"
			st.Rules = append(st.Rules, "dropped-subject")
		}
	}
}

// mainSubject is the subject of the root of the sentence, or -1, and the gender that
// its verb shows, else its own.
func (v *view) mainSubject() (subject int, gender string) {
	for t := range v.toks {
		if v.toks[t].Head < 0 && v.isVerb(t) {
			s := v.subject(t)
			if s >= 0 && v.mention(s) >= 0 {
				return s, cmp.Or(v.toks[t].Feats.Gender, v.toks[s].Feats.Gender)
			}
		}
	}
	return -1, ""
}

func agreesInGender(a, b string) bool { return a == "" || b == "" || a == b }
