//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// document is what the page sends, answered with what it shows at once.
const document = `mutation PollVote($input: PollVoteInput!) {
  pollVote(input: $input) {
    ballots { question choice { options } version castAt }
    turnout { version voters phase }
    userErrors { code reason message field }
  }
}`

// voter is one connection over which people vote, each of them with a session of his own, one after the other. It writes
// and reads HTTP itself, because who measures must not take the processor from who is measured.
type voter struct {
	stage *stage
	how   *way
	polls []poll
	// from and count are the people who vote here, and nowhere else.
	from, count int
	dice        *rand.Rand
	conn        net.Conn
	answers     *bufio.Reader
	// text is the request, made anew each time in the same memory.
	text, body []byte
	before     []byte
	took       []time.Duration
}

func (s *stage) voter(ctx context.Context, how *way, polls []poll, n, of int, dice *rand.Rand) (*voter, error) {
	address := strings.TrimPrefix(s.node.URL, "http://")
	conn, err := (&net.Dialer{}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, err
	}
	quoted, err := json.Marshal(strings.Replace(document, "    turnout", "    "+how.asked+"turnout", 1))
	if err != nil {
		return nil, err
	}
	share := len(s.sessions) / of
	return &voter{
		stage: s, how: how, polls: polls, from: n * share, count: share, dice: dice, conn: conn, answers: bufio.NewReaderSize(conn, 8<<10),
		before: slices.Concat([]byte(`{"query":`), quoted, []byte(`,"operationName":"PollVote","variables":{"input":`)),
	}, nil
}

// vote casts the ballot of somebody in some poll.
func (v *voter) vote() error {
	p := &v.polls[v.dice.IntN(len(v.polls))]
	return v.cast(p, v.stage.sessions[v.from+v.dice.IntN(v.count)], strconv.FormatUint(v.dice.Uint64(), 36))
}

// cast casts one ballot for some option and remembers how long the answer took.
func (v *voter) cast(p *poll, session, key string) error {
	v.write(p, p.options[v.dice.IntN(len(p.options))], session, key)
	began := time.Now()
	if _, err := v.conn.Write(v.text); err != nil {
		return err
	}
	err := v.read()
	v.took = append(v.took, time.Since(began))
	return err
}

func (v *voter) write(p *poll, option, session, key string) {
	v.body = append(v.body[:0], v.before...)
	v.body = fmt.Appendf(v.body, `{%s"pollId":%q,"ballots":[{"question":%q,"choice":{"options":[%q]}}],"idempotencyKey":%q}}}`, v.how.input, p.id, p.question, option, key)
	v.text = fmt.Appendf(v.text[:0],
		"POST /graphql HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nAccept: application/graphql-response+json, application/json\r\nCookie: piazza_session=%s\r\nContent-Length: %d\r\n\r\n",
		strings.TrimPrefix(v.stage.node.URL, "http://"), session, len(v.body))
	v.text = append(v.text, v.body...)
}

// read reads an answer and refuses any but that the vote counts.
func (v *voter) read() error {
	answer, err := http.ReadResponse(v.answers, nil)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(answer.Body)
	if err = errors.Join(err, answer.Body.Close()); err != nil {
		return err
	}
	if answer.StatusCode != http.StatusOK || !bytes.Contains(body, []byte(`"userErrors":[]`)) || bytes.Contains(body, []byte(`"errors"`)) {
		return fmt.Errorf("a vote is answered %s: %.400s", answer.Status, body)
	}
	return nil
}

// until votes again and again.
func (v *voter) until(end time.Time) error {
	for time.Now().Before(end) {
		if err := v.vote(); err != nil {
			return err
		}
	}
	return nil
}
