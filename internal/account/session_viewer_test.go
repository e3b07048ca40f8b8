package account

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

// TestManyWhoAskAtOnceAreEachToldWhoTheyAre lets many ask together: each is told who he is and not who somebody else is, and who was
// signed out before he asked is nobody.
func TestManyWhoAskAtOnceAreEachToldWhoTheyAre(t *testing.T) {
	s, _, _ := setup(t)
	const people = 40
	var tokens []string
	var asked []wanted
	ids := map[string]int64{}
	for n := range people {
		m := mustSignIn(t, s, fmt.Sprint(n), fmt.Sprintf("Ada %d", n))
		token, session := mustOpen(t, s, Opening{MemberID: m.ID})
		tokens, asked = append(tokens, token), append(asked, wanted{hash: Hash(token)}, wanted{session: int64(session.ID)})
		ids[token] = int64(m.ID)
	}
	for _, token := range tokens[:5] {
		if err := s.CloseSession(t.Context(), token); err != nil {
			t.Fatal(err)
		}
		ids[token] = 0
	}
	tokens = append(tokens, tokens...) // two who hold one token ask as two
	together, err := storeOn(s.db).viewers(t.Context(), asked, s.rules)
	if err != nil {
		t.Fatal(err)
	}
	var asking sync.WaitGroup
	for i, token := range tokens {
		for _, w := range asked[2*(i%people) : 2*(i%people)+2] {
			if k := together.of(w); k.viewer.MemberID != ids[token] {
				t.Errorf("together, member %d is told to be %d", ids[token], k.viewer.MemberID)
			}
		}
		asking.Go(func() {
			if v, err := s.ViewerByToken(t.Context(), token); err != nil || v.MemberID != ids[token] {
				t.Errorf("member %d is told to be %d, %v", ids[token], v.MemberID, err)
			}
		})
	}
	asking.Wait()
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
