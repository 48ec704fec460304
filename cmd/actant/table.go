package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"actant/extract"
	"actant/graph"
)

// Widths of the readable form, in characters.
const (
	maxColumn = 60  // a longer cell pushes its own line only
	maxQuote  = 140 // the quote is cut around the trigger
	unsaid    = "–"
)

// table is the readable form of a document: one statement a line, in columns.
//
//	INVITED  NATO → Japan  event=NATO summit in Vilnius  [asserted]  "We have invited …"
func table(doc *extract.Doc) string {
	names := entityNames(doc)
	rows := make([][]string, len(doc.Statements))
	for i, st := range doc.Statements {
		rows[i] = []string{label(st), ends(st, names), details(st, names), status(st), quote(doc.Text, st)}
	}
	widths := columnWidths(rows)
	var b strings.Builder
	for _, row := range rows {
		line := ""
		for col, cell := range row {
			line += cell + strings.Repeat(" ", max(0, widths[col]-utf8.RuneCountInString(cell)))
			if widths[col] > 0 {
				line += "  "
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}

func columnWidths(rows [][]string) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for col, cell := range row {
			widths[col] = max(widths[col], min(maxColumn, utf8.RuneCountInString(cell)))
		}
	}
	return widths
}

func entityNames(doc *extract.Doc) map[string]string {
	names := make(map[string]string, len(doc.Entities))
	for _, e := range doc.Entities {
		names[e.ID] = e.Name
	}
	return names
}

func label(st extract.Statement) string {
	if st.Relation == graph.Open {
		return fmt.Sprintf("OPEN(%s)", st.Predicate)
	}
	return string(st.Relation)
}

func ends(st extract.Statement, names map[string]string) string {
	return called(st.Source, names) + " → " + called(st.Target, names)
}

// called is the name of the entity of an argument, with the members of a group.
func called(arg *extract.Argument, names map[string]string) string {
	if arg == nil {
		return unsaid
	}
	name := names[arg.Entity]
	if name == "" {
		name = arg.Text
	}
	if len(arg.Members) == 0 {
		return name
	}
	members := make([]string, len(arg.Members))
	for i, id := range arg.Members {
		members[i] = names[id]
	}
	return name + " (" + strings.Join(members, ", ") + ")"
}

// details are the roles, the time and the speaker: name=value, two spaces apart.
func details(st extract.Statement, names map[string]string) string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+"="+oneLine(value))
		}
	}
	for _, role := range graph.EntityRoles() {
		if arg := st.Roles.Args[role]; arg != nil {
			add(string(role), called(arg, names))
		}
	}
	if st.Roles.Amount != nil {
		add("amount", st.Roles.Amount.Text)
	}
	add("mode", st.Roles.Mode)
	add("time", days(st.Time))
	for _, said := range st.Attribution {
		if said.Speaker != nil {
			add("said by", called(said.Speaker, names))
		}
	}
	return strings.Join(parts, "  ")
}

// days is an interval as one word: 2023-07-11, 2023-07-01..2023-07-31, ..2023-04-04.
func days(t *graph.Time) string {
	switch {
	case t == nil:
		return ""
	case t.From == "" && t.To == "":
		return t.Text
	case t.From == t.To:
		return string(t.From)
	default:
		return fmt.Sprintf("%s..%s", string(t.From), string(t.To))
	}
}

func status(st extract.Statement) string {
	if st.Polarity == graph.Negative {
		return fmt.Sprintf("[not, %s]", st.Factuality)
	}
	return fmt.Sprintf("[%s]", st.Factuality)
}

// quote is the evidence on one line, cut around the trigger when it is long.
func quote(text string, st extract.Statement) string {
	before := []rune(text[st.Evidence.Start:max(st.Evidence.Start, st.Trigger.Start)])
	after := []rune(text[min(st.Evidence.End, max(st.Evidence.Start, st.Trigger.Start)):st.Evidence.End])
	if len(before)+len(after) <= maxQuote {
		return `"` + oneLine(string(before)+string(after)) + `"`
	}
	left, right := "", ""
	if cut := len(before) - max(maxQuote/2, maxQuote-len(after)); cut > 0 {
		before, left = before[cut:], "…"
	}
	if room := maxQuote - len(before); len(after) > room {
		after, right = after[:room], "…"
	}
	return `"` + left + oneLine(string(before)+string(after)) + right + `"`
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// why explains an empty result by what was seen and left out.
func why(doc *extract.Doc) string {
	if strings.TrimSpace(doc.Text) == "" {
		return ": the text is empty"
	}
	var reasons []string
	for _, skip := range doc.Skipped {
		if r := string(skip.Reason); !slices.Contains(reasons, r) {
			reasons = append(reasons, r)
		}
	}
	if len(reasons) == 0 {
		return ""
	}
	return ", passages left out: " + strings.Join(reasons, ", ")
}
