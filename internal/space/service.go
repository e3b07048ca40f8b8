package space

import (
	"context"
	"strings"
	"unicode/utf8"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/mail"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

// What is refused here.
var (
	ErrPiazza    = problem.Missing("piazza_missing", "This piazza does not exist.")
	ErrRights    = problem.Denied("piazza_rights", "Only the administrators of the piazza may do this.")
	ErrJoin      = problem.Denied("piazza_closed", "Into this piazza one is brought by its administrators.")
	ErrLastAdmin = problem.Clash("last_administrator", "The last administrator of a piazza keeps the role.")
	ErrNoMember  = problem.Missing("membership_missing", "This member does not belong to the piazza.")
	ErrEnd       = problem.Denied("membership_rights", "Moderators end the memberships of members, administrators those of everybody.")
	ErrOwn       = problem.Clash("membership_own", "This is your own membership: leave the piazza instead.")
)

// Service holds the use cases of piazze and their members.
type Service struct {
	db        *db.DB
	mails     *mail.Service
	publicURL string
	tries     tries
}

// NewService returns the service on a database.
func NewService(d *db.DB) *Service { return &Service{db: d, tries: newTries()} }

// Reach says where visitors reach us, without a slash at its end, and by whom mails go. It is for boot.
func (s *Service) Reach(publicURL string, mails *mail.Service) {
	s.publicURL, s.mails = publicURL, mails
}

// BySlug returns a piazza that the viewer may see, nil for any other.
func (s *Service) BySlug(ctx context.Context, slug string) (*Piazza, error) {
	p, err := storeOn(s.db).bySlug(ctx, strings.ToLower(slug))
	if problem.Is(err, problem.NotFound) || err == nil && !p.CanRead(auth.FromContext(ctx)) {
		return nil, nil
	}
	return p, err
}

// ByIDs returns those of the piazze that exist for the viewer.
func (s *Service) ByIDs(ctx context.Context, ids []ID) (map[ID]*Piazza, error) {
	piazze, err := storeOn(s.db).byIDs(ctx, ids)
	byID := make(map[ID]*Piazza, len(piazze))
	for _, p := range piazze {
		if p.CanRead(auth.FromContext(ctx)) {
			byID[p.ID] = p
		}
	}
	return byID, err
}

// List returns the piazze that the viewer may see, most members first.
func (s *Service) List(ctx context.Context, page paging.Page) (Page, error) {
	key, err := page.Key(listPiazze, 2)
	if err != nil {
		return Page{}, err
	}
	rows, err := storeOn(s.db).list(ctx, auth.FromContext(ctx), key, page.Limit()+1)
	piazze, more := paging.Cut(rows, page.Limit())
	return Page{Piazze: piazze, More: more, Before: key != nil}, err
}

// Count returns how many piazze the viewer may see.
func (s *Service) Count(ctx context.Context) (int, error) {
	return storeOn(s.db).count(ctx, auth.FromContext(ctx))
}

// Memberships returns the piazze of the viewer with his role in each.
func (s *Service) Memberships(ctx context.Context) ([]Membership, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	return storeOn(s.db).memberships(ctx, account.ID(v.MemberID))
}

// Members returns the members of a piazza, highest role first, then the latest arrivals.
func (s *Service) Members(ctx context.Context, p *Piazza, page paging.Page) (MemberPage, error) {
	if !p.CanRead(auth.FromContext(ctx)) {
		return MemberPage{}, ErrPiazza
	}
	key, err := page.Key(listMembers, 3)
	if err != nil {
		return MemberPage{}, err
	}
	rows, err := storeOn(s.db).members(ctx, p.ID, key, page.Limit()+1)
	listed, more := paging.Cut(rows, page.Limit())
	return MemberPage{Listed: listed, More: more, Before: key != nil}, err
}

// Join makes the viewer a member of a public piazza. Joining twice changes nothing.
func (s *Service) Join(ctx context.Context, in JoinInput) (*Piazza, error) {
	return s.change(ctx, in.PiazzaID, func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		v := p.viewer(ctx)
		if v.Roles[int64(p.ID)] != auth.None {
			return nil
		}
		if v.ExcludedFrom(int64(p.ID)) {
			return ErrExcluded
		}
		if !p.CanJoin(v) {
			return ErrJoin
		}
		return join(ctx, tx, p, MembershipInput{p.ID, account.ID(v.MemberID), Member})
	})
}

// join writes the membership, unless another request was first: then the role is what that one made it.
func join(ctx context.Context, tx *db.Tx, p *Piazza, in MembershipInput) error {
	came, err := storeOn(tx).addMember(ctx, in, tx.Now())
	if err != nil {
		return err
	}
	if came {
		p.MemberCount++
		tx.Notify(db.RightsStream, db.MemberChanged, int64(in.MemberID), 0)
	} else if in.Role, err = storeOn(tx).role(ctx, in); err != nil {
		return err
	}
	p.became = &taken{by: in.MemberID, role: in.Role}
	return nil
}

