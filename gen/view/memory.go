package view

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"lectern/gen/figure"
	"lectern/gen/markup"
	"lectern/gen/memo"
	"lectern/gen/module"
)

// Memory is what the making of one site leaves to that of the next, for a
// preview: the look, drawings, pieces of a handout and minified code, each under a
// hash of what it was made of. The zero one remembers nothing.
type Memory struct {
	looks    *memo.Table[*Look]
	drawings *memo.Table[*figure.Drawing]
	pieces   *memo.Table[[]byte]
	code     *memo.Table[[]byte]
}

// NewMemory makes a memory of nothing yet.
func NewMemory() Memory {
	return Memory{&memo.Table[*Look]{}, &memo.Table[*figure.Drawing]{}, &memo.Table[[]byte]{}, &memo.Table[[]byte]{}}
}

// Look is ReadLook, or what that read of the same before.
func (m Memory) Look(layouts, static fs.FS, of *module.Module) (*Look, error) {
	read := func() (*Look, error) { return ReadLook(layouts, static, of) }
	if m.looks == nil {
		return read()
	}
	key, err := keyOfLook(layouts, static, of)
	if err != nil {
		return read() // which says what is wrong
	}
	m.looks.Begin()
	look, err := m.looks.Get(key, func() (*Look, error) {
		look, err := read()
		if err != nil {
			return look, err
		}
		if again, err := keyOfLook(layouts, static, of); err != nil || again != key {
			return look, errTorn
		}
		return look, nil
	})
	if err == errTorn {
		err = nil
	}
	return look, err
}

// errTorn keeps a look from being remembered: files were saved while it was read,
// and one may have been read in part.
var errTorn = errors.New("saved while it was read")

func keyOfLook(layouts, static fs.FS, of *module.Module) (memo.Key, error) {
	texts := [][]byte{[]byte(of.Language), []byte(of.Accent), []byte(markup.CodeStyles(codes(of, true))), []byte(markup.CodeStyles(codes(of, false)))}
	for _, folder := range []fs.FS{layouts, static} {
		err := fs.WalkDir(folder, ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			text, err := fs.ReadFile(folder, name)
			texts = append(texts, []byte(name), text)
			return err
		})
		if err != nil {
			return memo.Key{}, err
		}
	}
	return memo.KeyOf(texts...), nil
}

// Begin begins the making of the next site, of which the look has been read.
func (m Memory) Begin() {
	m.drawings.Begin()
	m.pieces.Begin()
	m.code.Begin()
}

// Fresh is the number of these that were made for this site, and not remembered.
func (m Memory) Fresh() int {
	return m.looks.Fresh() + m.drawings.Fresh() + m.pieces.Fresh() + m.code.Fresh()
}

// RenderPiece is Look.Render, or what that made of the same before.
func (b *Builder) RenderPiece(to *bytes.Buffer, layout string, p *Page) error {
	if b.Memory.pieces == nil {
		return b.Look.Render(to, layout, p)
	}
	key, err := memo.KeyOfJSON([]any{b.Look.Layouts, layout, p})
	if err != nil {
		return err
	}
	piece, err := b.Memory.pieces.Get(key, func() ([]byte, error) {
		var made bytes.Buffer
		err := b.Look.Render(&made, layout, p)
		return made.Bytes(), err
	})
	to.Write(piece)
	return err
}

// drawing is what draw makes of a figure's data on a sheet, or what it made of
// the same before. The data have a JSON form; words in them are those of layouts.
func (b *Builder) drawing(s figure.Sheet, data any, draw func(figure.Sheet) *figure.Drawing) *figure.Drawing {
	if b.Memory.drawings == nil {
		return draw(s)
	}
	key, err := memo.KeyOfJSON([]any{b.Look.Layouts, fmt.Sprintf("%T", data), s, data})
	if err != nil {
		return draw(s)
	}
	drawn, _ := b.Memory.drawings.Get(key, func() (*figure.Drawing, error) { return draw(s), nil })
	return drawn
}
