// The model in C, one trial per lane of a vector, every size a constant of the compiler: what hand-written code reaches on
// this processor. Build: gcc -O3 -march=native -DLANES=16 -I<folder of model.h> native-trials.c -lm
// Run: <trials> <rounds> [file]; prints trials per CPU second of each round, writes the columns of the last to the file.
#include "model.h"
#include <immintrin.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef float real __attribute__((vector_size(LANES * 4)));
typedef int32_t whole __attribute__((vector_size(LANES * 4)));
typedef uint32_t word __attribute__((vector_size(LANES * 4)));
#define ALWAYS static inline __attribute__((always_inline))

#if LANES == 16
ALWAYS real root(real x) { return (real)_mm512_sqrt_ps((__m512)x); }
ALWAYS real least_of(real a, real b) { return (real)_mm512_min_ps((__m512)a, (__m512)b); }
ALWAYS real to_real(whole x) { return (real)_mm512_cvtepi32_ps((__m512i)x); }
ALWAYS real gather(const float *from, whole at) { return (real)_mm512_i32gather_ps((__m512i)at, from, 4); }
ALWAYS void scatter(float *to, whole at, real x) { _mm512_i32scatter_ps(to, (__m512i)at, (__m512)x, 4); }
#else
ALWAYS real root(real x) { return (real)_mm_sqrt_ps((__m128)x); }
ALWAYS real least_of(real a, real b) { return (real)_mm_min_ps((__m128)a, (__m128)b); }
ALWAYS real to_real(whole x) { return (real)_mm_cvtepi32_ps((__m128i)x); }
ALWAYS real gather(const float *from, whole at) { real r; for (int l = 0; l < LANES; l++) r[l] = from[at[l]]; return r; }
ALWAYS void scatter(float *to, whole at, real x) { for (int l = 0; l < LANES; l++) to[at[l]] = x[l]; }
#endif

typedef struct { word a, b, c, d; } stream;

ALWAYS word turn(word x, int bits) { return (x << bits) | (x >> (32 - bits)); }
ALWAYS word mix(word x) { x ^= x >> 16; x *= 0x21f0aaadu; x ^= x >> 15; x *= 0x735a2d97u; return x ^ (x >> 15); }

// xoshiro128++, a stream of its own for every trial.
ALWAYS word next(stream *s) {
  word drawn = turn(s->a + s->d, 7) + s->a, shifted = s->b << 9;
  s->c ^= s->a; s->d ^= s->b; s->b ^= s->c; s->a ^= s->d; s->c ^= shifted; s->d = turn(s->d, 11);
  return drawn;
}

ALWAYS void open_stream(stream *s, uint32_t first) {
  word trial;
  for (int l = 0; l < LANES; l++) trial[l] = first + l;
  word h = mix(trial + 0x9e3779b9u);
  s->a = mix(h + 1u); s->b = mix(h + 2u); s->c = mix(h + 3u); s->d = mix(h + 4u) | 1u;
}

// Two standard normals (Box-Muller on half a circle and a sign bit), by polynomials right to a millionth.
ALWAYS void two_normals(stream *s, real *first, real *second) {
  word w1 = next(s), w2 = next(s);
  whole bits = (whole)to_real((whole)(w1 >> 8) + 1) - 0x3f2aaaab;
  real exponent = to_real(bits >> 23) - 24.f, f = (real)((bits & 0x7fffff) + 0x3f2aaaab) - 1.f;
  real log_mantissa = f * (0.999999836f + f * (-0.500022431f + f * (0.33337989f + f * (-0.248416346f + f * (0.197950305f + f * (-0.19407858f + f * 0.171112222f))))));
  real radius = root((exponent * 0.69314718f + log_mantissa) * -2.f);
  real v = to_real((whole)(w2 >> 8)) * 5.9604644775390625e-8f - 0.5f, q = v * v;
  real sine = v * (3.14159027f + q * (-5.16740673f + q * (2.54401052f + q * -0.559462455f)));
  real cosine = 0.999999953f + q * (-4.93479283f + q * (4.05841135f + q * (-1.33187657f + q * 0.219689611f)));
  *first = radius * sine;
  *second = (real)((word)(radius * cosine) ^ ((w2 << 24) & 0x80000000u));
}

// exp(8 y), right to a millionth for |8 y| up to 1.6.
ALWAYS real exp_of_eighth(real y) {
  real p = 1.f + y * (1.f + y * (0.5f + y * (0.16666667f + y * 0.041666668f)));
  p *= p; p *= p;
  return p * p;
}

static real z[PERIODS * FACTORS + SINGLES] __attribute__((aligned(64)));
static real price[PERIODS * FACTORS] __attribute__((aligned(64)));
static real cash[PERIODS] __attribute__((aligned(64)));

