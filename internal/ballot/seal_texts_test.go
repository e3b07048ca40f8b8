package ballot_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// said are the texts of a poll, each with its question, its kind and what its ballots said to a proposal, and how many wrote just this.
type said map[string]int

func (s said) add(question poll.QuestionID, of ballot.TextKind, stance poll.Stance, text string, people int) {
	if text != "" {
		s[fmt.Sprint(question, " ", of, " ", stance, " ", text)] += people
	}
}

// saidIn are the texts in the bundle of a sealed poll.
func (v *vault) saidIn(t testing.TB, a asked) said {
	t.Helper()
	all := said{}
	for line := range bytes.Lines(v.bundle(t, a)) {
		var o struct {
			Commitment, Choice, Reason string
			Question                   poll.QuestionID
		}
		if err := json.Unmarshal(line, &o); err != nil {
			t.Fatal(err)
		}
		var choice struct {
			Text   string
			Stance poll.Stance
		}
		if o.Commitment != "" {
			if err := json.Unmarshal([]byte(o.Choice), &choice); err != nil {
				t.Fatal(err)
			}
		}
		all.add(o.Question, ballot.Answers, "", choice.Text, 1)
		all.add(o.Question, ballot.Reasons, choice.Stance, o.Reason, 1)
	}
	return all
}

// saidTo are the texts that somebody reads, two on a page; where one is hidden from him, it says so.
func (v *vault) saidTo(t testing.TB, a asked, who int64) said {
	t.Helper()
	all := said{}
	for _, question := range a.questions {
		for _, of := range []ballot.TextKind{ballot.Answers, ballot.Reasons} {
			page, after, seen := paging.Page{First: 2}, "", 0
			for more := true; more; {
				page.After = after
				found, err := v.ballots.Texts(as(t.Context(), who), ballot.DoorTexts, question, of, page)
				if err != nil {
					t.Fatal(err)
				}
				before := 1 << 30
				for _, text := range found.Texts {
					stance := poll.Stance("")
					if text.Stance != nil {
						stance = *text.Stance
					}
					if text.HiddenReason != nil {
						text.Text += " (hidden)"
					}
					all.add(question, of, stance, text.Text, text.People)
					if text.People > before {
						t.Errorf("%d people wrote %q, who come after %d", text.People, text.Text, before)
					}
					before, seen = text.People, seen+1
				}
				more = found.More
				if more {
					after = found.After[len(found.After)-1]
				} else if seen != found.Total {
					t.Errorf("%d texts of %d are on the pages", seen, found.Total)
				}
			}
		}
	}
	return all
}

// TestTextsOfASealedPoll reads the pages of texts of a sealed poll: they say what the bundle says, each once, and as many people as there are
// ballots. A text that is taken from sight is hidden wherever it stands, and one that nobody wrote cannot be.
func TestTextsOfASealedPoll(t *testing.T) {
	const people = 15
	v := openVault(t, people)
	a := v.secret(t, `reasons = 'optional'`, question{kind: poll.KindOpen}, question{kind: poll.KindConsent})
	for n := range people {
		answer, stance := ballot.BallotInput{Question: a.questions[0]}, ballot.BallotInput{Question: a.questions[1]}
		answer.Choice.Text = fmt.Sprint("Testo ", n%7)
		stance.Choice.Stance = []poll.Stance{poll.Agree, poll.Block}[n%2]
		reasons := []string{"Perché sì", fmt.Sprint("Perché ", n), "", "Testo 1"}
		stance.Reason, answer.Reason = &reasons[n%4], &reasons[n%3]
		v.vote(t, int64(firstVoter+n), secretly(ballot.VoteInput{PollID: a.id, Ballots: []ballot.BallotInput{answer, stance}}))
	}
	v.sealed(t, a, v.ballots)
	v.opened(t, a)
	want := v.saidIn(t, a)
	if got := v.saidTo(t, a, outsider); !maps.Equal(got, want) || len(want) < 15 {
		t.Errorf("the pages say %v instead of %v", got, want)
	}
	hash, reason := sha256.Sum256([]byte("Testo 1")), "dati di altri"
	in := ballot.HideTextInput{QuestionID: a.questions[1], Key: base64.RawURLEncoding.EncodeToString(hash[:]), Reason: &reason, Hidden: true}
	if _, err := v.ballots.HideText(as(t.Context(), editor), in); err != nil {
		t.Fatal(err)
	}
	for who, text := range map[int64]string{editor: "Testo 1 (hidden)", outsider: " (hidden)"} {
		hidden := said{}
		for one, n := range want {
			if one == fmt.Sprint(a.questions[1], " reasons agree Testo 1") || one == fmt.Sprint(a.questions[1], " reasons block Testo 1") {
				one = one[:len(one)-len("Testo 1")] + text
			}
			hidden[one] = n
		}
		if got := v.saidTo(t, a, who); !maps.Equal(got, hidden) || maps.Equal(want, hidden) {
			t.Errorf("once a text is hidden %d reads %v instead of %v", who, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(hidden)))
		}
	}
	for _, other := range []string{"Testo", "Perché 1"} {
		hash := sha256.Sum256([]byte(other))
		in.Key, in.QuestionID = base64.RawURLEncoding.EncodeToString(hash[:]), a.questions[0]
		if _, err := v.ballots.HideText(as(t.Context(), editor), in); other == "Testo" != errors.Is(err, ballot.ErrText) {
			t.Errorf("hiding %q: %v", other, err)
		}
	}
}
