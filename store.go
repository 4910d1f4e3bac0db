package chancery

import "errors"

// ErrNotFound is what a register answers, wrapped, when it does not hold what was asked for.
var ErrNotFound = errors.New("not in the register")
