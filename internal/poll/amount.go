package poll

import (
	"math/big"
	"strconv"
)

// amount is a number of votes. Transfers split votes, so it is an exact fraction; as JSON it is the text "n" or "n/d".
type amount = big.Rat

// shownDecimals is how many decimals of votes are shown; only what is shown is rounded.
const shownDecimals = 5

func whole(n int64) *amount { return new(amount).SetInt64(n) }

func formatInt(n int64) string { return strconv.FormatInt(n, 10) }

// shown rounds a fraction as counts are published, halves away from zero.
func shown(a *amount) float64 {
	number, err := strconv.ParseFloat(a.FloatString(shownDecimals), 64)
	if err != nil {
		return 0 // no count is beyond a float's reach
	}
	return number
}

// cut bounds the length of a fraction. Each surplus of a count doubles the digits of those that come after it, so that a
// count of many seats would drown in them; beyond fractionBits a fraction keeps cutDecimals decimals, rounded down.
func cut(share *amount) *amount {
	if share.Denom().BitLen() <= fractionBits {
		return share
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(cutDecimals), nil)
	scaled := new(big.Int).Mul(share.Num(), scale)
	return new(amount).SetFrac(scaled.Quo(scaled, share.Denom()), scale)
}

const (
	fractionBits = 1024
	cutDecimals  = 60
)
