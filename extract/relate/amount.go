package relate

import (
	"slices"
	"strconv"
	"strings"

	"actant/extract"
	"actant/graph"
)

// amount reads the number before the item, target or source: "four firms".
func (v *view) amount(f *filled, st *extract.Statement) {
	if !graph.Schema(f.frame.Relation).Amount {
		return
	}
	for _, slot := range []string{slotAmount, string(graph.RoleItem), slotTarget, slotSource} {
		t, ok := f.slots[slot]
		if !ok {
			continue
		}
		n := v.kid(t, "nummod")
		if n < 0 && v.toks[t].POS == "NUM" {
			n = t
		}
		if n < 0 {
			continue
		}
		value, ok := v.number(n)
		if !ok {
			continue
		}
		tok := v.toks[n]
		unit := ""
		if n != t {
			unit = v.lemma(t)
		}
		st.Roles.Amount = &graph.Amount{
			Value: value, Unit: unit, Comparator: v.comparator(n, t), Text: tok.Text, Start: tok.Start, End: tok.End,
		}
		return
	}
}

func (v *view) number(n int) (float64, bool) {
	word := v.word(n)
	if x, err := strconv.ParseFloat(strings.ReplaceAll(strings.ReplaceAll(word, " ", ""), ",", "."), 64); err == nil {
		return x, true
	}
	if i := slices.Index(v.lang.Grammar.Numbers, v.lemma(n)); i >= 0 {
		return float64(i + 1), true
	}
	return 0, false
}

func (v *view) comparator(n, t int) string {
	for _, at := range []int{n, t} {
		switch {
		case v.kidOn(at, "at-least") >= 0:
			return ">="
		case v.kidOn(at, "at-most") >= 0:
			return "<="
		case v.kidOn(at, "about") >= 0:
			return "~"
		}
	}
	return "="
}
