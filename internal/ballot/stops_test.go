package ballot

// StopAt has a sealing stop where stop, which is told of each point that it comes to, returns an error.
func (s Secrets) StopAt(stop func(point string) error) Secrets {
	s.reached = stop
	return s
}

// WithRoom has a bundle hold so much text in memory.
func (s Secrets) WithRoom(bytes int) Secrets {
	s.room = bytes
	return s
}
