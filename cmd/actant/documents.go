package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"actant/extract"
	"actant/extract/source"
)

// item is one document that was read, or the reason why it could not be.
type item struct {
	text source.Text
	file string
	line int   // of the document in a file of JSON lines, from 1; 0 = the file is one text
	size int64 // bytes that were read for it
	err  error
	open func() item // reads what is in the file; nil = it was read
}

// at says where an item stands, for messages.
func (it item) at() string {
	if it.line == 0 {
		return it.file
	}
	return fmt.Sprintf("%s: line %d", it.file, it.line)
}

// opened is the item with its text.
func (it item) opened() item {
	if it.open == nil {
		return it
	}
	return it.open()
}

// documents reads files of every format, JSON lines and folders; "-" is standard input.
type documents struct {
	stdin   io.Reader
	fill    extract.Input // what a document has when it does not say itself
	charset string        // of all files of text; empty = find out
	always  bool          // every file holds JSON lines
	leftOut *int          // counts the files in folders that are of other kinds; nil = nobody asks
}

// read yields the documents of the files in order. What takes long is left to opened,
// so that it can be done for several at a time.
func (d documents) read(files []string) iter.Seq[item] {
	return func(yield func(item) bool) {
		for _, file := range files {
			for it := range d.readNamed(file) {
				if !yield(d.completed(it)) {
					return
				}
			}
		}
	}
}

// completed adds to a document what it does not say itself, once it is open.
func (d documents) completed(it item) item {
	if open := it.open; open != nil {
		it.open = func() item { return d.completed(open()) }
		return it
	}
	in := &it.text.Input
	if in.Lang == "" {
		in.Lang = d.fill.Lang
	}
	if in.Published == "" {
		in.Published = d.fill.Published
	}
	if in.Publisher == "" {
		in.Publisher = d.fill.Publisher
	}
	if in.URL == "" && it.line <= 1 { // two texts have not one address
		in.URL = d.fill.URL
	}
	return it
}

// readNamed reads a file or, recursively, the files in a folder.
func (d documents) readNamed(file string) iter.Seq[item] {
	if !isFolder(file) {
		return d.readFile(file)
	}
	return func(yield func(item) bool) {
		found := false
		for name, err := range filesIn(file) {
			if err != nil {
				if !yield(item{file: name, err: plain(err)}) {
					return
				}
				continue
			}
			if !source.Known(name) && !namedLines(name) {
				if d.leftOut != nil {
					*d.leftOut++
				}
				continue
			}
			found = true
			for it := range d.readFile(name) {
				if !yield(it) {
					return
				}
			}
		}
		if !found {
			yield(item{file: file, err: errors.New("a folder without files that are read: .txt, .html, .docx, .pdf or .jsonl")})
		}
	}
}

func isFolder(file string) bool {
	info, err := os.Stat(file)
	return file != "-" && err == nil && info.IsDir()
}

// filesIn yields the files in a folder and the folders in it, in order of their names,
// but none that is hidden or a link.
func filesIn(folder string) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		top := filepath.Clean(folder) + string(filepath.Separator)                        // looks behind a link
		_ = filepath.WalkDir(top, func(name string, entry fs.DirEntry, err error) error { // the function gives only fs.Skip values
			hidden := name != top && strings.HasPrefix(filepath.Base(name), ".")
			switch {
			case err != nil:
				if !yield(name, err) {
					return fs.SkipAll
				}
			case hidden && entry.IsDir():
				return fs.SkipDir
			case !hidden && entry.Type().IsRegular():
				if !yield(name, nil) {
					return fs.SkipAll
				}
			}
			return nil
		})
	}
}

func (d documents) readFile(file string) iter.Seq[item] {
	return func(yield func(item) bool) {
		from, name := d.stdin, "stdin"
		if file != "-" {
			f, err := os.Open(file)
			if err != nil {
				yield(item{file: file, err: plain(err)})
				return
			}
			defer f.Close()
			from, name = f, file
		}
		buf := bufio.NewReaderSize(from, 1<<16)
		if d.always || isJSONLines(file, buf) {
			readLines(buf, name, yield)
			return
		}
		yield(d.readWhole(buf, name))
	}
}

// readWhole reads a file that is one document.
func (d documents) readWhole(buf *bufio.Reader, name string) item {
	data, err := io.ReadAll(io.LimitReader(buf, source.MaxBytes+1))
	it := item{file: name, size: int64(len(data)), err: plain(err)}
	if err != nil {
		return it
	}
	it.open = func() item {
		it.open = nil
		it.text, it.err = source.Read(source.Original{Name: name, Charset: d.charset, Data: data})
		it.text.ID = name
		return it
	}
	return it
}

// plain leaves out of a file error the name, which every message begins with.
func plain(err error) error {
	var file *os.PathError
	if errors.As(err, &file) {
		return file.Err
	}
	return err
}
