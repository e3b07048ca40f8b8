package ballot

import (
	"context"
	"sync"

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
	// readers are the connections for what is read beside a transaction that casts, once somebody votes confidentially.
	readersLock sync.Mutex
	readers     *db.DB
	// secrets are what confidential polls need.
	secrets Secrets
	// sights are what the folder of keys showed last.
	sights *sights
	// known are the questions of polls, which are immutable at a version.
	known *known
	// memo is what open polls have come to so far.
	memo *memo
}

// NewService returns the service on a database.
func NewService(d *db.DB, secrets Secrets) *Service {
	s := &Service{db: d, secrets: secrets, sights: &sights{}, known: newKnown(), memo: newMemo()}
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
	s.readersLock.Lock()
	defer s.readersLock.Unlock()
	if s.readers != nil {
		s.readers.Close()
		s.readers = nil
	}
}

// beside returns the database by connections of their own, one for each batch of confidential votes that there may be at a time: none
// waits for another connection while it holds what others wait for.
func (s *Service) beside() (_ *db.DB, err error) {
	s.readersLock.Lock()
	defer s.readersLock.Unlock()
	if s.readers == nil {
		s.readers, err = s.db.Beside(mostLanes + 1)
	}
	return s.readers, err
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
