package ballot

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// guestStore speaks to the tables of guests' ballots where store speaks to those of ballots that count.
type guestStore struct{ store }

// guests returns those of some guests who are still let in, and holds them.
func (s store) guests(ctx context.Context, ids []int64) (map[int64]guest, error) {
	rows, err := s.BallotGuestsHold(ctx, ids)
	found := make(map[int64]guest, len(rows))
	for _, r := range rows {
		found[r.ID] = guest{assemblyID: r.AssemblyID, pass: r.PassVersion}
	}
	return found, err
}

// signGuests are the columns of guests who vote.
func signGuests(votes []*vote) (polls, guests []int64) {
	for _, v := range votes {
		polls, guests = append(polls, int64(v.in.PollID)), append(guests, v.viewer.Pass.ID)
	}
	return polls, guests
}

// guestVoter names the sheet of a guest: persons have numbers above zero, so that the two never meet.
func guestVoter(id entry.ID, guest int64) poll.Voter { return poll.Voter{PollID: id, PersonID: -guest} }

func (s store) guestAsked(ctx context.Context, votes []*vote) (map[poll.Voter]askedBefore, error) {
	polls, guests := signGuests(votes)
	rows, err := s.BallotGuestKeys(ctx, gen.BallotGuestKeysParams{Polls: polls, Guests: guests})
	asked := make(map[poll.Voter]askedBefore, len(rows))
	for _, r := range rows {
		asked[guestVoter(entry.ID(r.EntryID), r.GuestID)] = askedBefore{keys: r.Keys, pass: r.PassVersion}
	}
	return asked, err
}

func (s guestStore) holdSheets(ctx context.Context, votes []*vote, now time.Time) (map[poll.Voter]bool, error) {
	polls, guests := signGuests(votes)
	passes := make([]int, len(votes))
	for i, v := range votes {
		passes[i] = v.viewer.Pass.Version
	}
	rows, err := s.BallotGuestVoterHold(ctx, gen.BallotGuestVoterHoldParams{Polls: polls, Guests: guests, Passes: passes, Now: now})
	fresh := make(map[poll.Voter]bool, len(rows))
	for _, r := range rows {
		fresh[guestVoter(entry.ID(r.EntryID), r.GuestID)] = true
	}
	return fresh, err
}

func (s guestStore) dropSheets(ctx context.Context, votes []*vote) error {
	polls, guests := signGuests(votes)
	return s.BallotGuestVoterDrop(ctx, gen.BallotGuestVoterDropParams{Polls: polls, Guests: guests})
}

func (s guestStore) sheets(ctx context.Context, votes []*vote) (map[poll.Voter]sheet, error) {
	var p gen.BallotGuestOfParams
	sheets := make(map[poll.Voter]sheet, len(votes))
	polls := map[poll.QuestionID]entry.ID{}
	for _, v := range votes {
		sheets[v.voter()] = sheet{}
		for _, q := range v.voting.Questions {
			p.Questions, p.Guests = append(p.Questions, int64(q.ID)), append(p.Guests, v.viewer.Pass.ID)
			polls[q.ID] = v.voting.EntryID
		}
	}
	rows, err := s.BallotGuestOf(ctx, p)
	for _, r := range rows {
		b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason, Version: r.Version, CastAt: r.CastAt.UTC()}
		if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
			return nil, err
		}
		sheets[guestVoter(polls[b.Question], r.GuestID)][b.Question] = b
	}
	return sheets, err
}

func (s guestStore) put(ctx context.Context, votes []*vote, now time.Time) error {
	p := gen.BallotGuestPutParams{Now: now}
	for _, v := range votes {
		for _, b := range v.change.write {
			choice, err := json.Marshal(b.Choice)
			if err != nil {
				return err
			}
			p.Questions, p.Guests = append(p.Questions, int64(b.Question)), append(p.Guests, v.viewer.Pass.ID)
			p.Choices, p.Reasons = append(p.Choices, string(choice)), append(p.Reasons, b.Reason)
		}
	}
	return s.BallotGuestPut(ctx, p)
}

func (s guestStore) drop(ctx context.Context, votes []*vote) error {
	var p gen.BallotGuestDropParams
	for _, v := range votes {
		for _, id := range v.change.drop {
			p.Questions, p.Guests = append(p.Questions, int64(id)), append(p.Guests, v.viewer.Pass.ID)
		}
	}
	return s.BallotGuestDrop(ctx, p)
}

// signAgain has nothing to do: a guest is always the same.
func (s guestStore) signAgain(context.Context, []*vote, time.Time) error { return nil }

func (s guestStore) remember(ctx context.Context, votes []*vote) error {
	polls, guests := signGuests(votes)
	keys := make([][]byte, len(votes))
	for i, v := range votes {
		keys[i] = v.key
	}
	return s.BallotGuestKeysPut(ctx, gen.BallotGuestKeysPutParams{Polls: polls, Guests: guests, Keys: keys})
}

// raise counts so many new guests in polls.
func (s guestStore) raise(ctx context.Context, fresh map[entry.ID]int) (map[entry.ID]tally, error) {
	var p gen.BallotGuestTallyRaiseParams
	for _, id := range slices.Sorted(maps.Keys(fresh)) {
		p.Polls, p.Fresh = append(p.Polls, int64(id)), append(p.Fresh, fresh[id])
	}
	return tallyFrom(s.BallotGuestTallyRaise(ctx, p))
}

// guestOwn reads the ballots that a guest has cast with his pass.
func (s store) guestOwn(ctx context.Context, ids []entry.ID, pass auth.Pass) (map[entry.ID][]*Ballot, error) {
	rows, err := s.BallotGuestOwn(ctx, gen.BallotGuestOwnParams{GuestID: pass.ID, PassVersion: pass.Version, Ids: numbers(ids)})
	if err != nil {
		return nil, db.Problem(err)
	}
	own := make(map[entry.ID][]*Ballot, len(ids))
	for _, r := range rows {
		b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason, Version: r.Version, CastAt: r.CastAt.UTC()}
		if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
			return nil, err
		}
		own[entry.ID(r.EntryID)] = append(own[entry.ID(r.EntryID)], b)
	}
	return own, nil
}

// guestPolls returns the polls that have not been counted in which a guest has voted.
func (s store) guestPolls(ctx context.Context, guest int64) ([]entry.ID, error) {
	rows, err := s.BallotGuestPolls(ctx, guest)
	ids := make([]entry.ID, len(rows))
	for i, id := range rows {
		ids[i] = entry.ID(id)
	}
	return ids, err
}

func (s store) guestLeave(ctx context.Context, guest int64, polls []entry.ID) error {
	return s.BallotGuestLeave(ctx, gen.BallotGuestLeaveParams{GuestID: guest, Polls: numbers(polls)})
}
