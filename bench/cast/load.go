//go:build linux

package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"piazza/bench/nodes/place"
)

// clients is how many vote at once, on either side.
const clients = 64

// rate is what one side did in one round.
type rate struct {
	votes  int64
	second float64
	// database is the milliseconds of CPU that all processes of PostgreSQL used for a vote, own those of the program.
	database, own float64
	// median and p99 are how long an answer took.
	median, p99 time.Duration
}

func (r rate) String() string {
	return fmt.Sprintf("%6.0f votes/s, CPU a vote: PostgreSQL %.3f ms, program %.3f ms; p50 %.1f ms, p99 %.1f ms",
		r.second, r.database, r.own, millis(r.median), millis(r.p99))
}

func millis(d time.Duration) float64 { return d.Seconds() * 1000 }

// overHTTP lets 64 connections vote for a while.
func (s *stage) overHTTP(ctx context.Context, how *way, polls []poll, span time.Duration) (r rate, err error) {
	database, err := s.place.Postmaster()
	if err != nil {
		return r, err
	}
	voters := make([]*voter, clients)
	for n := range voters {
		if voters[n], err = s.voter(ctx, how, polls, n, clients, rand.New(rand.NewPCG(rand.Uint64(), 0))); err != nil {
			return r, err
		}
		defer voters[n].conn.Close()
	}
	data, own := place.Spent(database), place.Spent(s.node.Process())
	began := time.Now()
	faults := make(chan error, clients)
	var voting sync.WaitGroup
	for _, v := range voters {
		voting.Go(func() { faults <- v.until(began.Add(span)) })
	}
	voting.Wait()
	took := time.Since(began).Seconds()
	close(faults)
	for fault := range faults {
		err = errors.Join(err, fault)
	}
	var times []time.Duration
	for _, v := range voters {
		times = append(times, v.took...)
	}
	return summary(times, took, place.Spent(database)-data, place.Spent(s.node.Process())-own), err
}

// summary makes a rate of how long each vote took and what all of them cost.
func summary(times []time.Duration, took, database, own float64) rate {
	slices.Sort(times)
	count := float64(max(len(times), 1))
	r := rate{votes: int64(len(times)), second: float64(len(times)) / took, database: database * 1000 / count, own: own * 1000 / count}
	if len(times) > 0 {
		r.median, r.p99 = times[len(times)/2], times[len(times)*99/100]
	}
	return r
}

var latencyIn = regexp.MustCompile(`(?m)^\d+ \d+ (\d+) `)

// overPgbench lets 64 connections of pgbench cast for a while.
func (s *stage) overPgbench(ctx context.Context, how *way, first int64, count int, span time.Duration) (r rate, err error) {
	database, err := s.place.Postmaster()
	if err != nil {
		return r, err
	}
	program, err := pgbench()
	if err != nil {
		return r, err
	}
	folder, err := os.MkdirTemp(s.place.Dir, "pgbench-")
	if err != nil {
		return r, err
	}
	script := filepath.Join(folder, "cast.sql")
	if err := os.WriteFile(script, []byte(how.script), 0o600); err != nil {
		return r, err
	}
	args := []string{
		"-n", "-M", "prepared", "-c", strconv.Itoa(clients), "-j", "2", "-T", strconv.Itoa(int(span.Seconds())), "-f", script,
		"-l", "--log-prefix", filepath.Join(folder, "log"),
	}
	for name, value := range map[string]int64{
		"first": first, "last": first + int64(count) - 1, "people": firstPerson, "share": int64(len(s.sessions) / clients),
	} {
		args = append(args, "-D", fmt.Sprintf("%s=%d", name, value))
	}
	for name, value := range how.blobs {
		args = append(args, "-D", name+"="+value)
	}
	// Its statements are planned once, as the program's are.
	args = append(args, s.place.DSN()+" options='-c plan_cache_mode=force_generic_plan'")
	before := place.Spent(database)
	out, err := exec.CommandContext(ctx, program, args...).CombinedOutput()
	if err != nil || strings.Contains(string(out), "aborted") {
		return r, fmt.Errorf("pgbench: %w: %s", err, out)
	}
	cost := place.Spent(database) - before
	times, err := latencies(folder)
	if err != nil {
		return r, err
	}
	return summary(times, span.Seconds(), cost, 0), os.RemoveAll(folder)
}

// latencies reads how long each transaction took from pgbench's logs.
func latencies(folder string) (times []time.Duration, err error) {
	logs, _ := filepath.Glob(filepath.Join(folder, "log.*"))
	for _, log := range logs {
		text, err := os.ReadFile(log)
		if err != nil {
			return nil, err
		}
		for _, found := range latencyIn.FindAllSubmatch(text, -1) {
			micros, err := strconv.Atoi(string(found[1]))
			if err != nil {
				return nil, err
			}
			times = append(times, time.Duration(micros)*time.Microsecond)
		}
	}
	return times, nil
}

// pgbench finds the program in PATH or beside the newest server.
func pgbench() (string, error) {
	if found, err := exec.LookPath("pgbench"); err == nil {
		return found, nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/pgbench")
	if len(found) == 0 {
		return "", errors.New("pgbench was not found: it comes with PostgreSQL's server or contrib package")
	}
	return found[len(found)-1], nil
}
