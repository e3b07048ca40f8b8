package direct

import (
	"fmt"
	"io"
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
)

// decimals are how many digits a number of the API has after its point; inside it is a whole number of millionths.
const (
	decimals   = 6
	millionths = 1_000_000
)

// decimal is a number of millionths on its way to JSON.
type decimal int64

// MarshalDecimal writes a number of millionths as a decimal in quotes.
func MarshalDecimal(n int64) graphql.Marshaler { return decimal(n) }

// MarshalGQL writes the shortest decimal that says the number.
func (d decimal) MarshalGQL(w io.Writer) {
	_, _ = io.WriteString(w, `"`+Decimal(int64(d))+`"`) // an error is the broken connection of a reader
}

// Decimal writes a number of millionths.
func Decimal(n int64) string {
	sign, size := "", uint64(n) //nolint:gosec // the absolute value of the least number is one more than the greatest
	if n < 0 {
		sign, size = "-", -size
	}
	text := strconv.FormatUint(size/millionths, 10)
	if part := size % millionths; part > 0 {
		digits := strconv.FormatUint(millionths+part, 10)[1:]
		text += "." + strings.TrimRight(digits, "0")
	}
	return sign + text
}

// UnmarshalDecimal reads a decimal. What is none, or says more than millionths, reads as a number below every limit, so
// that it is refused with a reason like any other that is out of them.
func UnmarshalDecimal(v any) (int64, error) {
	text, ok := v.(string)
	if !ok {
		return 0, fmt.Errorf("%T is no decimal", v)
	}
	return millionthsOf(text), nil
}

func millionthsOf(text string) int64 {
	bare, negative := strings.CutPrefix(text, "-")
	units, part, pointed := strings.Cut(bare, ".")
	if !digits(units) || pointed && !digits(part) || len(units) > 12 || len(part) > decimals {
		return math.MinInt64
	}
	n, _ := strconv.ParseInt(units+part+strings.Repeat("0", decimals-len(part)), 10, 64) // digits alone, eighteen at most
	if negative {
		return -n
	}
	return n
}

func digits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text != ""
}

// votes are an exact number of votes on its way to JSON.
type votes big.Rat

// MarshalVotes writes votes with at most five decimals, as counts are published.
func MarshalVotes(r big.Rat) graphql.Marshaler { v := votes(r); return &v }

// UnmarshalVotes reads votes.
func UnmarshalVotes(v any) (big.Rat, error) {
	var r big.Rat
	f, err := graphql.UnmarshalFloat(v)
	r.SetFloat64(f)
	return r, err
}

const publishedDecimals = 5

// MarshalGQL writes the votes.
func (v *votes) MarshalGQL(w io.Writer) {
	text := (*big.Rat)(v).FloatString(publishedDecimals)
	_, _ = io.WriteString(w, strings.TrimSuffix(strings.TrimRight(text, "0"), ".")) // as above
}
