// Package parse reads the grammar of sentences: the lemma, part of speech and
// features of every token, the tree of the sentence, and the spans of names.
//
// A small trained network does it: rows for known words, for pieces of words, for
// how a word is written and for what the dictionary says of it; three layers of
// simple recurrent units that read the sentence in both directions; and one head for
// each thing that is asked. The network is run in float32 with a fixed order of
// sums, so the same text gives the same answers on every machine.
package parse

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"sync"

	"actant/extract"
	"actant/extract/lexicon"
	"actant/extract/parse/kernel"
)

// Parser is the stage that fills Lemma, POS, Feats, Head, Rel and Name of the tokens
// of Ukrainian and English sentences. It implements extract.Stage and is safe for
// concurrent use.
type Parser struct {
	net     *network
	dict    *lexicon.Dict
	bits    *bitSet
	rules   *nameRules
	kernels kernel.Kernels
	cache   wordCache
	works   sync.Pool
	hash    func() string
}

// New makes a parser of the bytes of a weights file, which must not change as long
// as the parser lives. The dictionary is that of Ukrainian. An unusable file is
// ErrWeights.
func New(weights []byte, dict *lexicon.Dict) (*Parser, error) {
	net, err := loadNetwork(weights)
	if err != nil {
		return nil, err
	}
	return &Parser{
		net:     net,
		dict:    dict,
		bits:    newBitSet(net.labels.bits, dict),
		rules:   newNameRules(net.labels.names),
		kernels: kernel.Plain{},
		works:   sync.Pool{New: func() any { return new(work) }},
		hash: sync.OnceValue(func() string {
			sum := sha256.Sum256(weights)
			return hex.EncodeToString(sum[:6])
		}),
	}, nil
}

// Hash names the weights: the first twelve hex digits of the SHA-256 of the file.
func (p *Parser) Hash() string { return p.hash() }

const (
	batchRows = 128 // sentences are read together until they have so many tokens

	// maxPiece is the number of tokens that are read as one tree. A longer sentence,
	// mostly a list or a table, is read in pieces: the root of each hangs on the root
	// of the first.
	maxPiece = 512
)

// Fill implements extract.Stage. Sentences in other languages stay as they are.
func (p *Parser) Fill(ctx context.Context, doc *extract.Doc) error {
	w := p.works.Get().(*work)
	defer p.works.Put(w)
	var batch []piece
	rows := 0
	for i := range doc.Sentences {
		for _, pc := range p.pieces(&doc.Sentences[i]) {
			pc.row = rows
			batch, rows = append(batch, pc), rows+len(pc.tokens)
			if rows < batchRows {
				continue
			}
			if err := ctx.Err(); err != nil {
				return err
			}
			p.read(w, batch)
			batch, rows = batch[:0], 0
		}
	}
	if len(batch) > 0 {
		p.read(w, batch)
	}
	return ctx.Err()
}

// read fills the tokens of a batch.
func (p *Parser) read(w *work, batch []piece) {
	p.encode(w, batch)
	p.tag(w, batch)
	p.names(w, batch)
	p.lemmas(w, batch)
	p.arcs(w, batch)
}

// piece is a sentence, or a part of a very long one, in a batch.
type piece struct {
	lang   extract.Lang
	sent   []extract.Token // the whole sentence
	tokens []extract.Token
	words  []*word
	base   int // of the first token in the sentence
	row    int // of the first token in the batch
}

func (pc *piece) end() int { return pc.row + len(pc.tokens) }

// makeRoot makes a token of the piece the root, or hangs it on the root of the first
// piece.
func (pc *piece) makeRoot(i int) {
	tok := &pc.tokens[i]
	tok.Head = -1
	if pc.base == 0 {
		return
	}
	for j := range pc.sent[:maxPiece] {
		if pc.sent[j].Head == -1 {
			tok.Head, tok.Rel = j, "parataxis"
		}
	}
}

func (p *Parser) pieces(sent *extract.Sentence) []piece {
	if sent.Lang != extract.Ukrainian && sent.Lang != extract.English {
		return nil
	}
	var list []piece
	for base := 0; base < len(sent.Tokens); base += maxPiece {
		tokens := sent.Tokens[base:min(base+maxPiece, len(sent.Tokens))]
		pc := piece{lang: sent.Lang, sent: sent.Tokens, tokens: tokens, base: base}
		for i := range tokens {
			pc.words = append(pc.words, p.word(sent.Lang, tokens[i].Text))
		}
		list = append(list, pc)
	}
	return list
}

// work is the memory of one Fill, kept for the next.
type work struct {
	first, x, z, h, both     []float32 // encoder
	state                    [width]float32
	hidden, out, src         []float32 // heads
	proj, dep, inner         []float32 // tree
	head, bias, dist, scores []float32
	from, path               []int
	open                     []openLemma
}

// grow gives *s the length n. What is in it is left over from before.
func grow[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n+n/4)
	}
	*s = (*s)[:n]
	return *s
}
