package mail

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"
)

// Server is where mails are handed over, and whom they come from.
type Server struct {
	from    *mail.Address
	host    string
	sealed  bool
	options []gomail.Option
	// step is how long the server has for each step.
	step time.Duration
}

const (
	plainPort = 587
	closedTo  = 465
	// A server has this long for each step, and a mail goes in two.
	stepTime = 20 * time.Second
)

// NewServer reads where mails are handed over, as in smtp://user:password@mail.example.org:587 or smtps://mail.example.org, and
// whom they come from, as in Piazza <piazza@example.org>. What it refuses it does not quote: there may be a password in it.
func NewServer(address, from string) (*Server, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.Scheme != "smtp" && u.Scheme != "smtps" {
		return nil, errors.New("PIAZZA_SMTP_URL cannot be read, it should look like smtp://user:password@mail.example.org:587 or smtps://mail.example.org")
	}
	sender, err := mail.ParseAddress(from)
	if err != nil {
		return nil, errors.New("PIAZZA_MAIL_FROM must say whom mails come from, as in Piazza <piazza@example.org>")
	}
	sender.Name = cmp.Or(sender.Name, "Piazza")
	s := &Server{from: sender, host: u.Hostname(), step: stepTime}
	s.closed(u)
	s.named(u)
	_, err = gomail.NewClient(s.host, s.options...)
	return s, err
}

// closed chooses how the way to the server is closed to others: from the first byte, or once it has been greeted. A mail may
// hold what lets somebody in: it never travels in the open, unless it stays on this computer.
func (s *Server) closed(u *url.URL) {
	port := plainPort
	switch {
	case u.Scheme == "smtps":
		port, s.sealed = closedTo, true
		s.options = append(s.options, gomail.WithSSL())
	case here(s.host):
		s.options = append(s.options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		s.options = append(s.options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if given, err := strconv.Atoi(u.Port()); err == nil {
		port = given
	}
	s.options = append(s.options, gomail.WithPort(port))
}

func (s *Server) named(u *url.URL) {
	if u.User == nil {
		return
	}
	password, _ := u.User.Password()
	way := gomail.SMTPAuthAutoDiscover
	if here(s.host) && u.Scheme == "smtp" {
		way = gomail.SMTPAuthPlainNoEnc
	}
	s.options = append(s.options, gomail.WithSMTPAuth(way), gomail.WithUsername(u.User.Username()), gomail.WithPassword(password))
}

// here tells a server on this very computer.
func here(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.Unmap().IsLoopback()
}

// outcome is what became of a mail at the server.
type outcome struct {
	sent bool
	// final: the server will not take it later either.
	final bool
	// failure says what was wrong, without what a stranger's server or address says.
	failure string
}

// send hands a mail over. It is finished once begun, even if the program is to stop: half a mail is sent again.
func (s *Server) send(ctx context.Context, q *queued, l letter) outcome {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*s.step)
	defer cancel()
	m, err := s.wrap(q, l)
	if err != nil {
		return outcome{final: true, failure: "the mail cannot be written"}
	}
	w := &wire{}
	defer w.close()
	client, err := gomail.NewClient(s.host, append(slices.Clone(s.options), gomail.WithTimeout(s.step), w.option(s.sealed))...)
	if err != nil {
		return outcome{failure: "the server's settings cannot be used"}
	}
	conn, err := client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return outcome{failure: "the server cannot be reached, or does not let us in"}
	}
	err = client.SendWithSMTPClient(conn, m)
	// The server's word counts, and not how it says goodbye.
	_ = client.CloseWithSMTPClient(conn)
	if m.IsDelivered() {
		return outcome{sent: true}
	}
	return judged(err)
}

// wire is the connection of one mail: go-mail leaves it open where the greeting fails.
type wire struct{ conn net.Conn }

// option has go-mail use the wire, unless it is sealed from the first byte: there go-mail dials by itself.
func (w *wire) option(sealed bool) gomail.Option {
	if sealed {
		return nil
	}
	return gomail.WithDialContextFunc(func(ctx context.Context, network, address string) (conn net.Conn, err error) {
		w.conn, err = (&net.Dialer{}).DialContext(ctx, network, address)
		return w.conn, err
	})
}

func (w *wire) close() {
	if w.conn != nil {
		_ = w.conn.Close() // closed already where all went well
	}
}

// judged tells a refusal of this mail, which stands, from one that may pass. Whoever refuses us as a sender has been set up
// wrongly: that passes too.
func judged(err error) outcome {
	refused, ok := errors.AsType[*gomail.SendError](err)
	if !ok {
		return outcome{failure: "the connection was cut"}
	}
	about := refused.Reason == gomail.ErrSMTPRcptTo || refused.Reason == gomail.ErrSMTPDataClose
	permanent := refused.ErrorCode() >= 500 && refused.ErrorCode() < 600
	return outcome{final: about && permanent, failure: fmt.Sprintf("%s, code %d", refused.Reason, refused.ErrorCode())}
}

// wrap puts a letter into an envelope that is the same however often it is sent.
func (s *Server) wrap(q *queued, l letter) (*gomail.Msg, error) {
	page, err := l.html()
	if err != nil {
		return nil, err
	}
	m := gomail.NewMsg()
	m.FromMailAddress(s.from)
	if err := m.To(q.address); err != nil {
		return nil, err
	}
	_, domain, _ := strings.Cut(s.from.Address, "@")
	m.SetMessageIDWithValue(fmt.Sprintf("piazza.%d.%d@%s", q.createdAt.UnixMicro(), q.id, domain))
	m.SetDateWithValue(q.createdAt)
	m.Subject(l.Subject)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeader("Content-Language", l.Language)
	m.SetBodyString(gomail.TypeTextPlain, l.text())
	m.AddAlternativeString(gomail.TypeTextHTML, page)
	return m, nil
}
