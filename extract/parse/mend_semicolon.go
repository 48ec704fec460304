package parse

// semicolons keeps the clauses on both sides of a semicolon apart: what was hung across it
// belongs to the verb of its own side. A semicolon inside quotation marks does not count.
func (t agreeing) semicolons() {
	quoted := 0
	for p := range t.toks {
		switch t.toks[p].Text {
		case "«", "“", "„":
			quoted++
		case "»", "”":
			quoted--
		case ";":
			if quoted <= 0 {
				t.split(p)
			}
		}
	}
}

// split takes the clauses before and after token p apart.
func (t agreeing) split(p int) {
	before, after := -1, -1
	for k := range t.toks {
		h := t.toks[k].Head
		switch {
		case k < p && (h < 0 || h > p) && t.clausal(k):
			before = k
		case k > p && h >= 0 && h < p && t.clausal(k), k > p && h < 0 && t.clausal(k):
			after = k
		}
	}
	if before < 0 || after < 0 || before == after {
		return
	}
	if t.toks[before].Head == after || t.toks[before].Head > p {
		t.toks[before].Head, t.toks[before].Rel = t.toks[after].Head, t.toks[after].Rel
		t.toks[after].Head, t.toks[after].Rel = before, "parataxis"
	}
	for k := range t.toks {
		h := t.toks[k].Head
		if k > p && h >= 0 && h < p && k != after && t.toks[k].POS != "PUNCT" {
			t.toks[k].Head = after
			if t.toks[k].Feats.Case == "Nom" && !t.hasSubject(after) {
				t.toks[k].Rel = "nsubj"
			}
		}
	}
}

// clausal says whether token k can be the predicate of a clause.
func (t agreeing) clausal(k int) bool {
	return t.toks[k].POS == "VERB" || t.kid(k, "cop") >= 0 || t.kid(k, "nsubj") >= 0
}
