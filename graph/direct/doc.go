// Package direct is what the generated executor runs where gqlgen's own machinery would cost more than the answer.
//
// gqlgen wraps each field of each object in a context, three closures and a recovery, starts a goroutine for each
// element of each list, and prepares each object for @defer, which our schema does not have. For the home of a piazza,
// some 700 fields that only copy a value, that was nine tenths of the work. The pass in rewrite lets fields that only
// copy a value be written directly, lists be walked in order, and drops @defer and a map of all inputs for each
// operation; what loads something stays as gqlgen wrote it and runs concurrently within its object.
//
// Lists are walked in order because nothing in them waits alone: what the elements of a list have to load, the first of
// them loads for all.
package direct
