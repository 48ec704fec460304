package graph

import (
	"context"
	"fmt"
	"iter"
	"strings"
)

// ExportPage is how many records a store reads at once for an export.
const ExportPage = 200

// sections are the parts of an export in order, by how their ids begin: documents,
// entities, statements, corrections.
func sections() []string { return []string{"d1:", "e1:", "s1:", "c1:"} }

// ExportPages is Store.Export over what read gives of one section, told by the
// beginning of its ids: at most ExportPage records by rising id, those after an id, or
// the first for "". A page that is not full ends its section. An after that is no id is
// ErrInvalid.
func ExportPages(ctx context.Context, after ID, read func(ctx context.Context, section string, after ID) ([]Record, error)) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		from := sectionsFrom(after)
		if len(from) == 0 {
			yield(Record{}, fmt.Errorf("export after %q, which is no id: %w", after, ErrInvalid))
			return
		}
		for _, section := range from {
			if !exportSection(ctx, section, after, read, yield) {
				return
			}
			after = ""
		}
	}
}

// exportSection yields one section; false when the export ends with it.
func exportSection(ctx context.Context, section string, after ID, read func(context.Context, string, ID) ([]Record, error), yield func(Record, error) bool) bool {
	for {
		records, err := read(ctx, section, after)
		if err != nil {
			yield(Record{}, err)
			return false
		}
		for _, r := range records {
			if !yield(r, nil) {
				return false
			}
			after = r.ID()
		}
		if len(records) < ExportPage {
			return true
		}
	}
}

// sectionsFrom lists the sections from that of the id on; none for what is no id.
func sectionsFrom(after ID) []string {
	all := sections()
	if after == "" {
		return all
	}
	for i, prefix := range all {
		if strings.HasPrefix(string(after), prefix) {
			return all[i:]
		}
	}
	return nil
}

// ID is the id of what the record holds; empty for an empty record.
func (r Record) ID() ID {
	switch {
	case r.Document != nil:
		return r.Document.ID
	case r.Entity != nil:
		return r.Entity.ID
	case r.Statement != nil:
		return r.Statement.ID
	case r.Correction != nil:
		return r.Correction.ID
	}
	return ""
}
