package page

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// ours are the sentences that pages alone need: what the client says there, it says by other means.
func ours(w *words) []string {
	return []string{
		w.First, w.NeedsScript, w.WithScript, w.BrokenTitle, w.BrokenLead, w.Hidden, w.StaysMany, w.VideoFrom, w.RepliesOf, w.Grouping, w.At,
		w.CommentBy, w.ReplyBy, w.ReplyTo, w.Permalink, w.Tag, w.VideoPage, w.More,
	}
}

// The client takes over from the page that the server wrote: where both say something, they say the same.
func TestTheClientSaysTheSame(t *testing.T) {
	t.Parallel()
	it, en := languages()
	for _, l := range []*language{it, en} {
		var dictionary strings.Builder
		for _, file := range []string{"i18n/" + l.code + ".ts", "thread/words." + l.code + ".ts", "admin/words." + l.code + ".ts"} {
			text, err := os.ReadFile(filepath.Join("../../web/src", file))
			if err != nil {
				t.Fatal(err)
			}
			dictionary.Write(text)
		}
		for _, sentence := range spoken(l.words) {
			if !slices.Contains(ours(l.words), sentence) && !slices.Contains(l.words.Months[:], sentence) &&
				!slices.Contains(l.words.Weekdays[:], sentence) && !strings.Contains(dictionary.String(), sentence) {
				t.Errorf("the client does not say %q", sentence)
			}
		}
	}
}

// spoken returns every sentence of a dictionary.
func spoken(w *words) []string {
	var list []string
	v := reflect.ValueOf(*w)
	for _, f := range v.Fields() {
		switch f.Kind() {
		case reflect.String:
			list = append(list, f.String())
		case reflect.Array:
			for j := range f.Len() {
				list = append(list, f.Index(j).String())
			}
		default: // the maps are looked at by their keys
		}
	}
	return list
}
