package notification

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// reminded is how many people are reminded in one transaction.
const reminded = 500

// reminder is a poll of which people are reminded, and how far the writing has come, by person.
type reminder struct {
	id    int64
	entry entry.ID
	above int64
}

// Remind reminds those who may vote in a poll and have not, for who holds it, at most once a day. It returns how many they
// are; SendReminders writes to them.
func (s *Service) Remind(ctx context.Context, in poll.Input) (people int, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if err := poll.RemindIn(ctx, tx, in.PollID); err != nil {
			return err
		}
		if people, err = owing(ctx, tx, in.PollID); err != nil {
			return err
		}
		return beginReminders(ctx, tx, []entry.ID{in.PollID})
	})
	if err != nil {
		return 0, err
	}
	return people, nil
}

// SendReminders begins the reminders that are due a day before a poll closes, and writes those that are not written to
// everybody, a part at a time. Several nodes may do so at once; what one has begun another goes on with.
func (s *Service) SendReminders(ctx context.Context) error {
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		due, err := poll.RemindDueIn(ctx, tx)
		if err != nil || len(due) == 0 {
			return err
		}
		return beginReminders(ctx, tx, due)
	})
	for more := true; more && err == nil; {
		more, err = s.remindSome(ctx, reminded)
	}
	return err
}

// remindSome writes to the next people, and tells whether there was anything to do.
func (s *Service) remindSome(ctx context.Context, most int) (some bool, err error) {
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		r, err := takeReminder(ctx, tx)
		if some = r != nil; !some || err != nil {
			return err
		}
		members, err := r.next(ctx, tx, most)
		if err != nil {
			return err
		}
		if err := r.write(ctx, tx, members); err != nil {
			return err
		}
		return moveReminder(ctx, tx, r, len(members) < most)
	})
	return some, err
}

// write tells members, and counts it.
func (r *reminder) write(ctx context.Context, tx *db.Tx, members []int64) error {
	if len(members) == 0 {
		return nil
	}
	written, err := addReminders(ctx, tx, r, members)
	if err != nil || len(written) == 0 {
		return err
	}
	told := make(map[int64]int, len(written))
	for _, n := range written {
		tx.Notify(MemberStream(n.MemberID), NoticeAdded, int64(n.ID), 0)
		told[int64(n.MemberID)]++
	}
	return countAll(ctx, tx, nil, told)
}
