package poll

import "testing"

// What nobody could tell apart is the same, and what shows nothing is no title.
func TestTitlesCanBeToldApart(t *testing.T) {
	for _, title := range []string{"Si\u0300", "Sì\u200b", "S\u00adì", "\u2066Sì\u2069", "SÌ", "S\u200dì", " S ì", "Ｓì", "\ufeffSì"} {
		if twin(title) != twin("Sì") {
			t.Errorf("%q passes beside \"Sì\"", title)
		}
	}
	for _, title := range []string{"Si", "No", "👩\u200d🌾 Orto"} {
		if twin(title) == twin("Sì") {
			t.Errorf("%q is taken for \"Sì\"", title)
		}
	}
	for _, title := range []string{"", " ", "\u200b", "\ufeff", "\u3164", "\u2800", "\u200d", "\u0301", "\x00", "a\x07", "\xff"} {
		if text, err := line(title, 1, longestOption, ErrTitle); err == nil {
			t.Errorf("%q is a title: %q", title, text)
		}
	}
	for given, want := range map[string]string{"\u202eoN": "oN", "Si\u0300": "Sì", " a  b ": "a b", "👩\u200d🌾": "👩\u200d🌾"} { //nolint:gocritic // the spaces are what is tried
		if got, err := line(given, 1, longestOption, ErrTitle); got != want || err != nil {
			t.Errorf("%q becomes %q, %v", given, got, err)
		}
	}
}
