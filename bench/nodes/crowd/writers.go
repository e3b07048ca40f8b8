//go:build linux

package crowd

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"

	"piazza/internal/db"
)

// cookie is what a session is kept in where visitors do not come by https.
const cookie = "piazza_session"

// Pen says how writers write.
type Pen struct {
	// Sessions are the writers, one each.
	Sessions []string
	Threads  []*Thread
	// Node names the address to send to, anew for each attempt; not the one that has just failed, if there are others.
	Node func(dice *rand.Rand, failed string) string
	// PerSecond is how many comments they begin together.
	PerSecond float64
	// Name begins the text and the key of each comment; Tail ends the text.
	Name, Tail string
	// Patience is how long a writer tries to get an answer before the comment counts as failed.
	Patience time.Duration
}

// Writers are people who write.
type Writers struct {
	pen     Pen
	client  *http.Client
	stop    context.CancelFunc
	writing sync.WaitGroup

	mu      sync.Mutex
	written map[string]int64 // the number by which each text was acknowledged
	account Account
}

// Account is what became of the comments.
type Account struct {
	Acknowledged int
	// Repeated counts attempts that got no answer and were made again, by what they got instead.
	Repeated map[string]int
	// Failed tells of comments that nobody took in time or that were refused.
	Failed []string
}

// Write lets the writers begin.
func Write(ctx context.Context, dice *rand.Rand, pen Pen) *Writers {
	ctx, stop := context.WithCancel(ctx)
	w := &Writers{
		pen: pen, stop: stop, written: map[string]int64{}, account: Account{Repeated: map[string]int{}},
		client: &http.Client{Timeout: 6 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: len(pen.Sessions)}},
	}
	pause := time.Duration(float64(len(pen.Sessions)) / pen.PerSecond * float64(time.Second))
	for n, session := range pen.Sessions {
		own := rand.New(rand.NewPCG(dice.Uint64(), 0))
		w.writing.Go(func() { w.write(ctx, own, n, session, pause) })
	}
	return w
}

// write writes comment after comment at an even pace. What was begun is brought to its end.
func (w *Writers) write(ctx context.Context, dice *rand.Rand, n int, session string, pause time.Duration) {
	next := time.NewTimer(time.Duration(dice.Float64() * float64(pause)))
	defer next.Stop()
	for k := 0; ; k++ {
		select {
		case <-ctx.Done():
			return
		case <-next.C:
			next.Reset(pause)
		}
		text := fmt.Sprintf("%s %d/%d", w.pen.Name, n, k)
		w.say(context.WithoutCancel(ctx), dice, session, text)
	}
}

// say sends a comment until somebody answers or patience ends.
func (w *Writers) say(ctx context.Context, dice *rand.Rand, session, text string) {
	to := w.pen.Threads[dice.IntN(len(w.pen.Threads))]
	ctx, cancel := context.WithTimeout(ctx, w.pen.Patience)
	defer cancel()
	for node := ""; ; {
		node = w.pen.Node(dice, node)
		number, err := w.send(ctx, node, session, to, text)
		w.mu.Lock()
		switch {
		case err == nil:
			w.written[text] = number
			w.account.Acknowledged++
		case errors.Is(err, errRefused) || ctx.Err() != nil:
			w.account.Failed = append(w.account.Failed, fmt.Sprintf("%s: %v", text, err))
		default:
			w.account.Repeated[kind(err)]++
		}
		w.mu.Unlock()
		if err == nil || errors.Is(err, errRefused) || ctx.Err() != nil {
			return
		}
		select {
		case <-ctx.Done():
		case <-time.After(100 * time.Millisecond):
		}
	}
}

var errRefused = errors.New("refused")

// send makes one attempt and returns the comment's number.
func (w *Writers) send(ctx context.Context, node, session string, to *Thread, text string) (int64, error) {
	const mutation = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { number } userErrors { reason } } }`
	var got struct {
		CommentCreate *struct {
			Comment    *struct{ Number int64 }
			UserErrors []struct{ Reason string }
		}
	}
	input := map[string]any{"entryId": to.ID, "body": text + w.pen.Tail, "idempotencyKey": text}
	if err := Ask(ctx, w.client, node, session, mutation, map[string]any{"input": input}, &got); err != nil {
		return 0, err
	}
	switch {
	case got.CommentCreate == nil:
		return 0, errors.New("no answer")
	case got.CommentCreate.Comment == nil:
		return 0, fmt.Errorf("%w: %v", errRefused, got.CommentCreate.UserErrors)
	}
	return got.CommentCreate.Comment.Number, nil
}

// Ask sends an operation to a node and reads its answer.
func Ask(ctx context.Context, client *http.Client, node, session, document string, variables map[string]any, into any) error {
	text, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, node+"/graphql", bytes.NewReader(text))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	if session != "" {
		r.Header.Set("Cookie", cookie+"="+session)
	}
	answer, err := client.Do(r)
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return err
	}
	var got struct {
		Data   json.RawMessage
		Errors []struct{ Message string }
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return fmt.Errorf("%s instead of JSON", answer.Status)
	}
	if len(got.Errors) > 0 {
		return fmt.Errorf("%s: %s", answer.Status, got.Errors[0].Message)
	}
	return json.Unmarshal(got.Data, into)
}

// kind shortens an error to what is worth counting.
func kind(err error) string {
	text := err.Error()
	if colon := strings.LastIndex(text, ": "); colon >= 0 && strings.HasPrefix(text, "Post ") {
		text = text[colon+2:]
	}
	return text
}

// Stop lets the writers finish what they began, and says what became of it.
func (w *Writers) Stop() Account {
	w.stop()
	w.writing.Wait()
	return w.account
}

// Acknowledged is how many comments have been answered so far.
func (w *Writers) Acknowledged() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.account.Acknowledged
}

// Check compares, once they have stopped, what was acknowledged with what is there: each comment once.
func (w *Writers) Check(ctx context.Context, d *db.DB) error {
	rows, err := d.Query(ctx, `select id, body from comment where starts_with(body, $1)`, w.pen.Name+" ")
	if err != nil {
		return err
	}
	defer rows.Close()
	there := map[string]int64{}
	for rows.Next() {
		var id int64
		var body string
		if err := rows.Scan(&id, &body); err != nil {
			return err
		}
		body = strings.TrimSuffix(body, w.pen.Tail)
		if there[body] != 0 {
			return fmt.Errorf("the comment %q is there twice", body)
		}
		there[body] = id
	}
	for text, number := range w.written {
		if there[text] != number {
			return fmt.Errorf("the comment %q was acknowledged as %d and is there as %d", text, number, there[text])
		}
	}
	return rows.Err()
}

func (a Account) String() string {
	repeated := 0
	for _, n := range a.Repeated {
		repeated += n
	}
	text := fmt.Sprintf("%d acknowledged, %d failed, %d attempts repeated", a.Acknowledged, len(a.Failed), repeated)
	if repeated > 0 {
		text += fmt.Sprintf(" %v", a.Repeated)
	}
	return text
}
