package parse

import "actant/extract"

// forbidden is what a label costs where it cannot stand.
const forbidden = -1e9

// nameRules says which name labels may follow each other.
type nameRules struct {
	labels []string
	start  []float64   // cost of standing first
	end    []float64   // cost of standing last
	follow [][]float64 // follow[b][a]: cost of b after a
	uk, en []float64   // cost of a label in a language
}

func newNameRules(labels []string) *nameRules {
	r := &nameRules{labels: labels}
	for _, b := range labels {
		r.start = append(r.start, cost(mayFollow("O", b)))
		r.end = append(r.end, cost(mayFollow(b, "O")))
		r.uk = append(r.uk, 0)
		r.en = append(r.en, cost(taughtInEnglish(b)))
		row := make([]float64, len(labels))
		for i, a := range labels {
			row[i] = cost(mayFollow(a, b))
		}
		r.follow = append(r.follow, row)
	}
	return r
}

func cost(allowed bool) float64 {
	if allowed {
		return 0
	}
	return forbidden
}

// mayFollow tells whether b may come right after a: B and I are followed by I or E of
// the same class, the others by O, B or S.
func mayFollow(a, b string) bool {
	inside := a[0] == 'B' || a[0] == 'I'
	continues := b[0] == 'I' || b[0] == 'E'
	if inside != continues {
		return false
	}
	return !inside || a[1:] == b[1:]
}

// taughtInEnglish tells the labels that the network learned from English text. Jobs
// and money were marked in Ukrainian only; in English they come up at random.
func taughtInEnglish(label string) bool {
	return label == "O" || label[2:] != "JOB" && label[2:] != "MON"
}

// names fills Name.
func (p *Parser) names(w *work, batch []piece) {
	n := len(p.rules.labels)
	out := grow(&w.out, len(w.both)/(2*width)*n)
	p.hidden(w, out, w.both, &p.net.name1, &p.net.name2)
	for _, pc := range batch {
		for i, label := range p.rules.best(w, out[pc.row*n:pc.end()*n], pc.lang) {
			pc.tokens[i].Name = p.rules.labels[label]
		}
	}
}

// best is the best sequence of labels for tokens with these scores (Viterbi).
func (r *nameRules) best(w *work, scores []float32, lang extract.Lang) []int {
	n := len(r.labels)
	in := r.uk
	if lang == extract.English {
		in = r.en
	}
	tokens := len(scores) / n
	from, path := grow(&w.from, tokens*n), grow(&w.path, tokens)
	sum, next := make([]float64, n), make([]float64, n)
	for b := range n {
		sum[b] = r.start[b] + (float64(scores[b]) + in[b])
	}
	for t := 1; t < tokens; t++ {
		for b := range n {
			a, value := r.before(sum, b)
			from[t*n+b] = a
			next[b] = value + (float64(scores[t*n+b]) + in[b])
		}
		sum, next = next, sum
	}
	last := 0
	for b := range n {
		if sum[b]+r.end[b] > sum[last]+r.end[last] {
			last = b
		}
	}
	for t := tokens - 1; t >= 0; t-- {
		path[t] = last
		last = from[t*n+last]
	}
	return path
}

// before is the best label before b, and the sum up to it.
func (r *nameRules) before(sum []float64, b int) (label int, value float64) {
	value = sum[0] + r.follow[b][0]
	for a, s := range sum {
		if v := s + r.follow[b][a]; v > value {
			label, value = a, v
		}
	}
	return label, value
}
