package ballot

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// turns is how many turns persons share. Who casts takes those of his batch, who unites a person with another that one's.
const turns = 64

// ErrUnited says that the voter was found to be somebody known in this very moment.
var ErrUnited = problem.Clash("person_united", "We have just recognised you as somebody who has voted here with another account: load the page again.")

// turnsOf returns the turns of persons, each once, in the order in which they are taken.
func turnsOf(persons []int64) []int {
	taken := make([]int, len(persons))
	for i, id := range persons {
		taken[i] = int(id % turns)
	}
	slices.Sort(taken)
	return slices.Compact(taken)
}

// refusal says why somebody may not vote as who he was when he asked; nil where he still is.
func (b bygone) refusal(v auth.Viewer) error {
	switch {
	case b.members[v.MemberID]:
		return problem.SignIn()
	case b.persons[v.PersonID]:
		return ErrUnited
	default:
		return nil
	}
}

// UniteIn gives what a person has voted to another whom he turned out to be, within the transaction that finds it out: one
// person, one ballot. Where both have voted the ballot of the one who stays counts. What has been counted at the closing of a
// poll stays as it was counted, under the person who cast it.
func UniteIn(ctx context.Context, tx *db.Tx, from, into int64) error {
	store := storeOn(tx)
	polls, err := store.unitePolls(ctx, from)
	if err != nil {
		return err
	}
	if err := poll.HoldAllAlone(ctx, tx, polls); err != nil {
		return err
	}
	// From here on nobody casts in his name, in whichever poll.
	if err := store.turn(ctx, int(from%turns)); err != nil {
		return err
	}
	now, err := store.unitePolls(ctx, from)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(now, func(id entry.ID) bool { return !slices.Contains(polls, id) }) {
		// He voted somewhere else meanwhile: everything once more, with that poll.
		return account.ErrTwice
	}
	if err := poll.UniteIn(ctx, tx, now, from, into); err != nil {
		return err
	}
	// What he cast confidentially stays under the name that he had there, and is found by this.
	if err := store.noteUnited(ctx, from, into); err != nil {
		return err
	}
	return uniteBallots(ctx, tx, now, from, into)
}

func uniteBallots(ctx context.Context, tx *db.Tx, polls []entry.ID, from, into int64) error {
	fresh, err := storeOn(tx).unite(ctx, polls, from, into)
	if len(fresh) == 0 || err != nil {
		return err
	}
	votings, err := poll.HeadsIn(ctx, tx, slices.Collect(maps.Keys(fresh)))
	if err != nil {
		return err
	}
	for _, v := range votings {
		touch(tx, v, true)
	}
	_, err = storeOn(tx).raise(ctx, fresh)
	return err
}

// MergeIn has what an account cast be another account's of the same person, within the transaction that merges the two.
func MergeIn(ctx context.Context, tx *db.Tx, person int64, from, into account.ID) error {
	if err := storeOn(tx).turn(ctx, int(person%turns)); err != nil {
		return err
	}
	return storeOn(tx).merge(ctx, person, from, into)
}
