package question_test

import (
	"strings"
	"testing"

	"actant/extract"
	"actant/extract/question"
)

func TestShownQuery(t *testing.T) {
	tests := []struct{ question, want string }{
		// The case of the interrogative picks the slot.
		{"Кого запросила Японія?", "INVITED(source=Японія, target=?) → list"},
		{"Хто запросив Японію?", "INVITED(target=Японія, source=?) → list"},
		{"Кому подякувала Японія?", "THANKED(source=Японія, target=?) → list"},
		{"Ким було заарештовано Навального?", "DETAINED(target=Олексій Навальний, source=?) → list"},
		{"Від кого Україна отримала ракети?", "PROVIDED_AID(target=Україна, item=ракети, source=?) → list"},
		{"To whom did Germany deliver tanks?", "PROVIDED_AID(source=Germany, item=tanks, target=?) → list"},
		// Inversion, do-support and negation.
		{"Did Biden and Xi meet?", "ASK MET_WITH(source=Joe Biden, target=Xi Jinping) → yes/no"},
		{"Did Stoltenberg praise Japan?", "ASK PRAISED(source=Jens Stoltenberg, target=Japan) → yes/no"},
		{"Did Germany help Poland?", "ASK PROVIDED_AID(source=Germany, target=Poland) → yes/no"},
		{"Does Slovakia support Moldova?", "ASK SUPPORTED(source=Slovakia, target=Moldova) → yes/no"},
		{"Who did not support Ukraine?", "SUPPORTED(target=Ukraine, source=?, polarity=negative) → list"},
		{"Хто не підтримав Україну?", "SUPPORTED(target=Україна, source=?, polarity=negative) → list"},
		// What no slot holds is kept, lest half a question be answered with yes.
		{"Чи запросили Україну до НАТО?", "ASK INVITED(target=Україна, named=НАТО) → yes/no"},
		// Days count from the day of asking.
		{"Who died yesterday?", "DIED(source=?, time=2023-04-03..2023-04-03) → list"},
		{"What happened yesterday?", "EVENT(time=2023-04-03..2023-04-03) → statements"},
		{"Чи правда, що Японія запросила Україну?", "ASK INVITED(source=Японія, target=Україна) → yes/no"},
		{"Is it true that Japan invited Ukraine?", "ASK INVITED(source=Japan, target=Ukraine) → yes/no"},
		{"Tell me who visited Kyiv", "VISITED(target=Kyiv, source=?) → list"},
		{"Who is Joe Biden?", "HOLDS_POSITION(source=Joe Biden, position=?) → entity"},
		{"Хто такий Джо Байден?", "HOLDS_POSITION(source=Джо Байден, position=?) → entity"},
	}
	for _, tt := range tests {
		got := "not understood"
		if q, err := reader(t).Read(t.Context(), tt.question, "", now); err == nil {
			got = q.String()
		}
		if got != tt.want {
			t.Errorf("%s\n got %s\nwant %s", tt.question, got, tt.want)
		}
	}
}

func TestReadWordsFails(t *testing.T) {
	tests := []struct{ text, want string }{
		{"who who", "line 1: no name before a colon"},
		{"\nkind planet: planet", `line 2: unknown kind "planet"`},
		{"template: who is X", "nothing to do on the right"},
		{"template: who is X => guess Y", "nothing to do on the right"},
		{"last: who is X => find NOTHING source=X", `unknown relation "NOTHING"`},
		{"template: who is X => find INVITED source=Y", `"Y" does not stand on the left`},
	}
	for _, tt := range tests {
		_, err := question.ReadWords(extract.English, strings.NewReader(tt.text))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: got %v, want %s", tt.text, err, tt.want)
		}
	}
}
