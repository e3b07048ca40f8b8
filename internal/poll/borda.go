package poll

// OptionPoints are the points of an option.
type OptionPoints struct {
	Option OptionID `json:"option"`
	Points int64    `json:"points"`
}

// borda gives an option as many points as there are options below the place where a ballot puts it: of n options the
// first gets n-1, the last 0. Options that a ballot does not rank get nothing from it.
//
// Source: J.-C. de Borda, Mémoire sur les élections au scrutin, 1781.
func borda(r *rankings) []OptionPoints {
	list := make([]OptionPoints, len(r.options))
	for i, option := range r.options {
		list[i].Option = option.ID
	}
	for _, one := range r.given {
		for place, option := range one.order {
			list[option].Points += one.count * int64(len(r.options)-1-place)
		}
	}
	return list
}
