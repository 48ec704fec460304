package question_test

import (
	"sync"
	"testing"

	"actant/extract"
	"actant/extract/en"
	"actant/extract/lexicon"
	"actant/extract/mention"
	"actant/extract/parse"
	"actant/extract/parse/weights"
	"actant/extract/question"
	"actant/extract/relate"
	"actant/extract/resolve"
	"actant/extract/segment"
	"actant/extract/uk"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// built is the reader with all stages, made once.
var built = sync.OnceValue(func() *question.Reader {
	dict := must(lexicon.OpenDict(lexicon.UkrainianDict()))
	names := must(lexicon.ReadNames(lexicon.Options{Dict: dict}))
	mentions := map[extract.Lang]*mention.Words{extract.Ukrainian: must(uk.Mentions(dict)), extract.English: must(en.Mentions())}
	words := map[extract.Lang]*resolve.Words{extract.Ukrainian: must(uk.Resolve()), extract.English: must(en.Resolve())}
	return must(question.New(question.Options{
		Front: []extract.Stage{segment.New(uk.Segment(), en.Segment()), must(parse.New(weights.Data(), dict)), parse.Mend{Dict: dict}},
		Back: []extract.Stage{
			mention.New(names, mentions), must(relate.New(must(uk.Relate(dict)), must(en.Relate()))).Questions(), resolve.New(names, words),
		},
		Words: []*question.Words{must(uk.Question()), must(en.Question())},
	}))
})

func reader(t testing.TB) *question.Reader {
	t.Helper()
	if len(weights.Data()) == 0 {
		t.Fatal("built without weights")
	}
	return built()
}
