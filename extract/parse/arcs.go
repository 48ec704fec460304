package parse

import "actant/extract/parse/kernel"

// arcs fills Head and Rel.
func (p *Parser) arcs(w *work, batch []piece) {
	const size = 4 * arcSize
	rows := batch[len(batch)-1].end()
	proj := grow(&w.proj, rows*size)
	p.kernels.Product(proj, w.x, &p.net.proj)
	for _, pc := range batch {
		own := proj[pc.row*size : pc.end()*size]
		heads := bestTree(p.arcScores(w, own))
		rels := p.relations(w, own, heads)
		for i, h := range heads {
			pc.tokens[i].Head = pc.base + h - 1
			pc.tokens[i].Rel = p.net.labels.rels[rels[i]]
			if h == 0 {
				pc.makeRoot(i)
			}
		}
	}
}

// column copies one of the four parts of each row of proj to dst.
func column(dst, proj []float32, part int) {
	for i := 0; i*arcSize < len(dst); i++ {
		copy(dst[i*arcSize:(i+1)*arcSize], proj[(4*i+part)*arcSize:])
	}
}

// arcScores is how well each token goes below each head: a row of n+1 numbers for
// each of the n tokens, the first number for the root.
func (p *Parser) arcScores(w *work, proj []float32) []float32 {
	n := len(proj) / (4 * arcSize)
	dep, inner := grow(&w.dep, n*arcSize), grow(&w.inner, n*arcSize)
	column(dep, proj, 0)
	leaky(dep)
	p.kernels.Product(inner, dep, &p.net.arcU)
	dist := grow(&w.dist, n*distances)
	p.kernels.Product(dist, dep, &p.net.arcDist)

	scores := grow(&w.scores, n*(n+1))
	p.kernels.Product(scores, inner, p.headMatrix(w, proj))
	for i := range n {
		row := scores[i*(n+1) : (i+1)*(n+1)]
		for j := range row {
			row[j] += dist[i*distances+distance(j, i+1)]
		}
		row[i+1] = -10000
	}
	return scores
}

// headMatrix has a row for the root and one for each token as a head.
func (p *Parser) headMatrix(w *work, proj []float32) *kernel.Matrix {
	n := len(proj) / (4 * arcSize)
	head, bias := grow(&w.head, (n+1)*arcSize), grow(&w.bias, n+1)
	copy(head, p.net.rootArc)
	column(head[arcSize:], proj, 1)
	leaky(head[arcSize:])
	p.kernels.Product(bias, head, &kernel.Matrix{In: arcSize, Out: 1, W: p.net.arcHead, Bias: []float32{0}})
	return &kernel.Matrix{In: arcSize, Out: n + 1, W: head, Bias: bias}
}

// distance is the bucket of the way from a token to a head; the root is head 0.
func distance(head, token int) int {
	way, side := head-token, 0
	switch {
	case head == 0:
		return 20
	case way < 0:
		way, side = -way, 10
	}
	switch {
	case way < 5:
		return side + way
	case way < 7:
		return side + 5
	case way < 10:
		return side + 6
	case way < 15:
		return side + 7
	case way < 23:
		return side + 8
	}
	return side + 9
}

// relations is the number of the relation of each token to its head.
func (p *Parser) relations(w *work, proj []float32, heads []int) []int {
	const own, above = 2, 3 // parts of a row of proj
	n := len(heads)
	x := grow(&w.dep, n*arcSize)
	column(x, proj, own)
	for i, h := range heads {
		head := p.net.rootLabel
		if h > 0 {
			head = proj[(4*(h-1)+above)*arcSize:][:arcSize]
		}
		way := p.net.labelDist[distance(h, i+1)*arcSize:][:arcSize]
		for k := range arcSize {
			x[i*arcSize+k] = x[i*arcSize+k] + head[k] + way[k]
		}
	}
	leaky(x)
	m := &p.net.labelOut
	out, rels := grow(&w.out, n*m.Out), grow(&w.path, n)
	p.kernels.Product(out, x, m)
	for i, h := range heads {
		rels[i] = p.net.labels.relation(argmax(out[i*m.Out:(i+1)*m.Out]), h)
	}
	return rels
}

// relation sees to it that the root has the relation root and nothing else has.
func (l *labels) relation(best, head int) int {
	switch {
	case head == 0:
		return l.root
	case best == l.root:
		return l.dep
	}
	return best
}
