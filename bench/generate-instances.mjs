#!/usr/bin/env node
// Seeded generator of mentor-matching instances, binary MMI1 format (little endian, all u32/i32):
//   magic 'MMI1' | nA | nB | m | flags(bit0 = ties)      (5 words, 20 bytes)
//   cap[nB] | offA[nA+1] | adjB[m] | rankA[m] | rankB[m] | w[m]
// Edges are CSR by mentee, in the mentee's preference order (best first; equal rankA = tie).
// rankA: 1-based dense rank of the mentor in the mentee's list; rankB: 1-based dense rank of the mentee
// in the mentor's list; w: compatibility 1..1000 (integer).
// usage: node generate-instances.mjs --n 300000 --seed 1 --out u.mmi                                        (kind u)
//        node generate-instances.mjs --n 300000 --model mentor --ties 5 --areas 30 --seed 1 --out t.mmi   (kind t)
//        node generate-instances.mjs --n 300000 --L 4..10 --cap 3..7 --model mentor --ties 5 --areas 30 --seed 1 --out h.mmi (kind h)

import fs from 'node:fs';

const a = {
  n: '1000',
  L: '20..50',
  cap: '5..6',
  ratio: '5',
  model: 'uniform',
  ties: '0',
  areas: '1',
  cross: '0.05',
  seed: '1',
  out: 'x.mmi',
};
for (let i = 2; i < process.argv.length; i += 2) a[process.argv[i].slice(2)] = process.argv[i + 1];
let s0 = (+a.seed * 2654435761) >>> 0,
  s1 = s0 ^ 0x9e3779b9,
  s2 = (s0 + 0x7f4a7c15) >>> 0,
  s3 = 1;
function sfc() {
  // sfc32
  s0 >>>= 0;
  s1 >>>= 0;
  s2 >>>= 0;
  s3 >>>= 0;
  const t = (((s0 + s1) | 0) + s3) | 0;
  s3 = (s3 + 1) | 0;
  s0 = s1 ^ (s1 >>> 9);
  s1 = (s2 + (s2 << 3)) | 0;
  s2 = (s2 << 21) | (s2 >>> 11);
  s2 = (s2 + t) | 0;
  return t >>> 0;
}
for (let i = 0; i < 20; i++) sfc();
const U = () => sfc() / 4294967296;
const ri = (lo, hi) => lo + Math.floor(U() * (hi - lo + 1));
const N = () => U() + U() + U() + U() + U() + U() + U() + U() + U() + U() + U() + U() - 6; // exact across machines
const rng = (t) => {
  const [x, y] = t.split('..').map(Number);
  return [x, y === undefined ? x : y];
};
const nA = +a.n,
  nB = Math.max(2, Math.floor(nA / +a.ratio)),
  [L0, L1] = rng(a.L),
  [c0, c1] = rng(a.cap),
  K = +a.ties,
  areas = +a.areas,
  cross = +a.cross;
const cap = new Uint32Array(nB);
for (let j = 0; j < nB; j++) cap[j] = ri(c0, c1);
const offA = new Uint32Array(nA + 1);
for (let i = 0; i < nA; i++) offA[i + 1] = offA[i] + Math.min(nB, ri(L0, L1));
const m = offA[nA];
const adjB = new Uint32Array(m),
  uA = new Float64Array(m),
  uB = new Float64Array(m),
  w = new Int32Array(m);
