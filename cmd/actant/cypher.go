package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"actant/graph"
)

// exportCypher writes one statement of Cypher a line. Loaded twice, it changes nothing.
func exportCypher(ctx context.Context, db graph.Store, w io.Writer) error {
	for _, label := range []string{"Document", "Entity", "Statement"} {
		_, err := fmt.Fprintf(w, "CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (n:%s) REQUIRE n.id IS UNIQUE;\n", strings.ToLower(label), label)
		if err != nil {
			return err
		}
	}
	return lines(ctx, db, func(l line) error {
		text := cypherNode(l)
		if l.shape.from != "" {
			text = cypherLink(l)
		}
		_, err := io.WriteString(w, text+";\n")
		return err
	})
}

func cypherNode(l line) string {
	first, more, _ := strings.Cut(l.typ, ";")
	set := cypherValues("n", l.shape.columns, l.values)
	if more != "" {
		set = append([]string{"n:" + more}, set...)
	}
	return fmt.Sprintf("MERGE (n:%s {id: %s})%s", first, cypherString(string(l.id)), cypherSet(set))
}

// cypherLink makes ends that have not come yet: their own lines fill them.
func cypherLink(l line) string {
	columns, values, key := l.shape.columns, l.values, ""
	if len(columns) > 0 {
		key = " {id: " + cypherString(values[0]) + "}"
		columns, values = columns[1:], values[1:]
	}
	return fmt.Sprintf("MERGE (a:%s {id: %s}) MERGE (b:%s {id: %s}) MERGE (a)-[r:%s%s]->(b)%s",
		l.shape.from, cypherString(string(l.from)), l.shape.to, cypherString(string(l.to)), l.typ, key,
		cypherSet(cypherValues("r", columns, values)))
}

func cypherSet(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return " SET " + strings.Join(parts, ", ")
}

// cypherValues assigns the values that are there.
func cypherValues(variable string, columns, values []string) []string {
	var parts []string
	for i, column := range columns {
		if values[i] == "" {
			continue
		}
		name, typ, _ := strings.Cut(column, ":")
		parts = append(parts, fmt.Sprintf("%s.%s = %s", variable, name, cypherValue(typ, values[i])))
	}
	return parts
}

func cypherValue(typ, value string) string {
	switch typ {
	case "int":
		return value
	case "double":
		if !strings.ContainsAny(value, ".e") {
			value += ".0"
		}
		return value
	case "date":
		return "date(" + cypherString(value) + ")"
	case "string[]":
		var list []string
		for _, one := range strings.Split(value, listSeparator) {
			list = append(list, cypherString(one))
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	return cypherString(value)
}

// cypherString writes a literal on one line. A backslash is parted from a u behind it,
// which the server would otherwise read as the code of a letter before it looks at
// anything else.
func cypherString(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for i, r := range s {
		switch {
		case r == '\\' && strings.HasPrefix(s[i+1:], "u"):
			b.WriteString(`\\" + "`)
		case r == '\\' || r == '"':
			b.WriteRune('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == '\u007f' || r == '\u0085' || r == '\u2028' || r == '\u2029':
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}
