package ballot

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// sealSeen is where a poll stands that was written down to stand somewhere, as a node finds it with its folder of keys. Whose key was
// destroyed with this very bundle goes on without it. What is wrong is told by a code, empty where nothing is. Visitors are told what was
// seen last where the folder does not answer.
func (s *Service) sealSeen(row *recordRow) (seen poll.SealState, wrong string) {
	seen, wrong, _ = s.sealFound(row)
	return seen, wrong
}

// sealWatched is sealSeen for operators, who are told that the folder does not answer.
func (s *Service) sealWatched(row *recordRow) (seen poll.SealState, wrong string) {
	seen, wrong, hung := s.sealFound(row)
	if hung {
		return row.state, codeKeyUnreadable
	}
	return seen, wrong
}

// sealFound is sealSeen, with whether that is what was seen last, as the folder does not answer now.
func (s *Service) sealFound(row *recordRow) (seen poll.SealState, wrong string, hung bool) {
	if s.secrets.Keys == nil || !row.state.NeedsKey() {
		return row.state, "", false
	}
	found, hung := s.sights.look(row.seal, func() sight { return s.sight(row) })
	switch {
	case found.fault == nil, isStoneOf(found.stone, row.poll, row.bundle):
		return row.state, "", hung
	case errors.Is(found.fault, errKeyWrong):
		return poll.SealKeyMissing, codeKeyWrong, hung
	case found.stone == nil:
		return poll.SealKeyMissing, codeKeyMissing, hung
	default:
		return poll.SealElsewhere, codeElsewhere, hung
	}
}

// isStoneOf tells whether a tombstone says that the key was destroyed after just the sealing of a poll that these data know of: then
// nothing that remains to be done needs the key.
func isStoneOf(stone *keys.Tombstone, id entry.ID, bundle []byte) bool {
	return stone != nil && len(bundle) == sha256.Size && stone.Poll == int64(id) && stone.Bundle == hex.EncodeToString(bundle)
}

// sight is what the folder of keys shows of a poll: why its key cannot be used, nil where it can, and what stands in its place.
type sight struct {
	fault error
	stone *keys.Tombstone
}

// sight looks at the folder.
func (s *Service) sight(row *recordRow) sight {
	_, fault := s.subkeys(row.seal, row.check)
	if fault == nil {
		return sight{}
	}
	stone, err := s.secrets.Keys.Tombstone(row.seal)
	if errors.Is(err, keys.ErrHung) {
		fault = err
	}
	return sight{fault, stone}
}

const (
	// lookPatience is how long a visitor waits for the folder of keys, of which he needs nothing.
	lookPatience = time.Second
	// mostSights is of how many polls is remembered what was seen last.
	mostSights = 1000
)

// sights let all who want to see where a poll stands at the same moment share a look at the folder of keys. Where it does not answer they
// are told what was seen last, and go on; where nothing ever was, that nothing is wrong.
type sights struct {
	mu sync.Mutex
	of map[sealing.SealID]*shared
}

// shared is what was seen last of a poll, and whether a look since then was not answered; under is open while somebody looks again.
type shared struct {
	last  sight
	hung  bool
	under chan struct{}
}

// look returns what is seen of a poll; hung tells that it is what was seen last, as the folder does not answer.
func (s *sights) look(seal sealing.SealID, look func() sight) (seen sight, hung bool) {
	one, under := s.begin(seal, look)
	patience := time.NewTimer(lookPatience)
	defer patience.Stop()
	late := false
	select {
	case <-under:
	case <-patience.C:
		late = true
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return one.last, late || one.hung
}

// begin has somebody look, if nobody does.
func (s *sights) begin(seal sealing.SealID, look func() sight) (one *shared, under chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.of == nil {
		s.of = map[sealing.SealID]*shared{}
	}
	if one = s.of[seal]; one == nil {
		one = &shared{}
		s.makeRoom()
		s.of[seal] = one
	}
	if one.under == nil {
		one.under = make(chan struct{})
		go s.end(one, look)
	}
	return one, one.under
}

// makeRoom forgets what was seen of other polls, of any: most are sealed by then, and the others are looked at anew.
func (s *sights) makeRoom() {
	for seal, one := range s.of {
		if len(s.of) < mostSights {
			return
		}
		if one.under == nil {
			delete(s.of, seal)
		}
	}
}

// end looks. A look that panics has seen nothing; it ends all the same, as others wait for it.
func (s *sights) end(one *shared, look func() sight) {
	seen := sight{fault: keys.ErrHung}
	defer func() {
		if v := recover(); v != nil {
			slog.Error("panic while the folder of keys is looked at", "panic", v, "stack", string(debug.Stack()))
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		if one.hung = errors.Is(seen.fault, keys.ErrHung); !one.hung {
			one.last = seen
		}
		close(one.under)
		one.under = nil
	}()
	seen = look()
}
