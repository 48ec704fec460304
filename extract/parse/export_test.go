package parse

import (
	"slices"
	"strconv"
	"strings"

	"actant/extract"
	"actant/extract/lexicon"
)

// Top is the top layer of the first token of a sentence.
func (p *Parser) Top(sent extract.Sentence) []float32 {
	w := new(work)
	p.encode(w, p.pieces(&sent))
	return w.both[:width]
}

// Features is how a word is seen: bits of shape, names of dictionary bits, buckets
// of n-grams.
func (p *Parser) Features(token string) (shapeOn []int, dict []string, ngrams []uint32) {
	form := lexicon.Norm(token)
	for i, on := range shape(form) {
		if on {
			shapeOn = append(shapeOn, i)
		}
	}
	if strings.ContainsFunc(token, isCyrillic) {
		r := p.dict.Readings(token)
		on := p.bits.of(&r)
		for i, name := range p.net.labels.bits {
			if on[i] {
				dict = append(dict, name)
			}
		}
	}
	return shapeOn, dict, grams(nil, lexicon.Key(token))
}

// BestTree is bestTree.
func BestTree(scores []float32) []int { return bestTree(scores) }

// BestNames is the best sequence of labels for tokens with a score for each label.
func BestNames(labels []string, scores []float32, lang extract.Lang) []string {
	var names []string
	for _, label := range newNameRules(labels).best(new(work), scores, lang) {
		names = append(names, labels[label])
	}
	return names
}

// Choose is the dictionary lemma of a Ukrainian token, as if the network proposed
// scripted.
func (p *Parser) Choose(tok *extract.Token, scripted string) string {
	return choose(p.word(extract.Ukrainian, tok.Text), tok, scripted)
}

// ApplyScript is the lemma that a script makes of a word.
func ApplyScript(cut int, end, word, pos string) string {
	return script{cut: cut, append: end}.apply(word, pos)
}

// TagAgreement is how well an analysis of the dictionary agrees with a token.
func TagAgreement(tag string, tok *extract.Token) float64 {
	return agreement(strings.Split(tag, ":"), tok)
}

// Relation is the relation of a token to a head, 0 for the root, when the network
// likes best best.
func (p *Parser) Relation(best string, head int) string {
	l := p.net.labels
	return l.rels[l.relation(slices.Index(l.rels, best), head)]
}

// Remember puts n words into a fresh cache, looks the first one up after each, and
// tells whether it stayed, whether the second one did, and how many words are kept.
func Remember(n int) (first, second bool, kept int) {
	var c wordCache
	key := func(i int) wordKey { return wordKey{extract.English, strconv.Itoa(i)} }
	for i := range n {
		c.put(key(i), new(word))
		first = c.get(key(0)) != nil
	}
	return first, c.get(key(1)) != nil, len(c.young) + len(c.old)
}

// MaxWords is the most words that a cache keeps.
const MaxWords = 2 * maxYoung
