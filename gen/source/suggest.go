package source

import (
	"slices"
	"strings"
	"unicode"
)

// Suggest returns "did you mean …" for a message's help where a known word is
// near to a misspelt one, or otherwise.
func Suggest(word string, known []string, otherwise string) string {
	switch near := Nearest(word, known); {
	case near == "":
		return otherwise
	case Mixed(word) && !Mixed(near):
		return "did you mean " + near + "? what stands here mixes letters of two alphabets that look alike"
	default:
		return "did you mean " + near + "?"
	}
}

// Mixed tells whether Latin letters and those of an alphabet that looks like it
// stand in one word: hyphens and figures part words.
func Mixed(s string) bool {
	latin, other := false, false
	for _, r := range s {
		switch {
		case !unicode.IsLetter(r):
			latin, other = false, false
		case unicode.Is(unicode.Latin, r):
			latin = true
		case unicode.In(r, unicode.Cyrillic, unicode.Greek):
			other = true
		}
		if latin && other {
			return true
		}
	}
	return false
}

// Nearest finds the known word that a misspelt one most likely means: the
// same in other letters (doi for DOI), or the nearest by edits (a swap of
// neighbours counts as one), no farther than a third of its length; empty where
// nothing is near.
func Nearest(word string, known []string) string {
	best, bestDistance := "", max(1, len([]rune(word))/3)+1
	sorted := slices.Clone(known)
	slices.Sort(sorted)
	for _, k := range sorted {
		if strings.EqualFold(word, k) {
			return k
		}
		if d := Distance(word, k, bestDistance); d < bestDistance {
			best, bestDistance = k, d
		}
	}
	return best
}

// Distance is the number of edits between two words (optimal string
// alignment: insertions, deletions, substitutions, swaps of neighbours),
// in characters. Words whose lengths alone differ by limit or more are not
// compared, and limit is returned.
func Distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) >= limit || len(t)-len(s) >= limit {
		return limit
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			cost := 1
			if s[i] == t[j] {
				cost = 0
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, last[j]+cost)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
