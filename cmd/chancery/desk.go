package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"runtime"
	"slices"
	"sync"

	"chancery"
	"chancery/acquire"
	"chancery/construe"
	"chancery/extract"
)

// A desk is where documents are read: the three stages from a path to claims.
type desk struct {
	acquire  *acquire.Acquirer
	construe *construe.Reader
	extract  *extract.Extractor
}

func newDesk(knowledge fs.FS) (*desk, error) {
	d, err := newReadingDesk(knowledge)
	if err != nil {
		return nil, err
	}
	d.extract, err = extract.New(knowledge)
	return d, err
}

// newReadingDesk is a desk at which no claims are made.
func newReadingDesk(knowledge fs.FS) (*desk, error) {
	d := new(desk)
	var err error
	if d.acquire, err = acquire.New(knowledge); err != nil {
		return nil, err
	}
	d.construe, err = construe.New(knowledge)
	return d, err
}

// A paper is a document on its way over the desk. Only err is set where the
// document was refused.
type paper struct {
	doc     *chancery.Document
	given   []chancery.Sentence // its sentences, where they came with it
	reading *chancery.Reading
	claims  []chancery.Claim
	lines   []byte // what is printed of it
	err     error
}

// construed keeps the reading of a document, and tells the document its day.
func (p *paper) construed(r *chancery.Reading) {
	p.reading = r
	p.doc.Date(r.Published, r.PublishedWhy, r.Conflicts)
}

// read does all that the desk does with a document once it was acquired. Claims that are
// less sure than least are left out.
func (d *desk) read(p *paper, least float64) {
	p.construed(d.construe.Read(p.doc))
	p.claims = slices.DeleteFunc(d.extract.Claims(p.reading), func(c chancery.Claim) bool { return c.Confidence < least })
}

// traced is the claims of r, each with how it was read.
func (d *desk) traced(r *chancery.Reading) []chancery.Claim {
	cs := d.extract.Claims(r)
	d.extract.Trace(r, cs)
	return cs
}

// papers yields the documents at paths in their order, each after work was done on
// it; see over.
func (d *desk) papers(ctx context.Context, paths []string, stdin io.Reader, work func(*paper)) iter.Seq[*paper] {
	return over(ctx, work, func(ctx context.Context, yield func(paper) bool) {
		for doc, err := range d.acquire.All(ctx, paths, stdin) {
			if err != nil && !isRefusal(err) || !yield(paper{doc: doc, err: err}) {
				return // ctx is done
			}
		}
	})
}

// over yields what each gives in its order, after work was done on it. The work is
// done on all cores at once, and only so many documents are on the desk at a time.
// It stops early where ctx is done, which the caller finds out from ctx itself.
func over(ctx context.Context, work func(*paper), each func(context.Context, func(paper) bool)) iter.Seq[*paper] {
	return func(yield func(*paper) bool) {
		ctx, cancel := context.WithCancel(ctx)
		cores := runtime.GOMAXPROCS(0)
		inOrder := make(chan *job, 8*cores)
		toDo := make(chan *job, cores)
		// What acquires is not waited for: it may hang on a standard input that
		// nobody writes to.
		go sort(ctx, each, inOrder, toDo)
		var workers sync.WaitGroup
		defer workers.Wait()
		defer cancel()
		for range cores {
			workers.Go(func() {
				for j := range until(ctx, toDo) {
					j.do(work)
				}
			})
		}
		for j := range until(ctx, inOrder) {
			select {
			case <-j.done:
			case <-ctx.Done():
				return
			}
			if !yield(&j.paper) {
				return
			}
		}
	}
}

// until yields what comes over ch until it is closed or ctx is done.
func until(ctx context.Context, ch <-chan *job) iter.Seq[*job] {
	return func(yield func(*job) bool) {
		for {
			select {
			case j, ok := <-ch:
				if !ok || !yield(j) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
	}
}

// sort puts each document on both channels and closes them: inOrder for whoever
// wants them as they came, toDo for the workers.
func sort(ctx context.Context, each func(context.Context, func(paper) bool), inOrder, toDo chan<- *job) {
	defer close(toDo)
	defer close(inOrder)
	each(ctx, func(p paper) bool {
		j := &job{paper: p, done: make(chan struct{})}
		select {
		case inOrder <- j:
		case <-ctx.Done():
			return false
		}
		if p.err != nil {
			close(j.done)
			return true
		}
		select {
		case toDo <- j:
		case <-ctx.Done():
			return false
		}
		return true
	})
}

// A job is a paper that is done when done is closed.
type job struct {
	paper
	done chan struct{}
}

// do does work on j. A document that trips a stage up is refused, and the rest of
// the run goes on.
func (j *job) do(work func(*paper)) {
	defer close(j.done)
	defer func() {
		if r := recover(); r != nil {
			j.paper = paper{err: &chancery.Refusal{Where: j.doc.Source, What: fmt.Sprintf("a text that the reader tripped over (%v)", r)}}
		}
	}()
	work(&j.paper)
}
