package db

import (
	"context"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"piazza/internal/problem"
)

// SQLSTATE codes that mean something to us.
const (
	notNullViolation     = "23502"
	foreignKeyViolation  = "23503"
	uniqueViolation      = "23505"
	checkViolation       = "23514"
	stringTooLong        = "22001"
	badText              = "22021"
	badEscape            = "22P05"
	serializationFailure = "40001"
	deadlockDetected     = "40P01"
	queryCanceled        = "57014"
	lockTimeout          = "55P03"
)

// named says how the constraints that people meet are told to them; the others follow from their kind.
func named(constraint string) *problem.Error {
	switch constraint {
	case "member_handle_key":
		return problem.Clash("handle_taken", "This handle is taken.").On("handle")
	case "space_slug_key":
		return problem.Clash("slug_taken", "This address is taken.").On("slug")
	}
	return nil
}

// Problem turns what Postgres refuses into what a person may read: a missing row, a taken name, a value against a
// constraint, a database that is away. Anything else comes back unchanged.
func Problem(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := problem.As(err); ok {
		return err
	}
	if errors.Is(err, pgx.ErrNoRows) {
		return problem.Missing("not_found", "This does not exist.").Because(err)
	}
	if pg, ok := errors.AsType[*pgconn.PgError](err); ok {
		return refused(pg, err)
	}
	if away(err) {
		return unavailable(err)
	}
	return err
}

func refused(pg *pgconn.PgError, err error) error {
	if p := named(pg.ConstraintName); p != nil {
		return p.Because(err)
	}
	switch pg.Code {
	case uniqueViolation:
		return problem.Clash("already_exists", "This exists already.").Because(err)
	case foreignKeyViolation:
		return problem.Missing("not_found", "What this refers to does not exist.").Because(err)
	case checkViolation:
		return problem.Bad(fieldOf(pg), "invalid_value", "This value is not allowed.").Because(err)
	case notNullViolation:
		return problem.Bad(camel(pg.ColumnName), "missing_value", "This value is missing.").Because(err)
	case stringTooLong, badText, badEscape:
		return problem.Bad("", "invalid_text", "The text holds characters that cannot be stored.").Because(err)
	case queryCanceled, lockTimeout, serializationFailure, deadlockDetected:
		return problem.Down("busy", "The database is too busy, try again.").Because(err)
	}
	// 08 connection, 53 resources (disk full, too many connections), 57P shutdown, 25P03 and 25P04 timeouts, 58 input/output.
	for _, class := range []string{"08", "53", "57P", "25P03", "25P04", "58"} {
		if strings.HasPrefix(pg.Code, class) {
			return unavailable(err)
		}
	}
	return err
}

func unavailable(err error) error {
	return problem.Down("database_unavailable", "The database cannot be reached now, try again in a moment.").Because(err)
}

// away tells a broken or missing connection from a request that was given up by its own caller.
func away(err error) bool {
	if errors.Is(err, context.Canceled) {
		return false
	}
	if errors.Is(err, context.DeadlineExceeded) || pgconn.SafeToRetry(err) {
		return true
	}
	_, connecting := errors.AsType[*pgconn.ConnectError](err)
	return connecting || lost(err)
}

// fieldOf reads the field from the name of a check: entry_title of table entry is about the title.
func fieldOf(pg *pgconn.PgError) string {
	column, ok := strings.CutPrefix(pg.ConstraintName, pg.TableName+"_")
	if !ok {
		return ""
	}
	return camel(column)
}

func camel(column string) string {
	words := strings.Split(column, "_")
	for i, w := range words[1:] {
		if w != "" {
			words[i+1] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, "")
}
