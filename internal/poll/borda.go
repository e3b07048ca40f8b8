package poll

// Points are the points of an option.
type Points struct {
	Option OptionID
	Points int64
}

// borda gives an option as many points as there are options below the place where a ballot puts it: of n options the
// first gets n-1, the last 0. Options that a ballot does not rank get nothing from it.
//
// Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.
func borda(r *rankings) []Points {
	points := make(map[OptionID]int64, len(r.options))
	for _, one := range r.given {
		for place, id := range one.order {
			points[id] += one.count * int64(len(r.options)-1-place)
		}
	}
	list := make([]Points, len(r.options))
	for i, option := range r.options {
		list[i] = Points{option.ID, points[option.ID]}
	}
	return list
}
