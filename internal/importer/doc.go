// Package importer brings in records from elsewhere, and fills the demo.
//
// A file of records holds, under the keys piazza, process, proposal, project and programme, one record of each kind.
// The rules, in plain words:
//   - A file is read whole and judged before anything is written: a file that is missing, too large, malformed or of
//     another shape is refused in one sentence, with line and column where there is one.
//   - Each record is written in one transaction, or not at all. It is kept whole, whatever is shown of it, so that the
//     kinds to come find every fact without another import.
//   - The piazza becomes a square with its sections and its law. Of each other record a readable entry is made, whose
//     text holds every fact, named or not: a field that nobody here has heard of is shown under its own name.
//   - Importing the same again changes nothing. A record that has changed replaces what was kept; the entry made from
//     it follows, unless somebody has edited it since, and then his text stays.
//
// The demo is written in a notation of its own, see parseEntry.
package importer
