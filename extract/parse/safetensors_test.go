package parse_test

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"actant/extract/lexicon"
	"actant/extract/parse"
	"actant/extract/parse/weights"
)

// header is that of the shipped weights, and data is what follows it.
func header(t testing.TB) (header map[string]json.RawMessage, data []byte) {
	t.Helper()
	file := weights.Data()
	size := binary.LittleEndian.Uint64(file)
	if err := json.Unmarshal(file[8:8+size], &header); err != nil {
		t.Fatal(err)
	}
	return header, file[8+size:]
}

// assemble is a weights file with this header.
func assemble(header, data []byte) []byte {
	file := binary.LittleEndian.AppendUint64(make([]byte, 0, 8+len(header)+len(data)), uint64(len(header)))
	return append(append(file, header...), data...)
}

func newFrom(t testing.TB, file []byte) error {
	t.Helper()
	dict, err := lexicon.OpenDict(lexicon.UkrainianDict())
	if err != nil {
		t.Fatal(err)
	}
	p, err := parse.New(file, dict)
	if (p == nil) != (err != nil) {
		t.Fatalf("New gives %v and %v", p, err)
	}
	return err
}

// refused wants ErrWeights with a message that says this.
func refused(t *testing.T, file []byte, says string) {
	t.Helper()
	err := newFrom(t, file)
	if !errors.Is(err, parse.ErrWeights) || !strings.Contains(fmt.Sprint(err), says) {
		t.Errorf("got error %v, want ErrWeights with %q", err, says)
	}
}

func TestDamagedFilesAreRefused(t *testing.T) {
	file := weights.Data()
	for _, c := range []struct {
		name string
		file []byte
		says string
	}{
		{"nothing", nil, "too few"},
		{"seven bytes", file[:7], "too few"},
		{"header cut", file[:1000], "header of"},
		{"data cut", file[:len(file)-1], "word.q"},
		{"header too long for any file", assemble(nil, []byte("x"))[:8:8], "read header"},
		{"huge header", binary.LittleEndian.AppendUint64(nil, math.MaxUint64), "header of"},
		{"not JSON", assemble([]byte("[1]"), nil), "read header"},
		{"no metadata", assemble([]byte("{}"), nil), "metadata"},
		{"another format", assemble([]byte(`{"__metadata__":{"format":"pt"}}`), nil), "actant-model-1"},
	} {
		t.Run(c.name, func(t *testing.T) { refused(t, c.file, c.says) })
	}
}

// Each array in turn is left out, has a row too many, is of another type or lies
// outside the file.
func TestEveryArrayIsChecked(t *testing.T) {
	original, data := header(t)
	for i, name := range slices.Sorted(maps.Keys(original)) {
		if name == "__metadata__" {
			continue
		}
		changed := maps.Clone(original)
		text := string(changed[name])
		switch i % 4 {
		case 0:
			delete(changed, name)
		case 1:
			text = strings.Replace(text, `"shape":[`, `"shape":[1,`, 1)
		case 2:
			text = strings.NewReplacer("F32", "F64", "I8", "U8").Replace(text)
		case 3:
			text = strings.Replace(text, `"data_offsets":[`, `"data_offsets":[-`, 1)
		}
		if i%4 != 0 {
			if changed[name] = json.RawMessage(text); text == string(original[name]) {
				t.Fatalf("the header of %s did not change: %s", name, text)
			}
		}
		raw, err := json.Marshal(changed)
		if err != nil {
			t.Fatal(err)
		}
		refused(t, assemble(raw, data), name)
	}
}

func TestLabelsAreChecked(t *testing.T) {
	for name, bad := range map[string]string{
		"words":          `["a"]`,
		"upos":           `[]`,
		"attributes":     `["Case","Colour"]`,
		"feature_values": `[["_"]]`,
		"relations":      `["nsubj"]`,
		"ner":            `["O","PER"]`,
		"lemma_scripts":  `[[-1,""]]`,
		"dict_bits":      `"noun"`,
	} {
		t.Run(name, func(t *testing.T) { refused(t, withMetadata(t, name, bad), "") })
	}
}

// withMetadata is the shipped weights with another string in the metadata.
func withMetadata(t *testing.T, name, value string) []byte {
	t.Helper()
	changed, data := header(t)
	var meta map[string]string
	if err := json.Unmarshal(changed["__metadata__"], &meta); err != nil {
		t.Fatal(err)
	}
	meta[name] = value
	raw, err := json.Marshal(meta)
	if err != nil {
		t.Fatal(err)
	}
	changed["__metadata__"] = raw
	if raw, err = json.Marshal(changed); err != nil {
		t.Fatal(err)
	}
	return assemble(raw, data)
}

func TestNumbersAreFinite(t *testing.T) {
	h, data := header(t)
	var a struct {
		Offsets [2]int `json:"data_offsets"`
	}
	if err := json.Unmarshal(h["proj.bias"], &a); err != nil {
		t.Fatal(err)
	}
	file := slices.Clone(weights.Data())
	at := len(file) - len(data) + a.Offsets[0]
	binary.LittleEndian.PutUint32(file[at:], math.Float32bits(float32(math.NaN())))
	refused(t, file, "proj.bias")
}

func FuzzNew(f *testing.F) {
	meta := `{"format":"actant-model-1","normalisation":"1","words":"[\"a\"]","upos":"[\"X\"]","attributes":"[]",` +
		`"feature_values":"[]","relations":"[\"root\",\"dep\"]","ner":"[\"O\"]","lemma_scripts":"[[0,\"\"]]","dict_bits":"[]"}`
	f.Add([]byte(`{"__metadata__":`+meta+`,"word.scale":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}`), []byte("1234"))
	f.Add([]byte(`{"__metadata__":`+meta+`,"word.scale":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}`), []byte("1234"))
	f.Add([]byte(`{"__metadata__":{"words":"null"}}`), []byte{})
	f.Add([]byte(`null`), []byte{})
	f.Fuzz(func(t *testing.T, header, data []byte) {
		for _, file := range [][]byte{assemble(header, data), header} {
			if err := newFrom(t, file); !errors.Is(err, parse.ErrWeights) {
				t.Errorf("got error %v, want ErrWeights", err)
			}
		}
	})
}
