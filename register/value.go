package register

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

	"chancery"
)

// A slotValue is the value of a slot, which JSON alone would not give back as it
// was: 3 may have been an int or a float64, and a list one of several kinds. It is
// written as an object whose one key names the type:
//
//	{"string":"talks"}  {"number":28000000000}  {"count":3}  {"flag":true}
//	{"list":["Ruritania"]}  {"countries":["XR"]}  {"participants":[…]}  {"entry":"event-x"}
//
// and as null where there is none.
type slotValue struct{ v any }

// MarshalJSON refuses a type that it could not give back.
func (s slotValue) MarshalJSON() ([]byte, error) {
	var key string
	switch v := s.v.(type) {
	case nil:
		return []byte("null"), nil
	case string:
		key = "string"
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, fmt.Errorf("value %v; want a number", v)
		}
		key = "number"
	case int:
		key = "count"
	case bool:
		key = "flag"
	case []string:
		key = "list"
	case []chancery.Country:
		key = "countries"
	case []chancery.Participant:
		key = "participants"
	case chancery.EntryID:
		key = "entry"
	default:
		return nil, fmt.Errorf("value of type %T; want one of those that chancery.Value names", v)
	}
	b, err := json.Marshal(s.v)
	if err != nil {
		return nil, err
	}
	return append(append([]byte(`{"`+key+`":`), b...), '}'), nil
}

// UnmarshalJSON reads what MarshalJSON writes and nothing else.
func (s *slotValue) UnmarshalJSON(b []byte) error {
	if bytes.Equal(b, []byte("null")) {
		s.v = nil
		return nil
	}
	var m map[string]json.RawMessage
	if err := json.Unmarshal(b, &m); err != nil {
		return err
	}
	if len(m) != 1 {
		return fmt.Errorf("value with %d types; want one", len(m))
	}
	var err error
	for key, raw := range m {
		switch key {
		case "string":
			s.v, err = as[string](raw)
		case "number":
			s.v, err = as[float64](raw)
		case "count":
			s.v, err = as[int](raw)
		case "flag":
			s.v, err = as[bool](raw)
		case "list":
			s.v, err = as[[]string](raw)
		case "countries":
			s.v, err = as[[]chancery.Country](raw)
		case "participants":
			s.v, err = as[[]chancery.Participant](raw)
		case "entry":
			s.v, err = as[chancery.EntryID](raw)
		default:
			return fmt.Errorf("value of type %q; want string, number, count, flag, list, countries, participants or entry", key)
		}
	}
	return err
}

func as[T any](raw []byte) (T, error) {
	var v T
	err := json.Unmarshal(raw, &v)
	return v, err
}
