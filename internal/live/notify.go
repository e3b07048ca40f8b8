package live

import (
	"context"
	"encoding/base64"
	"fmt"
	"hash/fnv"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
)

const (
	// notifyChannels is how many channels all topics share: a node listens to few even where it follows very many topics,
	// and leaves out by topic what is not for it.
	notifyChannels = 128
	// notifyBytes is what fits into the 7,999 characters that a notification may have.
	notifyBytes = 7999 / 4 * 3
	// beat is how often a connection that listens has to prove that it is alive.
	beat        = 5 * time.Second
	beatTimeout = 3 * time.Second
)

// Postgres carries messages by NOTIFY, on two connections of its own beside the pool: no transaction that writes ever
// notifies, because commits that do wait for each other.
type Postgres struct {
	*station
	connect func(context.Context) (*pgx.Conn, error)
	// speaking is the connection that messages leave by, nil until the first does and after a failure.
	speaking *pgx.Conn

	mu sync.Mutex
	// wanted counts the topics that are followed here, by channel.
	wanted map[int]int
	// interrupt wakes the listener, which waits for notifications, because wanted has changed.
	interrupt context.CancelFunc
	changed   bool
}

// NewPostgres returns a bus over the database that all nodes share. It needs no connection to begin with, and tries for
// ever to have one.
func NewPostgres(d *db.DB, node string, log *slog.Logger) *Postgres {
	p := &Postgres{station: newStation("postgres", node, log), wanted: map[int]int{}}
	p.connect = func(ctx context.Context) (*pgx.Conn, error) { return connectAsBus(ctx, d) }
	p.running.Go(p.listenUntilClosed)
	p.running.Go(func() {
		p.dispatch(p.carry)
		hangUp(p.speaking)
	})
	return p
}

// connectAsBus opens a connection that whoever looks at the server's connections recognises.
func connectAsBus(ctx context.Context, d *db.DB) (*pgx.Conn, error) {
	conn, err := d.Connect(ctx)
	if err != nil {
		return nil, err
	}
	_, err = conn.Exec(ctx, `select set_config('application_name', current_setting('application_name') || ' bus', false)`)
	if err != nil {
		hangUp(conn)
		return nil, err
	}
	return conn, nil
}

func channelOf(topic string) int {
	h := fnv.New32a()
	_, _ = h.Write([]byte(topic)) // never fails, by its contract
	return int(h.Sum32() % notifyChannels)
}

func channelName(n int) string { return fmt.Sprintf("piazza_%d", n) }

// Follow serves Bus.
func (p *Postgres) Follow(topic string, heard func([]byte)) (stop func()) {
	channel := channelOf(topic)
	first, drop := p.followers.add(topic, heard)
	if first {
		p.want(channel, 1)
	}
	return func() {
		if drop() {
			p.want(channel, -1)
		}
	}
}

// want counts a topic more or less on a channel. A channel that nobody needs is left at the next beat.
func (p *Postgres) want(channel, more int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.wanted[channel] += more
	switch {
	case p.wanted[channel] == 0:
		delete(p.wanted, channel)
	case p.wanted[channel] == 1 && more > 0:
		p.changed = true
		if p.interrupt != nil {
			p.interrupt()
		}
	}
}

// carry sends letters with one statement.
func (p *Postgres) carry(ctx context.Context, letters []*letter) (err error) {
	if p.speaking == nil {
		if p.speaking, err = p.connect(ctx); err != nil {
			p.speaking = nil
			return err
		}
	}
	channels, payloads := pack(p.node, letters)
	_, err = p.speaking.Exec(ctx, `select pg_notify(c, p) from unnest($1::text[], $2::text[]) as n(c, p)`, channels, payloads)
	if err != nil {
		hangUp(p.speaking)
		p.speaking = nil
	}
	return err
}

// pack puts letters into as few notifications as hold them.
func pack(node string, letters []*letter) (channels, payloads []string) {
	open := map[int]parcel{}
	seal := func(channel int) {
		channels = append(channels, channelName(channel))
		payloads = append(payloads, base64.RawStdEncoding.EncodeToString(open[channel]))
	}
	for _, l := range letters {
		channel := channelOf(l.topic)
		if f, begun := open[channel]; !begun {
			open[channel] = newParcel(node)
		} else if len(f)+l.sizeIn() > notifyBytes {
			seal(channel)
			open[channel] = newParcel(node)
		}
		open[channel] = open[channel].add(l)
	}
	for channel := range open {
		seal(channel)
	}
	return channels, payloads
}

