package vectors_test

import (
	"fmt"
	"strings"
	"testing"

	"piazza/internal/verify"
)

// TestForgeries holds by which name each forgery is found first.
func TestForgeries(t *testing.T) {
	want := map[string]verify.Code{
		"entry-removed": verify.CodeEntryNumber, "entries-swapped": verify.CodeEntryNumber, "opened-twice": verify.CodeEntryKind,
		"log-after-close": verify.CodeAfterClose, "batch-unsorted": verify.CodeEntryBody, "form-changed": verify.CodeFormHash,
		"logged-twice": verify.CodeCommitmentTwice, "close-count": verify.CodeCloseCount, "commitment-other": verify.CodeEntryHead,
		"entry-key": verify.CodeEntryKey, "entry-signature": verify.CodeEntrySignature, "openings-swapped": verify.CodeOpeningOrder,
		"opening-nonce": verify.CodeOpeningHash, "ballot-added": verify.CodeOpeningUnlogged, "ballot-removed": verify.CodeBallots,
		"ballot-stuffed": verify.CodeBallots, "ballot-turned": verify.CodeOpeningHash, "opening-question": verify.CodeOpeningQuestion,
		"choice-form": verify.CodeOpeningChoice, "choice-none": verify.CodeOpeningChoice, "reason-form": verify.CodeOpeningReason,
		"voters-swapped": verify.CodeVoterOrder, "voter-twice": verify.CodeVoterOrder, "voter-added": verify.CodeBallots,
		"voter-removed": verify.CodeBallots, "results-swapped": verify.CodeResultOrder, "result-removed": verify.CodeMissing,
		"result-other": verify.CodeResult, "threshold-claimed": verify.CodeResult, "not-closed": verify.CodeMissing,
		"turnout": verify.CodeTurnout, "fork": "", "shorter-fork": "",
	}
	forgeries := forgeries()
	if len(want) != len(forgeries) {
		t.Errorf("%d forgeries have names, of %d", len(want), len(forgeries))
	}
	files := library{}
	for name, forge := range forgeries {
		m := mixed(t)
		forge(t, m)
		files[name] = m.text(t)
		if got := first(files.verdict(t, &oneCase{Name: name, File: name})); got.Code != want[name] {
			t.Errorf("%s is found as %q on line %d", name, got.Code, got.Line)
		}
	}
	// A fork is right in itself: who kept a head of the log finds it.
	m := mixed(t)
	for name, code := range map[string]verify.Code{"fork": verify.CodeHeadFork, "shorter-fork": verify.CodeHeadShort} {
		last := m.entries[len(m.entries)-1]
		kept := &oneCase{Name: name, File: name, Head: fmt.Sprintf("%d:%x", last.Number, last.Head)}
		if got := first(files.verdict(t, kept)); got.Code != code {
			t.Errorf("%s is found as %q against an earlier head", name, got.Code)
		}
	}
}

// sorted holds that what was not touched is right, and that of what was touched nothing is.
func sorted(t *testing.T, cases []*oneCase) {
	t.Helper()
	for _, c := range cases {
		isForged := strings.HasPrefix(c.File, "forged-") && !strings.Contains(c.File, "fork")
		alone := c.Head == "" && c.Log == "" && c.Keys == "" && c.Receipt == 0
		switch {
		case (c.Change != nil || isForged) && c.Verdict != "bad":
			t.Errorf("%s is right", c.Name)
		case c.Change == nil && !isForged && alone && c.Verdict != "good":
			t.Errorf("%s is wrong: %s on line %d", c.Name, c.Code, c.Line)
		}
	}
}
