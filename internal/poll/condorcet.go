package poll

// Duel is how two options do against each other: the ballots that put the first above the second, and the other way
// round. An option that a ballot ranks stands above each that it leaves out.
type Duel struct {
	Over    OptionID `json:"over"`
	Under   OptionID `json:"under"`
	For     int64    `json:"for"`
	Against int64    `json:"against"`
}

// Condorcet is the comparison of all options by pairs.
type Condorcet struct {
	// Duels are all pairs, each once, in the order of the question.
	Duels []Duel `json:"duels"`
	// Winner beats every other option; nil where none does.
	Winner *OptionID `json:"winner"`
	// Strongest are the options that no other one beats by Schulze's strongest paths: the Condorcet winner where there is
	// one, in a cycle those that the method cannot part. Empty where nobody voted.
	Strongest []OptionID `json:"strongest"`
}

// condorcet compares the options by pairs.
//
// Source: M. Schulze, A new monotonic, clone-independent, reversal symmetric, and Condorcet-consistent single-winner
// election method, Social Choice and Welfare 36, 2011; strength of a link by winning votes.
func condorcet(r *rankings) Condorcet {
	prefer := preferences(r)
	result := Condorcet{Duels: duels(r.options, prefer)}
	if r.ballots == 0 {
		return result
	}
	for i := range r.options {
		if beatsAll(prefer, i) {
			result.Winner = &r.options[i].ID
		}
	}
	paths := strongestPaths(prefer)
	for i, option := range r.options {
		if unbeaten(paths, i) {
			result.Strongest = append(result.Strongest, option.ID)
		}
	}
	return result
}

// preferences counts, for each pair, the ballots that put the first above the second.
func preferences(r *rankings) [][]int64 {
	prefer := make([][]int64, len(r.options))
	for i := range prefer {
		prefer[i] = make([]int64, len(r.options))
	}
	ranked, unranked := make([]bool, len(r.options)), make([]int, 0, len(r.options))
	for _, one := range r.given {
		unranked = leftOut(one.order, ranked, unranked[:0])
		for place, over := range one.order {
			row := prefer[over]
			for _, under := range one.order[place+1:] {
				row[under] += one.count
			}
			for _, under := range unranked {
				row[under] += one.count
			}
		}
	}
	return prefer
}

// leftOut appends the options that an order leaves out; ranked is room to work in.
func leftOut(order []int, ranked []bool, unranked []int) []int {
	clear(ranked)
	for _, i := range order {
		ranked[i] = true
	}
	for i, is := range ranked {
		if !is {
			unranked = append(unranked, i)
		}
	}
	return unranked
}

func duels(options []Option, prefer [][]int64) []Duel {
	var list []Duel
	for i, over := range options {
		for j := i + 1; j < len(options); j++ {
			list = append(list, Duel{over.ID, options[j].ID, prefer[i][j], prefer[j][i]})
		}
	}
	return list
}

func beatsAll(prefer [][]int64, i int) bool {
	for j := range prefer {
		if i != j && prefer[i][j] <= prefer[j][i] {
			return false
		}
	}
	return true
}

// strongestPaths widens each way through the options as far as its weakest link allows (Floyd and Warshall's order).
func strongestPaths(prefer [][]int64) [][]int64 {
	n := len(prefer)
	paths := make([][]int64, n)
	for i := range paths {
		paths[i] = make([]int64, n)
		for j := range paths {
			if prefer[i][j] > prefer[j][i] {
				paths[i][j] = prefer[i][j]
			}
		}
	}
	for via := range n {
		for i := range n {
			for j := range n {
				if i != j {
					paths[i][j] = max(paths[i][j], min(paths[i][via], paths[via][j]))
				}
			}
		}
	}
	return paths
}

func unbeaten(paths [][]int64, i int) bool {
	for j := range paths {
		if paths[j][i] > paths[i][j] {
			return false
		}
	}
	return true
}
