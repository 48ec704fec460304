package api

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"

	"actant/graph"
)

// Limits of one search for paths.
const (
	maxAround  = 400 // entities whose edges are read, on each side
	pathChunk  = 20  // entities asked of the store in one call
	maxPerStep = 5   // edges shown between two entities
)

type pathsIn struct {
	From     string   `query:"from" required:"true" minLength:"1" maxLength:"300" doc:"Entity id, or its name in either alphabet."`
	To       string   `query:"to" required:"true" minLength:"1" maxLength:"300" doc:"Entity id or name."`
	Relation []string `query:"relation,explode" nullable:"false" doc:"INVITED,VISITED or repeated."`
	Hops     int      `query:"hops" default:"4" minimum:"1" maximum:"4" doc:"Most edges of a path."`
	K        int      `query:"k" default:"3" minimum:"1" maximum:"5" doc:"Most paths."`
}

// Path is a way from one entity to another that passes none twice. An edge may be
// walked against its direction.
type Path struct {
	Hops  int         `json:"hops"`
	Nodes []EntityRef `json:"nodes"`
	Steps []Step      `json:"steps" doc:"One for every pair of neighbours on the way."`
}

// Step is what joins two neighbours on a path.
type Step struct {
	Edges []graph.Edge `json:"edges" doc:"Newest first, at most five."`
	Count int          `json:"count"`
}

type pathsOut struct {
	Body struct {
		From      graph.ID `json:"from"`
		To        graph.ID `json:"to"`
		Paths     []Path   `json:"paths" doc:"Fewest hops first, then by the ids of the entities on the way."`
		Truncated bool     `json:"truncated" doc:"An entity on the way has more edges than are looked through: there may be other paths."`
	}
}

func (s *server) paths(ctx context.Context, in *pathsIn) (*pathsOut, error) {
	relations, err := relationList(in.Relation)
	if err != nil {
		return nil, err
	}
	out := &pathsOut{}
	if out.Body.From, err = s.lookUp(ctx, "from", in.From); err != nil {
		return nil, err
	}
	if out.Body.To, err = s.lookUp(ctx, "to", in.To); err != nil {
		return nil, err
	}
	if out.Body.From == out.Body.To || out.Body.From == "" || out.Body.To == "" {
		return nil, newProblem(http.StatusUnprocessableEntity, "from and to must be two entities: give two different names or ids")
	}
	w := &mesh{server: s, relations: relations, edges: map[graph.ID]map[graph.ID][]graph.Edge{}}
	if err := w.spin(ctx, out.Body.From, out.Body.To, in.Hops); err != nil {
		return nil, err
	}
	out.Body.Truncated = w.truncated
	out.Body.Paths, err = s.written(ctx, w, w.find(out.Body.From, out.Body.To, in.Hops, in.K))
	return out, err
}

// mesh is the part of the graph in which paths are sought: edges by their two ends,
// entered both ways round.
type mesh struct {
	server    *server
	relations []graph.Relation
	edges     map[graph.ID]map[graph.ID][]graph.Edge
	truncated bool
}

// spin reads what paths of so many hops can pass: the edges of both ends, and for
// more than two hops those of their neighbours.
func (w *mesh) spin(ctx context.Context, from, to graph.ID, hops int) error {
	if err := w.read(ctx, []graph.ID{from, to}); err != nil || hops <= 2 {
		return err
	}
	sides := [][]graph.ID{w.around(from)}
	if hops == 4 {
		sides = append(sides, w.around(to))
	}
	for _, side := range sides {
		side = slices.DeleteFunc(side, func(id graph.ID) bool { return id == from || id == to })
		if len(side) > maxAround {
			side, w.truncated = side[:maxAround], true
		}
		if err := w.read(ctx, side); err != nil {
			return err
		}
	}
	return nil
}

// around lists the neighbours of an entity by id.
func (w *mesh) around(id graph.ID) []graph.ID { return sortedKeys(w.edges[id]) }

