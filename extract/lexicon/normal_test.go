package lexicon_test

import (
	"testing"

	"actant/extract/lexicon"
)

func TestNormal(t *testing.T) {
	tests := []struct{ word, norm, low, key string }{
		{"М’ясо", "М'ясо", "м’ясо", "м'ясо"},
		{"замо\u0301к", "замок", "замо\u0301к", "замок"},
		{"\u0301", "\u0301", "\u0301", "\u0301"},
		{"по\u2011перше", "по-перше", "по\u2011перше", "по-перше"},
		{"«", `"`, "«", `"`},
		{"F-16", "F-16", "f-16", "f-00"},
		{"ЄВРО\u00adСОЮЗ", "ЄВРОСОЮЗ", "євро\u00adсоюз", "євросоюз"},
		{"İzmir", "İzmir", "İzmir", "İzmir"},
		{"ҐЇЁЎ", "ҐЇЁЎ", "ґїёў", "ґїёў"},
	}
	for _, tt := range tests {
		if got := lexicon.Norm(tt.word); got != tt.norm {
			t.Errorf("Norm(%q): got %q, want %q", tt.word, got, tt.norm)
		}
		if got := lexicon.Low(tt.word); got != tt.low {
			t.Errorf("Low(%q): got %q, want %q", tt.word, got, tt.low)
		}
		if got := lexicon.Key(tt.word); got != tt.key {
			t.Errorf("Key(%q): got %q, want %q", tt.word, got, tt.key)
		}
	}
}

func TestRepair(t *testing.T) {
	tests := []struct{ word, want string }{
		{"Укp\u0061їн\u0061", "Україна"}, // Latin p, a, a
		{"Путiн", "Путін"},               // Latin i
		{"Украïна", "Україна"},           // Latin ï
		{"IT-компанія", "IT-компанія"},   // two words, each in one alphabet
		{"Нью-Йоpк", "Нью-Йорк"},         // Latin p
		{"Qатар", "Qатар"},               // Q looks like no Cyrillic letter
		{"NATO", "NATO"},
		{"Київ", "Київ"},
	}
	for _, tt := range tests {
		if got := lexicon.Repair(tt.word); got != tt.want {
			t.Errorf("Repair(%q): got %q, want %q", tt.word, got, tt.want)
		}
	}
}
