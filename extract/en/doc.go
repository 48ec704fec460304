// Package en holds all that is special to English: word lists that a linguist can read,
// and the functions that load them for the stages of the extraction.
package en
