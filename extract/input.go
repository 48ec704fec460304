package extract

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"actant/graph"
)

// MaxBytes is the size of the longest text that is read in one piece.
const MaxBytes = 8 << 20

// ErrInput means that a text cannot be read; the message says what to do.
var ErrInput = errors.New("unusable input")

func check(in Input) error {
	switch {
	case len(in.Text) > MaxBytes:
		return fmt.Errorf("%w: the text has %d bytes, at most %d are read in one piece: split it", ErrInput, len(in.Text), MaxBytes)
	case !utf8.ValidString(in.Text):
		return fmt.Errorf("%w: byte %d is not valid UTF-8: convert the text to UTF-8 first", ErrInput, firstInvalid(in.Text))
	case strings.IndexByte(in.Text, 0) >= 0:
		return fmt.Errorf("%w: byte %d is NUL: this is not a text", ErrInput, strings.IndexByte(in.Text, 0))
	case in.Lang != NoLanguage && in.Lang != Ukrainian && in.Lang != English:
		return fmt.Errorf("%w: language %q is not read: use uk, en or leave it empty", ErrInput, in.Lang)
	}
	if _, err := graph.ParseDate(string(in.Published)); err != nil {
		return fmt.Errorf("%w: published: %w", ErrInput, err)
	}
	return nil
}

func firstInvalid(s string) int {
	for i, r := range s {
		if r == utf8.RuneError {
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return i
			}
		}
	}
	return len(s)
}
