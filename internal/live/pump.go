package live

import "time"

// pump writes until nothing waits.
func (w *wire) pump() {
	var gathered []byte
	for {
		var next []byte
		next, gathered = w.take(gathered)
		if next == nil {
			return
		}
		if err := w.push(next); err != nil {
			w.fail(err)
			return
		}
	}
}

// take hands out the next piece: of one frame as it is, of several gathered.
func (w *wire) take(gathered []byte) (next, buffer []byte) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.landed()
	switch {
	case w.err != nil:
		w.pumping = false
		w.changed.Broadcast()
		return nil, nil
	case len(w.queue) == 0:
		w.pumping = false
		w.changed.Broadcast()
		return nil, nil
	case len(w.queue) == 1 || len(w.queue[0].bytes)-w.begun >= piece:
		next = w.advance(piece)
	default:
		gathered = gathered[:0]
		for len(w.queue) > 0 && len(gathered) < piece {
			gathered = append(gathered, w.advance(piece-len(gathered))...)
		}
		next = gathered
	}
	w.changed.Broadcast()
	return next, gathered
}

// landed notes that what flew is the kernel's now, and forgets what it has sent.
func (w *wire) landed() {
	for _, l := range w.flying.labels {
		w.left.add(l)
	}
	w.flying.forget()
	if w.doubted {
		w.doubted = false
		if w.err == nil && unsent(w.Conn) > 0 {
			w.cut(errTakenBack)
		}
	}
	if len(w.queue) == 0 && len(w.left.labels) > 0 && unsent(w.Conn) == 0 {
		w.left.forget()
	}
}

// advance takes at most so many bytes from the first frame.
func (w *wire) advance(most int) []byte {
	f := w.queue[0]
	rest := f.bytes[w.begun:]
	n := min(most, len(rest))
	w.begun += n
	w.size -= n
	w.flying.add(f.label)
	if n == len(rest) {
		w.queue[0] = outbound{}
		w.queue = w.queue[1:]
		w.begun = 0
	}
	return rest[:n]
}

// push writes a piece. When the reader takes nothing for the stall time he is told to come back, for which he has a
// moment more.
func (w *wire) push(next []byte) error {
	for {
		if err := w.bound(); err != nil {
			return err
		}
		n, err := w.Conn.Write(next)
		next = next[n:]
		if err == nil {
			return nil
		}
		if !stallError(err) || !w.giveUp() {
			return err
		}
	}
}

// bound sets the time that the next write has. Who is slow has had his: the last bound stands.
func (w *wire) bound() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.slow {
		return w.err
	}
	return w.Conn.SetWriteDeadline(time.Now().Add(w.stall))
}

// giveUp leaves a reader who takes nothing one last message; false where he has had his chance.
func (w *wire) giveUp() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.slow || w.err != nil {
		return false
	}
	w.slow = true
	if !w.parting {
		w.partWith(closeFrame(closing4410), true)
	}
	w.stalls()
	return w.Conn.SetWriteDeadline(time.Now().Add(lingerWait)) == nil
}

func (w *wire) fail(err error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.pumping = false
	w.flying.forget()
	if w.err == nil {
		w.cut(err)
	}
	w.changed.Broadcast()
}
