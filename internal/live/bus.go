package live

import (
	"crypto/rand"
	"encoding/base64"
)

// Bus carries short messages between the nodes of one installation. It is lossy by contract: a message may be lost, come
// twice, late or out of order, and nothing that is true may depend on it. Everything that must arrive is in the log; the
// bus only says when to look, and carries what nobody misses, such as who is typing.
//
// A node never hears its own messages: what it has to say to itself it says directly.
type Bus interface {
	// Send hands a message of 1 to MaxPayload bytes to all other nodes that follow the topic. It returns at once, whatever
	// the state of the bus. Of messages with the same topic and key that wait to leave, only the newest does.
	Send(topic, key string, payload []byte)
	// Follow calls heard for each message on the topic until stop; heard must return at once, and a call that is under
	// way may still come after stop. Only topics that somebody follows reach a node. Following takes a moment to begin,
	// and ends for a while when the bus is down: heard is called with nothing when messages may have been missed and
	// from now on are heard.
	Follow(topic string, heard func(payload []byte)) (stop func())
	// Status says what the bus has done since the start and whether it works now.
	Status() BusStatus
	// Close sends nothing more, hears nothing more, and waits until what ran in the background has ended.
	Close()
}

// MaxPayload is the longest message in bytes that a bus carries; a longer one counts as failed.
const MaxPayload = 5 << 10

// BusStatus is what a bus says of itself.
type BusStatus struct {
	// Name is `alone`, `postgres` or `nats`.
	Name      string
	Connected bool
	// Sent and Heard count messages, Failed those that could not be sent.
	Sent, Heard, Failed int64
	// Waiting is how many messages wait to leave, Topics how many are followed here.
	Waiting, Topics int
}

// NewNodeID returns a name for this process among the nodes of its installation, another one at each start.
func NewNodeID() string {
	name := make([]byte, 9)
	_, _ = rand.Read(name) // never fails, by its contract
	return base64.RawURLEncoding.EncodeToString(name)
}

// alone is the bus of an installation with one node: there is nobody to talk to.
type alone struct{}

func (alone) Send(string, string, []byte)               { /* nobody is there */ }
func (alone) Follow(string, func([]byte)) (stop func()) { return func() { /* nothing was begun */ } }

func (alone) Status() BusStatus { return BusStatus{Name: "alone", Connected: true} }
func (alone) Close()            { /* nothing was begun */ }
