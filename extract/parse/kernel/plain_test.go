package kernel_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"actant/extract/parse/kernel"
)

// random has n numbers between -1 and 1, the same ones each time.
func random(rng *rand.Rand, n int) []float32 {
	x := make([]float32, n)
	for i := range x {
		x[i] = rng.Float32()*2 - 1
	}
	return x
}

func randomMatrix(rng *rand.Rand, in, out int) *kernel.Matrix {
	return &kernel.Matrix{In: in, Out: out, W: random(rng, in*out), Bias: random(rng, out)}
}

// product is the definition: bias first, then the inputs in order.
func product(src []float32, m *kernel.Matrix) []float32 {
	var dst []float32
	for ; len(src) > 0; src = src[m.In:] {
		for o := range m.Out {
			sum := m.Bias[o]
			for k := range m.In {
				sum += float32(src[k] * m.W[o*m.In+k])
			}
			dst = append(dst, sum)
		}
	}
	return dst
}

func TestProductHasTheBitsOfTheDefinition(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, in := range []int{1, 2, 7, 96} {
		for out := 1; out <= 9; out++ {
			m := randomMatrix(rng, in, out)
			for rows := 0; rows <= 9; rows++ {
				src := random(rng, rows*in)
				got := make([]float32, rows*out)
				kernel.Plain{}.Product(got, src, m)
				for i, want := range product(src, m) {
					if math.Float32bits(got[i]) != math.Float32bits(want) {
						t.Fatalf("%d rows of %d, %d outputs: number %d is %v, want %v", rows, in, out, i, got[i], want)
					}
				}
			}
		}
	}
}

func TestStepByHand(t *testing.T) {
	// Unit 0: f = 0.2·(1+0.5·2)+0.5 = 0.9, r = 0.2·(−2+0.25·2)+0.5 = 0.2,
	// c = 0.9·(2−1)+1 = 1.9, output = 0.2·(1.9−0.9)+0.9 = 1.1.
	// Unit 1: both gates are shut: c = z0, output = z3.
	r := &kernel.Recurrence{Forget: []float32{0.5, 0}, Reset: []float32{0.25, 0}}
	state, out := []float32{2, 5}, make([]float32, 2)
	kernel.Plain{}.Step(out, state, []float32{1, 7, 1, -9, -2, -9, 0.9, 3}, r)
	near(t, "state", state, []float32{1.9, 7})
	near(t, "output", out, []float32{1.1, 3})
	// Gates wide open: the state stays, and the output is the state.
	kernel.Plain{}.Step(out, state, []float32{0, 0, 9, 9, 9, 9, 0, 0}, r)
	near(t, "state", state, []float32{1.9, 7})
	near(t, "output", out, []float32{1.9, 7})
}

func near(t *testing.T, what string, got, want []float32) {
	t.Helper()
	for i := range want {
		if math.Abs(float64(got[i]-want[i])) > 1e-6 {
			t.Errorf("%s: got %v, want %v", what, got, want)
			return
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	rng := rand.New(rand.NewPCG(1, 2))
	m := randomMatrix(rng, 192, 768)
	for _, rows := range []int{1, 4, 32, 128, 256} {
		src, dst := random(rng, rows*m.In), make([]float32, rows*m.Out)
		b.Run(name(rows), func(b *testing.B) {
			for b.Loop() {
				kernel.Plain{}.Product(dst, src, m)
			}
			products := float64(b.N) * float64(rows*m.In*m.Out)
			b.ReportMetric(products/b.Elapsed().Seconds()/1e9, "Gproducts/s")
		})
	}
}

func name(rows int) string {
	return "rows=" + string(rune('0'+rows/100)) + string(rune('0'+rows/10%10)) + string(rune('0'+rows%10))
}
