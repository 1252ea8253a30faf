import { NetException } from '../error.ts';
import { XmlAttribute, XmlElement, type XmlNode } from './node.ts';
import { type Axis, type NodeTest, parseXPath, type Step, type XPath } from './xpath-parse.ts';

/** What an expression gives. */
export type XPathValue = string | number | boolean | readonly XmlNode[];
export type PrefixLookup = (prefix: string) => string | undefined;

interface Context {
  readonly node: XmlNode;
  readonly position: number;
  readonly size: number;
  readonly prefixes: PrefixLookup;
}

const isBlankNode = (node: XmlNode) => node.kind === 'XmlDeclaration' || node.kind === 'DocumentType';
const childrenOf = (node: XmlNode) => (node.kind === 'Attribute' ? [] : node.children.filter((child) => !isBlankNode(child)));
const parentOf = (node: XmlNode): XmlNode | null => (node instanceof XmlAttribute ? node.owner : node.parent);

function rootOf(node: XmlNode): XmlNode {
  let at = node;
  for (let up = parentOf(at); up; up = parentOf(up)) at = up;
  return at;
}

function* below(node: XmlNode): Generator<XmlNode> {
  for (const child of childrenOf(node)) {
    yield child;
    yield* below(child);
  }
}

function* belowBackwards(node: XmlNode): Generator<XmlNode> {
  for (const child of childrenOf(node).reverse()) {
    yield* belowBackwards(child);
    yield child;
  }
}

function* above(node: XmlNode): Generator<XmlNode> {
  for (let at = parentOf(node); at; at = parentOf(at)) yield at;
}

/** Nodes along an axis, nearest first. */
function* along(axis: Axis, node: XmlNode): Generator<XmlNode> {
  switch (axis) {
    case 'self':
      yield node;
      return;
    case 'child':
      yield* childrenOf(node);
      return;
    case 'attribute':
      if (node instanceof XmlElement) yield* node.attributes.filter((each) => each.name !== 'xmlns' && each.prefix !== 'xmlns');
      return;
    case 'parent': {
      const up = parentOf(node);
      if (up) yield up;
      return;
    }
    case 'descendant':
      yield* below(node);
      return;
    case 'descendant-or-self':
      yield node;
      yield* below(node);
      return;
    case 'ancestor':
      yield* above(node);
      return;
    case 'ancestor-or-self':
      yield node;
      yield* above(node);
      return;
    case 'following-sibling':
    case 'preceding-sibling': {
      if (node.kind === 'Attribute' || !node.parent) return;
      const all = childrenOf(node.parent);
      const at = all.indexOf(node);
      yield* axis === 'following-sibling' ? all.slice(at + 1) : all.slice(0, at).reverse();
      return;
    }
    case 'following':
      for (const each of along('ancestor-or-self', node))
        for (const next of along('following-sibling', each)) {
          yield next;
          yield* below(next);
        }
      return;
    case 'preceding':
      for (const each of along('ancestor-or-self', node))
        for (const previous of along('preceding-sibling', each)) {
          yield* belowBackwards(previous);
          yield previous;
        }
      return;
    default:
  }
}

function passes(node: XmlNode, nodes: NodeTest, axis: Axis, prefixes: PrefixLookup): boolean {
  const principal = axis === 'attribute' ? 'Attribute' : 'Element';
  switch (nodes.test) {
    case 'node':
      return true;
    case 'text':
      return node.kind === 'Text' || node.kind === 'CDATA' || node.kind === 'Whitespace' || node.kind === 'SignificantWhitespace';
    case 'comment':
      return node.kind === 'Comment';
    case 'processing-instruction':
      return node.kind === 'ProcessingInstruction' && (nodes.target === undefined || node.name === nodes.target);
    case 'any':
      return node.kind === principal && (nodes.prefix === undefined || node.namespaceURI === uriOf(nodes.prefix, prefixes));
    default:
      return (
        node.kind === principal &&
        node.localName === nodes.local &&
        node.namespaceURI === (nodes.prefix ? uriOf(nodes.prefix, prefixes) : '')
      );
  }
}

function uriOf(prefix: string, prefixes: PrefixLookup): string {
  const uri = prefixes(prefix);
  if (uri === undefined)
    throw new NetException(
      'System.Xml.XPath.XPathException',
      'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
    );
  return uri;
}

function takeStep(from: readonly XmlNode[], step: Step, prefixes: PrefixLookup): XmlNode[] {
  const found = new Set<XmlNode>();
  for (const node of from) {
    let nodes: XmlNode[] = [];
    for (const each of along(step.axis, node)) if (passes(each, step.nodes, step.axis, prefixes)) nodes.push(each);
    for (const predicate of step.predicates) nodes = filtered(nodes, predicate, prefixes);
    for (const each of nodes) found.add(each);
  }
  return [...found];
}

