//go:build noweights

package weights

// Data is the weights file that was built in, or nil when the program was built
// with the tag noweights. The caller must not change it.
func Data() []byte { return nil }
