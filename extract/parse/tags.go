package parse

import (
	"actant/extract"
	"actant/extract/parse/kernel"
)

// hidden is two dense layers with a bend between them.
func (p *Parser) hidden(w *work, dst, src []float32, first, second *kernel.Matrix) {
	h := grow(&w.hidden, len(src)/first.In*first.Out)
	p.kernels.Product(h, src, first)
	leaky(h)
	p.kernels.Product(dst, h, second)
}

// tag fills POS and Feats.
func (p *Parser) tag(w *work, batch []piece) {
	m := &p.net.tags
	out := grow(&w.out, len(w.both)/m.In*m.Out)
	p.kernels.Product(out, w.both, m)
	for _, pc := range batch {
		for i := range pc.tokens {
			p.net.labels.tag(&pc.tokens[i], out[(pc.row+i)*m.Out:][:m.Out])
		}
	}
}

func (l *labels) tag(tok *extract.Token, scores []float32) {
	n := len(l.pos)
	tok.POS = l.pos[argmax(scores[:n])]
	tok.Feats = extract.Feats{}
	scores = scores[n:]
	for _, f := range l.features {
		n := len(f.values)
		if best := argmax(scores[:n]); best > 0 {
			*tok.Feats.Field(f.name) = f.values[best]
		}
		scores = scores[n:]
	}
}
