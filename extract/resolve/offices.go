package resolve

import (
	_ "embed" // the list of broader titles
	"slices"
	"strings"
)

//go:embed offices.txt
var officeList string

// broaderTitles lists, by a broad title, those that a text may call so.
var broaderTitles = readOffices(officeList)

func readOffices(list string) map[string][]string {
	broader := map[string][]string{}
	for line := range strings.SplitSeq(list, "\n") {
		title, others, ok := strings.Cut(line, ": ")
		if ok && !strings.HasPrefix(line, "#") {
			broader[title] = append(broader[title], strings.Fields(others)...)
		}
	}
	return broader
}

// callable says whether a holder of a title may be called by another one.
func callable(title, by string) bool {
	return by != "" && (title == by || slices.Contains(broaderTitles[by], title))
}
