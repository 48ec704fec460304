package relate

import (
	"slices"
	"strconv"
	"strings"

	"actant/graph"
)

// amountIn reads the number in the first of the slots that has one.
func (v *view) amountIn(f *filled, slots ...string) *graph.Amount {
	if !graph.Schema(f.frame.Relation).Amount {
		return nil
	}
	for _, slot := range slots {
		if t, ok := f.slots[slot]; ok {
			if a := v.amount(t); a != nil {
				return a
			}
		}
	}
	return nil
}

// amount reads the number before a noun, "four firms", or that a token is; nil for
// none and for token -1.
func (v *view) amount(t int) *graph.Amount {
	if t < 0 {
		return nil
	}
	n := v.kid(t, "nummod")
	if n < 0 && v.toks[t].POS == "NUM" {
		n = t
	}
	if n < 0 {
		return nil
	}
	value, ok := v.number(n)
	if !ok {
		return nil
	}
	unit := ""
	if n != t {
		unit = v.lemma(t)
	}
	tok := v.toks[n]
	return &graph.Amount{Value: value, Unit: unit, Comparator: v.comparator(n, t), Text: tok.Text, Start: tok.Start, End: tok.End}
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
