package ballot

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// tallyOn counts a poll that has closed.
func (s *Service) tallyOn(ctx context.Context, found *sealRow) error {
	return s.heldPoll(ctx, found, s.tally)
}

// tallyNow counts a closed poll within a transaction that holds it, if it is not counted: whoever shows what it came to shows all of it.
func (s *Service) tallyNow(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
	row, err := storeOn(tx).readSeal(ctx, v.EntryID)
	switch {
	case err != nil:
		return err
	case row == nil || row.state == poll.SealLost:
		return ErrUncounted
	case row.state != poll.SealClosed:
		return nil
	}
	if err := s.heldIn(ctx, tx, row, func(ctx context.Context, tx *db.Tx, row *sealRow) error { return s.tally(ctx, tx, v, row) }); err != nil {
		if errors.Is(err, errBusy) {
			return ErrUncounted.Because(err)
		}
		return err // to try again in a moment would not help
	}
	return nil
}

// tally ends the log with what still waited, opens all sheets, and writes down what they come to and who took part. From here on it is
// settled whose sheet counts: who turns out to be somebody else later changes nothing any more. No sheet goes before all of them do: what
// is deleted alone would say in the database's log whose it was, beside who was united with whom.
func (s *Service) tally(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow) error {
	keys, err := s.subkeys(row.seal, row.check)
	if err != nil {
		return err
	}
	if err := s.endLog(ctx, tx, row, keys); err != nil {
		return err
	}
	if err := s.stopAt("log ended"); err != nil {
		return err
	}
	roll, err := rollOf(ctx, tx, row, keys)
	if err != nil {
		return err
	}
	row.replaced = wrapReplaced(keys, roll.replaced)
	counted, err := countSealed(ctx, tx, v, row, keys)
	if err != nil {
		return err
	}
	if err := storeOn(tx).keep(ctx, counting{own: counted.results}, v.Now); err != nil {
		return err
	}
	if err := s.stopAt("results kept"); err != nil {
		return err
	}
	if err := storeOn(tx).tookPart(ctx, row.poll, roll.persons); err != nil {
		return err
	}
	if err := storeOn(tx).tallied(ctx, row, counted); err != nil {
		return err
	}
	v.Voters, v.Seal = counted.voters, poll.SealTallied
	return announce(ctx, tx, v)
}

// announce tells who watches a poll that more is known of it.
func announce(ctx context.Context, tx *db.Tx, v *poll.Voting) error {
	if err := storeOn(tx).outgrowSeal(ctx, v); err != nil {
		return err
	}
	return tell(ctx, tx, v, poll.NoticeChanged)
}

// endLog writes what was promised to voters and is not in the log yet, and the entry after which nothing comes.
func (s *Service) endLog(ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys) error {
	signer, err := s.signer(ctx, tx)
	if err != nil {
		return err
	}
	casts, err := storeOn(tx).promised(ctx, row.poll, keys)
	if err != nil {
		return err
	}
	for _, part := range parted(casts) {
		rest, _ := gathered(part)
		if err := row.log(ctx, tx, signer, sealing.KindBatch, sealing.BatchBody(rest), len(rest)); err != nil {
			return err
		}
	}
	return row.log(ctx, tx, signer, sealing.KindClose, sealing.CloseBody(row.commitments), 0)
}

// roll is whose sheets count.
type roll struct {
	// persons are those who took part, replaced the sheets of them that count no more.
	persons  []int64
	replaced [][32]byte
}

// signed is a sheet before it is known whose it is.
type signed struct {
	pseudonym [32]byte
	castAt    time.Time
	// own tells that its person is still who he was when he cast it.
	own bool
}

// later tells whether a sheet replaces another of the same person.
func (a signed) later(b signed) bool {
	if a.castAt.Equal(b.castAt) {
		return a.own && !b.own
	}
	return a.castAt.After(b.castAt)
}

