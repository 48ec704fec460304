package parse

import (
	"slices"
	"strings"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/lexicon"
)

// lemmas fills Lemma, after POS and Feats. The network proposes a script that makes
// the lemma out of the word; in Ukrainian the dictionary decides, and the script only
// helps to choose. Where the dictionary knows one lemma the network is not asked.
func (p *Parser) lemmas(w *work, batch []piece) {
	open, src := w.open[:0], w.src[:0]
	for _, pc := range batch {
		for i := range pc.tokens {
			tok, wd := &pc.tokens[i], pc.words[i]
			if lemma := onlyLemma(wd, tok.POS); lemma != "" {
				tok.Lemma = lemma
				continue
			}
			open = append(open, openLemma{tok, wd})
			src = append(src, w.both[(pc.row+i)*2*width:(pc.row+i+1)*2*width]...)
		}
	}
	m := &p.net.script2
	out := grow(&w.out, len(open)*m.Out)
	p.hidden(w, out, src, &p.net.script1, m)
	for i, o := range open {
		s := p.net.labels.scripts[argmax(out[i*m.Out:(i+1)*m.Out])]
		o.tok.Lemma = choose(o.word, o.tok, s.apply(o.word.norm, o.tok.POS))
	}
	clear(open)
	w.open, w.src = open, src
}

// openLemma is a token whose lemma the dictionary alone does not tell.
type openLemma struct {
	tok  *extract.Token
	word *word
}

// onlyLemma is the lemma of all analyses that fit the part of speech, if they have
// the same one.
func onlyLemma(wd *word, pos string) string {
	if wd.readings == nil {
		return ""
	}
	lemma := ""
	for _, a := range wd.readings.All() {
		if lemma == a.Lemma || !fits(a.Tag, pos) {
			continue
		}
		if lemma != "" {
			return ""
		}
		lemma = a.Lemma
	}
	return lemma
}

// apply makes the lemma of a normalised word. Only proper nouns keep capitals.
func (s script) apply(word, pos string) string {
	if pos != "PROPN" {
		word = lexicon.Low(word)
	}
	base := word
	for range s.cut {
		if base == "" {
			return word
		}
		_, size := utf8.DecodeLastRuneInString(base)
		base = base[:len(base)-size]
	}
	if base+s.append == "" {
		return word
	}
	return base + s.append
}

// choose is the lemma of the analysis that agrees best with the tags of the token, or
// scripted if no analysis fits. Example: «дала» with Tense=Past is дати (to give), not
// даль (distance).
func choose(wd *word, tok *extract.Token, scripted string) string {
	if wd.readings == nil {
		return scripted
	}
	lemma, best := scripted, 0.0
	for _, a := range wd.readings.All() {
		if !fits(a.Tag, tok.POS) {
			continue
		}
		score := agreement(strings.Split(a.Tag, ":"), tok)
		if a.Lemma == scripted {
			score += 0.5
		}
		if score > best {
			lemma, best = a.Lemma, score
		}
	}
	return lemma
}

// fits tells whether the dictionary's part of speech can be the universal one.
func fits(tag, pos string) bool {
	kind, _, _ := strings.Cut(tag, ":")
	switch kind {
	case "noun":
		return pos == "NOUN" || pos == "PROPN" || pos == "PRON"
	case "adj":
		return pos == "ADJ" || pos == "DET"
	case "verb":
		return pos == "VERB" || pos == "AUX"
	case "advp":
		return pos == "VERB"
	case "adv":
		return pos == "ADV"
	case "numr":
		return pos == "NUM" || pos == "DET"
	case "prep":
		return pos == "ADP"
	case "conj":
		return pos == "CCONJ" || pos == "SCONJ"
	case "part":
		return pos == "PART"
	case "intj":
		return pos == "INTJ"
	}
	return false
}

// agreement counts in how many ways an analysis agrees with the tags of a token.
func agreement(parts []string, tok *extract.Token) float64 {
	has := func(part string) bool { return slices.Contains(parts, part) }
	score := 4.0
	if has("prop") == (tok.POS == "PROPN") {
		score += 2
	}
	if c := dictionaryCase(tok.Feats.Case); c != "" && has(c) {
		score++
	}
	score += genderAgreement(parts[1:], &tok.Feats)
	switch aspect := tok.Feats.Aspect; {
	case has("perf") && aspect == "Perf", !has("perf") && has("imperf") && aspect == "Imp":
		score++
	}
	if has("inf") && tok.Feats.VerbForm == "Inf" {
		score++
	}
	return score
}

func genderAgreement(parts []string, f *extract.Feats) float64 {
	if slices.Contains(parts, "p") {
		if f.Number == "Plur" {
			return 1
		}
		return 0
	}
	known, fit := false, false
	for _, part := range parts {
		if g := universalGender(part); g != "" {
			known, fit = true, fit || g == f.Gender
		}
	}
	score := 0.0
	if fit {
		score++
	}
	if known && f.Number == "Sing" {
		score++
	}
	return score
}

func universalGender(part string) string {
	switch part {
	case "m":
		return "Masc"
	case "f":
		return "Fem"
	case "n":
		return "Neut"
	}
	return ""
}

func dictionaryCase(universal string) string {
	switch universal {
	case "Nom":
		return "v_naz"
	case "Gen":
		return "v_rod"
	case "Dat":
		return "v_dav"
	case "Acc":
		return "v_zna"
	case "Ins":
		return "v_oru"
	case "Loc":
		return "v_mis"
	case "Voc":
		return "v_kly"
	}
	return ""
}
