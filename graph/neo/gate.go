package neo

import "context"

// readers is how many reads go on at once; more wait.
const readers = 25

// gate keeps reads away from the moment at which the server applies a commit.
type gate struct{ places chan struct{} }

func newGate() gate { return gate{make(chan struct{}, readers)} }

// enter takes one place.
func (g gate) enter(ctx context.Context) error {
	select {
	case g.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (g gate) leave() { <-g.places }

// shut takes all places, waiting for the reads that go on. Only one may shut at a time.
func (g gate) shut(ctx context.Context) error {
	for taken := range readers {
		if err := g.enter(ctx); err != nil {
			for range taken {
				g.leave()
			}
			return err
		}
	}
	return nil
}

func (g gate) open() {
	for range readers {
		g.leave()
	}
}
