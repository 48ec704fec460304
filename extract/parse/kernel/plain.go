package kernel

// Plain is Kernels in plain Go.
type Plain struct{}

// Product implements Kernels. It works on tiles of two rows by four outputs, so that
// each number that is read is used several times.
func (Plain) Product(dst, src []float32, m *Matrix) {
	rows := len(src) / m.In
	i := 0
	for ; i+2 <= rows; i += 2 {
		twoRows(dst[i*m.Out:(i+2)*m.Out], src[i*m.In:(i+2)*m.In], m)
	}
	if i < rows {
		oneRow(dst[i*m.Out:(i+1)*m.Out], src[i*m.In:(i+1)*m.In], m)
	}
}

func twoRows(dst, src []float32, m *Matrix) {
	n := m.In
	a, b := src[:n], src[n:][:n]
	da, db := dst[:m.Out], dst[m.Out:][:m.Out]
	o := 0
	for ; o+4 <= m.Out; o += 4 {
		w := m.W[o*n : (o+4)*n]
		w0, w1, w2, w3 := w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n]
		s0, s1, s2, s3 := m.Bias[o], m.Bias[o+1], m.Bias[o+2], m.Bias[o+3]
		t0, t1, t2, t3 := s0, s1, s2, s3
		for k, x := range a {
			y := b[k]
			p, q, r, s := w0[k], w1[k], w2[k], w3[k]
			s0 += float32(x * p)
			t0 += float32(y * p)
			s1 += float32(x * q)
			t1 += float32(y * q)
			s2 += float32(x * r)
			t2 += float32(y * r)
			s3 += float32(x * s)
			t3 += float32(y * s)
		}
		da[o], da[o+1], da[o+2], da[o+3] = s0, s1, s2, s3
		db[o], db[o+1], db[o+2], db[o+3] = t0, t1, t2, t3
	}
	for ; o < m.Out; o++ {
		w := m.W[o*n : (o+1)*n]
		da[o], db[o] = dot(a, w, m.Bias[o]), dot(b, w, m.Bias[o])
	}
}

func oneRow(dst, src []float32, m *Matrix) {
	n := m.In
	o := 0
	for ; o+4 <= m.Out; o += 4 {
		w := m.W[o*n : (o+4)*n]
		w0, w1, w2, w3 := w[:n], w[n:][:n], w[2*n:][:n], w[3*n:][:n]
		s0, s1, s2, s3 := m.Bias[o], m.Bias[o+1], m.Bias[o+2], m.Bias[o+3]
		for k, x := range src[:n] {
			s0 += float32(x * w0[k])
			s1 += float32(x * w1[k])
			s2 += float32(x * w2[k])
			s3 += float32(x * w3[k])
		}
		dst[o], dst[o+1], dst[o+2], dst[o+3] = s0, s1, s2, s3
	}
	for ; o < m.Out; o++ {
		dst[o] = dot(src, m.W[o*n:(o+1)*n], m.Bias[o])
	}
}

func dot(a, b []float32, sum float32) float32 {
	b = b[:len(a)]
	for k, x := range a {
		sum += float32(x * b[k])
	}
	return sum
}

// Step implements Kernels.
func (Plain) Step(out, state, gates []float32, r *Recurrence) {
	n := len(state)
	z0, z1, z2, z3 := gates[:n], gates[n:][:n], gates[2*n:][:n], gates[3*n:][:n]
	out, forget, reset := out[:n], r.Forget[:n], r.Reset[:n]
	for k, c := range state {
		f := hard(z1[k] + float32(forget[k]*c))
		h := hard(z2[k] + float32(reset[k]*c))
		c = float32(f*(c-z0[k])) + z0[k]
		state[k] = c
		out[k] = float32(h*(c-z3[k])) + z3[k]
	}
}

func hard(x float32) float32 {
	y := float32(0.2*x) + 0.5
	switch {
	case y < 0:
		return 0
	case y > 1:
		return 1
	}
	return y
}