func (w *mesh) read(ctx context.Context, ids []graph.ID) error {
	for part := range slices.Chunk(ids, pathChunk) {
		if err := w.readPart(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// readPart reads the edges of some entities; where the store cuts them it asks for
// fewer at a time.
func (w *mesh) readPart(ctx context.Context, ids []graph.ID) error {
	list, err := w.server.store.Neighbours(ctx, ids, graph.Match{Relations: w.relations, Limit: graph.MaxLimit})
	if err != nil {
		return fmt.Errorf("edges of paths: %w", err)
	}
	if len(list) == graph.MaxLimit && len(ids) > 1 {
		half := len(ids) / 2
		if err := w.readPart(ctx, ids[:half]); err != nil {
			return err
		}
		return w.readPart(ctx, ids[half:])
	}
	w.truncated = w.truncated || len(list) == graph.MaxLimit
	for _, e := range list {
		w.enter(e.Source, e)
		w.enter(e.Target, e)
	}
	return nil
}

func (w *mesh) enter(end graph.ID, e graph.Edge) {
	other := e.Target
	if end == e.Target {
		other = e.Source
	}
	if w.edges[end] == nil {
		w.edges[end] = map[graph.ID][]graph.Edge{}
	}
	known := w.edges[end][other]
	if !slices.ContainsFunc(known, func(k graph.Edge) bool { return k.ID == e.ID }) {
		w.edges[end][other] = append(known, e)
	}
}

// find lists the first k paths by hops, then by the ids on the way.
func (w *mesh) find(from, to graph.ID, hops, k int) [][]graph.ID {
	left := w.distances(to, hops)
	var found [][]graph.ID
	for length := 1; length <= hops && len(found) < k; length++ {
		w.walk([]graph.ID{from}, to, length, left, func(way []graph.ID) bool {
			found = append(found, slices.Clone(way))
			return len(found) < k
		})
	}
	return found
}

// distances counts the hops to an entity from those that are near enough.
func (w *mesh) distances(to graph.ID, hops int) map[graph.ID]int {
	left := map[graph.ID]int{to: 0}
	frontier := []graph.ID{to}
	for hop := 1; hop <= hops; hop++ {
		var next []graph.ID
		for _, id := range frontier {
			for _, other := range w.around(id) {
				if _, seen := left[other]; !seen {
					left[other] = hop
					next = append(next, other)
				}
			}
		}
		frontier = next
	}
	return left
}

// walk visits the ways of exactly so many more hops in the order of their ids; it
// returns false when visit had enough.
func (w *mesh) walk(way []graph.ID, to graph.ID, hops int, left map[graph.ID]int, visit func([]graph.ID) bool) bool {
	here := way[len(way)-1]
	if hops == 0 {
		return here != to || visit(way)
	}
	for _, next := range w.around(here) {
		d, near := left[next]
		if !near || d > hops-1 || slices.Contains(way, next) || next == to && hops > 1 {
			continue
		}
		if !w.walk(append(way, next), to, hops-1, left, visit) {
			return false
		}
	}
	return true
}

// written names the entities of the ways and adds what joins them.
func (s *server) written(ctx context.Context, w *mesh, ways [][]graph.ID) ([]Path, error) {
	known, err := s.refs(ctx, slices.Concat(ways...))
	if err != nil {
		return nil, err
	}
	paths := []Path{}
	for _, way := range ways {
		p := Path{Hops: len(way) - 1, Nodes: known.list(way)}
		for i, id := range way[1:] {
			edges := w.edges[way[i]][id]
			slices.SortFunc(edges, newestFirst)
			p.Steps = append(p.Steps, Step{Edges: edges[:min(maxPerStep, len(edges))], Count: len(edges)})
		}
		paths = append(paths, p)
	}
	return paths, nil
}

func newestFirst(a, b graph.Edge) int {
	return cmp.Or(cmp.Compare(b.Date, a.Date), cmp.Compare(b.ID, a.ID))
}

func sortedKeys[V any](m map[graph.ID]V) []graph.ID { return slices.Sorted(maps.Keys(m)) }
