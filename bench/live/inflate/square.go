//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"piazza/bench/live/ears"
	"piazza/bench/nodes/crowd"
)

// square is the running program, as bench/live/whole starts it.
type square struct {
	ears.Told
	GraphQL  string
	sessions []string
	folder   string
	server   *exec.Cmd
	input    io.Closer
}

// person is who connects, from where and whereto.
type person struct {
	URL     string `json:"url"`
	Origin  string `json:"origin"`
	Cookie  string `json:"cookie"`
	Session string `json:"session"`
}

func (s *square) person(n int) person {
	return person{"ws://" + s.GraphQL + "/graphql", s.Origin, s.Cookie, s.sessions[n]}
}

// openSquare builds and starts the program with a few members and a thread.
func openSquare(ctx context.Context) (_ *square, err error) {
	s := &square{}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.folder, err = os.MkdirTemp("", "inflate-"); err != nil {
		return nil, err
	}
	binary := filepath.Join(s.folder, "whole")
	if out, err := exec.CommandContext(ctx, "go", "build", "-o", binary, "piazza/bench/live/whole").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("build: %w: %s", err, out)
	}
	// It ends with its input, and takes with it what it has started.
	s.server = exec.Command(binary, "-members", "8", "-threads", "1", "-server-cpu", "", "-rest-cpu", "")
	s.server.Stderr = os.Stderr
	if s.input, err = s.server.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := s.server.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := s.server.Start(); err != nil {
		return nil, err
	}
	return s, s.read(out)
}

func (s *square) read(out io.Reader) error {
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return fmt.Errorf("the program does not open: %w", err)
	}
	if err := json.Unmarshal([]byte(strings.TrimPrefix(line, "READY ")), s); err != nil {
		return err
	}
	text, err := os.ReadFile(s.Sessions)
	s.sessions = strings.Fields(string(text))
	return err
}

func (s *square) close() (err error) {
	if s.input != nil {
		err = s.input.Close()
	}
	if s.server != nil && s.server.Process != nil {
		err = errors.Join(err, s.server.Wait())
	}
	return errors.Join(err, os.RemoveAll(s.folder))
}

// subscribe is the message with which the client follows the thread, from a cursor or from now on.
func (s *square) subscribe(id string, after any) string {
	return operation(id, s.Document, map[string]any{"id": s.Rooms[0], "after": after})
}

// look asks for much at once, over the socket.
func (s *square) look() string {
	const all = `query ($id: ID!) { node(id: $id) { ... on Entry { thread { comments(first: 100) { nodes { id body bodyHtml } } } } } }`
	return operation("look", all, map[string]any{"id": s.Rooms[0]})
}

func operation(id, document string, variables map[string]any) string {
	text, _ := json.Marshal(map[string]any{ // nothing in it cannot be written
		"id": id, "type": "subscribe", "payload": map[string]any{"query": document, "variables": variables},
	})
	return string(text)
}

// lastWord is in the last comment that is written.
const lastWord = "detto tutto"

// texts are what comments say: short and long, with and without what compresses well.
func texts() []string {
	list := []string{"ciao", strings.Repeat("sì, ", 2400), strings.Repeat("🌳", 9000), noise(9900), `"\` + "\t<&>\u2028"}
	for n := range 60 {
		list = append(list, fmt.Sprintf("parola %d, con un po' di %s", n, noise(n)))
	}
	return append(list, lastWord)
}

// noise is text in which there is nothing to find.
func noise(size int) string {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-"
	text := make([]byte, size)
	for i := range text {
		text[i] = letters[rand.IntN(len(letters))]
	}
	return string(text)
}

// write has a member say all that, and change his mind about some of it.
func (s *square) write(ctx context.Context) error {
	for n, text := range texts() {
		var got struct {
			CommentCreate struct{ Comment *struct{ ID string } }
		}
		const create = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } } }`
		err := s.ask(ctx, create, map[string]any{"entryId": s.Rooms[0], "body": text}, &got)
		if err == nil && got.CommentCreate.Comment == nil {
			err = fmt.Errorf("comment %d was refused", n)
		}
		if err == nil && n%4 == 0 && text != lastWord {
			err = s.change(ctx, got.CommentCreate.Comment.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// change has the writer of a comment edit it, react to it and take it back.
func (s *square) change(ctx context.Context, id string) error {
	for _, change := range []struct {
		mutation, input string
		with            map[string]any
	}{
		{"commentUpdate", "CommentUpdateInput", map[string]any{"commentId": id, "body": "anzi: " + strings.Repeat("no ", 50)}},
		{"commentReact", "CommentReactInput", map[string]any{"commentId": id, "kind": "AGREE", "on": true}},
		{"commentDelete", "CommentInput", map[string]any{"commentId": id}},
	} {
		var got map[string]struct{ UserErrors []struct{ Reason string } }
		document := fmt.Sprintf("mutation ($input: %s!) { %s(input: $input) { userErrors { reason } } }", change.input, change.mutation)
		if err := s.ask(ctx, document, change.with, &got); err != nil {
			return err
		}
		if refused := got[change.mutation].UserErrors; len(refused) > 0 {
			return fmt.Errorf("%s was refused: %v", change.mutation, refused)
		}
	}
	return nil
}

func (s *square) ask(ctx context.Context, document string, input map[string]any, into any) error {
	return crowd.Ask(ctx, http.DefaultClient, "http://"+s.GraphQL, s.sessions[0], document, map[string]any{"input": input}, into)
}

// folder is where this program's own files lie.
func folder(ctx context.Context) (string, error) {
	out, err := exec.CommandContext(ctx, "go", "list", "-f", "{{.Dir}}", "piazza/bench/live/inflate").Output()
	if err != nil {
		return "", fmt.Errorf("run this inside the checkout: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}
