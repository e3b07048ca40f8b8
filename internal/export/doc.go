// Package export writes the ballots of polls into files that other programs read: CSV for spreadsheets, JSON for everything
// else, and BLT, which programs that count rankings exchange.
//
// The rules: who sees a poll's results now gets its files, and nobody else; names and times are in them where the poll shows
// who voted what; rows are in the order of what they say, so that no place in a file tells when somebody voted. A file is
// written to disk first: a slow reader holds no transaction, and memory does not grow with the poll.
package export
