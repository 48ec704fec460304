package lexicon

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// ReadLists reads lines of the form "name: rest" and hands both to add, without the
// blanks around them, in order. # begins a comment; empty lines are passed over. It ends
// at the first error, of add or of a line without a colon, and names the line.
func ReadLists(r io.Reader, add func(name, rest string) error) error {
	scan := bufio.NewScanner(r)
	for line := 1; scan.Scan(); line++ {
		text, _, _ := strings.Cut(scan.Text(), "#")
		if strings.TrimSpace(text) == "" {
			continue
		}
		name, rest, ok := strings.Cut(text, ":")
		if !ok {
			return fmt.Errorf("line %d: no name before a colon", line)
		}
		if err := add(strings.TrimSpace(name), strings.TrimSpace(rest)); err != nil {
			return fmt.Errorf("line %d: %w", line, err)
		}
	}
	return scan.Err()
}
