package direct

import (
	"math"
	"math/big"
	"testing"
)

func TestDecimals(t *testing.T) {
	t.Parallel()
	for written, n := range map[string]int64{
		"0": 0, "1": 1e6, "-1": -1e6, "0.5": 5e5, "-0.5": -5e5, "12.000001": 12_000_001, "-3.25": -3_250_000, "1000000": 1e12,
	} {
		if got := text(MarshalDecimal(n)); got != `"`+written+`"` {
			t.Errorf("%d is written %s, want %q", n, got, written)
		}
		if got, err := UnmarshalDecimal(written); got != n || err != nil {
			t.Errorf("%q is read as %d, %v", written, got, err)
		}
	}
	for _, written := range []string{"", "-", ".5", "5.", "1e3", "+1", "--1", "0.0000001", "1,5", " 1", "1234567890123", "١", "NaN"} {
		if got, _ := UnmarshalDecimal(written); got != math.MinInt64 {
			t.Errorf("%q is read as %d", written, got)
		}
	}
	if got, _ := UnmarshalDecimal("1.50"); got != 1_500_000 {
		t.Errorf("1.50 is read as %d", got)
	}
	if _, err := UnmarshalDecimal(1); err == nil {
		t.Error("a number without quotes is a decimal")
	}
	if got := Decimal(math.MinInt64); got != "-9223372036854.775808" {
		t.Errorf("the least number is written %s", got)
	}
}

func TestVotes(t *testing.T) {
	t.Parallel()
	for want, r := range map[string]*big.Rat{
		"0": big.NewRat(0, 1), "10": big.NewRat(10, 1), "2.5": big.NewRat(5, 2), "0.33333": big.NewRat(1, 3), "-0.66667": big.NewRat(-2, 3),
	} {
		if got := text(MarshalVotes(*r)); got != want {
			t.Errorf("%v is written %s, want %s", r, got, want)
		}
	}
	if r, err := UnmarshalVotes(2.5); err != nil || r.Cmp(big.NewRat(5, 2)) != 0 {
		t.Errorf("2.5 is read as %v, %v", &r, err)
	}
}