static void trials(uint32_t first, float *out, size_t stride, size_t at) {
  stream s;
  open_stream(&s, first);
  whole start[DOWNTURNS], length[DOWNTURNS], now = {};
  for (int n = 0; n < DOWNTURNS; n++) {
    word w = next(&s), place = w >> 22;
    whole gap;
    for (int l = 0; l < LANES; l++) gap[l] = (int)gaps[place[l]];
    start[n] = now + gap; length[n] = (whole)((w >> 19) & 7u) + 4; now = start[n] + length[n];
  }
  real happens[EVENTS];
  for (int n = 0; n < EVENTS; n++) {
    whole below = (whole)(next(&s) >> 8) < event_threshold[n];
    real impact = (real){} + event_impact[n];
    happens[n] = (real)((whole)impact & below);
  }
  for (int i = 0; i < PERIODS * FACTORS + SINGLES; i += 2) two_normals(&s, z + i, z + i + 1);
  const real *single = z + PERIODS * FACTORS;
  real x[FACTORS] = {}, worth[PARTIES] = {};
  for (int t = 0; t < PERIODS; t++) {
    const real *draw = z + t * FACTORS;
#pragma GCC unroll 6
    for (int f = 0; f < FACTORS; f++) {
      real shock = draw[0] * cholesky[f * FACTORS];
#pragma GCC unroll 6
      for (int j = 1; j <= f; j++) shock += draw[j] * cholesky[f * FACTORS + j];
      x[f] = x[f] * phi[f] + shock;
      price[t * FACTORS + f] = f < 3 ? exp_of_eighth(x[f]) * trend[t * 3 + f] : exp_of_eighth(x[f]);
    }
    real flow = {};
#pragma GCC unroll 3
    for (int f = 3; f < FACTORS; f++) {
      real p = price[t * FACTORS + f];
      flow += p * cost_cash[t * 3 + f - 3];
#pragma GCC unroll 5
      for (int i = 0; i < PARTIES; i++) worth[i] += p * cost_worth[(t * 3 + f - 3) * PARTIES + i];
    }
    cash[t] = flow;
  }
  for (int n = 0; n < OVERRUNS; n++) {
    real sd = (real){} + overrun_sd[n], multiplier = exp_of_eighth((single[n] * sd - 0.5f * sd * sd) * 0.125f), present = {};
    for (int t = overrun_start[n]; t < overrun_end[n]; t++) {
      real flow = price[t * FACTORS + overrun_factor[n]] * multiplier * overrun_amount[n * PERIODS + t];
      cash[t] += flow;
      present += flow * discount[t];
    }
    for (int i = 0; i < PARTIES; i++) worth[i] += present * overrun_share[n * PARTIES + i];
  }
  for (int n = 0; n < EVENTS; n++) {
    real sd = (real){} + event_sd[n], flow = happens[n] * exp_of_eighth((single[OVERRUNS + n] * sd - 0.5f * sd * sd) * 0.125f) * event_part[n];
    float present = 0;
    for (int t = event_start[n]; t < event_end[n]; t++) { cash[t] += flow; present += discount[t]; }
    for (int i = 0; i < PARTIES; i++) worth[i] += flow * present * event_share[n * PARTIES + i];
  }
  whole lane;
  for (int l = 0; l < LANES; l++) lane[l] = l;
  for (int planned = FIRST_SALE; planned < END_SALE; planned++) {
    whole t = (whole){} + planned;
    for (int n = 0; n < DOWNTURNS; n++) t += length[n] & (t >= start[n]);
    whole late = t > PERIODS - 1;
    t = (t & ~late) | (late & (PERIODS - 1));
    whole row = t * (FACTORS * LANES) + lane, place = t * LANES + lane;
    const float *p = (const float *)price;
    real a = gather(p, row), b = gather(p + LANES, row), e = gather(p + 2 * LANES, row), d = gather(discount, t);
    const float *c = sale_cash + planned * 3, *w = sale_worth + planned * 3 * PARTIES;
    scatter((float *)cash, place, gather((float *)cash, place) + a * c[0] + b * c[1] + e * c[2]);
    a *= d; b *= d; e *= d;
#pragma GCC unroll 5
    for (int i = 0; i < PARTIES; i++) worth[i] += a * w[i] + b * w[PARTIES + i] + e * w[2 * PARTIES + i];
  }
  real position = {}, least = {}, total = {};
  for (int t = 0; t < PERIODS; t++) { position = position * growth + cash[t]; least = least_of(least, position); }
  for (int i = 0; i < PARTIES; i++) { total += worth[i]; *(real *)(out + (1 + i) * stride + at) = worth[i]; }
  *(real *)(out + at) = total;
  *(real *)(out + (1 + PARTIES) * stride + at) = least;
}

int main(int count, char **words) {
  size_t wanted = (size_t)atol(words[1]) / LANES * LANES, columns = PARTIES + 2;
  int rounds = atoi(words[2]);
  float *out = aligned_alloc(64, (columns * wanted * 4 + 63) / 64 * 64);
  for (size_t i = 0; i < columns * wanted; i++) out[i] = 0;
  for (int round = 0; round < rounds; round++) {
    struct timespec a, b;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &a);
    for (size_t at = 0; at < wanted; at += LANES) trials((uint32_t)at, out, wanted, at);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &b);
    printf("%.0f\n", wanted / ((b.tv_sec - a.tv_sec) + 1e-9 * (b.tv_nsec - a.tv_nsec)));
  }
  if (count > 3) {
    FILE *file = fopen(words[3], "wb");
    fwrite(out, 4, columns * wanted, file);
    fclose(file);
  }
  return 0;
}
