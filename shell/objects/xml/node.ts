import { NetException } from '../error.ts';

/** XmlNodeType by number. */
export const nodeType = {
  Element: 1,
  Attribute: 2,
  Text: 3,
  CDATA: 4,
  ProcessingInstruction: 7,
  Comment: 8,
  Document: 9,
  DocumentType: 10,
  DocumentFragment: 11,
  Whitespace: 13,
  SignificantWhitespace: 14,
  XmlDeclaration: 17,
} as const;

export type NodeKind = keyof typeof nodeType;

export const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';
export const xmlnsNamespace = 'http://www.w3.org/2000/xmlns/';

/** A node of an XML document, with the names that .NET gives it. */
export class XmlNode {
  readonly kind: NodeKind;
  readonly document: XmlDocument | undefined;
  parent: XmlNode | null = null;
  children: XmlNode[] = [];

  constructor(kind: NodeKind, document: XmlDocument | undefined) {
    this.kind = kind;
    this.document = document;
  }

  get name(): string {
    return fixedNames[this.kind] ?? '';
  }
  get localName(): string {
    return this.name;
  }
  get prefix(): string {
    return '';
  }
  get namespaceURI(): string {
    return '';
  }
  get value(): string | null {
    return null;
  }
  set value(_text: string | null) {
    throw new NetException('System.InvalidOperationException', `Cannot set a value on node type '${this.kind}'.`);
  }

  /** Text of all below. */
  get content(): string {
    let text = '';
    for (const child of this.children) if (child.kind !== 'Comment' && child.kind !== 'ProcessingInstruction') text += child.content;
    return text;
  }

  get siblings(): readonly XmlNode[] {
    return this.parent?.children ?? [];
  }
  sibling(step: 1 | -1): XmlNode | null {
    const at = this.siblings.indexOf(this);
    return at < 0 ? null : (this.siblings[at + step] ?? null);
  }

  /** Puts a node (or the children of a fragment) in front of another, at the end when there is none. */
  insert(node: XmlNode, before: XmlNode | null): XmlNode {
    if (node.kind === 'DocumentFragment') {
      for (const child of [...node.children]) this.insert(child, before);
      return node;
    }
    this.#check(node);
    node.parent?.detach(node);
    const at = before === null ? this.children.length : this.children.indexOf(before);
    if (at < 0) throw new NetException('System.ArgumentException', 'The reference node is not a child of this node.');
    this.children.splice(at, 0, node);
    node.parent = this;
    return node;
  }

  #check(node: XmlNode): void {
    const own = this instanceof XmlDocument ? this : this.document;
    if (node.document !== own)
      throw new NetException('System.ArgumentException', 'The node to be inserted is from a different document context.');
    for (let at: XmlNode | null = this; at; at = at.parent)
      if (at === node)
        throw new NetException('System.ArgumentException', 'Cannot insert a node or any ancestor of that node as a child of itself.');
    if (this.kind === 'Document' && node.kind === 'Element' && this.children.some((child) => child.kind === 'Element' && child !== node))
      throw new NetException('System.InvalidOperationException', "This document already has a 'DocumentElement' node.");
    if (this.kind === 'Document' && node.kind === 'Text')
      throw new NetException(
        'System.InvalidOperationException',
        'The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type.',
      );
  }

  detach(node: XmlNode): XmlNode {
    const at = this.children.indexOf(node);
    if (at < 0) throw new NetException('System.ArgumentException', 'The node to be removed is not a child of this node.');
    this.children.splice(at, 1);
    node.parent = null;
    return node;
  }

  /** A copy that belongs to `document`. */
  clone(_deep: boolean, document = this.document): XmlNode {
    return new XmlNode(this.kind, document);
  }

  protected cloneChildren<T extends XmlNode>(into: T, deep: boolean, document: XmlDocument | undefined): T {
    if (deep) for (const child of this.children) into.insert(child.clone(true, document), null);
    return into;
  }

  /** The address behind a prefix here; undefined when it is not declared. */
  lookupNamespace(prefix: string): string | undefined {
    if (prefix === 'xml') return xmlNamespace;
    if (prefix === 'xmlns') return xmlnsNamespace;
    const wanted = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
    for (let at: XmlNode | null = this; at; at = at.parent)
      if (at instanceof XmlElement) {
        const declared = at.attributes.find((attribute) => attribute.name === wanted);
        if (declared) return declared.text;
      }
    return prefix === '' ? '' : undefined;
  }
}

const fixedNames: Readonly<Partial<Record<NodeKind, string>>> = {
  Text: '#text',
  CDATA: '#cdata-section',
  Comment: '#comment',
  Document: '#document',
  DocumentFragment: '#document-fragment',
  Whitespace: '#whitespace',
  SignificantWhitespace: '#significant-whitespace',
  XmlDeclaration: 'xml',
};

/** Text, CDATA, comment, white space, declaration: a node that is its text. */
export class XmlCharacterData extends XmlNode {
  text: string;
  constructor(kind: NodeKind, document: XmlDocument | undefined, text: string) {
    super(kind, document);
    this.text = text;
  }
  override get value(): string {
    return this.text;
  }
  override set value(text: string | null) {
    this.text = text ?? '';
  }
  override get content(): string {
    return this.text;
  }
  override clone(_deep: boolean, document = this.document): XmlNode {
    return characterData(this.kind as TextKind, document, this.text);
  }
}

export class XmlText extends XmlCharacterData {}
export class XmlCData extends XmlCharacterData {}
export class XmlComment extends XmlCharacterData {}
export class XmlWhitespace extends XmlCharacterData {}
export class XmlDeclaration extends XmlCharacterData {}

