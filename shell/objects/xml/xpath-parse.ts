import { NetException } from '../error.ts';

export type Axis =
  | 'ancestor'
  | 'ancestor-or-self'
  | 'attribute'
  | 'child'
  | 'descendant'
  | 'descendant-or-self'
  | 'following'
  | 'following-sibling'
  | 'namespace'
  | 'parent'
  | 'preceding'
  | 'preceding-sibling'
  | 'self';

export type NodeTest =
  | { readonly test: 'name'; readonly prefix: string; readonly local: string }
  | { readonly test: 'any'; readonly prefix?: string }
  | { readonly test: 'node' | 'text' | 'comment' }
  | { readonly test: 'processing-instruction'; readonly target?: string };

export interface Step {
  readonly axis: Axis;
  readonly nodes: NodeTest;
  readonly predicates: readonly XPath[];
}

export type XPath =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly XPath[] }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: XPath; readonly right: XPath }
  | { readonly kind: 'negate'; readonly operand: XPath }
  | { readonly kind: 'filter'; readonly primary: XPath; readonly predicates: readonly XPath[] }
  | { readonly kind: 'path'; readonly start: XPath | 'root' | 'here'; readonly steps: readonly Step[] };

interface Token {
  readonly type: 'number' | 'literal' | 'name' | 'operator' | 'symbol' | 'end';
  readonly text: string;
}

const axes = new Set<string>([
  'ancestor',
  'ancestor-or-self',
  'attribute',
  'child',
  'descendant',
  'descendant-or-self',
  'following',
  'following-sibling',
  'namespace',
  'parent',
  'preceding',
  'preceding-sibling',
  'self',
]);

const name = '[\\p{L}_][\\p{L}\\p{N}_.\\-\\u00b7]*';
const tokenForm = new RegExp(
  `\\s*(?:(\\d+(?:\\.\\d*)?|\\.\\d+)|"([^"]*)"|'([^']*)'|(${name}:\\*|${name}(?::(?!:)${name})?)|(//|::|\\.\\.|!=|<=|>=|[()\\[\\].@,/|+\\-=<>*$]))`,
  'uy',
);

function invalid(text: string, why = 'has an invalid token.'): never {
  throw new NetException('System.Xml.XPath.XPathException', `'${text}' ${why}`);
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  const end = text.trimEnd().length;
  while (at < end) {
    tokenForm.lastIndex = at;
    const found = tokenForm.exec(text);
    if (!found) invalid(text);
    at = tokenForm.lastIndex;
    const [, number, double, single, word, symbol] = found!;
    if (number !== undefined) tokens.push({ type: 'number', text: number });
    else if (double !== undefined || single !== undefined) tokens.push({ type: 'literal', text: (double ?? single)! });
    else {
      const last = tokens.at(-1);
      // After an operand a star multiplies and these words are operators.
      const operand =
        last !== undefined &&
        last.type !== 'operator' &&
        !(last.type === 'symbol' && ['(', '[', ',', '@', '::', '/', '//', '|'].includes(last.text));
      const shown = (word ?? symbol)!;
      if (operand && (shown === '*' || ['and', 'or', 'mod', 'div'].includes(shown))) tokens.push({ type: 'operator', text: shown });
      else if (word !== undefined) tokens.push({ type: 'name', text: word });
      else if (['+', '-', '=', '!=', '<', '<=', '>', '>='].includes(shown)) tokens.push({ type: 'operator', text: shown });
      else tokens.push({ type: 'symbol', text: shown });
    }
  }
  tokens.push({ type: 'end', text: '' });
  return tokens;
}

/** Operators from weak to strong. */
const levels: readonly (readonly string[])[] = [['or'], ['and'], ['=', '!='], ['<', '<=', '>', '>='], ['+', '-'], ['*', 'div', 'mod']];

