package neo

import (
	"context"
	"errors"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
)

// errCommit means that what was read may hold a part of a commit.
var errCommit = errors.New("others write too often to read one state of the graph")

// patience is how often a read begins again before it keeps the writers away.
const patience = 3

// read runs do, which only reads, until no commit fell into it. do may run again.
func (s *Store) read(ctx context.Context, doing string, do func(context.Context, *work) error) error {
	state, tries := commitState{}, 0
	return s.attempt(ctx, doing, s.readTimeout, func(ctx context.Context) error {
		if tries++; tries > patience {
			return s.readAlone(ctx, do)
		}
		if !state.applied() {
			if err := s.settle(ctx); err != nil {
				return err
			}
		}
		var err error
		state, err = s.readOnce(ctx, do)
		return err
	})
}

// commitState is what the writers have said last.
type commitState struct{ begun, ended string }

// applied says whether no commit is under way.
func (c commitState) applied() bool { return c.begun == c.ended }

// readOnce runs do. It gives errCommit unless the last commit is one that had been
// seen to end before do began.
func (s *Store) readOnce(ctx context.Context, do func(context.Context, *work) error) (state commitState, err error) {
	if err := s.commits.enter(ctx); err != nil {
		return state, err
	}
	defer s.commits.leave()
	err = s.session(ctx, neo4j.AccessModeRead, func(session neo4j.SessionWithContext) error {
		w := &work{func(ctx context.Context, text string, params map[string]any) (neo4j.ResultWithContext, error) {
			return session.Run(ctx, text, params, untilEnd(ctx))
		}, s.made}
		before := s.settled.Load()
		answer := do(ctx, w)
		if answer != nil && !errors.Is(answer, graph.ErrNotFound) {
			return answer
		}
		if state, err = w.commitState(ctx); err != nil {
			return err
		}
		if !state.applied() {
			return errCommit
		}
		if state.begun != before {
			s.settled.Store(state.begun)
			return errCommit
		}
		return answer
	})
	return state, err
}

func (w *work) commitState(ctx context.Context) (commitState, error) {
	var state commitState
	err := w.rows(ctx, commitText, nil, func(r row) error {
		state = commitState{r.text("begun"), r.text("ended")}
		return nil
	})
	return state, err
}

// settle waits until no transaction writes. Then no commit is under way, whatever a
// writer that broke off has left behind.
func (s *Store) settle(ctx context.Context) error {
	return s.alone(ctx, func(tx neo4j.ExplicitTransaction, w *work) error {
		if err := w.run(ctx, settleText, nil); err != nil {
			return err
		}
		return tx.Commit(ctx)
	})
}

// readAlone runs do while nobody can write.
func (s *Store) readAlone(ctx context.Context, do func(context.Context, *work) error) error {
	return s.alone(ctx, func(_ neo4j.ExplicitTransaction, w *work) error { return do(ctx, w) })
}

// alone runs do in a transaction that has the lock of the writers.
func (s *Store) alone(ctx context.Context, do func(neo4j.ExplicitTransaction, *work) error) error {
	select {
	case s.writing <- struct{}{}:
		defer func() { <-s.writing }()
	case <-ctx.Done():
		return ctx.Err()
	}
	return s.transaction(ctx, func(tx neo4j.ExplicitTransaction) error {
		w := &work{tx.Run, s.made}
		if err := w.run(ctx, lockText, map[string]any{"token": ""}); err != nil {
			return err
		}
		return do(tx, w)
	})
}

// commit commits while no read of this program goes on, and tells others when.
func (s *Store) commit(ctx context.Context, tx neo4j.ExplicitTransaction, token string) error {
	if err := s.commits.shut(ctx); err != nil {
		return err
	}
	defer s.commits.open()
	params := map[string]any{"token": token}
	if _, err := s.query(ctx, beginCommitText, params); err != nil {
		return err
	}
	if err := tx.Commit(ctx); err != nil {
		return err
	}
	// When this does not arrive, the next reader settles it; the commit has gone through.
	if _, err := s.query(ctx, endCommitText, params); err == nil {
		s.settled.Store(token)
	}
	return nil
}
