package parse

// gerunds makes the complement of a verb of a gerund that follows it at once:
// "ruled out sending weapons".
func (t agreeing) gerunds() {
	for g := range t.toks {
		h := t.toks[g].Head
		if t.toks[g].Rel != "advcl" || t.toks[g].Feats.VerbForm != "Ger" && t.toks[g].Feats.Tense != "Pres" || h < 0 || h > g || t.toks[h].POS != "VERB" || t.kid(g, "mark") >= 0 {
			continue
		}
		if h == g-1 || h == g-2 && t.toks[g-1].Head == h && t.toks[g-1].Rel == "compound:prt" {
			t.toks[g].Rel = "xcomp"
		}
	}
}

// contentThat makes the content of a noun of a relative clause whose "that" is no
// pronoun, or would be a second object: "Rumours that Kim met Xi are false".
func (t agreeing) contentThat() {
	for k := range t.toks {
		verb := t.toks[k].Head
		if t.toks[k].Lemma != "that" || verb < k || t.toks[verb].Rel != "acl:relcl" {
			continue
		}
		if t.toks[k].Rel == "mark" {
			t.toks[verb].Rel = "acl"
		}
		if t.toks[k].Rel != "obj" {
			continue
		}
		for o := verb + 1; o < len(t.toks); o++ {
			if t.toks[o].Head == verb && t.toks[o].Rel == "obj" {
				t.toks[k].Rel, t.toks[k].POS, t.toks[verb].Rel = "mark", "SCONJ", "acl"
			}
		}
	}
}
