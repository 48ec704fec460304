package api

import (
	"time"

	"actant/extract"
)

// Limits of one request and of the server.
const (
	maxTextBody  = extract.MaxBytes + 64<<10 // a text and the fields around it
	maxBatchBody = 32 << 20
	maxBatch     = 1000 // lines
	maxSmallBody = 256 << 10
	maxHeader    = 64 << 10

	requestTime    = 30 * time.Second // for the answer
	batchTime      = 80 * time.Second // for all lines of a batch
	readyTime      = 2 * time.Second  // for the store to answer /readyz
	readHeaderTime = 5 * time.Second
	readTime       = 60 * time.Second // 8 MiB over a slow line
	writeTime      = 90 * time.Second // above readTime and requestTime
	idleTime       = 120 * time.Second
	stopTime       = 10 * time.Second // for open requests after the stop signal

	maxName       = 300 // bytes of a name or id in a parameter
	maxEcho       = 80  // runes of the caller's own words in a problem
	maxDetail     = 400 // runes of the detail of a problem
	maxCandidates = 20  // entities offered when a name is not clear
	maxIDs        = 500 // ids asked of the store in one call

	maxDocumentStatements = 5000 // shown with a document
)
