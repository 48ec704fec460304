package source

import (
	"path"
	"regexp"
	"strings"
	"unicode"

	"actant/extract"
	"actant/graph"
)

// dated fits the name of a file that begins with a day: 2023-04-04-title, 20230404_title.
var dated = regexp.MustCompile(`^((?:19|20)\d\d)([-_.]?)(\d\d)([-_.]?)(\d\d)(?:$|\D)`)

// fillFromName adds what the name of a file says: a day at its start is that of the
// publication, the rest the title. 2023-04-04-nato-summit.txt gives 2023-04-04 and
// "nato summit". A name without a day says nothing.
func fillFromName(in *extract.Input, name string) {
	base := path.Base(strings.ReplaceAll(name, `\`, "/"))
	base = strings.TrimSuffix(base, path.Ext(base))
	m := dated.FindStringSubmatch(base)
	if m == nil || m[2] != m[4] {
		return
	}
	day, err := graph.ParseDate(m[1] + "-" + m[3] + "-" + m[5])
	if err != nil {
		return
	}
	if in.Published == "" {
		in.Published = day
	}
	if in.Title == "" {
		rest := base[len(m[1])+len(m[2])+len(m[3])+len(m[4])+len(m[5]):]
		in.Title = strings.Join(strings.FieldsFunc(rest, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
	}
}
