package page

import "reflect"

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
