package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// receiptName is where the receipt stands in a published folder; by it a folder
// is known as ours.
const receiptName = "receipt.json"

// receipt lists every file of a published folder but itself. It holds neither
// time nor host: the same files of the same edition give the same bytes.
type receipt struct {
	Generator string        `json:"generator"` // "lectern"
	Edition   string        `json:"edition"`
	Files     []receiptFile `json:"files"` // by path
}

type receiptFile struct {
	Path   string `json:"path"`   // slash-separated, relative to the folder
	Bytes  int64  `json:"bytes"`  // the file's length
	SHA256 string `json:"sha256"` // hexadecimal, lower case
}

const generator = "lectern"

// entry is a file of the folder in the making, as the receipt will list it.
type entry struct {
	path   string
	bytes  int64
	sha256 string // 64 hexadecimal digits
}

func newEntry(path string, data []byte) entry {
	sum := sha256.Sum256(data)
	return entry{path: path, bytes: int64(len(data)), sha256: hex.EncodeToString(sum[:])}
}

// formatReceipt writes one file a line, so that two receipts can be compared by
// eye and by diff.
func formatReceipt(edition string, entries []entry) []byte {
	sorted := slices.SortedFunc(slices.Values(entries), func(a, b entry) int {
		return strings.Compare(a.path, b.path)
	})
	var b bytes.Buffer
	b.WriteString(`{"generator":"` + generator + `","edition":`)
	b.Write(jsonOf(edition))
	b.WriteString(`,"files":[`)
	for i, e := range sorted {
		if i > 0 {
			b.WriteByte(',')
		}
		b.WriteByte('\n')
		b.Write(jsonOf(receiptFile{Path: e.path, Bytes: e.bytes, SHA256: e.sha256}))
	}
	b.WriteString("\n]}\n")
	return b.Bytes()
}

// jsonOf marshals what holds only strings and numbers, which cannot fail.
func jsonOf(v any) []byte {
	data, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return data
}

// Published tells whether a folder is one that Lectern published.
func Published(dir string) bool {
	data, err := os.ReadFile(filepath.Join(dir, receiptName))
	if err != nil {
		return false
	}
	_, ours := parseReceipt(data)
	return ours
}

// parseReceipt reads a receipt; ok is false where data is not one of ours.
func parseReceipt(data []byte) (r receipt, ok bool) {
	if err := json.Unmarshal(data, &r); err != nil {
		return receipt{}, false
	}
	return r, r.Generator == generator
}
