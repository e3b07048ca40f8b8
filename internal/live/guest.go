package live

import "context"

// Guest is somebody who is here.
type Guest struct {
	// Member is 0 for a visitor, who counts by window, which is his connection; a member counts once.
	Member int64
	// Person is who he is where several members may be one person, who counts once; 0 where each member is one.
	Person int64
	// Visible: he shows his name. Shown in one window, a member is shown.
	Visible bool
	// Rank is what he is here as, from 0, where those who are here are counted apart; in several windows the greatest counts.
	// A visitor without a number is of the lowest.
	Rank int
	// window tells visitors from one another.
	window any
}

// at is the guest in his window: his connection, so that nobody is a crowd who asks for the same many times on one. Where there is
// none it is what is asked.
func (g Guest) at(ctx context.Context) Guest {
	g.window = ctx
	if c := courseOf(ctx); c != nil {
		g.window = c.seat
	}
	return g
}

// key is by what he is told from others, 0 for a visitor.
func (g Guest) key() int64 {
	if g.Person != 0 {
		return g.Person
	}
	return g.Member
}
