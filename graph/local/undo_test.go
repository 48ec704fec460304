package local_test

import (
	"testing"

	"actant/graph/graphtest"
)

func TestUndo(t *testing.T) { graphtest.Undo(t, openMemory(t), 10_000) }
