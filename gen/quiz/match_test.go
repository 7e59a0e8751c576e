package quiz

import "testing"

const columns = "| L | R |\n|--|--|\n"

func TestMatchForms(t *testing.T) {
	checkForms(t, []form{
		{"two pairs", stem + columns + "| a | x |\n| b | y |", `match ["a" "b"] ["x" "y"] [0 1]`},
		{"one target for all", stem + columns + "| a | x |\n| b | x |", `match ["a" "b"] ["x"] [0 0]`},
		{"equal targets in other markup", stem + columns + "| a | x |\n| b | *x* |", `match ["a" "b"] ["x"] [0 0]`},
		{"a distractor first", stem + columns + "|  | z |\n| a | x |\n| b | y |", `match ["a" "b"] ["z" "x" "y"] [1 2]`},
		{"aligned columns", stem + "| L | R |\n|:-|-:|\n| a | x |\n| b | y |", `match ["a" "b"] ["x" "y"] [0 1]`},
		{"lines in cells", stem + columns + `| a \| b | x |` + "\n| c | y |", `match ["a | b" "c"] ["x" "y"] [0 1]`},
	})
}

func TestMatchSlips(t *testing.T) {
	checkSlips(t, []slip{
		{"one column", stem + "| L |\n|--|\n| a |", "quiz.md:5:1: error: a table of 1 columns is no interaction (pairs to match take two columns; put a table that belongs to the stem in a block quote)"},
		{"three columns", stem + "| L | R | S |\n|--|--|--|\n| a | x | y |", "quiz.md:5:1: error: a table of 3 columns is no interaction (pairs to match take two columns; put a table that belongs to the stem in a block quote)"},
		{"no name", stem + "| L | |\n|--|--|\n| a | x |\n| b | y |", "quiz.md:5:6: error: a column has no name (name both columns in the table's header)"},
		{"an empty right cell", stem + columns + "| a | |\n| b | x |\n| c | y |", "quiz.md:7:3: error: the right cell is empty (write what the left one matches; only a left cell may be empty, for a distractor)"},
		{"a right cell that is not there", stem + columns + "| a |\n| b | x |\n| c | y |", "quiz.md:7:3: error: the right cell is empty (write what the left one matches; only a left cell may be empty, for a distractor)"},
		{"an item twice", stem + columns + "| a | x |\n| b | y |\n| a | y |", `quiz.md:9:3: error: the left cell "a" stands twice (change or delete one)`},
		{"a distractor behind its target", stem + columns + "| a | x |\n| b | y |\n|  | x |", `quiz.md:9:6: error: the distractor "x" is a right target too (delete the row)`},
		{"a distractor before its target", stem + columns + "|  | x |\n| a | x |\n| b | y |", `quiz.md:7:6: error: the distractor "x" is a right target too (delete the row)`},
		{"a distractor twice", stem + columns + "| a | x |\n| b | y |\n|  | z |\n|  | z |", `quiz.md:10:6: error: the distractor "z" stands twice (delete the row)`},
		{"one pair", stem + columns + "| a | x |\n|  | y |", "quiz.md:5:1: error: a matching of fewer than two pairs (add a row for each pair)"},
		{"no row", stem + columns, "quiz.md:5:1: error: a matching of fewer than two pairs (add a row for each pair)"},
	})
}
