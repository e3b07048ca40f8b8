package keys

// Ready tells whether keys can be made here, nil where they can: nothing is left behind.
func (b *Ballots) Ready() error {
	return alone(&b.writes, func() error { return b.folder().prepare() })
}
