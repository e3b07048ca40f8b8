package ballot_test

import (
	"testing"

	"piazza/internal/poll"
)

// TestWardenPassesBy has more polls fall due that cannot be closed, as their tallies are gone, than are looked at together: the
// one that is due last is closed all the same.
func TestWardenPassesBy(t *testing.T) {
	s := setup(t, 0)
	s.exec(t, `with spoilt as (
			insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			select 1, 'poll', 'published', 1, 'Che cosa scegli?', now(), now(), now() from generate_series(1, 120) returning id
		)
		insert into poll (entry_id, phase, opened_at, closes_at) select id, 'open', now(), now() - interval '1 hour' from spoilt`)
	a := s.poll(t, "closes_at = now() - interval '1 minute'")
	s.guarded(t)
	s.until(t, "the poll that is due last closes", func() bool { return s.phase(t, a) == string(poll.Closed) })
}
