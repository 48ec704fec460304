package lexicon

import (
	"slices"
	"strings"
	"unicode/utf8"

	"actant/graph/key"
)

// Enough is how much alike (see Alike) two names must be to be taken for one.
const Enough = 0.6

// Same says whether two names, in either alphabet and any case, may be those of one
// entity. The tables decide where they know both names; else the sound does.
//
//	Same("Анналеною Бербок", "Annalena Baerbock"), Same("Гаазі", "The Hague")
func (n *Names) Same(a, b string) bool {
	x, y := n.Whole(a), n.Whole(b)
	if len(x) > 0 && len(y) > 0 {
		return slices.ContainsFunc(x, func(id string) bool { return slices.Contains(y, id) })
	}
	return n.Alike(a, b) >= Enough
}

// Whole gives the entries that all words of a name together may name.
func (n *Names) Whole(name string) []string {
	words := splitAlias(name)
	if len(words) > 1 && Low(words[0]) == "the" {
		if ids := n.all(words[1:]); len(ids) > 0 {
			return ids
		}
	}
	return n.all(words)
}

func (n *Names) all(words []string) []string {
	keys := make([][]string, len(words))
	for i, w := range words {
		keys[i] = n.Keys(w)
	}
	ids, length := n.Match(keys, 0)
	if length != len(words) {
		return nil
	}
	return ids
}

// Alike says how much alike two names sound, from 0 to 1, whatever their alphabets,
// cases and the order of their words: that of the two words that fit worst. Words are
// compared by their transliteration and by their consonants. Where one name is
// shorter it must be the end of the other («Каддафі», Moammar Qaddafi); initials
// stand for the words that they begin.
func (n *Names) Alike(a, b string) float64 {
	x, y := n.sounds(a), n.sounds(b)
	if len(x.words) > len(y.words) {
		x, y = y, x
	}
	if len(x.words) == 0 {
		return 0
	}
	worst, used := x.align(y)
	if !x.begins(y, used) || !y.begins(x, nil) || !x.ends(y, used, worst) {
		return 0
	}
	return worst
}

// parts are a name taken apart: its words in the forms that they may have, and its
// initials.
type parts struct {
	words    [][]sound
	initials []string
	joined   bool // by hyphens
}

// sound is a form that a word may have: its transliteration and its consonants.
type sound struct{ latin, consonants string }

// align pairs the words of x with those of y that are most alike, in order where they
// are equal, and gives the worst of these likenesses.
func (x parts) align(y parts) (worst float64, used []bool) {
	used, worst = make([]bool, len(y.words)), 1
	shift := len(y.words) - len(x.words)
	for i, word := range x.words {
		best, at := -1.0, -1
		for k, other := range y.words {
			if used[k] {
				continue
			}
			s := alike(word, other)
			if k == i+shift {
				s += 1e-6
			}
			if s > best {
				best, at = s, k
			}
		}
		used[at] = true
		worst = min(worst, best)
	}
	return min(worst, 1), used
}

// begins says whether the first initial of x begins a word of y that is not used yet,
// if there is one.
func (x parts) begins(y parts, used []bool) bool {
	if len(x.initials) == 0 || used == nil || !slices.Contains(used, false) {
		return true
	}
	for k, word := range y.words {
		if !used[k] && slices.ContainsFunc(word, func(s sound) bool { return strings.HasPrefix(s.latin, x.initials[0]) }) {
			return true
		}
	}
	return false
}

// ends says whether x, the shorter name, may be said for y: both are as long, or x is
// the end of y and, if it is one word, much alike.
func (x parts) ends(y parts, used []bool, worst float64) bool {
	const clear = 0.72
	switch {
	case len(x.words) == len(y.words), len(x.initials) > 0:
		return true
	case len(x.words) > 1:
		return used[len(used)-1]
	}
	return worst >= clear && (used[len(used)-1] || used[0] && y.joined)
}

// sounds takes a name apart. Articles and particles are left out, and the patronymic
// of a name of three words.
func (n *Names) sounds(name string) parts {
	var p parts
	words := strings.FieldsFunc(Low(Norm(Repair(name))), func(r rune) bool { return r == ' ' || r == '-' || r == '.' || r == '\u00a0' })
	p.joined = strings.Contains(name, "-")
	for _, w := range words {
		switch {
		case particles[w], len(words) > 2 && isPatronymic(w):
		case utf8.RuneCountInString(w) == 1 && len(words) > 1 && strings.Contains(name, "."):
			p.initials = append(p.initials, transliterated(w))
		case !hasCyrillic(w):
			p.words = append(p.words, heard(w))
		default:
			var forms []sound
			for _, f := range n.bases(key.Fold(w)) {
				forms = append(forms, sound{transliterated(f), key.Consonants(f)})
			}
			p.words = append(p.words, forms)
		}
	}
	return p
}

// particles are words of names that one language has and another leaves out.
var particles = map[string]bool{
	"the": true, "al": true, "el": true, "as": true, "ash": true, "аль": true, "ель": true, "ас": true, "аш": true, "ед": true,
	"вулиця": true, "вулиці": true, "street": true,
}

func isPatronymic(w string) bool {
	for _, ending := range []string{"ович", "ійович", "івна", "ївна", "ovych", "ivna", "ovich", "evich", "ovna", "evna"} {
		if strings.Contains(w, ending) && strings.LastIndex(w, ending) >= len(w)-len(ending)-4 {
			return true
		}
	}
	return false
}

// bases gives the forms in the nominative that a word may be inflected from, itself
// among them.
func (n *Names) bases(w string) []string {
	forms := []string{w}
	for _, a := range n.dict.Readings(w).Title {
		if isNominal(a.Tag) {
			forms = appendNew(forms, key.Fold(a.Lemma))
		}
	}
	for _, f := range nominatives(w) {
		forms = appendNew(forms, f)
	}
	return forms
}

// alike is the likeness of the two forms of two words that fit best.
func alike(a, b []sound) float64 {
	best := 0.0
	for _, x := range a {
		for _, y := range b {
			if byname(x.latin, y.latin) {
				return 0.9
			}
			best = max(best, float64(0.5*likeness(x.latin, y.latin))+float64(0.5*likeness(x.consonants, y.consonants)))
		}
	}
	return best
}

// likeness is 1 for equal words, down to 0: the part of the longer that need not be
// changed to make the shorter.
func likeness(a, b string) float64 {
	longest := max(len(a), len(b))
	if longest == 0 {
		return 1
	}
	return 1 - float64(distance(a, b))/float64(longest)
}

// distance is how many letters must be put in, taken out or changed.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for k := range row {
		row[k] = k
	}
	for i := range len(a) {
		before := row[0]
		row[0] = i + 1
		for k := range len(b) {
			cost := before
			if a[i] != b[k] {
				cost++
			}
			before = row[k+1]
			row[k+1] = min(cost, row[k+1]+1, row[k]+1)
		}
	}
	return row[len(b)]
}
