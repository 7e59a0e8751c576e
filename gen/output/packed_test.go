package output

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"testing"
)

func TestCompressedSize(t *testing.T) {
	t.Parallel()
	for _, pages := range []int{mostPages, 3 * mostPages} {
		t.Run(fmt.Sprint(pages), func(t *testing.T) {
			t.Parallel()
			target := filepath.Join(t.TempDir(), "public")
			p := begin(t, target)
			for i := range pages {
				if err := p.AddPage(fmt.Sprintf("p%d.html", i), samplePage(i, pages)); err != nil {
					t.Fatal(err)
				}
			}
			for _, name := range []string{"page.css", "picture.png"} {
				if err := p.AddFile(name, bytes.Repeat([]byte("text "), 10000)); err != nil {
					t.Fatal(err)
				}
			}
			s, err := p.Finish("1")
			if err != nil {
				t.Fatal(err)
			}
			var exact float64
			for name, content := range files(t, target) {
				switch filepath.Ext(name) {
				case ".png":
					exact += float64(len(content))
				case ".html", ".css":
					var b bytes.Buffer
					w, err := gzip.NewWriterLevel(&b, 6)
					if err != nil {
						t.Fatal(err)
					}
					_, _ = w.Write([]byte(content))
					_ = w.Close()
					exact += float64(b.Len())
				}
			}
			allowed := 0.0
			if pages > mostPages {
				allowed = 0.02
			}
			if off := math.Abs(float64(s.Compressed)/exact - 1); off > allowed {
				t.Errorf("%d bytes compressed, where it is %.0f", s.Compressed, exact)
			}
		})
	}
}

// TestCompressedSizeOfALongFile wants a file to weigh what its beginning says:
// a second half that packs otherwise does not count.
func TestCompressedSizeOfALongFile(t *testing.T) {
	t.Parallel()
	text := make([]byte, 2*mostBytes)
	noise := rand.New(rand.NewPCG(1, 2))
	for i := range text[:mostBytes] {
		text[i] = 'a' + byte(noise.IntN(16)) // four bits in eight
	}
	p := begin(t, filepath.Join(t.TempDir(), "public"))
	if err := p.AddFile("search.js", text); err != nil {
		t.Fatal(err)
	}
	s, err := p.Finish("1")
	if err != nil {
		t.Fatal(err)
	}
	if share := float64(s.Compressed) / float64(s.Bytes); share < 0.48 || share > 0.6 {
		t.Errorf("the file packs to %.2f of its size", share)
	}
}

func TestCompressedSizeReadsFewPages(t *testing.T) {
	t.Parallel()
	p := begin(t, filepath.Join(t.TempDir(), "public"))
	const pages = 2 * mostPages
	for i := range pages {
		addPage(t, p, fmt.Sprintf("p%d.html", i), fmt.Sprintf("<p>%d</p>", i))
	}
	if got := len(sampleOf(p.entries)); got != sampledPages {
		t.Errorf("%d of %d pages are read back", got, pages)
	}
}
