package relate

// Questions is a Relater like r that also reads direct questions: what they ask
// comes out as statements, with the interrogatives among their ends.
func (r *Relater) Questions() *Relater {
	asking := *r
	asking.questions = true
	return &asking
}

// asksAnything says whether a token of a question stands for the thing that is asked
// for, of whatever kind.
func (v *view) asksAnything(t int) bool {
	return v.questions && v.toks[t].POS == "PRON" && v.toks[t].Feats.PronType == "Int"
}
