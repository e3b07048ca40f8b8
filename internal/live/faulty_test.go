package live

import (
	"math/rand/v2"
	"sync"
)

// exchange connects the nodes of a test without anything between them.
type exchange struct {
	mu    sync.Mutex
	nodes []*ear
}

// ear is one node's end of an exchange.
type ear struct {
	of        *exchange
	followers *followers
}

func (x *exchange) join() *ear {
	x.mu.Lock()
	defer x.mu.Unlock()
	e := &ear{of: x, followers: newFollowers()}
	x.nodes = append(x.nodes, e)
	return e
}

// Send serves Bus.
func (e *ear) Send(topic, _ string, payload []byte) {
	e.of.mu.Lock()
	nodes := e.of.nodes
	e.of.mu.Unlock()
	for _, node := range nodes {
		if node != e {
			node.followers.tell(topic, payload)
		}
	}
}

// Follow serves Bus.
func (e *ear) Follow(topic string, heard func([]byte)) (stop func()) {
	_, drop := e.followers.add(topic, heard)
	return func() { drop() }
}

// Status serves Bus.
func (e *ear) Status() BusStatus { return BusStatus{Name: "exchange", Connected: true} }

// Close serves Bus.
func (e *ear) Close() { /* nothing runs */ }

// fault says how badly a bus carries messages: which part it loses, doubles, and delays until after others.
type fault struct{ loss, double, delay float64 }

// faulty is a bus that also carries messages badly: it loses, doubles and delays some, so that they also arrive out of order.
type faulty struct {
	Bus
	fault

	mu   sync.Mutex
	late []func()
}

// Send serves Bus.
func (f *faulty) Send(topic, key string, payload []byte) {
	if rand.Float64() < f.loss {
		return
	}
	send := func() { f.Bus.Send(topic, key, payload) }
	f.mu.Lock()
	if rand.Float64() < f.delay {
		f.late = append(f.late, send)
		f.mu.Unlock()
		return
	}
	late := f.late
	f.late = nil
	f.mu.Unlock()
	send()
	if rand.Float64() < f.double {
		send()
	}
	for _, old := range late {
		old()
	}
}
