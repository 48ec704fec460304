package uk

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/mention"
)

// Person puts the name of a person into the nominative and tells the gender, empty
// when the name and what stands with it do not. All words of a name stand in one case
// and have one gender: of all pairs of these the one that the words fit best is taken.
//
//	«Анналени Бербок» -> «Анналена Бербок», Fem
//	«Яшутіну Ігорю Васильовичу» -> «Яшутін Ігор Васильович», Masc
func (n naming) Person(name []extract.Token, hint mention.Hint) (nominative, gender string) {
	words := n.bearerWords(name)
	best, total := guess{}, map[string]float64{}
	for _, g := range []string{masculine, feminine} {
		for _, c := range nameCases {
			forms, sum := words.forms(c.tag, g)
			sum += hinted(name, hint, c.universal)
			switch {
			case hint.Gender == genders[g]:
				sum += 2
			case g == feminine && words.unlikeWomen():
				sum -= 0.8
			}
			if old, ok := total[g]; !ok || sum > old {
				total[g] = sum
			}
			if best.forms == nil || sum > best.score {
				best = guess{forms, g, sum}
			}
		}
	}
	other := masculine
	if best.gender == masculine {
		other = feminine
	}
	const clear = 0.9 // better by this tells the gender
	if best.score-total[other] >= clear {
		gender = genders[best.gender]
	}
	return written(name, best.forms), gender
}

// guess is a name in the nominative as one case and gender make it.
type guess struct {
	forms  []string
	gender string
	score  float64
}

const masculine, feminine = "m", "f"

var genders = map[string]string{masculine: "Masc", feminine: "Fem"}

// nameCases are the cases in the words of the dictionary and of the parser; of equal ones
// the first counts.
var nameCases = []struct{ tag, universal string }{
	{"v_naz", "Nom"}, {"v_rod", "Gen"}, {"v_zna", "Acc"}, {"v_dav", "Dat"}, {"v_oru", "Ins"}, {"v_mis", "Loc"}, {"v_kly", "Voc"},
}

// hinted is what the parser's case of the words and that of the title speak for a case.
func hinted(name []extract.Token, hint mention.Hint, wanted string) float64 {
	sum, weight := 0.0, 1.5/float64(len(name))
	for _, tok := range name {
		if tok.Feats.Case == wanted {
			sum += float64(weight * 1)
		}
	}
	if hint.Case == wanted {
		sum += 0.8
	}
	return sum
}

// written joins the forms with the spaces of the text.
func written(name []extract.Token, forms []string) string {
	var b strings.Builder
	for i, form := range forms {
		if i > 0 && name[i].Start > name[i-1].End {
			b.WriteByte(' ')
		}
		if !strings.ContainsFunc(form, unicode.IsLetter) {
			form = name[i].Text // quotation marks as they are written
		}
		b.WriteString(form)
	}
	return b.String()
}

// nameWords are the words of a person's name, each with its parts between hyphens.
type nameWords struct {
	dict  *lexicon.Dict
	words [][]string
}

func (n naming) bearerWords(name []extract.Token) nameWords {
	w := nameWords{dict: n.dict}
	for _, tok := range name {
		w.words = append(w.words, strings.Split(titled(lexicon.Repair(lexicon.Norm(tok.Text))), "-"))
	}
	return w
}

// titled writes a word in capitals with one capital only: СТОЛТЕНБЕРГ in a headline.
// Short ones may be initials.
func titled(w string) string {
	if utf8.RuneCountInString(w) < 4 || strings.ToUpper(w) != w || strings.Contains(w, "-") {
		return w
	}
	_, n := utf8.DecodeRuneInString(w)
	return w[:n] + lexicon.Low(w[n:])
}

// forms gives every word in the nominative, if the name stands in this case and has
// this gender, and says how well that fits.
func (w nameWords) forms(c, g string) (forms []string, score float64) {
	for i, parts := range w.words {
		var word []string
		for k, part := range parts {
			last := i == len(w.words)-1 && k == len(parts)-1
			form, fit := w.part(part, c, g, last)
			word = append(word, form)
			score += fit / float64(len(parts))
		}
		forms = append(forms, strings.Join(word, "-"))
	}
	return forms, score
}

