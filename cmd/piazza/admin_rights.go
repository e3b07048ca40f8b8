package main

import (
	"context"
	"fmt"
	"strings"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/space"
)

type adminGrant struct {
	joined

	Handle string `arg:"" help:"The member's handle."`
	Piazza string `help:"Slug of a piazza; without one the installation is meant." placeholder:"SLUG"`
	Role   string `default:"administrator" enum:"member,editor,moderator,administrator" help:"The role in the piazza: member, editor, moderator or administrator."`
}

// Run gives the rights.
func (a *adminGrant) Run(ctx context.Context, t terminal) error {
	return a.about(ctx, t, a.Handle, func(ctx context.Context, tx *db.Tx, m *account.Member) (string, error) {
		if a.Piazza != "" {
			return give(ctx, tx, m, a.Piazza, space.Role(a.Role))
		}
		if a.Role != string(space.Administrator) {
			return "", fmt.Errorf("the installation has administrators alone: name a piazza with --piazza for the role %s", a.Role)
		}
		changed, err := account.AdministerIn(ctx, tx, m.ID, true)
		return became(changed, "@"+m.Handle+" runs the installation now.", "@"+m.Handle+" runs the installation already."), err
	})
}

type adminRevoke struct {
	joined

	Handle string `arg:"" help:"The member's handle."`
	Piazza string `help:"Slug of a piazza, where he becomes a plain member; without one the installation is meant." placeholder:"SLUG"`
}

// Run takes the rights away.
func (a *adminRevoke) Run(ctx context.Context, t terminal) error {
	return a.about(ctx, t, a.Handle, func(ctx context.Context, tx *db.Tx, m *account.Member) (string, error) {
		if a.Piazza != "" {
			return give(ctx, tx, m, a.Piazza, space.Member)
		}
		changed, err := account.AdministerIn(ctx, tx, m.ID, false)
		return became(changed, "@"+m.Handle+" does not run the installation any more.", "@"+m.Handle+" does not run the installation."), err
	})
}

func give(ctx context.Context, tx *db.Tx, m *account.Member, slug string, role space.Role) (string, error) {
	changed, err := space.GiveIn(ctx, tx, slug, m.ID, role)
	is := fmt.Sprintf("@%s is %s in %s", m.Handle, role, strings.ToLower(slug))
	return became(changed, is+" now.", is+" already."), err
}

type adminInvite struct {
	joined

	Days      int    `default:"7" help:"For how many days the link works, 1 to 30."`
	PublicURL string `env:"PIAZZA_PUBLIC_URL" help:"Address by which visitors reach the installation." name:"public-url" placeholder:"URL"`
}

// Run makes a link and shows it, this once.
func (a *adminInvite) Run(ctx context.Context, t terminal) error {
	return a.with(ctx, t, func(d *database) error {
		spaces := space.NewService(d.DB)
		spaces.Reach(strings.TrimSuffix(a.PublicURL, "/"), nil)
		link, err := spaces.InviteFirst(ctx, a.Days)
		if err != nil {
			return sentence(err)
		}
		where := ""
		if a.PublicURL == "" {
			where = ", below the address by which visitors reach the installation"
		}
		_, err = fmt.Fprintf(t.out, "Whoever opens this%s, signs in and accepts runs the installation. It works once, for %d days:\n%s\n", where, a.Days, link)
		return err
	})
}

type adminMembers struct {
	joined

	Search string `arg:"" help:"Part of a name or handle." optional:""`
}

const mostListed = 100

// Run lists members by name.
func (a *adminMembers) Run(ctx context.Context, t terminal) error {
	return a.with(ctx, t, func(d *database) error {
		members, more, err := account.NewService(d.DB).Listing(ctx, a.Search, mostListed)
		if err != nil {
			return err
		}
		for _, m := range members {
			if _, err := fmt.Fprintf(t.out, "%-32s %-10s %s\n", "@"+m.Handle, rank(m), m.Name); err != nil {
				return err
			}
		}
		if more {
			_, err = fmt.Fprintln(t.out, "There are more: search for part of a name or handle.")
		}
		return err
	})
}

func rank(m *account.Member) string {
	if state := m.State(); state != account.Active {
		return string(state)
	}
	if m.Administrator {
		return "runs it"
	}
	return ""
}
