package graph

// verdict is what comparing two statements comes to.
type verdict struct {
	stance stance
	fits   bool // nothing in them contradicts that they tell of one act
	shared bool // one entity stands at an end of both
	vague  bool // too wide in time to be more than perhaps one act
	score  int
	rules  []string
}

// same says whether the pair is of one act when nothing else speaks against it.
func (v verdict) same() bool {
	return v.stance == sameStance && v.linked() && v.score >= sameScore && !v.vague
}

// linked says whether the pair may have a link at all.
func (v verdict) linked() bool { return v.fits && v.shared }

// compare says whether two statements tell of one act, and how surely. The order of
// the two shows in the direction of the stance, and in which end of a symmetric
// relation a rule names.
func compare(w ties, a, b Statement) verdict {
	v := verdict{stance: stanceOf(a, b)}
	if v.stance == unrelated || family(a.Relation) != family(b.Relation) || a.Predicate != b.Predicate || !modesFit(a, b) {
		return v
	}
	when := timesFit(a, b, v.stance)
	if !when.fits {
		return v
	}
	roles, roleRules, ok := rolesFit(w, a, b)
	if !ok {
		return v
	}
	source, target := bothEnds(w, a, b)
	if !source.fits || !target.fits {
		return v
	}
	v.fits, v.vague = true, when.vague
	v.shared = source.exact || target.exact && len(Schema(a.Relation).Target) > 0
	v.score = source.score + target.score + when.score + roles
	if source.score > 0 {
		v.rules = append(v.rules, "source"+source.rule)
	}
	if target.score > 0 {
		v.rules = append(v.rules, "target"+target.rule)
	}
	v.rules = append(append(v.rules, when.rule), roleRules...)
	if a.Relation != b.Relation {
		v.rules = append(v.rules, "relation:like")
	}
	return v
}
