// Package api is the HTTP API of actant and its page: routes on gin, parameters and
// wire types described once for huma, which makes the OpenAPI 3.1 document of them,
// and every error as an RFC 9457 problem.
//
// The package knows a graph.Store and the small interfaces it declares itself; it
// does not know which store, stage or language stands behind them. A handler reads
// its parameters, calls the store, and expands ids into names; nothing is cached.
//
// Bodies are byte-stable: equal questions to an equal graph give equal bytes.
package api
