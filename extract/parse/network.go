package parse

import (
	"fmt"

	"actant/extract/parse/kernel"
)

// Sizes of the network.
const (
	wordSize  = 96
	gramSize  = 128
	shapeBits = 32
	dictBits  = 160
	inputSize = wordSize + gramSize + shapeBits + dictBits

	width   = 192 // of the encoder: half of it reads forward, half backward
	half    = width / 2
	gates   = 4 * half
	layers  = 3
	arcSize = 96
	buckets = 1 << 16 // of n-grams

	distances = 21 // buckets of the distance between a token and its head
)

// network is the weights of a file.
type network struct {
	labels *labels

	word, gram table
	wordRow    map[string]int // in word

	dense   kernel.Matrix // word and n-gram numbers of the input
	flags   []float32     // rows of weights, one for each 0/1 input
	inNorm  layerNorm
	encoder [layers]layer

	proj               kernel.Matrix
	rootArc, rootLabel []float32
	arcU               kernel.Matrix
	arcHead            []float32
	arcDist            kernel.Matrix
	labelDist          []float32
	labelOut           kernel.Matrix
	tags               kernel.Matrix
	name1, name2       kernel.Matrix
	script1, script2   kernel.Matrix
}

// table has rows of small integers with a scale each.
type table struct {
	size  int
	q     []byte // int8
	scale []float32
}

// layerNorm is a layer normalisation.
type layerNorm struct{ weight, bias []float32 }

// layer is a bidirectional layer of recurrent units.
type layer struct {
	in   kernel.Matrix // to the gates of both directions
	step [2]kernel.Recurrence
	norm layerNorm
}

// loader takes arrays out of a file until something is wrong with one.
type loader struct {
	file *tensorFile
	err  error
}

func (l *loader) floats(name string, shape ...int) []float32 {
	if l.err != nil {
		return nil
	}
	var x []float32
	x, l.err = l.file.floats(name, shape...)
	return x
}

func (l *loader) table(name string, rows, size int) table {
	t := table{size: size, scale: l.floats(name+".scale", rows)}
	if l.err == nil {
		t.q, l.err = l.file.int8s(name+".q", rows, size)
	}
	return t
}

func (l *loader) matrix(name string, in, out int) kernel.Matrix {
	return kernel.Matrix{In: in, Out: out, W: l.floats(name+".weight", out, in), Bias: l.floats(name+".bias", out)}
}

func (l *loader) norm(name string) layerNorm {
	return layerNorm{weight: l.floats(name+".weight", width), bias: l.floats(name+".bias", width)}
}

func (l *loader) layer(name string) layer {
	y := layer{in: l.matrix(name, width, 2*gates), norm: l.norm(name + ".norm")}
	v := l.floats(name+".v", 2, 2, half)
	if l.err != nil {
		return y
	}
	for d := range y.step {
		own := v[d*width : (d+1)*width]
		y.step[d] = kernel.Recurrence{Forget: own[:half], Reset: own[half:]}
	}
	return y
}

func loadNetwork(data []byte) (*network, error) {
	file, err := readTensorFile(data)
	if err != nil {
		return nil, err
	}
	labels, err := readLabels(file)
	if err != nil {
		return nil, err
	}
	l := &loader{file: file}
	n := &network{
		labels: labels,
		word:   l.table("word", len(labels.words), wordSize),
		gram:   l.table("gram", buckets, gramSize),
		inNorm: l.norm("input_norm"),
	}
	l.input(n)
	for i := range n.encoder {
		n.encoder[i] = l.layer(fmt.Sprintf("sru%d", i))
	}
	l.heads(n)
	if l.err != nil {
		return nil, l.err
	}
	n.wordRow = make(map[string]int, len(labels.words))
	for i, w := range labels.words {
		n.wordRow[w] = i
	}
	labels.words = nil
	return n, nil
}

// input splits the first layer: the inputs that are 0 or 1 are added as rows.
func (l *loader) input(n *network) {
	const dense = wordSize + gramSize
	full := l.matrix("input", inputSize, width)
	if l.err != nil {
		return
	}
	n.dense = kernel.Matrix{In: dense, Out: width, W: make([]float32, 0, dense*width), Bias: full.Bias}
	n.flags = make([]float32, (inputSize-dense)*width)
	for o := range width {
		row := full.W[o*inputSize : (o+1)*inputSize]
		n.dense.W = append(n.dense.W, row[:dense]...)
		for i, w := range row[dense:] {
			n.flags[i*width+o] = w
		}
	}
}

func (l *loader) heads(n *network) {
	const hidden = 64
	n.proj = l.matrix("proj", width, 4*arcSize)
	n.rootArc, n.rootLabel = l.floats("root_arc", arcSize), l.floats("root_label", arcSize)
	n.arcHead = l.floats("arc.head_bias", arcSize)
	n.arcU = transposed(l.floats("arc.U", arcSize, arcSize))
	n.arcDist = kernel.Matrix{
		In: arcSize, Out: distances,
		W: l.floats("arc.dist", distances, arcSize), Bias: l.floats("arc.dist_bias", distances),
	}
	n.labelDist = l.floats("label_dist", distances, arcSize)
	n.labelOut = l.matrix("label_out", arcSize, len(n.labels.rels))
	n.tags = l.matrix("tags", 2*width, n.labels.tags())
	n.name1, n.name2 = l.matrix("ner1", 2*width, hidden), l.matrix("ner2", hidden, len(n.labels.names))
	n.script1, n.script2 = l.matrix("lemma1", 2*width, hidden), l.matrix("lemma2", hidden, len(n.labels.scripts))
}

// transposed turns a square of numbers for products with row vectors into a Matrix.
func transposed(u []float32) kernel.Matrix {
	m := kernel.Matrix{In: arcSize, Out: arcSize, W: make([]float32, len(u)), Bias: make([]float32, arcSize)}
	for i, x := range u {
		m.W[i%arcSize*arcSize+i/arcSize] = x
	}
	return m
}
