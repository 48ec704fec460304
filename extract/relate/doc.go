// Package relate is the stage mention -> statement: who did what to whom, in the
// words of one text.
//
// Statements are found in three steps. The normal tree (normal.go) gives every
// predicate its arguments whatever the construction: passives are undone, subjects
// are borrowed over coordination, control, participles and relative clauses. Frames
// (frame.go, match.go) are data: one line says, for the words that name a relation,
// which grammatical marking fills which role. Operators (fact.go) and speech
// (speech.go) then say whether it is so, and who says so.
//
// The code knows no relation by name: frames, operators, idioms and derivations are
// text files of the language packages, and what a relation may hold stands in the
// schema of package graph. A linguist adds a trigger with one line:
//
//	INVITED
//	  запросити запрошувати   S:nom T!:acc event:на+acc|до+gen content:inf
//
// covers «Столтенберг запросив Японію», «Японію запрошено», «запрошена Японія» and
// «Японія, яку запросив Столтенберг».
package relate
