package relate

// Questions is a Relater like r that also reads direct questions: what they ask
// comes out as statements, with the interrogatives among their ends.
func (r *Relater) Questions() *Relater {
	asking := *r
	asking.questions = true
	return &asking
}
