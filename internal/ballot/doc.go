// Package ballot takes ballots and says what they come to: casting in batches, opening and closing by the clock, counting,
// and the one function that decides who may see results.
package ballot
