package notification_test

import (
	"fmt"
	"testing"

	"piazza/internal/comment"
	"piazza/internal/notification"
	"piazza/internal/problem"
)

func (b *bundle) mute(t *testing.T, member int64, kinds ...notification.Kind) {
	t.Helper()
	now, err := b.notifications.Mute(b.as(t, member), notification.MuteInput{Kinds: append(kinds, kinds...)})
	if err != nil || fmt.Sprint(now) != fmt.Sprint(kinds) {
		t.Errorf("%v were asked for: %v, %v", kinds, now, err)
	}
}

func TestOfWhatAMemberDoesNotWantToHear(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.mute(t, carla, mention, notification.PollReminder)
	b.mute(t, carla, reply)
	first := b.say(t, anna, public, nil, "senza nomi")
	b.expect(t, "without answers", nil)
	// Who is answered and named hears of it as what he wants to hear of.
	second := b.say(t, anna, public, nil, "@carla e @bruno")
	b.expect(t, "named as well", map[int64]string{carla: line(mention, second), bruno: line(mention, second)})
	b.mute(t, carla, mention, reply)
	third := b.say(t, anna, public, nil, "@carla")
	b.expect(t, "without anything", map[int64]string{carla: line(mention, second), bruno: line(mention, second)})
	b.mute(t, carla)
	fourth := b.say(t, anna, public, nil, "@carla")
	// The log is read again here from its beginning, as after a restore: what was not wanted then is wanted now.
	all := []*comment.Comment{fourth, third, second, first}
	b.follow(t)
	if got := b.waits(t, carla); len(got) == 0 {
		t.Errorf("of %d comments carla hears %q", len(all), got)
	}
}

func TestRemindersThatAreNotWanted(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := b.vote(t, public, `electorate = 'members'`)
	b.mute(t, bruno, notification.PollReminder)
	people, err := b.remind(t, fausto, id)
	if err != nil || people != 3 {
		t.Errorf("%d may vote and have not, %v", people, err)
	}
	if got := b.reminded(t, id); got != "101000" {
		t.Errorf("%s were reminded", got)
	}
	b.mute(t, bruno)
	if got := b.reminded(t, id); got != "101000" {
		t.Errorf("afterwards %s were reminded", got)
	}
}

func TestAVisitorMutesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	if _, err := b.notifications.Mute(t.Context(), notification.MuteInput{}); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("%v", err)
	}
	if _, err := b.notifications.Muted(t.Context()); !problem.Is(err, problem.Unauthenticated) {
		t.Errorf("%v", err)
	}
}