function filtered(nodes: readonly XmlNode[], predicate: XPath, prefixes: PrefixLookup): XmlNode[] {
  return nodes.filter((node, at) => {
    const value = evaluate(predicate, { node, position: at + 1, size: nodes.length, prefixes });
    return typeof value === 'number' ? value === at + 1 : toBoolean(value);
  });
}

/** Puts nodes into document order. */
function ordered(nodes: readonly XmlNode[]): XmlNode[] {
  if (nodes.length < 2) return [...nodes];
  const wanted = new Set(nodes);
  const out: XmlNode[] = [];
  const visit = (node: XmlNode) => {
    if (wanted.has(node)) out.push(node);
    if (node instanceof XmlElement) for (const attribute of node.attributes) if (wanted.has(attribute)) out.push(attribute);
    for (const child of node.children) visit(child);
  };
  for (const root of new Set(nodes.map(rootOf))) visit(root);
  return out;
}

const stringValue = (node: XmlNode) => node.content;

function toText(value: XPathValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return Number.isNaN(value) ? 'NaN' : String(value);
  return value.length ? stringValue(ordered(value)[0]!) : '';
}

function toNumber(value: XPathValue): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = toText(value).trim();
  return /^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

function toBoolean(value: XPathValue): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return value.length > 0;
}

function relation(operator: string, left: number | string | boolean, right: number | string | boolean): boolean {
  if (operator === '=' || operator === '!=') {
    const same =
      typeof left === 'boolean' || typeof right === 'boolean'
        ? toBoolean(left) === toBoolean(right)
        : typeof left === 'number' || typeof right === 'number'
          ? toNumber(left) === toNumber(right)
          : left === right;
    return (operator === '=') === same;
  }
  const a = toNumber(left);
  const b = toNumber(right);
  return operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b;
}

const isNodes = (value: XPathValue): value is readonly XmlNode[] => typeof value === 'object';

/** A node set compares by any of its nodes. */
function compare(operator: string, left: XPathValue, right: XPathValue): boolean {
  if (isNodes(left)) {
    if (typeof right === 'boolean') return relation(operator, toBoolean(left), right);
    return left.some((node) => compare(operator, stringValue(node), right));
  }
  if (isNodes(right)) {
    if (typeof left === 'boolean') return relation(operator, left, toBoolean(right));
    return right.some((node) => relation(operator, left, stringValue(node)));
  }
  return relation(operator, left, right);
}

function evaluate(expression: XPath, context: Context): XPathValue {
  switch (expression.kind) {
    case 'number':
    case 'string':
      return expression.value;
    case 'negate':
      return -toNumber(evaluate(expression.operand, context));
    case 'call':
      return call(expression.name, expression.args, context);
    case 'filter': {
      let nodes = ordered(nodesOf(evaluate(expression.primary, context)));
      for (const predicate of expression.predicates) nodes = filtered(nodes, predicate, context.prefixes);
      return nodes;
    }
    case 'path': {
      let nodes: XmlNode[] =
        expression.start === 'root'
          ? [rootOf(context.node)]
          : expression.start === 'here'
            ? [context.node]
            : [...nodesOf(evaluate(expression.start, context))];
      for (const step of expression.steps) nodes = takeStep(nodes, step, context.prefixes);
      return ordered(nodes);
    }
    default:
      return binary(expression.operator, expression.left, expression.right, context);
  }
}

function nodesOf(value: XPathValue): readonly XmlNode[] {
  if (!isNodes(value)) throw new NetException('System.Xml.XPath.XPathException', 'Expression must evaluate to a node-set.');
  return value;
}

function binary(operator: string, leftGiven: XPath, rightGiven: XPath, context: Context): XPathValue {
  if (operator === 'or') return toBoolean(evaluate(leftGiven, context)) || toBoolean(evaluate(rightGiven, context));
  if (operator === 'and') return toBoolean(evaluate(leftGiven, context)) && toBoolean(evaluate(rightGiven, context));
  const left = evaluate(leftGiven, context);
  const right = evaluate(rightGiven, context);
  switch (operator) {
    case '|':
      return ordered([...new Set([...nodesOf(left), ...nodesOf(right)])]);
    case '+':
      return toNumber(left) + toNumber(right);
    case '-':
      return toNumber(left) - toNumber(right);
    case '*':
      return toNumber(left) * toNumber(right);
    case 'div':
      return toNumber(left) / toNumber(right);
    case 'mod':
      return toNumber(left) % toNumber(right);
    default:
      return compare(operator, left, right);
  }
}

type Run = (args: readonly XPathValue[], context: Context) => XPathValue;
const first = (args: readonly XPathValue[], { node }: Context) => (args.length ? ordered(nodesOf(args[0]!))[0] : node);
const text = (args: readonly XPathValue[], at: number) => toText(args[at]!);

