package main

import (
	"iter"
	"sync/atomic"
)

// ordered runs work on up to n items at a time and hands the results to emit in
// the order of the items. It ends early, with the error, when emit fails.
func ordered[T, R any](n int, items iter.Seq[T], work func(T) R, emit func(R) error) error {
	slots := make(chan chan R, n-1)
	done := make(chan error, 1)
	var failed atomic.Bool
	go func() {
		var err error
		for slot := range slots {
			r := <-slot
			if err != nil {
				continue
			}
			if err = emit(r); err != nil {
				failed.Store(true)
			}
		}
		done <- err
	}()
	for item := range items {
		if failed.Load() {
			break
		}
		slot := make(chan R, 1)
		slots <- slot
		go func() { slot <- work(item) }()
	}
	close(slots)
	return <-done
}
