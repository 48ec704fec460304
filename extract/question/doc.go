// Package question turns a question in Ukrainian or English into an extract.Query: a
// pattern of statements with a variable.
//
// A question is put as statements first, and those are read by the same stages that
// read news: «Кого Столтенберг запросив?» as it stands, "Whom did Stoltenberg invite?"
// as "Stoltenberg did invite him", with a stand-in where the answer belongs. Where
// the grammar leaves open how to put it, every way is tried, and the one that leaves
// the fewest words unexplained is kept. So whatever a frame can read in a text it can
// read in a question, and the case of «хто» picks the slot without a rule of its own.
//
// Interrogatives, stand-ins and a few set phrases ("who replaced X as Y") are text
// files of the language packages; what is special to a relation stands in
// relations.txt. The code names no relation.
package question
