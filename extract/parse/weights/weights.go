// Package weights carries the trained network. What it was trained on, its licence
// (which is not that of the program) and how well it reads stand in the README
// beside it.
package weights
