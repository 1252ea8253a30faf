// biome-ignore-all lint/suspicious/noTemplateCurlyInString: PowerShell's own ${ }
import assert from 'node:assert/strict';
import { parse } from '../../shell/language/parse.ts';
import { visit } from '../../shell/language/walk.ts';
import { families, recordedScripts } from './recorded.ts';
import { roundTripFault } from './round-trip.ts';

const rounds = 100_000;
const longest = 400;
/** The rounds end after this time, in ms, so that a slow machine is not held up. */
const budget = 20_000;

const pieces =
  '{ } ( ) [ ] @{ @( $( " \' ` $ @ # <# #> ; , | || && & = += - -- ++ . .. :: ? ?? ?. ?[ : % ! -eq -not -join [int] [ref] if else foreach in function param begin{ class static enum using trap try{ catch finally switch default return throw break data 1 0x1 1kb 1.5 $a ${a} @a $env:x $using:x x -x -x: --% > 2> 2>&1 *> "@ @" \'@ @\' “ – while do until for exit `u{41} [a()] #requires $$ $? hidden base'
    .split(' ')
    .concat(' ', '\n', '\r\n', '\u00a0', '\0');

/** A fixed sequence of numbers that look like chance (a linear congruential generator). */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state * 1664525 + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function seeds(): string[] {
  return recordedScripts(families).flatMap(({ script }) => [
    ...script.split('\n').filter((line) => line.trim() !== ''),
    ...(script.length < 300 ? [script] : []),
  ]);
}

/** Changes a script in one to four places: something put in, cut out, doubled or taken from another script. */
function mutated(corpus: readonly string[], roll: (sides: number) => number): string {
  const pick = (): string => corpus[roll(corpus.length)]!;
  let script = pick();
  for (let changes = 1 + roll(4); changes > 0; changes--) {
    const at = roll(script.length + 1);
    const [head, tail] = [script.slice(0, at), script.slice(at)];
    const other = pick();
    const from = roll(other.length);
    const middle = [pieces[roll(pieces.length)]!, '', other.slice(from, from + 1 + roll(20)), tail.slice(0, roll(12))][roll(4)]!;
    script = head + middle + (middle === '' ? tail.slice(1 + roll(5)) : tail);
  }
  return script.slice(0, longest);
}

/** What is wrong with how a text was read; null when nothing is. */
function fault(text: string): string | null {
  const { ast, errors } = parse(text);
  const bad = errors.find(({ start, end }) => start < 0 || end < start || end > text.length + 2);
  if (bad) return `extent of ${bad.id}: ${bad.start}-${bad.end}`;
  let found: string | null = null;
  visit(ast, ({ kind, start, end }, ancestors) => {
    const parent = ancestors.at(-1);
    if (start < 0 || end < start || end > text.length) found ??= `extent of ${kind}: ${start}-${end}`;
    // Empty places stand at the start of the text, and attributes before the block they belong to.
    const free = start === end || parent === undefined || parent.start === parent.end || parent.kind === 'ParamBlock';
    if (errors.length === 0 && !free && (start < parent.start || end > parent.end))
      found ??= `${kind} ${start}-${end} outside its ${parent.kind}`;
  });
  return found ?? (errors.length === 0 ? roundTripFault(ast) : null);
}

describe('texts that are hardly scripts', () => {
  it('are read without a crash, with extents inside the text, and correct ones read back', function () {
    this.timeout(budget * 3);
    const corpus = seeds();
    const roll = dice(20260101);
    const end = Date.now() + budget;
    for (let round = 0; round < rounds && Date.now() < end; round++) {
      const text = mutated(corpus, roll);
      assert.equal(fault(text), null, JSON.stringify(text));
    }
  });
});
