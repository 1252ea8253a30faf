/**
 * .NET's introspective sort, comparison by comparison. Where an order contradicts itself, as that of numbers among text does,
 * the result depends on which two are compared when; elsewhere any sort would do.
 */
export function unsteadySort(items: number[], compare: (left: number, right: number) => number): number[] {
  introsort(items, 0, items.length - 1, 2 * (Math.floor(Math.log2(Math.max(1, items.length))) + 1), compare);
  return items;
}

type Compare = (left: number, right: number) => number;
/** Parts of this size or less are sorted by insertion. */
const small = 16;

function introsort(items: number[], low: number, high: number, depth: number, compare: Compare): void {
  let last = high;
  let left = depth;
  while (last > low) {
    const size = last - low + 1;
    if (size <= small) {
      sortSmall(items, low, last, compare);
      return;
    }
    if (left === 0) {
      const part = items.slice(low, last + 1).sort(compare);
      for (let at = 0; at < part.length; at++) items[low + at] = part[at]!;
      return;
    }
    left--;
    const pivot = partition(items, low, last, compare);
    introsort(items, pivot + 1, last, left, compare);
    last = pivot - 1;
  }
}

function sortSmall(items: number[], low: number, high: number, compare: Compare): void {
  if (high - low === 1) swapIfGreater(items, low, high, compare);
  else if (high - low === 2) {
    swapIfGreater(items, low, high - 1, compare);
    swapIfGreater(items, low, high, compare);
    swapIfGreater(items, high - 1, high, compare);
  } else insertionSort(items, low, high, compare);
}

function insertionSort(items: number[], low: number, high: number, compare: Compare): void {
  for (let at = low; at < high; at++) {
    const item = items[at + 1]!;
    let place = at;
    while (place >= low && compare(item, items[place]!) < 0) {
      items[place + 1] = items[place]!;
      place--;
    }
    items[place + 1] = item;
  }
}

function partition(items: number[], low: number, high: number, compare: Compare): number {
  const middle = low + Math.floor((high - low) / 2);
  swapIfGreater(items, low, middle, compare);
  swapIfGreater(items, low, high, compare);
  swapIfGreater(items, middle, high, compare);
  const pivot = items[middle]!;
  swap(items, middle, high - 1);
  let left = low;
  let right = high - 1;
  while (left < right) {
    while (++left < high - 1 && compare(items[left]!, pivot) < 0);
    while (--right > low && compare(pivot, items[right]!) < 0);
    if (left >= right) break;
    swap(items, left, right);
  }
  if (left !== high - 1) swap(items, left, high - 1);
  return left;
}

function swapIfGreater(items: number[], left: number, right: number, compare: Compare): void {
  if (compare(items[left]!, items[right]!) > 0) swap(items, left, right);
}

function swap(items: number[], left: number, right: number): void {
  const kept = items[left]!;
  items[left] = items[right]!;
  items[right] = kept;
}