class Parser {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokenize(text);
  }

  get #next(): Token {
    return this.#tokens[this.#at]!;
  }
  #is(text: string): boolean {
    return this.#next.type !== 'literal' && this.#next.type !== 'end' && this.#next.text === text;
  }
  #take(text: string): boolean {
    if (!this.#is(text)) return false;
    this.#at++;
    return true;
  }
  #expect(text: string): void {
    if (!this.#take(text)) invalid(this.#text);
  }

  whole(): XPath {
    const expression = this.#binary(0);
    if (this.#next.type !== 'end') invalid(this.#text);
    return expression;
  }

  #binary(level: number): XPath {
    if (level === levels.length) return this.#unary();
    let left = this.#binary(level + 1);
    while (this.#next.type === 'operator' && levels[level]!.includes(this.#next.text)) {
      const operator = this.#next.text;
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #unary(): XPath {
    if (this.#next.type === 'operator' && this.#next.text === '-') {
      this.#at++;
      return { kind: 'negate', operand: this.#unary() };
    }
    let left = this.#path();
    while (this.#take('|')) left = { kind: 'binary', operator: '|', left, right: this.#path() };
    return left;
  }

  #path(): XPath {
    if (this.#startsPrimary()) {
      let primary = this.#primary();
      const predicates = this.#predicates();
      if (predicates.length) primary = { kind: 'filter', primary, predicates };
      if (!this.#is('/') && !this.#is('//')) return primary;
      return { kind: 'path', start: primary, steps: this.#moreSteps([]) };
    }
    if (this.#take('//')) return { kind: 'path', start: 'root', steps: this.#moreSteps([anyBelow, this.#step()]) };
    if (this.#take('/')) return { kind: 'path', start: 'root', steps: this.#startsStep() ? this.#moreSteps([this.#step()]) : [] };
    return { kind: 'path', start: 'here', steps: this.#moreSteps([this.#step()]) };
  }

  #moreSteps(steps: Step[]): Step[] {
    for (;;) {
      if (this.#take('//')) steps.push(anyBelow, this.#step());
      else if (this.#take('/')) steps.push(this.#step());
      else return steps;
    }
  }

  #startsPrimary(): boolean {
    const { type, text } = this.#next;
    if (type === 'number' || type === 'literal') return true;
    if (type === 'symbol') return text === '(' || text === '$';
    return (
      type === 'name' && this.#tokens[this.#at + 1]?.text === '(' && !['node', 'text', 'comment', 'processing-instruction'].includes(text)
    );
  }

  #startsStep(): boolean {
    const { type, text } = this.#next;
    return type === 'name' || (type === 'symbol' && ['.', '..', '@', '*'].includes(text));
  }

  #primary(): XPath {
    const { type, text } = this.#next;
    this.#at++;
    if (type === 'number') return { kind: 'number', value: Number(text) };
    if (type === 'literal') return { kind: 'string', value: text };
    if (text === '(') {
      const inner = this.#binary(0);
      this.#expect(')');
      return inner;
    }
    if (text === '$')
      throw new NetException('System.Xml.XPath.XPathException', 'XPath variables are not supported without an XsltContext.');
    this.#expect('(');
    const args: XPath[] = [];
    if (!this.#is(')'))
      do args.push(this.#binary(0));
      while (this.#take(','));
    this.#expect(')');
    return { kind: 'call', name: text, args };
  }

  #predicates(): XPath[] {
    const found: XPath[] = [];
    while (this.#take('[')) {
      found.push(this.#binary(0));
      this.#expect(']');
    }
    return found;
  }

  #step(): Step {
    if (this.#take('.')) return { axis: 'self', nodes: { test: 'node' }, predicates: [] };
    if (this.#take('..')) return { axis: 'parent', nodes: { test: 'node' }, predicates: [] };
    let axis: Axis = 'child';
    if (this.#take('@')) axis = 'attribute';
    else if (this.#next.type === 'name' && this.#tokens[this.#at + 1]?.text === '::') {
      if (!axes.has(this.#next.text)) invalid(this.#text);
      axis = this.#next.text as Axis;
      this.#at += 2;
    }
    const nodes = this.#nodeTest();
    return { axis, nodes, predicates: this.#predicates() };
  }

  #nodeTest(): NodeTest {
    const { type, text } = this.#next;
    if (text === '*' && type !== 'literal') {
      this.#at++;
      return { test: 'any' };
    }
    if (type !== 'name') invalid(this.#text, type === 'end' ? 'has an invalid token.' : undefined);
    this.#at++;
    if (this.#is('(') && (text === 'node' || text === 'text' || text === 'comment' || text === 'processing-instruction')) {
      this.#at++;
      let target: string | undefined;
      if (text === 'processing-instruction' && this.#next.type === 'literal') {
        target = this.#next.text;
        this.#at++;
      }
      this.#expect(')');
      return text === 'processing-instruction' ? { test: text, target } : { test: text };
    }
    const colon = text.indexOf(':');
    if (text.endsWith(':*')) return { test: 'any', prefix: text.slice(0, -2) };
    return { test: 'name', prefix: colon < 0 ? '' : text.slice(0, colon), local: text.slice(colon + 1) };
  }
}

const anyBelow: Step = { axis: 'descendant-or-self', nodes: { test: 'node' }, predicates: [] };

const cache = new Map<string, XPath>();

/** Reads an XPath 1.0 expression. Throws an XPathException. */
export function parseXPath(text: string): XPath {
  let parsed = cache.get(text);
  if (!parsed) {
    if (text.trim() === '') invalid(text);
    if (cache.size > 200) cache.clear();
    cache.set(text, (parsed = new Parser(text).whole()));
  }
  return parsed;
}
