package parse

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
)

// ErrWeights means that a weights file is damaged or not made for this program.
var ErrWeights = errors.New("unusable weights")

// tensorFile is a safetensors file: named arrays and a few strings about them.
type tensorFile struct {
	meta   map[string]string
	arrays map[string]array
	data   []byte
}

type array struct {
	DType   string `json:"dtype"`
	Shape   []int  `json:"shape"`
	Offsets [2]int `json:"data_offsets"`
}

// readTensorFile reads the header; the arrays stay in data and are looked at when
// they are asked for.
func readTensorFile(data []byte) (*tensorFile, error) {
	if len(data) < 8 {
		return nil, fmt.Errorf("%w: %d bytes are too few for a safetensors file", ErrWeights, len(data))
	}
	size := binary.LittleEndian.Uint64(data)
	if size > uint64(len(data)-8) {
		return nil, fmt.Errorf("%w: a header of %d bytes in a file of %d", ErrWeights, size, len(data))
	}
	var header map[string]json.RawMessage
	if err := json.Unmarshal(data[8:8+size], &header); err != nil {
		return nil, fmt.Errorf("%w: read header: %w", ErrWeights, err)
	}
	f := &tensorFile{arrays: map[string]array{}, data: data[8+size:]}
	if err := json.Unmarshal(header["__metadata__"], &f.meta); err != nil {
		return nil, fmt.Errorf("%w: read metadata: %w", ErrWeights, err)
	}
	delete(header, "__metadata__")
	for name, raw := range header {
		var a array
		if err := json.Unmarshal(raw, &a); err != nil {
			return nil, fmt.Errorf("%w: read header of %s: %w", ErrWeights, name, err)
		}
		f.arrays[name] = a
	}
	return f, nil
}

// list reads a list that is kept as a JSON string in the metadata.
func (f *tensorFile) list(name string, into any) error {
	text, ok := f.meta[name]
	if !ok {
		return fmt.Errorf("%w: no %s in the metadata", ErrWeights, name)
	}
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return fmt.Errorf("%w: read %s: %w", ErrWeights, name, err)
	}
	return nil
}

// bytes is the array name, which must have this type, size of an item and shape.
func (f *tensorFile) bytes(name, dtype string, size int, shape []int) ([]byte, error) {
	a, ok := f.arrays[name]
	switch {
	case !ok:
		return nil, fmt.Errorf("%w: no array %s", ErrWeights, name)
	case a.DType != dtype || !slices.Equal(a.Shape, shape):
		return nil, fmt.Errorf("%w: %s is %s %v, want %s %v", ErrWeights, name, a.DType, a.Shape, dtype, shape)
	}
	for _, n := range shape {
		size *= n
	}
	start, end := a.Offsets[0], a.Offsets[1]
	if start < 0 || end < start || end > len(f.data) || end-start != size {
		return nil, fmt.Errorf("%w: %s needs %d bytes, has offsets %d to %d of %d",
			ErrWeights, name, size, start, end, len(f.data))
	}
	return f.data[start:end:end], nil
}

// int8s is an array of signed bytes; it stays where it is, unconverted.
func (f *tensorFile) int8s(name string, shape ...int) ([]byte, error) {
	return f.bytes(name, "I8", 1, shape)
}

// floats is an array of float32, copied; every number is finite.
func (f *tensorFile) floats(name string, shape ...int) ([]float32, error) {
	raw, err := f.bytes(name, "F32", 4, shape)
	if err != nil {
		return nil, err
	}
	x := make([]float32, len(raw)/4)
	for i := range x {
		bits := binary.LittleEndian.Uint32(raw[4*i:])
		if bits&0x7f800000 == 0x7f800000 {
			return nil, fmt.Errorf("%w: number %d of %s is not finite", ErrWeights, i, name)
		}
		x[i] = math.Float32frombits(bits)
	}
	return x, nil
}
