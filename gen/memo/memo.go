// Package memo remembers results from one build to the next, for a preview.
//
// What comes in are a key that holds, or is a hash of, all that a result depends
// on, and a function that makes the result; what goes out is the result, made
// now or the last time. Nothing is thrown away by hand: what a build does not ask
// for is forgotten with the next. The package imports nothing of ours.
package memo

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"sync"
)

// Key is the SHA-256 of all that a result depends on.
type Key [sha256.Size]byte

// KeyOf is the key of texts, in their order.
func KeyOf(texts ...[]byte) Key {
	h := sha256.New()
	for _, text := range texts {
		fmt.Fprintf(h, "%d\n", len(text))
		h.Write(text)
	}
	return Key(h.Sum(nil))
}

// KeyOfJSON is the key of a value that has a JSON form; the errors are those of
// encoding/json.
func KeyOfJSON(value any) (Key, error) {
	h := sha256.New()
	err := json.NewEncoder(h).Encode(value)
	return Key(h.Sum(nil)), err
}

// Table holds the results of this build and of the one before. It may be used by
// several goroutines at once; one that is nil remembers nothing.
type Table[V any] struct {
	mu        sync.Mutex
	last, now map[Key]V
	fresh     int
}

// Begin begins the next build.
func (t *Table[V]) Begin() {
	if t == nil {
		return
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.last, t.now, t.fresh = t.now, map[Key]V{}, 0
}

// Get gives the result of a key, made by make where it is not remembered. What
// make fails to make is not kept.
func (t *Table[V]) Get(key Key, make func() (V, error)) (V, error) {
	if t == nil {
		return make()
	}
	t.mu.Lock()
	v, known := t.now[key]
	if !known {
		if v, known = t.last[key]; known {
			t.now[key] = v
		}
	}
	t.mu.Unlock()
	if known {
		return v, nil
	}
	v, err := make()
	if err != nil {
		return v, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.now[key] = v
	t.fresh++
	return v, nil
}

// Fresh is the number of results of this build that were made in it.
func (t *Table[V]) Fresh() int {
	if t == nil {
		return 0
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.fresh
}