const mentorModel = a.model === 'mentor';
const D = 24;
let qB, qA, dirB, pool, areaOfB;
if (mentorModel) {
  // directions, quality, areas; popularity-weighted sampling without replacement by rejection
  qB = Float64Array.from({ length: nB }, N);
  qA = Float64Array.from({ length: nA }, N);
  dirB = Array.from({ length: nB }, () => [ri(0, D - 1), ri(0, D - 1)]);
  areaOfB = Uint32Array.from({ length: nB }, (_, j) => Math.floor((j * areas) / nB));
  pool = Array.from({ length: areas * D }, () => []);
  for (let j = 0; j < nB; j++) for (const d of new Set(dirB[j])) pool[areaOfB[j] * D + d].push(j);
}
const seen = new Int32Array(nB).fill(-1);
for (let i = 0; i < nA; i++) {
  let e = offA[i];
  const end = offA[i + 1];
  let tries = 0;
  let ds = null,
    ar = 0;
  if (mentorModel) {
    ds = [ri(0, D - 1), ri(0, D - 1)];
    ar = Math.floor((i * areas) / nA);
  }
  while (e < end) {
    let j;
    if (mentorModel && tries < 40 * (end - offA[i])) {
      const A = areas > 1 && U() < cross ? ri(0, areas - 1) : ar;
      const p = pool[A * D + ds[sfc() & 1]];
      tries++;
      if (!p.length) continue;
      j = p[Math.floor(U() * p.length)];
      if (U() > Math.min(1, 0.5 + 0.25 * qB[j])) continue; // popular mentors are listed more
    } else j = Math.floor(U() * nB);
    if (seen[j] === i) continue;
    seen[j] = i;
    adjB[e] = j;
    if (mentorModel) {
      const fit = N();
      uA[e] = 0.6 * qB[j] + 0.8 * fit + 0.6 * N();
      uB[e] = 0.4 * qA[i] + 0.8 * fit + 0.6 * N();
      w[e] = Math.max(1, Math.min(1000, Math.round(550 + 150 * (fit + 0.4 * qB[j] + 0.2 * N()))));
    } else {
      uA[e] = U();
      uB[e] = U();
      w[e] = 1 + Math.floor(U() * 1000);
    }
    e++;
  }
}
// mentee order
const rankA = new Uint32Array(m),
  rankB = new Uint32Array(m);
const lvl = (u, lo, hi) => Math.min(K - 1, Math.floor(((hi - u) / (hi - lo + 1e-12)) * K)); // K levels over own list's range
{
  const tb = new Uint32Array(L1),
    tw = new Int32Array(L1),
    ta = new Float64Array(L1),
    tbb = new Float64Array(L1);
  for (let i = 0; i < nA; i++) {
    const o = offA[i],
      d = offA[i + 1] - o;
    const idx = Array.from({ length: d }, (_, k) => k);
    idx.sort((x, y) => uA[o + y] - uA[o + x] || x - y);
    for (let k = 0; k < d; k++) {
      tb[k] = adjB[o + k];
      tw[k] = w[o + k];
      ta[k] = uA[o + k];
      tbb[k] = uB[o + k];
    }
    let r = 0,
      prev = -1;
    const hi = ta[idx[0]],
      lo = ta[idx[d - 1]];
    for (let k = 0; k < d; k++) {
      const x = idx[k];
      adjB[o + k] = tb[x];
      w[o + k] = tw[x];
      uB[o + k] = tbb[x];
      const v = K ? lvl(ta[x], lo, hi) : k;
      if (v !== prev) {
        r++;
        prev = v;
      }
      rankA[o + k] = r;
    }
  }
}
// mentor ranks
{
  const offB = new Uint32Array(nB + 1);
  for (let e = 0; e < m; e++) offB[adjB[e] + 1]++;
  for (let j = 0; j < nB; j++) offB[j + 1] += offB[j];
  const pos = offB.slice(),
    eB = new Uint32Array(m);
  for (let e = 0; e < m; e++) eB[pos[adjB[e]]++] = e;
  for (let j = 0; j < nB; j++) {
    const seg = eB.subarray(offB[j], offB[j + 1]);
    if (!seg.length) continue;
    seg.sort((x, y) => uB[y] - uB[x] || x - y);
    let r = 0,
      prev = -1;
    const hi = uB[seg[0]],
      lo = uB[seg[seg.length - 1]];
    for (let k = 0; k < seg.length; k++) {
      const v = K ? lvl(uB[seg[k]], lo, hi) : k;
      if (v !== prev) {
        r++;
        prev = v;
      }
      rankB[seg[k]] = r;
    }
  }
}
const fd = fs.openSync(a.out, 'w');
const hdr = Buffer.alloc(20);
hdr.write('MMI1', 0);
hdr.writeUInt32LE(nA, 4);
hdr.writeUInt32LE(nB, 8);
hdr.writeUInt32LE(m, 12);
hdr.writeUInt32LE(K ? 1 : 0, 16);
fs.writeSync(fd, hdr);
for (const x of [cap, offA, adjB, rankA, rankB, w]) {
  const b = Buffer.from(x.buffer, x.byteOffset, x.byteLength);
  let p = 0;
  while (p < b.length) p += fs.writeSync(fd, b, p, Math.min(b.length - p, 1 << 28));
}
fs.closeSync(fd);
console.log(
  JSON.stringify({
    out: a.out,
    nA,
    nB,
    m,
    capTotal: cap.reduce((x, y) => x + y, 0),
    ties: K,
    model: a.model,
    areas,
    seed: +a.seed,
  }),
);
