// Package kernel has the arithmetic of the parse network: the product of a batch of
// rows by a weight matrix, and the recurrence of a simple recurrent unit.
//
// All numbers are float32. Every implementation of Kernels gives the same bits on
// every machine: a sum is taken in the order of the inputs, starting from the bias,
// one rounding after each product and one after each addition, whatever the number
// of rows. So a sentence is read alike alone and in a batch.
package kernel

// Matrix is a linear layer: row o of W, In numbers long, are the weights of output
// o, and Bias has Out numbers.
type Matrix struct {
	In, Out int
	W, Bias []float32
}

// Recurrence is one direction of a layer of simple recurrent units: with the four
// gates z of a token and the state c of each unit,
//
//	f = hard(z1 + Forget·c)   r = hard(z2 + Reset·c)   hard(x) = min(max(0.2x+0.5, 0), 1)
//	c = f·(c−z0) + z0         output = r·(c−z3) + z3
type Recurrence struct {
	Forget, Reset []float32 // one number a unit
}

// Kernels is what the network needs. Implementations keep nothing between calls and
// are safe for concurrent use.
type Kernels interface {
	// Product sets dst, rows of m.Out numbers, to src, rows of m.In numbers, times
	// m. The number of rows is len(src) / m.In. dst and src do not overlap.
	Product(dst, src []float32, m *Matrix)

	// Step moves the units of r on by one token: gates holds z0, z1, z2, z3, each
	// one number a unit; state is changed; out gets the output.
	Step(out, state, gates []float32, r *Recurrence)
}
