package parse

import (
	"math"

	"actant/extract"
)

// encode fills w.top with the top layer of every token of the batch, which starts
// with the first layer: a row is top, then first.
func (p *Parser) encode(w *work, batch []piece) {
	rows := batch[len(batch)-1].end()
	first := grow(&w.first, rows*width)
	for _, pc := range batch {
		p.inputs(first[pc.row*width:pc.end()*width], pc)
	}
	p.net.inNorm.apply(first)
	x := grow(&w.x, rows*width)
	copy(x, first)
	for l := range p.net.encoder {
		p.layer(w, batch, x, &p.net.encoder[l])
	}
	both := grow(&w.both, rows*2*width)
	for i := range rows {
		copy(both[2*i*width:], x[i*width:(i+1)*width])
		copy(both[(2*i+1)*width:], first[i*width:(i+1)*width])
	}
}

// inputs sets dst to the first layer, before its normalisation, of a piece.
func (p *Parser) inputs(dst []float32, pc piece) {
	capitals := true
	for _, wd := range pc.words {
		capitals = capitals && !wd.lower
	}
	language := isEnglish
	if pc.lang == extract.Ukrainian {
		language = isUkrainian
	}
	for i, wd := range pc.words {
		row := dst[i*width : (i+1)*width]
		copy(row, wd.input[:])
		if i == 0 {
			p.net.addFlag(row, firstToken)
		}
		if capitals {
			p.net.addFlag(row, noLowerCase)
		}
		p.net.addFlag(row, language)
	}
}

// layer passes x through a layer: x = norm(x + units(x)).
func (p *Parser) layer(w *work, batch []piece, x []float32, l *layer) {
	rows := len(x) / width
	z := grow(&w.z, rows*2*gates)
	p.kernels.Product(z, x, &l.in)
	h := grow(&w.h, rows*width)
	for _, pc := range batch {
		clear(w.state[:])
		for i := pc.row; i < pc.end(); i++ {
			p.step(w, h, z, l, unit{row: i})
		}
		for i := pc.end() - 1; i >= pc.row; i-- {
			p.step(w, h, z, l, unit{row: i, backward: 1})
		}
	}
	for i, y := range h {
		x[i] += y
	}
	l.norm.apply(x)
}

// unit is a token and one of the two directions of reading.
type unit struct{ row, backward int }

func (p *Parser) step(w *work, h, z []float32, l *layer, u unit) {
	out := h[u.row*width+u.backward*half:][:half]
	in := z[(2*u.row+u.backward)*gates:][:gates]
	state := w.state[u.backward*half:][:half]
	p.kernels.Step(out, state, in, &l.step[u.backward])
}

// apply normalises each row of x.
func (n *layerNorm) apply(x []float32) {
	for ; len(x) > 0; x = x[width:] {
		row := x[:width]
		var sum, square float64
		for _, v := range row {
			sum += float64(v)
		}
		mean := sum / width
		for _, v := range row {
			d := float64(v) - mean
			square += float64(d * d)
		}
		scale := float32(1 / math.Sqrt(square/width+1e-5))
		for i, v := range row {
			row[i] = float32(float32((v-float32(mean))*scale)*n.weight[i]) + n.bias[i]
		}
	}
}

// leaky bends negative numbers.
func leaky(x []float32) {
	for i, v := range x {
		if v < 0 {
			x[i] = 0.1 * v
		}
	}
}

// argmax is the first of the largest numbers.
func argmax(x []float32) int {
	best := 0
	for i, v := range x {
		if v > x[best] {
			best = i
		}
	}
	return best
}
