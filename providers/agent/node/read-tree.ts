import type { TreeNode } from './node.ts';

/** Trees up to this size are parsed at once. */
const AT_ONCE = 4 << 20;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** The nodes of a tree blob, one after another; a very large tree is taken apart without parsing it whole. Throws SyntaxError or RangeError. */
export function* nodesOf(tree: Buffer): Generator<TreeNode> {
  if (tree.length <= AT_ONCE) {
    const { nodes } = JSON.parse(tree.toString()) as { nodes?: TreeNode[] | null };
    if (nodes !== null && nodes !== undefined && !Array.isArray(nodes)) throw new RangeError('its nodes are no list');
    yield* nodes ?? [];
    return;
  }
  for (const text of objectsOf(tree)) yield JSON.parse(text) as TreeNode;
}

/** The objects one level below the outermost one. */
function* objectsOf(json: Buffer): Generator<string> {
  let depth = 0;
  let start = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at]!;
    if (byte === QUOTE) {
      do {
        at = json.indexOf(QUOTE, at + 1);
        if (at < 0) throw new RangeError('it is cut short');
      } while (escaped(json, at));
    } else if (byte === OPEN) {
      if (depth++ === 1) start = at;
    } else if (byte === CLOSE && --depth === 1) yield json.toString('utf8', start, at + 1);
  }
  if (depth !== 0) throw new RangeError('it is cut short');
}

/** Whether the quote at `at` follows an odd number of backslashes. */
function escaped(json: Buffer, at: number): boolean {
  let before = at - 1;
  while (json[before] === BACKSLASH) before--;
  return (at - before) % 2 === 0;
}
