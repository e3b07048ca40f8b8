package live

import (
	"maps"
	"slices"
	"sync"
)

// followers are who on this node listens to which topic of a bus.
type followers struct {
	mu     sync.RWMutex
	topics map[string]map[int64]func([]byte)
	next   int64
}

func newFollowers() *followers { return &followers{topics: map[string]map[int64]func([]byte){}} }

// add adds one and tells whether he is the topic's first; drop removes him, once, and tells whether he was the last.
func (f *followers) add(topic string, heard func([]byte)) (first bool, drop func() (last bool)) {
	f.mu.Lock()
	defer f.mu.Unlock()
	n := f.next
	f.next++
	if f.topics[topic] == nil {
		f.topics[topic] = map[int64]func([]byte){}
		first = true
	}
	f.topics[topic][n] = heard
	return first, func() bool { return f.drop(topic, n) }
}

func (f *followers) drop(topic string, n int64) (last bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if _, there := f.topics[topic][n]; !there {
		return false
	}
	delete(f.topics[topic], n)
	if len(f.topics[topic]) > 0 {
		return false
	}
	delete(f.topics, topic)
	return true
}

// tell hands a message to all who follow a topic and returns to how many. It holds no lock meanwhile: who hears may
// follow other topics, or stop.
func (f *followers) tell(topic string, payload []byte) int {
	f.mu.RLock()
	who := slices.Collect(maps.Values(f.topics[topic]))
	f.mu.RUnlock()
	for _, heard := range who {
		heard(payload)
	}
	return len(who)
}

// missed tells the followers of the topics that match that they may have missed something.
func (f *followers) missed(match func(topic string) bool) {
	f.mu.RLock()
	var who []func([]byte)
	for topic, some := range f.topics {
		if match(topic) {
			who = slices.AppendSeq(who, maps.Values(some))
		}
	}
	f.mu.RUnlock()
	for _, heard := range who {
		heard(nil)
	}
}

func (f *followers) has(topic string) bool {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return len(f.topics[topic]) > 0
}

func (f *followers) count() int {
	f.mu.RLock()
	defer f.mu.RUnlock()
	return len(f.topics)
}
