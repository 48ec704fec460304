// Package mention finds who, what and where in the parsed sentences of a text: names
// with their titles, office holders, groups, events, pronouns, and the adjectives
// that stand for a country.
//
// It goes by two witnesses. The words in their order say what is a name or a title:
// the name tables, the name labels, the title table. The tree says what heads a
// phrase and how far the phrase goes. Where they disagree about the inside of a name
// or title the words win, since trees are weakest there.
//
// What only one language has (its word lists, its nominatives) comes in as Words.
package mention
