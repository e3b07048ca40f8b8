package ballot_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/signing"
)

// mortal names, in the environment of a process that is to be killed, the database, the folder of keys, the poll and the point.
const mortal = "PIAZZA_TEST_MORTAL"

// TestMortal is what a killed process does: it is no test by itself.
func TestMortal(t *testing.T) {
	told := strings.Split(os.Getenv(mortal), "\n")
	if len(told) != 4 {
		return
	}
	id, err := strconv.ParseInt(told[2], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	at, err := strconv.Atoi(told[3])
	if err != nil {
		t.Fatal(err)
	}
	d, err := db.Open(t.Context(), db.Options{DSN: told[0], MaxConns: 3})
	if err != nil {
		t.Fatal(err)
	}
	node := ballot.NewService(d, ballot.Secrets{
		Keys: &keys.Ballots{Dir: told[1]}, Signing: signing.NewService(d, told[1]), URL: "https://piazza.example",
	}.StopAt(func(point string) error {
		fmt.Println("reached:", point)
		if at--; at == 0 {
			return syscall.Kill(os.Getpid(), syscall.SIGKILL)
		}
		return nil
	}))
	if _, err := node.Open(as(t.Context(), editor), poll.Input{PollID: entry.ID(id)}); err != nil && !errors.Is(err, poll.ErrClosed) {
		t.Fatal(err)
	}
	if err := node.Seal(t.Context(), entry.ID(id)); err != nil {
		t.Fatal(err)
	}
}

// TestOpeningKilled kills a process that opens a poll, as it has made the key: the poll waits, and opens the next time.
func TestOpeningKilled(t *testing.T) {
	v := openVault(t, 1)
	a := v.poll(t, `confidential = true, results = 'after_close', phase = 'waiting', opening = 'hand', opened_at = null`)
	if died, said := v.kill(t, a, 1); !died || !strings.Contains(said, "key made") || v.phase(t, a) != "waiting" {
		t.Fatalf("it is %s after: %s", v.phase(t, a), said)
	}
	v.until(t, "it opens", func() bool {
		_, err := v.ballots.Open(as(t.Context(), editor), poll.Input{PollID: a.id})
		return err == nil && v.state(t, a) == "open"
	})
	receipts := v.casting(t, a, 1)
	v.closed(t, a)
	if err := v.ballots.Seal(t.Context(), a.id); err != nil {
		t.Fatal(err)
	}
	v.holds(t, a, 1, receipts)
}

// TestSealingKilled kills a process that seals at each of its points, with no chance to say a word, and has another take it up: either all
// sheets are there, or a verified bundle is, and what it comes to is the same.
func TestSealingKilled(t *testing.T) {
	v := openVault(t, 8)
	for range size(1, 12) {
		v.killEverywhere(t, 8)
	}
}

func (v *vault) killEverywhere(t *testing.T, people int) {
	for at := 1; ; at++ {
		a := v.every(t)
		receipts := v.casting(t, a, people)
		v.closed(t, a)
		died, said := v.kill(t, a, at)
		if !died {
			v.holds(t, a, people, receipts)
			if at < 10 {
				t.Errorf("there are only %d points: %s", at-1, said)
			}
			return
		}
		v.midway(t, a, people)
		v.until(t, "the row is free", func() bool {
			err := v.nodes[1].Seal(t.Context(), a.id)
			return err == nil && v.state(t, a) == "sealed"
		})
		v.holds(t, a, people, receipts)
		if t.Failed() {
			t.Fatalf("it was killed after: %s", said)
		}
	}
}

// kill has a process seal a poll until its nth point, and tells whether it was killed there, and what it had said.
func (v *vault) kill(t *testing.T, a asked, at int) (died bool, said string) {
	t.Helper()
	process := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestMortal$", "-test.v")
	process.Env = append(os.Environ(), fmt.Sprintf("%s=%s\n%s\n%d\n%d", mortal, v.db.Config().ConnString(), v.dir, a.id, at))
	output, err := process.CombinedOutput()
	if err == nil {
		return false, string(output)
	}
	status, is := process.ProcessState.Sys().(syscall.WaitStatus)
	if !is || status.Signal() != syscall.SIGKILL {
		t.Fatalf("it ended with %v: %s", err, output)
	}
	return true, string(output)
}
