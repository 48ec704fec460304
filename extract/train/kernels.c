// The parts of training that PyTorch is slow at: the recurrence of a layer, and tables of which a step
// touches few rows. network.py calls them; a row of every array is one token.
#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static inline float clamp(float x) { return x < 0 ? 0 : (x > 1 ? 1 : x); }

// A gate before it is clamped.
static inline float gate(float x) { return 0.2f * x + 0.5f; }

// Where the arrays of one direction of one sentence begin, and how far apart its tokens are.
// Sizes: gates [tokens][2][4][half], states and outputs [tokens][2][half], v [2][2][half].
typedef struct {
    int first, step, length;
} run;

static run direction(const int *starts, int sentence, int way) {
    int from = starts[sentence], to = starts[sentence + 1];
    return way ? (run){to - 1, -1, to - from} : (run){from, 1, to - from};
}

void recur(int sentences, const int *starts, int half, const float *gates, const float *v, float *states,
           float *outputs) {
    float *zero = calloc(half, sizeof(float));
    for (int s = 0; s < sentences; s++)
        for (int way = 0; way < 2; way++) {
            run r = direction(starts, s, way);
            const float *vf = v + way * 2 * half, *vr = vf + half, *before = zero;
            for (int t = 0, row = r.first; t < r.length; t++, row += r.step) {
                const float *z = gates + (size_t)row * 8 * half + way * 4 * half;
                float *c = states + (size_t)row * 2 * half + way * half;
                float *h = outputs + (size_t)row * 2 * half + way * half;
                for (int i = 0; i < half; i++) {
                    float forget = clamp(gate(z[half + i] + vf[i] * before[i]));
                    float keep = clamp(gate(z[2 * half + i] + vr[i] * before[i]));
                    float state = forget * (before[i] - z[i]) + z[i];
                    c[i] = state;
                    h[i] = keep * (state - z[3 * half + i]) + z[3 * half + i];
                }
                before = c;
            }
        }
    free(zero);
}

static inline float slope(float x) { return x > 0 && x < 1 ? 0.2f : 0.f; }

void recur_back(int sentences, const int *starts, int half, const float *gates, const float *v,
                const float *states, const float *d_outputs, float *d_gates, float *d_v) {
    float *zero = calloc(half, sizeof(float)), *d_state = malloc(half * sizeof(float));
    memset(d_v, 0, 4 * half * sizeof(float));
    for (int s = 0; s < sentences; s++)
        for (int way = 0; way < 2; way++) {
            run r = direction(starts, s, way);
            const float *vf = v + way * 2 * half, *vr = vf + half;
            float *d_vf = d_v + way * 2 * half, *d_vr = d_vf + half;
            memset(d_state, 0, half * sizeof(float));
            for (int t = r.length - 1; t >= 0; t--) {
                int row = r.first + t * r.step;
                const float *z = gates + (size_t)row * 8 * half + way * 4 * half;
                const float *c = states + (size_t)row * 2 * half + way * half;
                const float *before = t ? c - (ptrdiff_t)r.step * 2 * half : zero;
                const float *d_h = d_outputs + (size_t)row * 2 * half + way * half;
                float *d_z = d_gates + (size_t)row * 8 * half + way * 4 * half;
                for (int i = 0; i < half; i++) {
                    float a = gate(z[half + i] + vf[i] * before[i]);
                    float b = gate(z[2 * half + i] + vr[i] * before[i]);
                    float forget = clamp(a), keep = clamp(b);
                    float d_keep = d_h[i] * (c[i] - z[3 * half + i]) * slope(b);
                    float d_c = d_state[i] + d_h[i] * keep;
                    float d_forget = d_c * (before[i] - z[i]) * slope(a);
                    d_z[i] = d_c * (1 - forget);
                    d_z[half + i] = d_forget;
                    d_z[2 * half + i] = d_keep;
                    d_z[3 * half + i] = d_h[i] * (1 - keep);
                    d_vf[i] += d_forget * before[i];
                    d_vr[i] += d_keep * before[i];
                    d_state[i] = d_c * forget + d_keep * vr[i] + d_forget * vf[i];
                }
            }
        }
    free(zero);
    free(d_state);
}

static inline float share(int count) { return count ? 1.f / sqrtf(count) : 0; }

// Every bag is the sum of its rows of the table over the root of their number.
void bags(int count, const int *starts, const int *rows, int size, const float *table, float *out) {
    for (int b = 0; b < count; b++) {
        float *o = out + (size_t)b * size, scale = share(starts[b + 1] - starts[b]);
        memset(o, 0, size * sizeof(float));
        for (int j = starts[b]; j < starts[b + 1]; j++) {
            const float *row = table + (size_t)rows[j] * size;
            for (int i = 0; i < size; i++) o[i] += row[i];
        }
        for (int i = 0; i < size; i++) o[i] *= scale;
    }
}

// One step of Adam for the rows that bags took; gradient and marked are zero before and after.
void bags_step(int count, const int *starts, const int *rows, int size, const float *d_out, float *table,
               float *mean, float *square, float *gradient, unsigned char *marked, int *list, float rate,
               float beta1, float beta2, float unbias1, float unbias2) {
    int touched = 0;
    for (int b = 0; b < count; b++) {
        const float *d = d_out + (size_t)b * size;
        float scale = share(starts[b + 1] - starts[b]);
        for (int j = starts[b]; j < starts[b + 1]; j++) {
            int row = rows[j];
            if (!marked[row]) {
                marked[row] = 1;
                list[touched++] = row;
            }
            float *g = gradient + (size_t)row * size;
            for (int i = 0; i < size; i++) g[i] += scale * d[i];
        }
    }
    for (int k = 0; k < touched; k++) {
        size_t at = (size_t)list[k] * size;
        float *g = gradient + at, *m = mean + at, *v = square + at, *x = table + at;
        marked[list[k]] = 0;
        for (int i = 0; i < size; i++) {
            m[i] = beta1 * m[i] + (1 - beta1) * g[i];
            v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
            x[i] -= rate * (m[i] * unbias1) / (sqrtf(v[i] * unbias2) + 1e-8f);
            g[i] = 0;
        }
    }
}
