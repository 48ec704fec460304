package segment_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"actant/extract"
	"actant/extract/segment"
)

func Example() {
	uk := segment.MustLanguage(extract.Ukrainian, "р year\nце starter")
	doc := &extract.Doc{Text: "Міст відкрили 2020 р. Це довго чекали."}
	if err := segment.New(uk).Fill(context.Background(), doc); err != nil {
		panic(err)
	}
	for _, s := range doc.Sentences {
		fmt.Print(s.Lang, ":")
		for _, t := range s.Tokens {
			fmt.Print(" ", t.Text)
		}
		fmt.Println()
	}
	// Output:
	// uk: Міст відкрили 2020 р.
	// uk: Це довго чекали .
}

func TestParseLanguage(t *testing.T) {
	for _, bad := range []string{"р yaer", "ok unit\ncannot parts"} {
		if _, err := segment.ParseLanguage(extract.Ukrainian, bad); err == nil {
			t.Errorf("ParseLanguage(%q): got no error", bad)
		}
	}
}

func TestFillCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := stage(t).Fill(ctx, &extract.Doc{Text: "Так."})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Fill: got %v, want context.Canceled", err)
	}
}

// TestHostileTexts: the time grows with the length of the text, not with its square.
func TestHostileTexts(t *testing.T) {
	for _, part := range []string{"a@", "a.b@c", "А.", ". —а ", "1.", "[1]", "\u00ad", "a\u200b", "\"", "( ", "а\nБ ", "А\n\n", "т. ", "'", "a-", "www."} {
		text := strings.Repeat(part, 200_000/len(part))
		start := time.Now()
		doc := read(t, text, "")
		if d := time.Since(start); d > 10*time.Second {
			t.Errorf("200 kB of %q took %v", part, d)
		}
		lossless(t, doc)
	}
}
