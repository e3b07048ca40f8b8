package ballot

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// Service takes ballots and says what they come to.
type Service struct {
	db     *db.DB
	caster *caster
	// guests casts what guests of assemblies vote.
	guests *caster
	// secretly casts in confidential polls.
	secretly *caster
	// secrets are what confidential polls need.
	secrets Secrets
	// known are the questions of polls, which are immutable at a version.
	known *known
	// memo is what open polls have come to so far.
	memo *memo
}

// NewService returns the service on a database.
func NewService(d *db.DB, secrets Secrets) *Service {
	s := &Service{db: d, secrets: secrets, known: newKnown(), memo: newMemo()}
	s.caster = newCaster(s.casting(func() side { return &counted{} }))
	s.guests = newCaster(s.casting(func() side { return &guests{} }))
	s.secretly = newCaster(s.casting(func() side { return &secret{service: s} }))
	return s
}

// Drain takes no further votes and waits until those that wait are answered.
func (s *Service) Drain() {
	s.caster.close()
	s.guests.close()
	s.secretly.close()
}

// Vote casts the viewer's ballots, or changes them: all that are given, or none. Where ctx ends first, the vote may count
// or not; repeating it with the same key tells.
func (s *Service) Vote(ctx context.Context, in VoteInput) (*Vote, error) {
	viewer := auth.FromContext(ctx)
	if !viewer.SignedIn() || viewer.PersonID == 0 {
		return nil, problem.SignIn()
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	if in.Secret {
		return s.voteSecretly(ctx, in)
	}
	key := db.Key{MemberID: viewer.MemberID, Mutation: "pollVote", Key: in.IdempotencyKey, Input: in}
	claim, err := db.NewClaim(key, int64(in.PollID))
	if err != nil {
		return nil, err
	}
	return s.caster.vote(ctx, &submission{viewer: viewer, in: in, claim: claim, done: make(chan struct{})})
}

// voter names the sheet of a submission.
func (s *submission) voter() poll.Voter {
	if s.viewer.Pass.Kind == auth.PassGuest {
		return guestVoter(s.in.PollID, s.viewer.Pass.ID)
	}
	return poll.Voter{PollID: s.in.PollID, PersonID: s.viewer.PersonID}
}