function substring(value: string, from: number, length: number): string {
  const start = Math.round(from);
  const end = start + Math.round(length);
  return Array.from({ length: value.length }, (_, at) => (at + 1 >= start && at + 1 < end ? value[at] : '')).join('');
}

/** Functions of XPath 1.0: least and most arguments, what they do. */
const functions: Readonly<Record<string, readonly [number, number, Run]>> = {
  last: [0, 0, (_, { size }) => size],
  position: [0, 0, (_, { position }) => position],
  count: [1, 1, ([nodes]) => nodesOf(nodes!).length],
  id: [
    1,
    1,
    ([ids], { node }) =>
      [...below(rootOf(node))].filter(
        (each) =>
          each instanceof XmlElement &&
          toText(ids!)
            .split(/\s+/)
            .includes(each.attribute('id')?.text ?? '\0'),
      ),
  ],
  'local-name': [0, 1, (args, context) => first(args, context)?.localName ?? ''],
  'namespace-uri': [0, 1, (args, context) => first(args, context)?.namespaceURI ?? ''],
  name: [0, 1, (args, context) => first(args, context)?.name ?? ''],
  string: [0, 1, (args, { node }) => (args.length ? text(args, 0) : stringValue(node))],
  concat: [2, Number.POSITIVE_INFINITY, (args) => args.map((arg) => toText(arg)).join('')],
  'starts-with': [2, 2, (args) => text(args, 0).startsWith(text(args, 1))],
  contains: [2, 2, (args) => text(args, 0).includes(text(args, 1))],
  'substring-before': [2, 2, (args) => text(args, 0).slice(0, Math.max(0, text(args, 0).indexOf(text(args, 1))))],
  'substring-after': [
    2,
    2,
    (args) =>
      text(args, 0).includes(text(args, 1)) ? text(args, 0).slice(text(args, 0).indexOf(text(args, 1)) + text(args, 1).length) : '',
  ],
  substring: [
    2,
    3,
    (args) => substring(text(args, 0), toNumber(args[1]!), args.length > 2 ? toNumber(args[2]!) : Number.POSITIVE_INFINITY),
  ],
  'string-length': [0, 1, (args, { node }) => (args.length ? text(args, 0) : stringValue(node)).length],
  'normalize-space': [0, 1, (args, { node }) => (args.length ? text(args, 0) : stringValue(node)).trim().replace(/[ \t\r\n]+/g, ' ')],
  translate: [
    3,
    3,
    (args) => Array.from(text(args, 0), (c) => (text(args, 1).includes(c) ? (text(args, 2)[text(args, 1).indexOf(c)] ?? '') : c)).join(''),
  ],
  boolean: [1, 1, ([value]) => toBoolean(value!)],
  not: [1, 1, ([value]) => !toBoolean(value!)],
  true: [0, 0, () => true],
  false: [0, 0, () => false],
  lang: [
    1,
    1,
    (args, { node }) =>
      [...along('ancestor-or-self', node)].some(
        (each) =>
          each instanceof XmlElement &&
          (each.attribute('xml:lang')?.text.toLowerCase().split('-')[0] ?? '') === text(args, 0).toLowerCase(),
      ),
  ],
  number: [0, 1, (args, { node }) => toNumber(args.length ? args[0]! : stringValue(node))],
  sum: [1, 1, ([nodes]) => nodesOf(nodes!).reduce((total, node) => total + toNumber(stringValue(node)), 0)],
  floor: [1, 1, ([value]) => Math.floor(toNumber(value!))],
  ceiling: [1, 1, ([value]) => Math.ceil(toNumber(value!))],
  round: [1, 1, ([value]) => Math.round(toNumber(value!))],
};

function call(name: string, args: readonly XPath[], context: Context): XPathValue {
  const known = functions[name];
  if (!known)
    throw new NetException(
      'System.Xml.XPath.XPathException',
      'Namespace Manager or XsltContext needed. This query has a prefix, variable, or user-defined function.',
    );
  const [least, most, run] = known;
  if (args.length < least || args.length > most)
    throw new NetException('System.Xml.XPath.XPathException', `Function '${name}' in '${name}' has an invalid number of arguments.`);
  return run(
    args.map((arg) => evaluate(arg, context)),
    context,
  );
}

/** Evaluates an XPath 1.0 expression at a node. Throws an XPathException. */
export function evaluateXPath(expression: string, node: XmlNode, prefixes: PrefixLookup = () => undefined): XPathValue {
  return evaluate(parseXPath(expression), { node, position: 1, size: 1, prefixes });
}

/** The nodes that an expression selects, in document order. */
export function selectNodes(expression: string, node: XmlNode, prefixes?: PrefixLookup): readonly XmlNode[] {
  return nodesOf(evaluateXPath(expression, node, prefixes));
}
