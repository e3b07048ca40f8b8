// Package graph is the GraphQL door: it binds the schema to the domains.
//
// Each domain has its SDL and a file of resolvers of the same name. A resolver hands its arguments to a service and
// its answer back; rules live in the domains, statements in their stores. Lists load what their elements have in
// common once for all of them (batch.go) and look ahead at what is asked (lookahead.go).
package graph
