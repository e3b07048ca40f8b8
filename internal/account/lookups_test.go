package account

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"
)

// TestManyWhoAskAtOnceShareALookup lets many ask while lookups run: they gather for one, each is
// told who he is and not who somebody else is, and who was signed out before he asked is nobody.
func TestManyWhoAskAtOnceShareALookup(t *testing.T) {
	s, _, _ := setup(t)
	s.lookups.patience = time.Hour
	const people = 40
	var tokens, ended []string
	ids := map[string]int64{}
	for n := range people {
		m := mustSignIn(t, s, fmt.Sprint(n), fmt.Sprintf("Ada %d", n))
		token, _ := mustOpen(t, s, Opening{MemberID: m.ID})
		tokens = append(tokens, token)
		ids[token] = int64(m.ID)
	}
	for _, token := range tokens[:5] {
		if err := s.CloseSession(t.Context(), token); err != nil {
			t.Fatal(err)
		}
		ended, ids[token] = append(ended, token), 0
	}
	tokens = append(tokens, ended...) // two who hold one token ask as two
	var asking sync.WaitGroup
	for range lookupsAtOnce {
		s.lookups.enter(wanted{})
	}
	for _, token := range tokens {
		asking.Go(func() {
			if v, err := s.ViewerByToken(t.Context(), token); err != nil || v.MemberID != ids[token] {
				t.Errorf("member %d is told to be %d, %v", ids[token], v.MemberID, err)
			}
		})
	}
	waitFor(t, func() bool { return s.lookups.waiting() == len(tokens) })
	leaving, leave := context.WithCancel(t.Context())
	left := make(chan error, 1)
	go func() {
		_, err := s.ViewerByToken(leaving, tokens[0])
		left <- err
	}()
	waitFor(t, func() bool { return s.lookups.waiting() == len(tokens)+1 })
	leave()
	if err := <-left; !errors.Is(err, context.Canceled) {
		t.Errorf("who has gone is told %v", err)
	}
	s.lookups.mu.Lock()
	together := len(s.lookups.gathering)
	s.lookups.mu.Unlock()
	for range lookupsAtOnce {
		s.lookups.leave()
	}
	asking.Wait()
	if together != 1 {
		t.Errorf("%d lookups for those who gathered", together)
	}
	waitFor(t, func() bool {
		s.lookups.mu.Lock()
		defer s.lookups.mu.Unlock()
		return s.lookups.running == 0
	})
}

// TestWhoHasWaitedAsksForHimself lets all lookups take for ever: others go past them.
func TestWhoHasWaitedAsksForHimself(t *testing.T) {
	s, _, _ := setup(t)
	m := mustSignIn(t, s, "1", "Ada")
	token, _ := mustOpen(t, s, Opening{MemberID: m.ID})
	s.lookups.patience = time.Millisecond
	for range lookupsAtOnce {
		s.lookups.enter(wanted{})
	}
	if v, err := s.ViewerByToken(t.Context(), token); err != nil || v.MemberID != int64(m.ID) {
		t.Errorf("he is %d, %v", v.MemberID, err)
	}
}

func (l *lookups) waiting() (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, one := range l.gathering {
		n += len(one.wanted)
	}
	return n
}

func waitFor(t *testing.T, holds func() bool) {
	t.Helper()
	deadline := time.After(time.Minute)
	for !holds() {
		select {
		case <-deadline:
			t.Fatal("it does not come about within a minute")
		case <-time.After(time.Millisecond):
		}
	}
}
