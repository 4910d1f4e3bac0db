package chancery

import (
	"reflect"
	"strings"
)

// eachField calls f for each filled slot of b, in order. Named string types other
// than Country come out as plain strings, so that a reader of slots need not know
// them all.
func eachField(b Body, f func(name string, v any)) {
	rv := reflect.ValueOf(b).Elem()
	rt := rv.Type()
	for i := range rt.NumField() {
		name, _, _ := strings.Cut(rt.Field(i).Tag.Get("json"), ",")
		fv := rv.Field(i)
		if fv.IsZero() {
			continue
		}
		switch {
		case fv.Kind() == reflect.String:
			f(name, fv.String())
		default:
			f(name, fv.Interface())
		}
	}
}
