/** A whole number from 0 to one below `below`. */
export type Random = (below: number) => number;

/** Mulberry32: the same numbers for the same seed. */
export function createRandom(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Well-formed bytes with some of them changed, doubled, cut out or torn off. */
export function spoil(text: string, random: Random): Buffer<ArrayBuffer> {
  const bytes = [...Buffer.from(text)];
  for (let change = random(6); change >= 0; change -= 1) {
    const at = random(bytes.length + 1);
    const kind = random(4);
    if (kind === 0) bytes[at] = random(256);
    else if (kind === 1) bytes.splice(at, 0, ...bytes.slice(at, at + random(40)));
    else if (kind === 2) bytes.splice(at, random(10));
    else bytes.length = at;
  }
  return Buffer.from(bytes);
}

/** Another seed, another fuzz: FUZZ_SEED and FUZZ_ROUNDS make of the short form in the tests a long one. */
export function fuzzSettings(rounds: number): { seed: number; rounds: number } {
  return { seed: Number(process.env.FUZZ_SEED ?? 1), rounds: Number(process.env.FUZZ_ROUNDS ?? rounds) };
}
