// Package demo holds what a first visitor finds in the square: real records, and people, texts and discussions that
// are our own invention.
//
// The records are read by the importer like anybody's file. The rest is written to be read by people too: members.json
// and piazze.json say who is where; each file below entries/<piazza> is one entry, with its head, its Markdown text
// and the discussion under it (internal/importer tells the notation); a poll has a file below polls/<piazza> beside it,
// with what it asks and how people lean. An assembly is a file below assemblies/<piazza>. Confidential polls are files below confidential: their
// ballots are cast by really voting, as nobody could write them by hand. Times are ages: however long ago the files were
// written, the square was busy this morning.
package demo

import "embed"

// Records is the name of the file with the real records.
const Records = "emilia-romagna.json"

// Files holds all of it.
//
//go:embed emilia-romagna.json members.json piazze.json entries/*/*.md polls/*/*.json assemblies/*/*.json confidential/*.json
var Files embed.FS
