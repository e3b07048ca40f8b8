// Package vectors keeps the test vectors of docs/ballots true: its tests write them with internal/sealing, compare them with
// what is there, and read them with internal/verify. To write them anew:
//
//	PIAZZA_VECTORS=write go test ./internal/verify/vectors
package vectors