// part is the nominative of one part of a name, and how well case and gender fit it.
func (w nameWords) part(word, c, g string, last bool) (form string, score float64) {
	if fixed(word) {
		return word, 0
	}
	form, score = word, -1
	try := func(f string, s float64) {
		if s > score {
			form, score = f, s
		}
	}
	for _, a := range w.dict.Lookup(word) {
		w.reading(word, a, c, g, try)
	}
	for _, a := range w.dict.Lookup(lexicon.Low(word)) {
		w.reading(word, a, c, g, try)
	}
	for _, r := range declined(lexicon.Low(word), c, g) {
		s := r.score
		if w.isName(cased(r.lemma, word), g) {
			s++
		}
		try(cased(r.lemma, word), s)
	}
	if short := utf8.RuneCountInString(word) <= 5; short && !last && !strings.HasSuffix(word, "а") {
		s := 0.85 // Юн Сок Йоля, Жан-Ноеля
		if w.isName(word, g) {
			s = 2
		}
		try(word, s)
	}
	return form, score
}

// unlikeWomen says whether every word ends in a consonant, as the given names of
// women seldom do.
func (w nameWords) unlikeWomen() bool {
	for _, parts := range w.words {
		word := lexicon.Low(parts[len(parts)-1])
		if last, n := utf8.DecodeLastRuneInString(word); n < len(word) && !strings.ContainsRune(letters["C"]+"ь", last) {
			return false
		}
	}
	return true
}

// fixed says whether a word of a name is the same in every case: initials, particles
// («фон», «бін»), numbers, Latin letters.
func fixed(word string) bool {
	first, n := utf8.DecodeRuneInString(word)
	switch {
	case n == len(word), !unicode.IsUpper(first), !unicode.Is(unicode.Cyrillic, first), strings.HasSuffix(word, "."):
		return true
	}
	return strings.Trim(word, "ІХV") == ""
}

// reading tries a reading that the dictionary has for the word.
func (w nameWords) reading(word string, a lexicon.Analysis, c, g string, try func(string, float64)) {
	tag := strings.Split(a.Tag, ":")
	has := func(part string) bool { return slices.Contains(tag, part) }
	person := has("fname") || has("lname") || has("pname")
	switch {
	case has("p") || has("ns") && !person, !has(c) && !has("nv"):
		return
	case tag[0] == "adj" && has(g) && !has("prop") && surnameLike(a.Lemma):
		try(adjectival(cased(a.Lemma, word), g), 1.6)
	case tag[0] != "noun" || !has(c):
		return
	case person && has(g):
		try(a.Lemma, 2.5)
	case person, has("prop") && !has("geo"):
		return
	case has("nv"), g == feminine && !has(feminine), g == masculine && has("n") && !strings.HasSuffix(a.Lemma, "о"):
		return
	default:
		try(cased(a.Lemma, word), 1.5) // a surname like a common noun or a place
	}
}

func surnameLike(lemma string) bool {
	return strings.HasSuffix(lemma, "ий") || strings.HasSuffix(lemma, "ій")
}

// adjectival is the nominative of a surname like an adjective in a gender.
func adjectival(lemma, g string) string {
	if g == masculine {
		return lemma
	}
	if stem, ok := strings.CutSuffix(lemma, "ій"); ok {
		return stem + "я"
	}
	return strings.TrimSuffix(lemma, "ий") + "а"
}

// isName says whether the dictionary has a word as the nominative of a person's name.
func (w nameWords) isName(word, g string) bool {
	return slices.ContainsFunc(w.dict.Lookup(word), func(a lexicon.Analysis) bool {
		tag := strings.Split(a.Tag, ":")
		return slices.Contains(tag, "prop") && slices.Contains(tag, g) && slices.Contains(tag, "v_naz")
	})
}

// Given says whether the dictionary has a word as the given name or the patronymic of
// a person, in any case.
func (n naming) Given(tok extract.Token) bool {
	return slices.ContainsFunc(n.dict.Lookup(lexicon.Norm(tok.Text)), func(a lexicon.Analysis) bool {
		return strings.Contains(a.Tag, ":fname") || strings.Contains(a.Tag, ":pname")
	})
}

// Stands says whether a word of a name may stand in a case: as the dictionary has it,
// or its declension if the dictionary lacks it.
func (n naming) Stands(tok extract.Token, inCase string) bool {
	word := lexicon.Norm(tok.Text)
	for _, c := range nameCases {
		if c.universal != inCase {
			continue
		}
		if known := n.dict.Lookup(word); len(known) > 0 {
			return slices.ContainsFunc(known, func(a lexicon.Analysis) bool {
				return strings.Contains(a.Tag, ":prop") && strings.Contains(a.Tag, c.tag) && !strings.Contains(a.Tag, ":p:") // «Юлії» is no nominative of one
			})
		}
		const likely = 0.6
		stands := func(l lemma) bool { return l.score >= likely }
		return slices.ContainsFunc(declined(lexicon.Low(word), c.tag, masculine), stands) ||
			slices.ContainsFunc(declined(lexicon.Low(word), c.tag, feminine), stands)
	}
	return false
}
