package neo

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"actant/graph"
)

// attempt runs try again and again, until it succeeds, fails for good, or limit or
// ctx ends.
func (s *Store) attempt(ctx context.Context, doing string, limit time.Duration, try func(context.Context) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	limited, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	var last error
	for n := 0; ; n++ {
		err := try(limited)
		if err == nil {
			return nil
		}
		if limited.Err() == nil || last == nil {
			last = err
		}
		if !again(err) || pause(limited, n) != nil {
			return s.fail(ctx, limited, doing, last)
		}
	}
}

// again says whether the same may succeed later.
func again(err error) bool {
	if e := (*neo4j.Neo4jError)(nil); errors.As(err, &e) && strings.HasSuffix(e.Code, ".MemoryPoolOutOfMemoryError") {
		return false
	}
	text := err.Error()
	return errors.Is(err, errCommit) || neo4j.IsRetryable(err) || neo4j.IsConnectivityError(err) ||
		strings.Contains(text, "invalid state") || strings.Contains(text, "could not find any servers")
}

// pause waits longer each time, at most about a second, and never as long as others.
func pause(ctx context.Context, n int) error {
	most := min(10*time.Millisecond<<min(n, 10), time.Second)
	timer := time.NewTimer(most/2 + rand.N(most/2))
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// fail words an error of the driver; errors of the contract and of the caller's
// context pass as they are.
func (s *Store) fail(ctx, limited context.Context, doing string, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	for _, known := range []error{graph.ErrNotFound, graph.ErrInvalid, graph.ErrConflict} {
		if errors.Is(err, known) {
			return err
		}
	}
	hint, kind := s.explain(err)
	if limited.Err() != nil && !errors.Is(err, context.DeadlineExceeded) {
		kind = context.DeadlineExceeded
	}
	if kind != nil {
		return fmt.Errorf("%s on %s: %s%w: %w", doing, s.host, hint, kind, err)
	}
	return fmt.Errorf("%s on %s: %s%w", doing, s.host, hint, err)
}

// explain says what to do about an error, and of which kind it is where there is a
// sentinel for it.
func (s *Store) explain(err error) (hint string, kind error) {
	var e *neo4j.Neo4jError
	switch {
	case neo4j.IsConnectivityError(err) || strings.Contains(err.Error(), "could not find any servers"):
		return "the server does not answer; start it or check the URL: ", nil
	case !errors.As(err, &e):
		return "", nil
	case strings.HasPrefix(e.Code, "Neo.ClientError.Security."):
		return "the server refuses the user or the password; check both: ", nil
	case strings.HasSuffix(e.Code, ".DatabaseNotFound"):
		return fmt.Sprintf("the server has no database %q: ", s.database), nil
	case strings.HasSuffix(e.Code, ".WriteOnReadOnlyAccessDatabase"):
		return fmt.Sprintf("the database %q is read-only; name another, or let the server write it (server.databases in its neo4j.conf): ", s.database), nil
	case strings.HasSuffix(e.Code, ".TransactionLogError"):
		return "the server cannot write to its disk; make room, restart it, then repeat this: ", nil
	case strings.HasPrefix(e.Code, "Neo.DatabaseError.") && strings.Contains(e.Msg, "needs to be restarted"):
		return "the server has stopped the database; see its log for the cause, such as a full disk, mend it, restart the server, then repeat this: ", nil
	case strings.HasSuffix(e.Code, ".MemoryPoolOutOfMemoryError"):
		return "it is too much for the server's memory; put fewer documents at a time: ", nil
	case strings.Contains(e.Code, ".TransactionTimedOut"):
		return "the server gave up; ask for less: ", context.DeadlineExceeded
	case strings.Contains(e.Msg, "too large to index"):
		return "an id is too long for the server's index: ", graph.ErrInvalid
	}
	return "", nil
}
