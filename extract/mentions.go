package extract

import "sort"

// MentionAt is the index of the mention that a token belongs to: the one it heads,
// else the one that covers it most tightly; -1 if there is none. Of several mentions
// with one head it is the first.
func (doc *Doc) MentionAt(sent, tok int) int {
	best := -1
	for i := doc.firstMention(sent); i < len(doc.Mentions) && doc.Mentions[i].Sent == sent; i++ {
		m := &doc.Mentions[i]
		if m.Head == tok {
			return i
		}
		if m.First > tok || tok > m.Last {
			continue
		}
		if best < 0 || m.Last-m.First < doc.Mentions[best].Last-doc.Mentions[best].First {
			best = i
		}
	}
	return best
}

// firstMention is the index of the first mention that is not before a sentence.
func (doc *Doc) firstMention(sent int) int {
	return sort.Search(len(doc.Mentions), func(i int) bool { return doc.Mentions[i].Sent >= sent })
}