// Update changes a piazza's title, description or visibility.
func (s *Service) Update(ctx context.Context, in UpdateInput) (*Piazza, error) {
	if err := in.check(); err != nil {
		return nil, err
	}
	return s.change(ctx, in.PiazzaID, func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		if !p.CanAdminister(p.viewer(ctx)) {
			return ErrRights
		}
		if in.Visibility != nil && *in.Visibility != p.Visibility {
			tx.Notify(db.RightsStream, db.SpaceChanged, int64(p.ID), 0)
		}
		in.apply(p)
		return storeOn(tx).update(ctx, in, tx.Now())
	})
}

// SetRole gives a member of a piazza another role.
func (s *Service) SetRole(ctx context.Context, in MembershipInput) (*Piazza, error) {
	if !in.Role.Valid() {
		return nil, problem.Bad("role", "role_unknown", "There is no such role.")
	}
	if err := lasts(ctx, in.Role); err != nil {
		return nil, err
	}
	return s.change(ctx, in.PiazzaID, func(ctx context.Context, tx *db.Tx, p *Piazza) error {
		v := p.viewer(ctx)
		if !p.CanAdminister(v) {
			return ErrRights
		}
		if err := setRole(ctx, tx, in); err != nil {
			return err
		}
		if v.Is(int64(in.MemberID)) {
			p.became = &taken{by: in.MemberID, role: in.Role}
		}
		return nil
	})
}

// lasts refuses to programs to give a role in which one moderates or administers: who has stolen a token would keep such rights, by
// an account of his own, after it was revoked.
func lasts(ctx context.Context, r Role) error {
	if auth.FromContext(ctx).IsToken() && r.rank() > int(auth.Editor) {
		return account.ErrToken
	}
	return nil
}

// setRole relies on the lock on the piazza: two administrators who demote each other come one after the other.
func setRole(ctx context.Context, tx *db.Tx, in MembershipInput) error {
	store := storeOn(tx)
	role, err := store.role(ctx, in)
	if err != nil {
		return err
	}
	if role == "" {
		return ErrNoMember.On("memberId")
	}
	others, err := store.others(ctx, in.PiazzaID, in.MemberID)
	if err != nil {
		return err
	}
	if !canTakeRole(role, in.Role, others) {
		return ErrLastAdmin.On("role")
	}
	return give(ctx, tx, in, role)
}

// canTakeRole is the rule that a piazza never loses its last administrator. Others are the administrators besides him.
func canTakeRole(from, to Role, others int) bool {
	return from != Administrator || to == Administrator || others > 0
}

// change locks a piazza that exists for the viewer and hands it on. The viewer's role is read anew: what the request
// brought along may have been taken from him while he waited for the lock.
func (s *Service) change(ctx context.Context, id ID, do func(context.Context, *db.Tx, *Piazza) error) (*Piazza, error) {
	v := auth.FromContext(ctx)
	if !v.SignedIn() {
		return nil, problem.SignIn()
	}
	var changed *Piazza
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		p, err := storeOn(tx).lock(ctx, id)
		if err != nil {
			return err
		}
		if err := refresh(ctx, tx, p); err != nil {
			return err
		}
		if !p.CanRead(p.viewer(ctx)) {
			return ErrPiazza
		}
		changed = p
		return do(ctx, tx, p)
	})
	if err != nil {
		return nil, err
	}
	return changed, nil
}

// refresh gives the viewer of a held piazza the role that he has by now.
func refresh(ctx context.Context, tx *db.Tx, p *Piazza) error {
	by := account.ViewerID(ctx)
	role, excluded, err := storeOn(tx).actor(ctx, p.ID, by)
	p.became = &taken{by, role, excluded}
	return err
}

const (
	longestTitle       = 160
	longestDescription = 2000
)

// check trims what was given and refuses what breaks a rule.
func (in *UpdateInput) check() error {
	for _, text := range []*string{in.Title, in.Description} {
		if text != nil {
			*text = strings.TrimSpace(*text)
		}
	}
	if in.Title != nil && (*in.Title == "" || utf8.RuneCountInString(*in.Title) > longestTitle || strings.ContainsAny(*in.Title, "\r\n\x00")) {
		return problem.Bad("title", "title_length", "A title has 1 to 160 characters on one line.")
	}
	if in.Description != nil && utf8.RuneCountInString(*in.Description) > longestDescription {
		return problem.Bad("description", "description_length", "A description has at most 2,000 characters.")
	}
	if in.Visibility != nil && !in.Visibility.Valid() {
		return problem.Bad("visibility", "visibility_unknown", "There is no such visibility.")
	}
	return nil
}

func (in *UpdateInput) apply(p *Piazza) {
	if in.Title != nil {
		p.Title = *in.Title
	}
	if in.Description != nil {
		p.Description = *in.Description
	}
	if in.Visibility != nil {
		p.Visibility = *in.Visibility
	}
}
