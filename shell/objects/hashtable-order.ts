import type { Entry } from './dictionary.ts';

/** Bucket counts of System.Collections.Hashtable. */
const primes = [
  3, 7, 11, 17, 23, 29, 37, 47, 59, 71, 89, 107, 131, 163, 197, 239, 293, 353, 431, 521, 631, 761, 919, 1103, 1327, 1597, 1931, 2333, 2801,
  3371, 4049, 4861, 5839, 7013, 8419, 10103, 12143, 14591, 17519, 21023, 25229, 30293, 36353, 43627, 52361, 62851, 75431, 90523, 108631,
  130363, 156437, 187751, 225307, 270371, 324449, 389357, 467237, 560689, 672827, 807403, 968897, 1162687, 1395263, 1674319, 2009191,
  2411033, 2893249, 3471899, 4166287, 4999559, 5999471, 7199369,
];

const loadFactor = 0.72;

function primeFrom(least: number): number {
  const known = primes.find((prime) => prime >= least);
  if (known) return known;
  for (let candidate = least | 1; ; candidate += 2) {
    let divisor = 3;
    while (divisor * divisor <= candidate && candidate % divisor) divisor += 2;
    if (divisor * divisor > candidate && (candidate - 1) % 101) return candidate;
  }
}

/**
 * The order in which .NET's Hashtable hands out entries whose keys are Int32: their hash is the number itself, so the buckets are
 * the same in every process. (Hashes of strings are seeded anew in each process: for them any order is right.)
 */
export function integerOrder(entries: readonly Entry[], capacity: number): Entry[] {
  const wanted = Math.trunc(capacity / loadFactor);
  let size = wanted > 3 ? primeFrom(wanted) : 3;
  let buckets: (Entry | undefined)[] = new Array(size);
  let count = 0;
  const put = (entry: Entry) => {
    const hash = (entry.key as number) & 0x7fffffff;
    const step = 1 + ((hash * 101) % (size - 1));
    let at = hash % size;
    while (buckets[at]) at = (at + step) % size;
    buckets[at] = entry;
  };
  for (const entry of entries) {
    if (count >= Math.trunc(loadFactor * size)) {
      const old = buckets;
      size = primeFrom(size * 2);
      buckets = new Array(size);
      for (const each of old) if (each) put(each);
    }
    put(entry);
    count++;
  }
  return buckets.filter((entry) => entry !== undefined).reverse();
}
