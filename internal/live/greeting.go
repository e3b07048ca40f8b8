package live

import (
	"encoding/json"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// bearer begins what a program says that brings an access token.
const bearer = "Bearer"

// introduce reads the access token that a program brings in its greeting, because a browser's page can set no header of a
// socket: from here on the connection is of whom the token speaks for. It returns how the socket is to be closed where the
// token opens nothing; nil also where there is none.
func (s *socket) introduce(greeting json.RawMessage) error {
	token, brought, err := bearerOf(greeting)
	if err != nil {
		return err
	}
	if !brought {
		return s.settle(s.place.asking())
	}
	viewer, err := s.options.Bearer(s.place.context(), token)
	switch {
	case problem.Is(err, problem.Unauthenticated):
		return closing4403
	case err != nil:
		return restarting(0)
	}
	if err := s.settle(viewer); err != nil {
		return err
	}
	s.become(viewer)
	return nil
}

// settle counts the connection for whom it turned out to be of.
func (s *socket) settle(viewer auth.Viewer) error {
	who := patronOf(s.place.door, viewer, s.place.from)
	if s.registry.recount(s.place, who, s.most) != nil {
		return crowded()
	}
	return nil
}

func (s *socket) become(v auth.Viewer) {
	s.place.become(v)
	s.link.widen()
}

// bearerOf returns the token of a greeting, and whether it brings one.
func bearerOf(greeting json.RawMessage) (token string, brought bool, err error) {
	var fields map[string]json.RawMessage
	_ = json.Unmarshal(greeting, &fields) // it is an object, null or nothing: readMessage has looked
	raw, given := fields["authorization"]
	if !given {
		raw, given = fields["Authorization"]
	}
	if !given || isNull(raw) {
		return "", false, nil
	}
	var text string
	if !readString(raw, &text) {
		return "", false, malformed("The authorization is a Bearer token")
	}
	scheme, token, _ := strings.Cut(text, " ")
	if !strings.EqualFold(scheme, bearer) {
		return "", false, malformed("The authorization is a Bearer token")
	}
	return strings.TrimSpace(token), true, nil
}
