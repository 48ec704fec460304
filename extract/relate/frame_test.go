package relate_test

import (
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/relate"
)

func TestReadFrames(t *testing.T) {
	frames, err := relate.ReadFrames(strings.NewReader("# words\nATTACKED\n  shell bomb strike/n   S:subj T!:obj@GF|on  instrument:with =mode:shell\n  set+up S:subj =less:0.2\n"))
	if err != nil {
		t.Fatal(err)
	}
	if len(frames) != 2 {
		t.Fatalf("got %d frames, want 2", len(frames))
	}
	f := frames[0]
	if f.Relation != "ATTACKED" || f.Number != 1 || f.Mode != "shell" || len(f.Heads) != 3 || !f.Heads[2].Noun {
		t.Errorf("first frame is %+v", f)
	}
	if s := f.Slots[1]; !s.Required || s.Role != "T" || len(s.Marks) != 2 || len(s.Marks[0].Kinds) == 0 || s.Marks[1].Name != "on" {
		t.Errorf("second slot is %+v", s)
	}
	if f := frames[1]; f.Heads[0].With != "up" || f.Less != 0.2 {
		t.Errorf("second frame is %+v", f)
	}
}

func TestReadFramesErrors(t *testing.T) {
	for name, text := range map[string]string{
		"unknown relation":    "BEFRIENDED\n",
		"two words at margin": "MET_WITH met\n",
		"unknown role":        "MET_WITH\n  meet S:subj enemy:obj\n",
		"unknown kind":        "MET_WITH\n  meet S:subj T:obj@AZ\n",
		"role of another":     "DIED\n  die T:obj\n",
		"no relation above":   "  meet S:subj\n",
		"no slot":             "MET_WITH\n  meet\n",
		"no word":             "MET_WITH\n  S:subj\n",
		"unknown mode":        "ATTACKED\n  hit S:subj =mode:hug\n",
		"unknown factuality":  "ATTACKED\n  hit S:subj =fact:perhaps\n",
		"unknown option":      "ATTACKED\n  hit S:subj =colour:red\n",
		"no number":           "ATTACKED\n  hit S:subj =less:much\n",
	} {
		if _, err := relate.ReadFrames(strings.NewReader(text)); err == nil {
			t.Errorf("%s: no error for %q", name, text)
		}
	}
}

func FuzzReadFrames(f *testing.F) {
	f.Add("INVITED\n  invite S:subj T!:obj@A|to =less:0.1\n")
	f.Add("INVITED\n  invite/n+x :: =mode:")
	f.Fuzz(func(_ *testing.T, text string) {
		_, _ = relate.ReadFrames(strings.NewReader(text))
		_, _ = relate.ReadOperators(strings.NewReader(text))
		_, _ = relate.ReadGrammar(strings.NewReader(text), true)
	})
}

func TestNewNeedsLists(t *testing.T) {
	frames, err := relate.ReadFrames(strings.NewReader("PROVIDED_AID\n  give not:obj~no-such-list S!:subj T:iobj\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := relate.New(relate.Language{Lang: extract.English, Frames: frames}); err == nil || !strings.Contains(err.Error(), "no-such-list") {
		t.Errorf("got error %v, want one that names the list", err)
	}
}