// rollOf finds out whose the sheets are, by giving each person there is his pseudonym. Of one person's sheets, who has voted before he
// turned out to be another as well, the one that was cast last counts.
func rollOf(ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys) (*roll, error) {
	cast := map[[32]byte]time.Time{}
	err := eachSheet(ctx, tx, row.poll, keys, func(pseudonym [32]byte, s *secretSheet) error {
		cast[pseudonym] = s.CastAt
		return nil
	})
	if err != nil {
		return nil, err
	}
	into, err := storeOn(tx).united(ctx)
	if err != nil {
		return nil, err
	}
	last, found := map[int64]signed{}, &roll{}
	err = eachPerson(ctx, tx, func(person int64) {
		pseudonym := keys.Pseudonym(person)
		castAt, is := cast[pseudonym]
		if !is {
			return
		}
		whose, united := into[person]
		if !united {
			whose = person
		}
		one := signed{pseudonym, castAt, !united}
		other, twice := last[whose]
		switch {
		case !twice:
			last[whose] = one
			found.persons = append(found.persons, whose)
		case one.later(other):
			last[whose] = one
			found.replaced = append(found.replaced, other.pseudonym)
		default:
			found.replaced = append(found.replaced, pseudonym)
		}
	})
	return found, err
}

func eachPerson(ctx context.Context, tx *db.Tx, each func(person int64)) error {
	for after := int64(0); ; {
		persons, err := storeOn(tx).personsAfter(ctx, after)
		if err != nil || len(persons) == 0 {
			return err
		}
		for _, person := range persons {
			each(person)
		}
		after = persons[len(persons)-1]
	}
}

// eachSheet opens all sheets of a poll in the order of their pseudonyms.
func eachSheet(ctx context.Context, tx *db.Tx, id entry.ID, keys *sealing.Subkeys, each func([32]byte, *secretSheet) error) error {
	for after := []byte{}; ; {
		sheets, err := storeOn(tx).sheetsAfter(ctx, id, after)
		if err != nil || len(sheets) == 0 {
			return err
		}
		for _, one := range sheets {
			s, err := openSheet(keys, one.pseudonym[:], one.sealed)
			if err != nil {
				return err
			}
			if err := each(one.pseudonym, s); err != nil {
				return err
			}
		}
		after = sheets[len(sheets)-1].pseudonym[:]
	}
}

// eachCounted opens the sheets of a poll that count, once that is settled.
func eachCounted(ctx context.Context, tx *db.Tx, row *sealRow, keys *sealing.Subkeys, each func([32]byte, *secretSheet) error) error {
	replaced, err := openReplaced(keys, row.replaced)
	if err != nil {
		return err
	}
	return eachSheet(ctx, tx, row.poll, keys, func(pseudonym [32]byte, s *secretSheet) error {
		if replaced[pseudonym] {
			return nil
		}
		return each(pseudonym, s)
	})
}

// sealedCount is what the sheets of a poll come to.
type sealedCount struct {
	results         []poll.Result
	voters, ballots int
}

// countSealed counts the sheets of a poll that count.
func countSealed(ctx context.Context, tx *db.Tx, v *poll.Voting, row *sealRow, keys *sealing.Subkeys) (*sealedCount, error) {
	given, counted := newUrn(v), &sealedCount{}
	err := eachCounted(ctx, tx, row, keys, func(_ [32]byte, s *secretSheet) error {
		counted.voters++
		counted.ballots += len(s.Ballots)
		for _, b := range s.Ballots {
			if err := given.add(b.Question, b.Choice); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	counted.results, err = given.count(v)
	return counted, err
}

// urn gathers ballots whose choices are texts, equal ones together; of open questions what has been counted of them.
type urn struct {
	piles
	equal map[poll.QuestionID]map[string]int64
}

func newUrn(v *poll.Voting) *urn {
	return &urn{newPiles([]*poll.Voting{v}), map[poll.QuestionID]map[string]int64{}}
}

func (u *urn) add(question int64, choice string) error {
	id := poll.QuestionID(question)
	if words := u.words[id]; words != nil {
		var said poll.Choice
		if err := json.Unmarshal([]byte(choice), &said); err != nil {
			return err
		}
		words.Add(said, 1)
		return nil
	}
	if u.equal[id] == nil {
		u.equal[id] = map[string]int64{}
	}
	u.equal[id][choice]++
	return nil
}

func (u *urn) count(v *poll.Voting) ([]poll.Result, error) {
	for id, equal := range u.equal {
		for text, people := range equal {
			one := stack{people: people}
			if err := json.Unmarshal([]byte(text), &one.choice); err != nil {
				return nil, err
			}
			u.of[id] = append(u.of[id], one)
		}
	}
	return reckon(v, u.piles)
}
