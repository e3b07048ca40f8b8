package export_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"piazza/internal/nodeid"
	"piazza/internal/poll"
)

// blt is a file of orders as another program reads it.
type blt struct {
	seats  int
	orders [][]int
	counts []int64
	names  []string
}

func parseBLT(t *testing.T, text string) (b blt) {
	t.Helper()
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	var options int
	if _, err := fmt.Sscanf(lines[0], "%d %d", &options, &b.seats); err != nil {
		t.Fatal(err)
	}
	at := 1
	for ; lines[at] != "0"; at++ {
		var numbers []int
		for field := range strings.FieldsSeq(lines[at]) {
			n, err := strconv.Atoi(field)
			if err != nil {
				t.Fatal(err)
			}
			numbers = append(numbers, n)
		}
		if last := len(numbers) - 1; numbers[last] != 0 {
			t.Fatalf("no 0 at the end of %q", lines[at])
		}
		b.counts, b.orders = append(b.counts, int64(numbers[0])), append(b.orders, numbers[1:len(numbers)-1])
	}
	for _, line := range lines[at+1:] {
		if len(line) < 2 || line[0] != '"' || line[len(line)-1] != '"' || strings.Contains(line[1:len(line)-1], `"`) {
			t.Fatalf("no name: %q", line)
		}
		b.names = append(b.names, line[1:len(line)-1])
	}
	if len(b.names) != options+1 {
		t.Fatalf("%d names for %d options and the title", len(b.names), options)
	}
	return b
}

// TestOrdersComeToTheSameElsewhere counts a file anew and compares.
func TestOrdersComeToTheSameElsewhere(t *testing.T) {
	s := setup(t)
	id := s.poll(t, "")
	s.question(t, id, "single", `{}`, "x", "y")
	question, options := s.question(t, id, "stv", `{"seats":2,"none":true}`, `Il "Parco"`, "Piazza\tverde", "C", "D", "E")
	s.exec(t, `insert into member (handle, name, created_at) select 'm' || i, 'M', now() from generate_series(1, 60) i`)
	draw := rand.New(rand.NewPCG(3, 4))
	var want []poll.Choice
	for member := int64(6); member < 66; member++ {
		choice, list := poll.Choice{}, []string{}
		for _, i := range draw.Perm(5)[:1+draw.IntN(5)] {
			choice.Options, list = append(choice.Options, poll.OptionID(options[i])), append(list, fmt.Sprint(options[i]))
		}
		want = append(want, choice)
		s.vote(t, id, question, member, `{"options":[`+strings.Join(list, ",")+`]}`, "")
	}
	s.vote(t, id, question, voter, `{"none":true}`, "")

	answer := s.read(t, quiet, "%d.blt", id)
	file := parseBLT(t, answer.Body.String())
	if got := answer.Header().Get("X-Total-Count"); got != fmt.Sprint(len(file.orders)) {
		t.Errorf("%s rows are told of %d", got, len(file.orders))
	}
	if file.seats != 2 || file.names[0] != "Il 'Parco'" || file.names[1] != "Piazza verde" || file.names[5] != "Una 'domanda'" {
		t.Errorf("%d seats, names %q", file.seats, file.names)
	}
	if same := s.read(t, quiet, "%d.blt?question=%s", id, nodeid.Encode("question", question)).Body.String(); same != answer.Body.String() {
		t.Error("the question by its id is another file")
	}
	q := &poll.Question{ID: poll.QuestionID(question), Kind: poll.KindSTV, Limits: poll.Limits{Seats: 2}}
	for i, option := range options {
		q.Options = append(q.Options, poll.Option{ID: poll.OptionID(option), Title: file.names[i]})
	}
	compare(t, q, file, want)
}

func compare(t *testing.T, q *poll.Question, file blt, want []poll.Choice) {
	t.Helper()
	here, err := q.Count(func(yield func(poll.Choice, int64) bool) {
		for _, choice := range want {
			if !yield(choice, 1) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	there, err := q.Count(func(yield func(poll.Choice, int64) bool) {
		for i, order := range file.orders {
			var choice poll.Choice
			for _, place := range order {
				choice.Options = append(choice.Options, q.Options[place-1].ID)
			}
			if !yield(choice, file.counts[i]) {
				return
			}
		}
	})
	if err != nil || !poll.Equal(here, there) {
		t.Errorf("the file comes to\n%+v, %v\nnot to\n%+v", there, err, here)
	}
}
