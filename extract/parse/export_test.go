package parse

import (
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
