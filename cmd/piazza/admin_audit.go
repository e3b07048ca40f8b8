package main

import (
	"context"
	"fmt"
	"time"

	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/paging"
)

type adminAudit struct {
	Verify adminAuditVerify `cmd:"" help:"Go through the whole trail and say whether it holds."`
	List   adminAuditList   `cmd:"" help:"Show the latest records."`
}

type adminAuditVerify struct{ joined }

// Run goes through the trail; the exit code is 1 where it does not hold.
func (a *adminAuditVerify) Run(ctx context.Context, t terminal) error {
	return a.with(ctx, t, func(d *database) error {
		state, err := audit.NewService(d.DB).Verify(ctx)
		if err != nil {
			return err
		}
		if !state.IsIntact {
			return fmt.Errorf("the audit trail was changed: record %d is not what it was, the %d before it hold", *state.BrokenAt, state.Checked)
		}
		_, err = fmt.Fprintf(t.out, "The audit trail holds: %d records, the last one %s.\n", state.Checked, state.Head)
		return err
	})
}

type adminAuditList struct {
	joined

	Member string `help:"Only what concerns the member with this handle, or what he did." placeholder:"HANDLE"`
	Number int    `default:"50" help:"How many, at most 100." short:"n"`
}

// Run shows records, newest first.
func (a *adminAuditList) Run(ctx context.Context, t terminal) error {
	return a.with(ctx, t, func(d *database) error {
		members := account.NewService(d.DB)
		var f audit.Filter
		if a.Member != "" {
			m, err := members.ByHandle(ctx, bare(a.Member))
			if err != nil {
				return err
			}
			if m == nil {
				return fmt.Errorf("no member has the handle %q: piazza admin members lists them", bare(a.Member))
			}
			f.MemberID = int64(m.ID)
		}
		page, err := audit.NewService(d.DB).Trail(ctx, f, paging.Page{First: a.Number})
		if err != nil {
			return err
		}
		return show(ctx, t, members, page.Records)
	})
}

func show(ctx context.Context, t terminal, members *account.Service, records []*audit.Record) error {
	var ids []account.ID
	for _, r := range records {
		ids = append(ids, account.ID(r.ActorID), account.ID(r.MemberID))
	}
	people, err := members.ByIDs(ctx, ids)
	if err != nil {
		return err
	}
	name := func(id int64, nobody string) string {
		if m := people[account.ID(id)]; m != nil {
			return "@" + m.Handle
		}
		return nobody
	}
	for _, r := range records {
		said := ""
		if r.Detail != nil {
			said = fmt.Sprintf(" %q", *r.Detail)
		}
		_, err := fmt.Fprintf(t.out, "%6d %s %-24s by %s about %s %s%s\n", r.Number, r.At.Format(time.RFC3339), r.Kind,
			name(r.ActorID, "the operator"), name(r.MemberID, "nobody"), r.Facts, said)
		if err != nil {
			return err
		}
	}
	return nil
}
