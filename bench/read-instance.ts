import { closeSync, openSync, readSync } from 'node:fs';
import { type Problem, problemFromArrays } from '../src/matching-engine/index.ts';

const chunkWords = 1 << 18;

/**
 * Reads an instance in the MMI1 format of `generate-instances.mjs` piece by piece, so that the wide file
 * never stands in memory beside the narrow arrays. Throws when the file is not of that format.
 */
export function readInstance(file: string): Problem {
  const handle = openSync(file, 'r');
  try {
    const header = readWords(handle, new Uint32Array(5));
    if (header[0] !== 0x31494d4d) throw new Error(`${file} is not an MMI1 instance`);
    const [, mentees = 0, mentors = 0, edges = 0] = header;
    return problemFromArrays({
      capacity: readWords(handle, new Uint8Array(mentors)),
      offset: readWords(handle, new Int32Array(mentees + 1)),
      mentorOf: readWords(handle, new Int32Array(edges)),
      menteeRank: readWords(handle, new Uint16Array(edges)),
      mentorRank: readWords(handle, new Uint16Array(edges)),
      compatibility: readWords(handle, new Uint16Array(edges)),
    });
  } finally {
    closeSync(handle);
  }
}

type Words = Uint8Array | Uint16Array | Int32Array | Uint32Array;

/** Fills `target` with the next 32-bit little-endian words of the file; a word too wide for it is an error. */
function readWords<T extends Words>(handle: number, target: T): T {
  const chunk = Buffer.allocUnsafe(chunkWords * 4);
  for (let done = 0; done < target.length; ) {
    const wanted = Math.min(chunkWords, target.length - done) * 4;
    let got = 0;
    while (got < wanted) {
      const n = readSync(handle, chunk, got, wanted - got, null);
      if (n === 0) throw new Error('the instance file ends too early');
      got += n;
    }
    for (let k = 0; k < wanted; k += 4, done++) {
      const word = chunk.readUInt32LE(k);
      target[done] = word;
      if (target[done] !== word) throw new Error(`word ${word} does not fit its array`);
    }
  }
  return target;
}
