// Package lexicon looks words and names up: the morphological dictionary of
// Ukrainian, and the tables of countries, organisations, people, places, events,
// titles and offices. It decides nothing: several readings or entries come back as
// several.
//
// The dictionary is data/uk.dict, a finite automaton that is searched where it lies
// in the binary; opening it costs nothing. The name tables are tab-separated text a
// person can read and mend, under data/actors and data/places; they are indexed at
// start.
//
// Names of one's own stand beside them: Options.Extra, or on the command line
// --names TABLE=FILE, as often as needed. TABLE is countries, orgs, people, regions,
// events, cities, admin or waters; FILE has the columns of that table, of which its
// line "# columns:" names those that it has, separated by tabs; lists within a cell
// by |. A file for people:
//
//	# columns: id	name_en	name_uk	gender	aliases_en	aliases_uk	country
//	ivan-tester	Ivan Tester	Іван Тестер	m	Tester	Тестер|Тестер І. П.	UA
//
// The nominative is enough, names are found in all cases; name_en and name_uk are what
// the entity is called, aliases how it is found besides; acronyms_en and acronyms_uk
// are those of organisations. An id that the table has already is an error. Entries
// are linked as "people:ivan-tester", and the hash of the tables that stands in every
// extraction tells that they were used.
//
// Everything here is safe for concurrent use once it is made.
package lexicon
