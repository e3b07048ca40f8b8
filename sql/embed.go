// Package sql carries the migrations inside the program.
package sql

import "embed"

// Migrations holds migrations/*.sql, in the order in which they are applied.
//
//go:embed migrations/*.sql
var Migrations embed.FS
