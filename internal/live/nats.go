package live

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/nats-io/nats.go"
)

const (
	// natsInbox is how many messages may wait to be heard; beyond it the newest are lost.
	natsInbox = 8192
	natsPing  = 5 * time.Second
)

var errNATSURL = errors.New("the address of NATS cannot be read, it should look like nats://host:4222")

// NATS carries messages through an external NATS, a subject for each topic.
type NATS struct {
	*station
	conn *nats.Conn
	// prefix begins all subjects of this installation.
	prefix  string
	secrets []string
	inbox   chan *nats.Msg

	// subscriptions are what the server was told, by topic; they belong to the goroutine that tells it.
	subscriptions map[string]*nats.Subscription

	mu sync.Mutex
	// changed are the topics that are followed since, or no longer; again is true where the server has to be asked
	// about all. ask calls for telling it.
	changed map[string]bool
	again   bool
	ask     chan struct{}
}

// NewNATS returns a bus over the NATS at these addresses, with commas between them. Nodes of one installation hear each
// other. It does not need to be there to begin with: the bus tries for ever.
func NewNATS(addresses, installation, node string, log *slog.Logger) (*NATS, error) {
	n := &NATS{
		station: newStation("nats", node, log), prefix: "piazza." + installation + ".", secrets: secretsOf(addresses),
		inbox: make(chan *nats.Msg, natsInbox), subscriptions: map[string]*nats.Subscription{},
		changed: map[string]bool{}, ask: make(chan struct{}, 1),
	}
	var err error
	if n.conn, err = nats.Connect(addresses, n.options()...); err != nil {
		n.cancel()
		return nil, errNATSURL // the cause may quote the address, and with it a password
	}
	n.running.Go(n.hearUntilClosed)
	n.running.Go(n.tellUntilClosed)
	n.running.Go(func() { n.dispatch(n.carry) })
	if !n.conn.IsConnected() {
		n.lost(n.conn, n.conn.LastError())
	}
	return n, nil
}

func (n *NATS) options() []nats.Option {
	return []nats.Option{
		nats.Name("piazza " + n.node), nats.NoEcho(), nats.Timeout(carryTimeout), nats.PingInterval(natsPing), nats.MaxPingsOutstanding(2),
		nats.RetryOnFailedConnect(true), nats.MaxReconnects(-1), nats.ReconnectBufSize(-1),
		nats.FlusherTimeout(carryTimeout), nats.IgnoreAuthErrorAbort(),
		nats.CustomReconnectDelay(func(attempts int) time.Duration {
			var retry backoff
			for range min(attempts, 8) {
				retry.next()
			}
			return retry.next()
		}),
		nats.ConnectHandler(n.back), nats.ReconnectHandler(n.back), nats.DisconnectErrHandler(n.lost),
		nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
			n.log.Debug("live: NATS complains", "error", n.discreet(err))
		}),
		nats.ReconnectErrHandler(n.lost),
	}
}

// Follow serves Bus. It never waits for the server: another goroutine tells it.
func (n *NATS) Follow(topic string, heard func([]byte)) (stop func()) {
	first, drop := n.followers.add(topic, heard)
	if first {
		n.change(topic, false)
	}
	return func() {
		if drop() {
			n.change(topic, false)
		}
	}
}

// change has the server told about a topic, or asked about all.
func (n *NATS) change(topic string, again bool) {
	n.mu.Lock()
	if n.again = n.again || again; !again {
		n.changed[topic] = true
	}
	n.mu.Unlock()
	select {
	case n.ask <- struct{}{}:
	default: // it is on its way
	}
}

// tellUntilClosed tells the server what is followed here. When it is sure that the server knows, those who follow learn
// that they may have missed something until then.
func (n *NATS) tellUntilClosed() {
	for n.await(n.ask) {
		n.mu.Lock()
		changed, again := n.changed, n.again
		n.changed, n.again = map[string]bool{}, false
		n.mu.Unlock()
		for topic := range changed {
			changed[topic] = n.tell(topic)
		}
		if err := n.conn.FlushTimeout(carryTimeout); err != nil {
			if n.conn.IsConnected() { // it was only slow; otherwise connecting again asks about everything
				n.change("", true)
			}
			continue
		}
		n.turned(&n.hears, nil, "hear")
		n.followers.missed(func(topic string) bool { return again || changed[topic] })
	}
}

// tell subscribes to a topic, or ends the subscription, and returns whether it is new.
func (n *NATS) tell(topic string) (fresh bool) {
	s, there := n.subscriptions[topic]
	switch followed := n.followers.has(topic); {
	case followed && !there:
		// It fails only where the bus is closed.
		if s, err := n.conn.ChanSubscribe(n.subject(topic), n.inbox); err == nil {
			n.subscriptions[topic] = s
			return true
		}
	case !followed && there:
		_ = s.Unsubscribe() // fails only where the bus is closed
		delete(n.subscriptions, topic)
	}
	return false
}

// back takes note that the server is there, or there again.
func (n *NATS) back(*nats.Conn) { n.change("", true) }

func (n *NATS) lost(_ *nats.Conn, err error) {
	if err == nil {
		err = nats.ErrDisconnected
	}
	n.turned(&n.hears, n.discreet(err), "hear")
}

func (n *NATS) hearUntilClosed() {
	for {
		select {
		case m := <-n.inbox:
			n.receive(m.Data)
		case <-n.ctx.Done():
			return
		}
	}
}

// carry sends letters and waits until the server has them.
func (n *NATS) carry(ctx context.Context, letters []*letter) error {
	for _, l := range letters {
		if err := n.conn.Publish(n.subject(l.topic), newParcel(n.node).add(l)); err != nil {
			return n.discreet(err)
		}
	}
	err := n.conn.FlushWithContext(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		_ = n.conn.ForceReconnect() // it would notice later by itself
	}
	return n.discreet(err)
}

// Close serves Bus.
func (n *NATS) Close() {
	n.cancel()
	n.conn.Close()
	n.running.Wait()
}

// subject writes a topic as NATS wants it: words with dots between them, of letters and digits.
func (n *NATS) subject(topic string) string {
	var b strings.Builder
	b.WriteString(n.prefix)
	for i, word := range strings.Split(topic, "/") {
		if i > 0 {
			b.WriteByte('.')
		}
		if word == "" {
			b.WriteByte('%')
		}
		for _, c := range []byte(word) {
			if 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' {
				b.WriteByte(c)
			} else {
				fmt.Fprintf(&b, "%%%02X", c)
			}
		}
	}
	return b.String()
}

// secretsOf returns what of the addresses must not be seen.
func secretsOf(addresses string) (secrets []string) {
	for address := range strings.SplitSeq(addresses, ",") {
		u, err := url.Parse(strings.TrimSpace(address))
		if err != nil || u.User == nil {
			continue
		}
		secrets = append(secrets, u.User.String(), u.User.Username())
		if password, given := u.User.Password(); given {
			secrets = append(secrets, password)
		}
	}
	return secrets
}

// discreet returns an error that may be logged.
func (n *NATS) discreet(err error) error {
	if err == nil {
		return nil
	}
	text := err.Error()
	for _, secret := range n.secrets {
		if secret != "" {
			text = strings.ReplaceAll(text, secret, "…")
		}
	}
	return errors.New(text)
}
