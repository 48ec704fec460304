package lexicon

// Readings is what the dictionary says of a token: the analyses of its normal form
// as it stands, and of the same in lower case and in title case where these differ
// from it.
type Readings struct {
	Word  string // the normal form
	Exact []Analysis
	Lower []Analysis
	Title []Analysis
}

// Readings looks a token up. It mends nothing but what Norm does: for words of mixed
// script pass Repair(token).
//
//	Readings("японія") has Title {"Японія", …} only
func (d *Dict) Readings(token string) Readings {
	word := Norm(token)
	low := Low(word)
	r := Readings{Word: word, Exact: d.Lookup(word)}
	if low != word {
		r.Lower = d.Lookup(low)
	}
	if t := title(low); t != word {
		r.Title = d.Lookup(t)
	}
	return r
}

// All gives the analyses of the token: those of the form as it stands and in lower
// case, or else those in title case.
func (r Readings) All() []Analysis {
	if len(r.Exact) == 0 && len(r.Lower) == 0 {
		return r.Title
	}
	if len(r.Lower) == 0 {
		return r.Exact
	}
	if len(r.Exact) == 0 {
		return r.Lower
	}
	return append(append(make([]Analysis, 0, len(r.Exact)+len(r.Lower)), r.Exact...), r.Lower...)
}