const textClasses = { Text: XmlText, CDATA: XmlCData, Comment: XmlComment, Whitespace: XmlWhitespace, XmlDeclaration };
export type TextKind = keyof typeof textClasses;

/** A node that is its text. */
export function characterData(kind: TextKind, document: XmlDocument | undefined, text: string): XmlCharacterData {
  return new textClasses[kind](kind, document, text);
}

export class XmlProcessingInstruction extends XmlCharacterData {
  readonly target: string;
  constructor(document: XmlDocument | undefined, target: string, text: string) {
    super('ProcessingInstruction', document, text);
    this.target = target;
  }
  override get name(): string {
    return this.target;
  }
  override clone(_deep: boolean, document = this.document): XmlNode {
    return new XmlProcessingInstruction(document, this.target, this.text);
  }
}

export class XmlDocumentType extends XmlNode {
  readonly rootName: string;
  readonly publicId: string | null;
  readonly systemId: string | null;
  readonly subset: string | null;
  constructor(
    document: XmlDocument | undefined,
    rootName: string,
    publicId: string | null,
    systemId: string | null,
    subset: string | null,
  ) {
    super('DocumentType', document);
    this.rootName = rootName;
    this.publicId = publicId;
    this.systemId = systemId;
    this.subset = subset;
  }
  override get name(): string {
    return this.rootName;
  }
  override clone(_deep: boolean, document = this.document): XmlNode {
    return new XmlDocumentType(document, this.rootName, this.publicId, this.systemId, this.subset);
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1);
const before = (name: string) => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '');

export class XmlAttribute extends XmlNode {
  readonly #name: string;
  readonly #namespace: string;
  text: string;
  owner: XmlElement | null = null;

  constructor(document: XmlDocument | undefined, name: string, namespace: string, text = '') {
    super('Attribute', document);
    this.#name = name;
    this.#namespace = namespace;
    this.text = text;
  }
  override get name(): string {
    return this.#name;
  }
  override get localName(): string {
    return local(this.#name);
  }
  override get prefix(): string {
    return before(this.#name);
  }
  override get namespaceURI(): string {
    return this.#namespace;
  }
  override get value(): string {
    return this.text;
  }
  override set value(text: string | null) {
    this.text = text ?? '';
  }
  override get content(): string {
    return this.text;
  }
  override clone(_deep: boolean, document = this.document): XmlAttribute {
    return new XmlAttribute(document, this.#name, this.#namespace, this.text);
  }
}

export class XmlElement extends XmlNode {
  readonly #name: string;
  readonly #namespace: string;
  readonly attributes: XmlAttribute[] = [];
  /** Written as `<a />` when it has no children. */
  isEmpty = true;

  constructor(document: XmlDocument | undefined, name: string, namespace = '') {
    super('Element', document);
    this.#name = name;
    this.#namespace = namespace;
  }
  override get name(): string {
    return this.#name;
  }
  override get localName(): string {
    return local(this.#name);
  }
  override get prefix(): string {
    return before(this.#name);
  }
  override get namespaceURI(): string {
    return this.#namespace;
  }

  attribute(name: string, namespace?: string): XmlAttribute | undefined {
    return this.attributes.find((each) =>
      namespace === undefined ? each.name === name : each.localName === name && each.namespaceURI === namespace,
    );
  }

  setAttribute(name: string, text: string, namespace = ''): XmlAttribute {
    const known = this.attribute(name);
    if (known) {
      known.text = text;
      return known;
    }
    return this.putAttribute(new XmlAttribute(this.document, name, namespace, text));
  }

  putAttribute(attribute: XmlAttribute): XmlAttribute {
    const at = this.attributes.findIndex((each) => each.name === attribute.name);
    if (at >= 0) this.attributes[at] = attribute;
    else this.attributes.push(attribute);
    attribute.owner = this;
    return attribute;
  }

  removeAttribute(name: string): void {
    const at = this.attributes.findIndex((each) => each.name === name);
    if (at >= 0) this.attributes.splice(at, 1);
  }

  override clone(deep: boolean, document = this.document): XmlNode {
    const made = new XmlElement(document, this.#name, this.#namespace);
    made.isEmpty = this.isEmpty;
    for (const attribute of this.attributes) made.putAttribute(attribute.clone(true, document));
    return this.cloneChildren(made, deep, document);
  }
}

export class XmlDocument extends XmlNode {
  preserveWhitespace = false;
  constructor() {
    super('Document', undefined);
  }
  get root(): XmlElement | null {
    return (this.children.find((child) => child.kind === 'Element') as XmlElement | undefined) ?? null;
  }
  get declaration(): XmlCharacterData | null {
    return (this.children.find((child) => child.kind === 'XmlDeclaration') as XmlCharacterData | undefined) ?? null;
  }
  override clone(deep: boolean): XmlNode {
    const made = new XmlDocument();
    made.preserveWhitespace = this.preserveWhitespace;
    return this.cloneChildren(made, deep, made);
  }
}

export class XmlFragment extends XmlNode {
  constructor(document: XmlDocument | undefined) {
    super('DocumentFragment', document);
  }
  override clone(deep: boolean, document = this.document): XmlNode {
    return this.cloneChildren(new XmlFragment(document), deep, document);
  }
}

/** Every element below, in document order, by qualified name (`*` all). */
export function* elementsBelow(node: XmlNode, name = '*'): Generator<XmlElement> {
  for (const child of node.children)
    if (child instanceof XmlElement) {
      if (name === '*' || child.name === name) yield child;
      yield* elementsBelow(child, name);
    }
}
