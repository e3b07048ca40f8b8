package mail

import (
	"bufio"
	"net"
	"net/textproto"
	"strings"
	"sync"
	"testing"
)

// postOffice is a mail server that says what a test has it say.
type postOffice struct {
	net.Listener

	mu sync.Mutex
	// answers replace what it says to a command, such as RCPT; hang has it say nothing after one.
	answers map[string]string
	hang    string
	// cut has it break off after a mail was taken, before it says so.
	cut   int
	taken []string
	all   sync.WaitGroup
}

func openOffice(t *testing.T) *postOffice {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	o := &postOffice{Listener: l, answers: map[string]string{}}
	o.all.Go(o.serve)
	t.Cleanup(func() {
		_ = l.Close()
		o.all.Wait()
	})
	return o
}

func (o *postOffice) serve() {
	for {
		c, err := o.Accept()
		if err != nil {
			return
		}
		o.all.Go(func() { o.talk(c) })
	}
}

func (o *postOffice) talk(c net.Conn) {
	defer c.Close()
	w := textproto.NewWriter(bufio.NewWriter(c))
	r := textproto.NewReader(bufio.NewReader(c))
	if w.PrintfLine("220 office ESMTP") != nil {
		return
	}
	for {
		line, err := r.ReadLine()
		if err != nil {
			return
		}
		verb, _, _ := strings.Cut(strings.ToUpper(line), " ")
		said, stop := o.answer(verb)
		if stop {
			_, _ = r.ReadLine() // whoever waits for a word goes away in the end
			return
		}
		if w.PrintfLine("%s", said) != nil || verb == "QUIT" {
			return
		}
		if strings.HasPrefix(said, "354") && !o.take(r, w) {
			return
		}
	}
}

func (o *postOffice) answer(verb string) (said string, hangs bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if said, ok := o.answers[verb]; ok {
		return said, false
	}
	if verb == "DATA" {
		return "354 go on", o.hang == verb
	}
	return "250 fine", o.hang == verb
}

// take takes a mail, and says so unless it is to break off.
func (o *postOffice) take(r *textproto.Reader, w *textproto.Writer) bool {
	content, err := r.ReadDotBytes()
	if err != nil {
		return false
	}
	o.mu.Lock()
	o.taken = append(o.taken, string(content))
	said, refuses := o.answers["."]
	if refuses {
		o.taken = o.taken[:len(o.taken)-1]
	} else {
		said = "250 taken"
	}
	cut := o.cut > 0
	if cut {
		o.cut--
	}
	o.mu.Unlock()
	return !cut && w.PrintfLine("%s", said) == nil
}

func (o *postOffice) says(verb, answer string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if answer == "" {
		delete(o.answers, verb)
		return
	}
	o.answers[verb] = answer
}

func (o *postOffice) received() []string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]string{}, o.taken...)
}

func (o *postOffice) url() string { return "smtp://" + o.Addr().String() }
