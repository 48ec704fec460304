//go:build ignore

// Reduce makes cities.tsv, admin.tsv and waters.tsv of this folder from the full
// bilingual gazetteer (the folder with cities.tsv, admin.tsv, waters-regions.tsv,
// common-words.tsv):
//
//	go run reduce.go GAZETTEER
//
// README.md beside this file says what it keeps and why.
package main

import (
	"bufio"
	"cmp"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

const credit = `# source: GeoNames (https://www.geonames.org), CC BY 4.0, with names added and corrected by hand; reduced by reduce.go, see README.md
`

// row is a line of a table, by column.
type row map[string]string

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: go run reduce.go GAZETTEER")
	}
	from := func(name string) []row { return read(filepath.Join(os.Args[1], name)) }
	common := make(map[string]bool)
	for _, r := range from("common-words.tsv") {
		if r["risk"] == "high" {
			common[r["name_uk"]] = true
		}
	}
	cities := slices.DeleteFunc(from("cities.tsv"), func(r row) bool { return !keepCity(r) })
	slices.SortStableFunc(cities, func(a, b row) int { return cmp.Compare(population(b), population(a)) })
	clean(cities, common)
	write("cities.tsv", cities, "id", "name_en", "name_uk", "uk_source", "country", "admin", "population", "aliases_en", "aliases_uk", "kind", "ua_raion")

	admin := slices.DeleteFunc(from("admin.tsv"), func(r row) bool { return !keepAdmin(r) })
	clean(admin, common)
	admin = dropTownNames(admin, cities)
	addNames(admin, read("units-uk.tsv"))
	write("admin.tsv", admin, "code", "name_en", "name_uk", "uk_source", "country", "level", "parent", "type", "adj_uk", "aliases_en", "aliases_uk")

	waters := from("waters-regions.tsv")
	clean(waters, common)
	write("waters.tsv", waters, "id", "type", "name_en", "name_uk", "countries", "aliases_en", "aliases_uk")
}

func keepCity(r row) bool {
	inUkraine := r["country"] == "UA"
	switch {
	case r["kind"] == "capital", strings.HasPrefix(r["id"], "ua:"):
		return true
	case inUkraine:
		return population(r) >= 5_000 || r["kind"] == "city"
	}
	return r["kind"] != "section" && population(r) >= 100_000
}

func keepAdmin(r row) bool {
	if r["country"] == "UA" {
		return r["code"] != "UA-30" && r["code"] != "UA-40" // Kyiv and Sevastopol are cities
	}
	return r["level"] == "1" && slices.Contains([]string{"RU", "BY", "PL", "US", "DE", "CA", "GB"}, r["country"])
}

func population(r row) int {
	n, _ := strconv.Atoi(r["population"])
	return n
}

// clean takes away Ukrainian names of a source with another licence, and those that
// are everyday words.
func clean(rows []row, common map[string]bool) {
	for _, r := range rows {
		if r["uk_source"] == "iso-codes" {
			r["name_uk"], r["uk_source"] = "", ""
		}
		if common[r["name_uk"]] {
			r["name_uk"], r["uk_source"] = "", ""
		}
		r["aliases_uk"] = without(r["aliases_uk"], common)
	}
}

func without(list string, drop map[string]bool) string {
	parts := slices.DeleteFunc(strings.Split(list, "|"), func(s string) bool { return drop[s] })
	return strings.Join(parts, "|")
}

// dropTownNames takes away aliases of a unit that are the name of a town in the same
// country: "Donetsk" is the city, the unit is "Donetsk Oblast". A unit that is a town
// goes, except for states of the United States: "Berlin" is the city, "New York" both.
func dropTownNames(admin, cities []row) []row {
	towns := make(map[string]map[string]bool)
	for _, r := range cities {
		c := r["country"]
		if towns[c] == nil {
			towns[c] = make(map[string]bool)
		}
		for _, name := range strings.Split(r["name_en"]+"|"+r["name_uk"]+"|"+r["aliases_en"]+"|"+r["aliases_uk"], "|") {
			towns[c][name] = true
		}
	}
	for _, r := range admin {
		r["aliases_en"] = without(r["aliases_en"], towns[r["country"]])
		r["aliases_uk"] = without(r["aliases_uk"], towns[r["country"]])
	}
	return slices.DeleteFunc(admin, func(r row) bool {
		return r["country"] != "US" && (towns[r["country"]][r["name_en"]] || towns[r["country"]][r["name_uk"]])
	})
}

func addNames(admin, names []row) {
	byCode := make(map[string]string)
	for _, r := range names {
		byCode[r["code"]] = r["name_uk"]
	}
	for _, r := range admin {
		if name := byCode[r["code"]]; name != "" && r["name_uk"] == "" {
			r["name_uk"], r["uk_source"] = name, "units-uk"
		}
	}
}

func read(file string) []row {
	f, err := os.Open(file)
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	var columns []string
	var rows []row
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if rest, ok := strings.CutPrefix(lines.Text(), "# columns: "); ok {
			columns = strings.Split(rest, "\t")
		}
		if strings.HasPrefix(fields[0], "#") {
			continue
		}
		if columns == nil {
			columns = fields
			continue
		}
		r := make(row)
		for i, c := range columns {
			r[c] = fields[i]
		}
		rows = append(rows, r)
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	return rows
}

func write(file string, rows []row, columns ...string) {
	var b strings.Builder
	fmt.Fprintf(&b, "# columns: %s\n%s", strings.Join(columns, "\t"), credit)
	for _, r := range rows {
		for i, c := range columns {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(r[c])
		}
		b.WriteByte('\n')
	}
	if err := os.WriteFile(file, []byte(b.String()), 0o644); err != nil {
		log.Fatal(err)
	}
}
