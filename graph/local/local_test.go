package local_test

import (
	"path/filepath"
	"testing"

	"actant/graph"
	"actant/graph/graphtest"
	"actant/graph/local"
)

func openMemory(t *testing.T) graph.Store {
	t.Helper()
	s, err := local.Open(local.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// file is a store in a file that can be opened again.
type file struct {
	*local.Store
	path string
}

func (f file) Reopen() (graph.Store, error) {
	if err := f.Close(); err != nil {
		return nil, err
	}
	s, err := local.Open(f.path)
	return file{s, f.path}, err
}

func openFile(t *testing.T) graph.Store {
	t.Helper()
	path := filepath.Join(t.TempDir(), "news graph?%20.db")
	s, err := local.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return file{s, path}
}

func TestMemory(t *testing.T) { graphtest.Run(t, openMemory) }

func TestFile(t *testing.T) { graphtest.Run(t, openFile) }

func BenchmarkFile(b *testing.B) {
	graphtest.Bench(b, func(b testing.TB) graph.Store {
		s, err := local.Open(filepath.Join(b.TempDir(), "bench.db"))
		if err != nil {
			b.Fatal(err)
		}
		b.Cleanup(func() { s.Close() })
		return s
	})
}

func FuzzStore(f *testing.F) { graphtest.Fuzz(f, openMemory) }