// listenUntilClosed keeps a connection that listens.
func (p *Postgres) listenUntilClosed() {
	var retry backoff
	for p.ctx.Err() == nil {
		began := time.Now()
		err := p.listen()
		p.turned(&p.hears, err, "hear")
		if time.Since(began) > longestRetry {
			retry = 0
		}
		p.sleep(time.NewTimer(retry.next()))
	}
}

// listen hears what the nodes say until the connection breaks.
func (p *Postgres) listen() error {
	ctx, cancel := context.WithTimeout(p.ctx, carryTimeout)
	defer cancel()
	conn, err := p.connect(ctx)
	if err != nil {
		return err
	}
	defer hangUp(conn)
	ears := &ears{conn: conn, channels: map[int]bool{}}
	for due := time.Now().Add(beat); ; {
		if err := p.tune(ears); err != nil {
			return err
		}
		p.turned(&p.hears, nil, "hear")
		if err := p.hear(conn, due); err != nil {
			return err
		}
		if time.Now().After(due) {
			if err := p.prove(ears); err != nil {
				return err
			}
			due = time.Now().Add(beat)
		}
	}
}

// ears are a connection with the channels that it listens to.
type ears struct {
	conn     *pgx.Conn
	channels map[int]bool
}

// run sends statements that return nothing.
func (e *ears) run(ctx context.Context, statements []string) error {
	ctx, cancel := context.WithTimeout(ctx, beatTimeout)
	defer cancel()
	return e.conn.PgConn().Exec(ctx, strings.Join(statements, ";")).Close()
}

// tune begins to listen to the channels that are wanted and not yet heard. Whoever follows a topic on them may have
// missed something until now.
func (p *Postgres) tune(e *ears) error {
	p.mu.Lock()
	p.changed = false
	var fresh []int
	for channel := range p.wanted {
		if !e.channels[channel] {
			fresh = append(fresh, channel)
		}
	}
	p.mu.Unlock()
	if len(fresh) == 0 {
		return nil
	}
	statements := make([]string, len(fresh))
	for i, channel := range fresh {
		statements[i] = "listen " + channelName(channel)
		e.channels[channel] = true
	}
	if err := e.run(p.ctx, statements); err != nil {
		return err
	}
	p.followers.missed(func(topic string) bool { return slices.Contains(fresh, channelOf(topic)) })
	return nil
}

// hear takes notifications, until due or until other channels are wanted. There may be thousands a second, where as many streams
// grow: nothing is looked at for each that can be looked at once.
func (p *Postgres) hear(conn *pgx.Conn, due time.Time) error {
	ctx, cancel := context.WithDeadline(p.ctx, due)
	defer cancel()
	p.mu.Lock()
	if p.interrupt = cancel; p.changed {
		cancel()
	}
	p.mu.Unlock()
	for {
		n, err := conn.WaitForNotification(ctx)
		switch {
		case err == nil:
			p.decode(n.Payload)
		case ctx.Err() == nil || p.ctx.Err() != nil || conn.IsClosed():
			return err
		default:
			return nil
		}
	}
}

func (p *Postgres) decode(payload string) {
	f, err := base64.RawStdEncoding.DecodeString(payload)
	if err != nil {
		p.log.Warn("live: the bus carried something strange", "bus", p.name, "error", err)
		return
	}
	p.receive(f)
}

// prove has the server answer, and leaves the channels that nobody needs any more.
func (p *Postgres) prove(e *ears) error {
	p.mu.Lock()
	idle := slices.DeleteFunc(slices.Collect(maps.Keys(e.channels)), func(n int) bool { return p.wanted[n] > 0 })
	p.mu.Unlock()
	statements := []string{"select"}
	for _, channel := range idle {
		statements = append(statements, "unlisten "+channelName(channel))
		delete(e.channels, channel)
	}
	return e.run(p.ctx, statements)
}

func hangUp(conn *pgx.Conn) {
	if conn == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = conn.Close(ctx) // it may be broken already
}
