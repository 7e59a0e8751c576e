package bibliography

import (
	"bytes"
	"encoding/json"

	"lectern/gen/module"
)

// cslItem is an item of CSL-JSON (CSL 1.0.2, schema csl-data.json).
type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title"`
	TitleShort     string    `json:"title-short,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	Editor         []cslName `json:"editor,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	PublisherPlace string    `json:"publisher-place,omitempty"`
	Volume         string    `json:"volume,omitempty"`
	Issue          string    `json:"issue,omitempty"`
	Page           string    `json:"page,omitempty"`
	NumberOfPages  string    `json:"number-of-pages,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Accessed       *cslDate  `json:"accessed,omitempty"`
	DOI            string    `json:"DOI,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Language       string    `json:"language,omitempty"`
	Genre          string    `json:"genre,omitempty"`
	Note           string    `json:"note,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
	Circa bool    `json:"circa,omitempty"`
}

// CSLJSON writes works as CSL-JSON.
func CSLJSON(works []*module.Work) []byte {
	items := []cslItem{}
	for _, w := range works {
		items = append(items, cslItem{
			ID: w.Key, Type: w.Type, Title: w.Title, TitleShort: w.ShortTitle,
			Author: cslNames(w.Authors), Editor: cslNames(w.Editors),
			ContainerTitle: w.Container, Publisher: w.Publisher, PublisherPlace: w.Place,
			Volume: w.Volume, Issue: w.Issue, Page: w.Pages, NumberOfPages: w.Extent,
			Issued: newCSLDate(w.Issued), Accessed: newCSLDate(w.Accessed),
			DOI: w.DOI, URL: w.URL, Language: w.Language, Genre: w.Genre, Note: w.Note,
		})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	// These types hold nothing that JSON cannot say.
	if err := e.Encode(items); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func cslNames(people []module.Person) []cslName {
	var list []cslName
	for _, p := range people {
		if p.Given == "" {
			list = append(list, cslName{Literal: p.Family})
			continue
		}
		list = append(list, cslName{Family: p.Family, Given: p.Given})
	}
	return list
}

func newCSLDate(d module.Date) *cslDate {
	if !dated(d) {
		return nil
	}
	bounds := []module.Moment{d.From}
	if d.Interval && !d.To.Open && !d.To.Unknown {
		bounds = append(bounds, d.To)
	}
	date := &cslDate{Circa: d.From.Approximate || d.From.Uncertain}
	for _, m := range bounds {
		year, month, dayOfMonth := day(m)
		parts := []int{year}
		for _, n := range []int{month, dayOfMonth} {
			if n == 0 {
				break
			}
			parts = append(parts, n)
		}
		date.Parts = append(date.Parts, parts)
	}
	return date
}
