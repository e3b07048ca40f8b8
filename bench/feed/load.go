package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"time"
)

// load asks over so many connections, each again as soon as it has its answer, and counts the answers. One that is not
// whole ends the run.
func load(ctx context.Context, p *peer, connections int, duration time.Duration) (int64, error) {
	want, err := p.ask(ctx, http.DefaultClient)
	if err != nil {
		return 0, err
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: connections, DisableCompression: true}}
	defer client.CloseIdleConnections()
	var answers atomic.Int64
	faults := make(chan error, connections)
	var asking sync.WaitGroup
	began := time.Now()
	for range connections {
		asking.Go(func() { faults <- askUntil(ctx, client, p, began.Add(duration), len(want), &answers) })
	}
	asking.Wait()
	close(faults)
	for fault := range faults {
		err = errors.Join(err, fault)
	}
	return answers.Load(), err
}

func askUntil(ctx context.Context, client *http.Client, p *peer, end time.Time, length int, answers *atomic.Int64) error {
	for time.Now().Before(end) {
		got, err := p.ask(ctx, client)
		if err != nil {
			return err
		}
		if len(got) != length {
			return fmt.Errorf("%s answered %d bytes instead of %d", p.name, len(got), length)
		}
		answers.Add(1)
	}
	return nil
}

// ask sends the query once and returns the answer.
func (p *peer) ask(ctx context.Context, client *http.Client) ([]byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, p.url, bytes.NewReader(p.body))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Accept", "application/json")
	response, err := client.Do(request)
	if err != nil {
		return nil, err
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, err
	}
	if response.StatusCode != http.StatusOK || bytes.Contains(answer, []byte(`"errors"`)) {
		return nil, fmt.Errorf("%s answered %s: %.400s", p.name, response.Status, answer)
	}
	return answer, nil
}
