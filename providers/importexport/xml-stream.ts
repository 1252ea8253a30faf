import { SaxesParser } from 'saxes';

/** An element read whole: attributes, text of its own, children. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
  readonly children: XmlNode[];
  readonly line: number;
}

/** What a document gives piece by piece: containers open and close, every other element below them comes whole. */
export type XmlPiece =
  | { kind: 'open'; name: string; attributes: Readonly<Record<string, string>>; line: number }
  | { kind: 'node'; node: XmlNode; parent: string }
  | { kind: 'close'; name: string };

/** What a hostile document may not exceed. */
export interface XmlLimits {
  /** Bytes of the document. */
  bytes: number;
  /** UTF-16 units of one text or attribute. */
  text: number;
  /** Elements within one element that is read whole. */
  children: number;
  depth: number;
}

export const xmlLimits: XmlLimits = { bytes: 8 * 2 ** 30, text: 32_768, children: 4_200_000, depth: 16 };

/** The document is not what it should be; `line` and `column` count from 1. */
export class XmlFailure extends Error {
  readonly line: number;
  readonly column: number;
  constructor(message: string, line: number, column: number) {
    super(`${message} (line ${line}, column ${column})`);
    this.line = line;
    this.column = column;
  }
}

/**
 * Reads XML of any length with bounded memory. Elements named in `containers` are handed on as they open and close, the rest as whole
 * nodes. A document type is refused, so there are no entities but XML's own five; UTF-8 and UTF-16 are told apart by their mark.
 * Pieces come in batches, one per chunk. Throws XmlFailure.
 */
export async function* xmlPieces(
  chunks: AsyncIterable<Uint8Array>,
  containers: ReadonlySet<string>,
  limits: XmlLimits = xmlLimits,
): AsyncGenerator<XmlPiece[]> {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true });
  const fail = (message: string): never => {
    throw new XmlFailure(message, parser.line, parser.column + 1);
  };
  let pieces: XmlPiece[] = [];
  const open: string[] = []; //        containers
  const stack: XmlNode[] = []; //      the whole node that is being read
  let children = 0;

  parser.on('error', (error) => fail(error.message.replace(/^\d+:\d+: /, '')));
  parser.on('doctype', () => fail('a document type (DTD) is not accepted'));
  parser.on('opentag', (tag) => {
    if (open.length + stack.length >= limits.depth) fail('elements lie too deep');
    for (const value of Object.values(tag.attributes)) if (value.length > limits.text) fail('an attribute is too long');
    if (stack.length === 0 && containers.has(tag.name)) {
      open.push(tag.name);
      pieces.push({ kind: 'open', name: tag.name, attributes: tag.attributes, line: parser.line });
      return;
    }
    children = stack.length === 0 ? 0 : children + 1;
    if (children > limits.children) fail(`<${stack[0]?.name}> has too many parts`);
    const node: XmlNode = { name: tag.name, attributes: tag.attributes, text: '', children: [], line: parser.line };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  const take = (text: string) => {
    const node = stack.at(-1);
    if (node) {
      if (node.text.length + text.length > limits.text) fail(`the text of <${node.name}> is too long`);
      node.text += text;
    } else if (text.trim() !== '') fail('text where only elements may stand');
  };
  parser.on('text', take);
  parser.on('cdata', take);
  parser.on('closetag', (tag) => {
    const node = stack.pop();
    if (!node) {
      open.pop();
      pieces.push({ kind: 'close', name: tag.name });
    } else if (stack.length === 0) pieces.push({ kind: 'node', node, parent: open.at(-1) ?? '' });
  });

  let decoder: InstanceType<typeof TextDecoder> | undefined;
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limits.bytes) fail('the document is too large');
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    parser.write(decode(decoder, chunk, fail));
    if (pieces.length) yield pieces;
    pieces = [];
  }
  if (decoder) parser.write(decode(decoder, undefined, fail));
  parser.close();
  if (pieces.length) yield pieces;
}

function decode(decoder: InstanceType<typeof TextDecoder>, chunk: Uint8Array | undefined, fail: (message: string) => never): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    return fail('bytes that are no text in the document’s encoding');
  }
}

function encodingOf(start: Uint8Array): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le';
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
