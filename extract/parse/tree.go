package parse

import (
	"math"
	"slices"
)

// bestTree chooses a head for each of n tokens, counted from 1; 0 is the root.
// scores has a row of n+1 numbers for each token. Mostly the best head of each token
// is a tree with one root already; else it is the best such tree.
func bestTree(scores []float32) []int {
	n := int(math.Sqrt(float64(len(scores)))) // n² <= n(n+1) < (n+1)²
	heads := make([]int, n)
	roots := 0
	for i := range heads {
		heads[i] = argmax(scores[i*(n+1) : (i+1)*(n+1)])
		if heads[i] == 0 {
			roots++
		}
	}
	if roots == 1 && findCycle(append([]int{0}, heads...)) == nil {
		return heads
	}
	return arborescence(oneRoot(scores, n))[1:]
}

const (
	impossible = -1e18
	rootCost   = 1e5 // makes every tree with one root better than any with two
)

// oneRoot is a square of scores with a row for the root too.
func oneRoot(scores []float32, n int) square {
	s := newSquare(n + 1)
	for i := range n {
		for j, v := range scores[i*(n+1) : (i+1)*(n+1)] {
			s.set(i+1, j, float64(v))
		}
		s.set(i+1, 0, s.at(i+1, 0)-rootCost)
	}
	return s
}

// square has the score of each head (column) for each dependent (row).
type square struct {
	n int
	v []float64
}

func newSquare(n int) square {
	s := square{n: n, v: make([]float64, n*n)}
	for i := range s.v {
		s.v[i] = impossible
	}
	return s
}

func (s square) at(dep, head int) float64     { return s.v[dep*s.n+head] }
func (s square) set(dep, head int, v float64) { s.v[dep*s.n+head] = v }

// best is the first of the best heads of dep among heads.
func (s square) best(dep int, heads []int) int {
	best := heads[0]
	for _, h := range heads {
		if s.at(dep, h) > s.at(dep, best) {
			best = h
		}
	}
	return best
}

// arborescence is the heads of the best tree below node 0 (Chu and Liu 1965, Edmonds
// 1967): where the best heads run in a cycle, the cycle becomes one node, and the
// tree of the smaller graph says where to open it.
func arborescence(s square) []int {
	nodes := make([]int, s.n)
	for i := range nodes {
		nodes[i] = i
	}
	heads := make([]int, s.n)
	for d := 1; d < s.n; d++ {
		heads[d] = s.best(d, nodes)
	}
	cycle := findCycle(heads)
	if cycle == nil {
		return heads
	}
	c := contract(s, heads, cycle)
	return c.expand(heads, arborescence(c.small))
}

// contraction is a graph in which a cycle is one node, the last one.
type contraction struct {
	small square
	rest  []int // nodes outside the cycle, as numbered before
	enter []int // for a head outside: where it would enter the cycle
	leave []int // for a dependent outside: its best head in the cycle
}

func contract(s square, heads, cycle []int) *contraction {
	c := &contraction{}
	for i := range s.n {
		if !slices.Contains(cycle, i) {
			c.rest = append(c.rest, i)
		}
	}
	m := len(c.rest)
	c.small = newSquare(m + 1)
	c.enter, c.leave = make([]int, m), make([]int, m)
	for a, outside := range c.rest {
		if outside > 0 {
			c.below(s, cycle, a)
		}
		c.above(s, heads, cycle, a)
	}
	return c
}

// below scores the heads of node a of the small graph.
func (c *contraction) below(s square, cycle []int, a int) {
	dep := c.rest[a]
	for b, head := range c.rest {
		if head != dep {
			c.small.set(a, b, s.at(dep, head))
		}
	}
	c.leave[a] = s.best(dep, cycle)
	c.small.set(a, len(c.rest), s.at(dep, c.leave[a]))
}

// above scores node a of the small graph as the head of the cycle: what is won where
// it breaks the cycle best.
func (c *contraction) above(s square, heads, cycle []int, a int) {
	head := c.rest[a]
	won := func(dep int) float64 { return s.at(dep, head) - s.at(dep, heads[dep]) }
	best := cycle[0]
	for _, dep := range cycle {
		if won(dep) > won(best) {
			best = dep
		}
	}
	c.enter[a] = best
	c.small.set(len(c.rest), a, won(best))
}

// expand turns the heads of the small graph into heads of the whole one.
func (c *contraction) expand(heads, small []int) []int {
	out := slices.Clone(heads)
	m := len(c.rest)
	for a, dep := range c.rest {
		switch {
		case dep == 0:
		case small[a] == m:
			out[dep] = c.leave[a]
		default:
			out[dep] = c.rest[small[a]]
		}
	}
	out[c.enter[small[m]]] = c.rest[small[m]]
	return out
}

// findCycle is a cycle of heads that does not lead to node 0, or nil.
func findCycle(heads []int) []int {
	seen := make([]int, len(heads)) // by the walk from which node
	for i := 1; i < len(heads); i++ {
		j := i
		for j != 0 && seen[j] == 0 {
			seen[j] = i
			j = heads[j]
		}
		if j != 0 && seen[j] == i {
			return cycleFrom(heads, j)
		}
	}
	return nil
}

func cycleFrom(heads []int, start int) []int {
	cycle := []int{start}
	for j := heads[start]; j != start; j = heads[j] {
		cycle = append(cycle, j)
	}
	return cycle
}
