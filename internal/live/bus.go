package live

// Bus carries short messages between the nodes of one installation. It is lossy by contract: a message may be lost, come
// twice, late or out of order, and nothing that is true may depend on it. Everything that must arrive is in the log; the
// bus only says when to look, and carries what nobody misses, such as who is typing.
//
// A node never hears its own messages: what it has to say to itself it says directly.
type Bus interface {
	// Send hands a message to all other nodes that follow the topic. It returns at once, whatever the state of the bus.
	// Of messages with the same topic and key that wait to leave, only the newest does.
	Send(topic, key string, payload []byte)
	// Follow calls heard for each message on the topic until stop; heard must return at once. Only topics that somebody
	// follows reach a node.
	Follow(topic string, heard func(payload []byte)) (stop func())
	// Status says what the bus has done since the start and whether it works now.
	Status() BusStatus
	// Close sends nothing more, hears nothing more, and waits until what ran in the background has ended.
	Close()
}

// BusStatus is what a bus says of itself.
type BusStatus struct {
	// Name is `alone`, `postgres` or `nats`.
	Name      string
	Connected bool
	// Sent and Heard count messages, Failed those that could not be sent.
	Sent, Heard, Failed int64
}

// alone is the bus of an installation with one node: there is nobody to talk to.
type alone struct{}

func (alone) Send(string, string, []byte) { /* nobody is there */ }
func (alone) Follow(string, func([]byte)) (stop func()) { return func() { /* nothing was begun */ } }

func (alone) Status() BusStatus { return BusStatus{Name: "alone", Connected: true} }
func (alone) Close()            { /* nothing was begun */ }
