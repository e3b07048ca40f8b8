// Package result gives what questions came to the shape of the API: one type for each kind of result, over the counts of
// internal/poll, with what every answer has.
package result
