package parse

const hashPrime = 0x9E3779B97F4A7C15

func mix(h uint64, r rune) uint64 {
	h = (h ^ uint64(r)) * hashPrime
	return h ^ h>>29
}

func bucket(h uint64) uint32 { return uint32(h>>32) % buckets }

// hash is the bucket of a piece of a word; kind keeps pieces of different sorts apart.
func hash(kind uint64, piece []rune) uint32 {
	for _, r := range piece {
		kind = mix(kind, r)
	}
	return bucket(kind)
}

// maxKey is how many letters of a long key are looked at: half at either end.
const maxKey = 38

// grams appends to dst the buckets of the whole key, of its pieces of two to five
// letters and of its longer ends. Pieces may repeat.
func grams(dst []uint32, key string) []uint32 {
	var buffer [maxKey + 2]rune
	x := bracketed(buffer[:0], key)
	dst = append(dst, hash(1, x))
	for i := range x {
		h := mix(2, x[i])
		for _, r := range x[i+1 : min(len(x), i+5)] {
			h = mix(h, r)
			dst = append(dst, bucket(h))
		}
	}
	if n := len(x); n > 6 {
		dst = append(dst, hash(3, x[:6]), hash(4, x[n-6:]))
	}
	if n := len(x); n > 7 {
		dst = append(dst, hash(5, x[n-7:]))
	}
	return dst
}

// bracketed appends the letters of key between < and >, without the middle of a long
// key.
func bracketed(dst []rune, key string) []rune {
	dst = append(dst, '<')
	total := 0
	for range key {
		total++
	}
	i := 0
	for _, r := range key {
		if total <= maxKey || i < maxKey/2 || i >= total-maxKey/2 {
			dst = append(dst, r)
		}
		i++
	}
	return append(dst, '>')
}
