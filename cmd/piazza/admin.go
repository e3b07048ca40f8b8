package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"

	"piazza/internal/account"
	"piazza/internal/config"
	"piazza/internal/db"
	"piazza/internal/db/pglocal"
)

// adminCommand is what the operator does at the command line: for the first administrator and for emergencies. It works while
// the square is open and while it is not, and what it does stands in the audit trail without a name.
type adminCommand struct {
	Members   adminMembers   `cmd:"" help:"List members, to find a handle."`
	Grant     adminGrant     `cmd:"" help:"Let a member run the installation, or, with --piazza, have a role there."`
	Revoke    adminRevoke    `cmd:"" help:"Take that away again; never from the last."`
	Invite    adminInvite    `cmd:"" help:"Make a link by which somebody comes to run the installation; it works once."`
	Suspend   adminSuspend   `cmd:"" help:"Keep a member out, and end his sessions."`
	Reinstate adminReinstate `cmd:"" help:"Let a suspended member in again."`
	Sessions  adminSessions  `cmd:"" help:"End a member's sessions."`
	Passkeys  adminPasskeys  `cmd:"" help:"Help a member who lost his passkeys."`
	Audit     adminAudit     `cmd:"" help:"Read and check the audit trail."`

	BallotKeyRotate adminBallotKeyRotate `cmd:"" help:"Sign confidential ballots with a new key from now on."`
	PollAcceptLoss  adminPollAcceptLoss  `cmd:"" help:"Give up the key of a confidential poll as lost: what was not counted ends without a result."`
	PollBundle      adminPollBundle      `cmd:"" help:"Take in the public bundle of a confidential poll that was sealed elsewhere, as after a restore."`
}

// joined is what every one of these commands works on.
type joined struct{ config.Database }

// open opens the database beside whoever else uses it: the program's own through the socket of the server that runs it, or, where
// none does, by running it for a moment.
func (j *joined) open(ctx context.Context, t terminal) (*database, error) {
	if err := completed(&j.Database); err != nil {
		return nil, err
	}
	dsn := j.DatabaseURL
	if dsn == "" {
		beside, err := pglocal.Beside(j.DataDir)
		if err != nil {
			return nil, err
		}
		if dsn = beside; dsn == "" {
			return openDatabase(ctx, j.Database, newLog(t, slog.LevelWarn, false), nil)
		}
	}
	d := &database{}
	var err error
	if d.installation, err = db.Join(ctx, dsn, mode(j.Database)); err != nil {
		return nil, err
	}
	d.DB, err = db.Open(ctx, db.Options{DSN: dsn, MaxConns: 2})
	return d, err
}

// with does something on the database, and closes it.
func (j *joined) with(ctx context.Context, t terminal, do func(d *database) error) error {
	d, err := j.open(ctx, t)
	if err != nil {
		return err
	}
	return errors.Join(do(d), d.Close())
}

// about does something about the member of a handle in one transaction, and says what came of it: done, or nothing to do.
func (j *joined) about(ctx context.Context, t terminal, handle string, do func(context.Context, *db.Tx, *account.Member) (said string, err error)) error {
	return j.with(ctx, t, func(d *database) error {
		m, err := account.NewService(d.DB).ByHandle(ctx, bare(handle))
		if err != nil {
			return err
		}
		if m == nil {
			return fmt.Errorf("no member has the handle %q: piazza admin members lists them", bare(handle))
		}
		var said string
		err = d.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
			said, err = do(ctx, tx, m)
			return err
		})
		if err != nil {
			return sentence(err)
		}
		_, err = fmt.Fprintln(t.out, said)
		return err
	})
}

// bare is a handle without what people put before it.
func bare(handle string) string {
	return strings.ToLower(strings.TrimPrefix(strings.TrimSpace(handle), "@"))
}

// sentence is an error without the point that the program puts after it.
func sentence(err error) error {
	if text := err.Error(); strings.HasSuffix(text, ".") {
		return errors.New(strings.TrimSuffix(text, "."))
	}
	return err
}

// became says what a change has come to.
func became(changed bool, done, nothing string) string {
	if changed {
		return done
	}
	return nothing
}
