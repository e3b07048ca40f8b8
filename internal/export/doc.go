// Package export writes files that people take with them: the ballots of polls, for other programs to read, as CSV for
// spreadsheets, JSON for everything else, and BLT, which programs that count rankings exchange; and of a member all that is
// known of him, as a ZIP archive.
//
// The rules: who sees a poll's results now gets its files, and nobody else; names and times are in them where the poll shows
// who voted what; rows are in the order of what they say, so that no place in a file tells when somebody voted. A member gets
// his own archive alone. A file is written to disk first, under no name: so its length is known before its first byte is sent
// and a browser can show how far it has come, a slow reader holds no transaction, and memory does not grow with it.
package export
