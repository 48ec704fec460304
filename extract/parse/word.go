package parse

import (
	"math"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"actant/extract"
	"actant/extract/lexicon"
)

// word is what the network needs to know of a word wherever it stands.
type word struct {
	norm     string            // normalised form
	readings *lexicon.Readings // nil unless Ukrainian and with a Cyrillic letter
	lower    bool              // has a lower-case letter
	input    [width]float32    // the first layer, without the bits of the place
}

// wordKey is a token as it stands in the text; the dictionary is asked only about
// Ukrainian.
type wordKey struct {
	lang extract.Lang
	text string
}

// newWord reads a word anew.
func (p *Parser) newWord(key wordKey) *word {
	text := norm.NFC.String(key.text)
	w := &word{norm: lexicon.Norm(text), lower: strings.ContainsFunc(text, isLower)}
	var dense [wordSize + gramSize]float32
	p.net.spell(&dense, lexicon.Key(text))
	p.kernels.Product(w.input[:], dense[:], &p.net.dense)
	look := shape(w.norm)
	p.net.addFlags(&w.input, 0, look[:])
	if key.lang != extract.Ukrainian || !strings.ContainsFunc(text, isCyrillic) {
		return w
	}
	r := p.dict.Readings(text)
	w.readings = &r
	known := p.bits.of(&r)
	p.net.addFlags(&w.input, shapeBits, known[:])
	return w
}

// spell sets x to the row of a known word and to the sum of the rows of its n-grams,
// divided by the root of their number.
func (n *network) spell(x *[wordSize + gramSize]float32, key string) {
	if i, ok := n.wordRow[key]; ok {
		n.word.add(x[:wordSize], i)
	}
	var buffer [4*(maxKey+2) + 4]uint32
	list := grams(buffer[:0], key)
	for _, i := range list {
		n.gram.add(x[wordSize:], int(i))
	}
	root := float32(math.Sqrt(float64(len(list))))
	for i := range gramSize {
		x[wordSize+i] /= root
	}
}

// add adds a row of the table to x.
func (t *table) add(x []float32, row int) {
	scale := t.scale[row]
	for i, q := range t.q[row*t.size : (row+1)*t.size] {
		x[i] += float32(float32(int8(q)) * scale)
	}
}

// addFlags adds the weights of the 0/1 inputs that are on; the first is number base.
func (n *network) addFlags(x *[width]float32, base int, on []bool) {
	for i, is := range on {
		if is {
			n.addFlag(x[:], base+i)
		}
	}
}

func (n *network) addFlag(x []float32, flag int) {
	for i, w := range n.flags[flag*width : (flag+1)*width] {
		x[i] += w
	}
}

// wordCache keeps the words that were met lately. It is safe for concurrent use.
type wordCache struct {
	mu         sync.Mutex
	young, old map[wordKey]*word
}

// maxYoung words are kept, and as many older ones: about 30 MB.
const maxYoung = 8192

func (c *wordCache) get(key wordKey) *word {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := c.young[key]
	if w == nil {
		if w = c.old[key]; w != nil {
			c.add(key, w)
		}
	}
	return w
}

func (c *wordCache) put(key wordKey, w *word) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(key, w)
}

func (c *wordCache) add(key wordKey, w *word) {
	if c.young == nil || len(c.young) >= maxYoung {
		c.young, c.old = make(map[wordKey]*word, maxYoung), c.young
	}
	c.young[key] = w
}

// word is the word of a token of a sentence in lang.
func (p *Parser) word(lang extract.Lang, text string) *word {
	key := wordKey{lang, text}
	if w := p.cache.get(key); w != nil {
		return w
	}
	key.text = strings.Clone(text) // the text of a whole document must not be kept alive
	w := p.newWord(key)
	p.cache.put(key, w)
	return w
}
