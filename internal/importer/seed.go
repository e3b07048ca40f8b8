package importer

import (
	"context"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/space"
)

// Demo is what a demo is made of.
type Demo struct {
	// Files holds the demo's folder, Records names the file of records in it.
	Files   fs.FS
	Records string
	// Issuer names who vouches for the members, each by his handle; empty where nobody signs in.
	Issuer string
}

// The demo's squares in which records are shown, and when they were.
const (
	mainSquare = "comunita-pratiche-partecipative"
	day        = 24 * time.Hour
)

// places says where the demo shows the records.
func places(now time.Time) Placement {
	return Placement{
		Author: "gemma",
		Piazza: map[Kind]string{
			Process: "osservatorio-dei-processi", Proposal: mainSquare,
			Project: "bilancio-di-genere-partecipato", Programme: "ventotto-comuni-a-rete",
		},
		Published: map[Kind]time.Time{
			Process: now.Add(-26 * day), Proposal: now.Add(-12 * day), Project: now.Add(-48 * day), Programme: now.Add(-62 * day),
		},
	}
}

// Seed fills a database with the demo, in one transaction. A database that has it already is left alone; seeded tells
// whether anything was written.
func (i *Importer) Seed(ctx context.Context, d Demo) (seeded bool, err error) {
	c, err := loadContent(d.Files)
	if err != nil {
		return false, err
	}
	text, err := fs.ReadFile(d.Files, d.Records)
	if err != nil {
		return false, fmt.Errorf("the demo: %w", err)
	}
	f, err := Parse(text, d.Records)
	if err != nil {
		return false, fmt.Errorf("the demo: %s: %w", d.Records, err)
	}
	err = i.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		// Another node may be at it, or the computer slow: nobody else waits for this.
		if _, err := tx.Exec(ctx, `set local statement_timeout = '2min'; set local idle_in_transaction_session_timeout = '2min'`); err != nil {
			return err
		}
		there, err := storeOn(tx).seeded(ctx)
		if err != nil || there {
			return err
		}
		seeded = true
		s := &seeding{tx: tx, now: tx.Now(), content: c, members: map[string]*account.Member{}, squares: map[string]*place{}}
		return s.run(ctx, f, d.Issuer)
	})
	return seeded, err
}

// seeding is a demo on its way into the database.
type seeding struct {
	tx      *db.Tx
	now     time.Time
	content *content
	members map[string]*account.Member
	squares map[string]*place
	placed  []placed
}

// place is a piazza of the demo, with its number.
type place struct {
	*demoPiazza
	id space.ID
}

// placed is an entry of the demo, with its number.
type placed struct {
	*demoEntry
	id    entry.ID
	where *place
}

func (s *seeding) run(ctx context.Context, f *File, issuer string) error {
	for _, step := range []func() error{
		func() error { return s.people(ctx, issuer) },
		func() error { return s.open(ctx, f) },
		func() error { return s.records(ctx, f) },
		func() error { return s.entries(ctx) },
		func() error { return s.polls(ctx) },
		func() error { return s.assemblies(ctx) },
		func() error { return s.discussions(ctx) },
	} {
		if err := step(); err != nil {
			return fmt.Errorf("write the demo: %w", err)
		}
	}
	return storeOn(s.tx).markSeeded(ctx, s.now)
}

// ago reads an age of the demo's files as a moment.
func (s *seeding) ago(text string) (time.Time, error) {
	age, err := parseAge(text)
	return s.now.Add(-age), err
}

func (s *seeding) people(ctx context.Context, issuer string) error {
	for _, m := range s.content.members {
		joined, err := s.ago(m.Joined)
		if err != nil {
			return err
		}
		member := &account.Member{
			Handle: m.Handle, Name: m.Name, Headline: m.Headline, Bio: m.Bio, Tone: m.Tone, Locale: "it",
			Administrator: m.Administrator, Assurance: m.Assurance, CreatedAt: joined,
		}
		if s.members[m.Handle], err = account.ImportIn(ctx, s.tx, member, m.identities(issuer)...); err != nil {
			return fmt.Errorf("member %s: %w", m.Handle, err)
		}
	}
	return nil
}

// identities is how a member of the demo signs in: by his handle.
func (m demoMember) identities(issuer string) []account.Identity {
	if issuer == "" {
		return nil
	}
	return []account.Identity{{
		Issuer: issuer, Subject: m.Handle, Name: m.Name, Email: m.Handle + "@piazza.example", EmailVerified: true, Locale: "it",
	}}
}

// open opens the squares and lets their members in. The main one comes from the records; its words are ours.
func (s *seeding) open(ctx context.Context, f *File) error {
	for i := range s.content.piazze {
		p := &s.content.piazze[i]
		opened, err := s.ago(p.Opened)
		if err != nil {
			return err
		}
		if s.squares[p.Slug], err = s.openOne(ctx, f, p, opened); err != nil {
			return fmt.Errorf("piazza %s: %w", p.Slug, err)
		}
		if err := s.enter(ctx, s.squares[p.Slug], opened); err != nil {
			return fmt.Errorf("piazza %s: %w", p.Slug, err)
		}
	}
	return nil
}

func (s *seeding) openOne(ctx context.Context, f *File, p *demoPiazza, opened time.Time) (*place, error) {
	square := f.piazza()
	if square == nil || square.Slug != p.Slug {
		sections, err := sectionsOf(p.Sections)
		if err != nil {
			return nil, err
		}
		square = &space.Piazza{Slug: p.Slug, Title: p.Title, Owner: p.Owner, Visibility: p.Visibility, Sections: sections}
	}
	written := *square
	written.Description, written.CreatedAt = p.Description, opened
	id, err := space.ImportIn(ctx, s.tx, &written)
	return &place{p, id}, err
}

// enter lets the members of a square in, each on the day when he could first come.
func (s *seeding) enter(ctx context.Context, p *place, opened time.Time) error {
	for _, handle := range p.people() {
		member, known := s.members[handle]
		if !known {
			return fmt.Errorf("there is no member %s", handle)
		}
		role, _ := p.role(handle)
		joined := opened
		if member.CreatedAt.After(opened) {
			joined = member.CreatedAt
		}
		if err := space.ImportMemberIn(ctx, s.tx, p.id, member.ID, role, joined); err != nil {
			return err
		}
	}
	return nil
}

func (s *seeding) records(ctx context.Context, f *File) error {
	for _, r := range f.Records {
		if _, err := writeRecord(ctx, s.tx, f, r, places(s.now)); err != nil {
			return fmt.Errorf("%s: %w", r.Kind, err)
		}
	}
	return nil
}

// entries writes the entries, the oldest first.
func (s *seeding) entries(ctx context.Context) error {
	type dated struct {
		file *demoEntry
		in   entry.Imported
	}
	var list []dated
	for _, e := range s.content.entries {
		in, err := s.imported(e)
		if err != nil {
			return fmt.Errorf("%s: %w", e.name, err)
		}
		list = append(list, dated{e, in})
	}
	slices.SortStableFunc(list, func(a, b dated) int { return a.in.CreatedAt.Compare(b.in.CreatedAt) })
	for _, one := range list {
		id, _, err := entry.ImportIn(ctx, s.tx, one.in)
		if err != nil {
			return fmt.Errorf("%s: %w", one.file.name, err)
		}
		s.placed = append(s.placed, placed{one.file, id, s.squares[one.file.piazza]})
	}
	return nil
}
