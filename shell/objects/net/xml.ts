import { toText } from '../convert.ts';
import { NetException } from '../error.ts';
import { type NetType, requireType } from '../net-type.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Signatures } from '../type-table.ts';
import type { Value } from '../value.ts';
import { setText, xmlAdapter } from '../xml/adapter.ts';
import {
  elementsBelow,
  nodeType,
  XmlAttribute,
  XmlCData,
  type XmlCharacterData,
  XmlComment,
  XmlDeclaration,
  XmlDocument,
  XmlDocumentType,
  XmlElement,
  XmlFragment,
  XmlNode,
  XmlProcessingInstruction,
  XmlText,
  XmlWhitespace,
} from '../xml/node.ts';
import { loadFragment, loadXml } from '../xml/parse.ts';
import { innerXml, outerXml } from '../xml/write.ts';
import { type PrefixLookup, selectNodes } from '../xml/xpath.ts';

bindClass(XmlDocument, 'System.Xml.XmlDocument');
bindClass(XmlElement, 'System.Xml.XmlElement');
bindClass(XmlAttribute, 'System.Xml.XmlAttribute');
bindClass(XmlFragment, 'System.Xml.XmlDocumentFragment');
bindClass(XmlDocumentType, 'System.Xml.XmlDocumentType');
bindClass(XmlProcessingInstruction, 'System.Xml.XmlProcessingInstruction');
bindClass(XmlNode, 'System.Xml.XmlNode');
bindClass(XmlText, 'System.Xml.XmlText');
bindClass(XmlCData, 'System.Xml.XmlCDataSection');
bindClass(XmlComment, 'System.Xml.XmlComment');
bindClass(XmlWhitespace, 'System.Xml.XmlWhitespace');
bindClass(XmlDeclaration, 'System.Xml.XmlDeclaration');

/** XmlNodeList and XmlAttributeCollection: the nodes as they are when they are looked at. */
export class XmlList {
  readonly #items: () => readonly XmlNode[];
  readonly netType: NetType;
  readonly owner: XmlNode | undefined;
  constructor(items: () => readonly XmlNode[], typeName: string, owner?: XmlNode) {
    this.#items = items;
    this.netType = requireType(typeName);
    this.owner = owner;
  }
  get items(): readonly XmlNode[] {
    return this.#items();
  }
}

const listInstance: Signatures = {
  'int Count {get;}': (self: XmlList) => self.items.length,
  'System.Xml.XmlNode Item(int index)': (self: XmlList, at: number) => self.items[at] ?? null,
  'System.Collections.IEnumerator GetEnumerator()': (self: XmlList) => self.items,
};
const listHooks = { enumerate: (self: XmlList) => self.items, list: (self: XmlList) => self.items };

registerType('System.Xml.XmlNodeList', () => ({
  abstract: true,
  interfaces: ['System.Collections.IEnumerable', 'System.IDisposable'],
  instance: listInstance,
  hooks: listHooks,
}));
registerType('System.Xml.XmlChildNodes', () => ({ base: 'System.Xml.XmlNodeList' }));
registerType('System.Xml.XPathNodeList', () => ({ base: 'System.Xml.XmlNodeList' }));
registerType('System.Xml.XmlElementList', () => ({ base: 'System.Xml.XmlNodeList' }));
registerType('System.Xml.XmlNamedNodeMap', () => ({
  interfaces: ['System.Collections.IEnumerable'],
  instance: {
    'int Count {get;}': (self: XmlList) => self.items.length,
    'System.Xml.XmlNode GetNamedItem(string name)': (self: XmlList, name: string) => named(self, name),
    'System.Xml.XmlNode Item(int index)': (self: XmlList, at: number) => self.items[at] ?? null,
    'System.Xml.XmlNode RemoveNamedItem(string name)': (self: XmlList, name: string) => removeNamed(self, name),
    'System.Xml.XmlNode SetNamedItem(System.Xml.XmlNode node)': (self: XmlList, node: XmlAttribute) =>
      (self.owner as XmlElement).putAttribute(node),
    'System.Collections.IEnumerator GetEnumerator()': (self: XmlList) => self.items,
  },
  hooks: {
    enumerate: (self: XmlList) => self.items,
    index: (self: XmlList, [key]: readonly Value[]) => (typeof key === 'number' ? (self.items[key] ?? null) : named(self, toText(key))),
  },
}));
registerType('System.Xml.XmlAttributeCollection', () => ({
  base: 'System.Xml.XmlNamedNodeMap',
  instance: {
    'System.Xml.XmlAttribute Append(System.Xml.XmlAttribute node)': (self: XmlList, node: XmlAttribute) =>
      (self.owner as XmlElement).putAttribute(node),
    'System.Xml.XmlAttribute Remove(System.Xml.XmlAttribute node)': (self: XmlList, node: XmlAttribute) => removeNamed(self, node.name),
    'void RemoveAll()': (self: XmlList) => void ((self.owner as XmlElement).attributes.length = 0),
  },
}));

const named = (self: XmlList, name: string) => self.items.find((each) => each.name === name) ?? null;

function removeNamed(self: XmlList, name: string): XmlNode | null {
  const found = named(self, name);
  (self.owner as XmlElement).removeAttribute(name);
  return found;
}

/** System.Xml.XmlNamespaceManager. */
class NamespaceManager {
  readonly prefixes = new Map<string, string>([
    ['xml', 'http://www.w3.org/XML/1998/namespace'],
    ['xmlns', 'http://www.w3.org/2000/xmlns/'],
    ['', ''],
  ]);
}
bindClass(NamespaceManager, 'System.Xml.XmlNamespaceManager');

registerType('System.Xml.XmlNameTable', () => ({}));
registerType('System.Xml.NameTable', () => ({ base: 'System.Xml.XmlNameTable', constructors: { '()': () => new NameTable() } }));
export class NameTable {}
bindClass(NameTable, 'System.Xml.NameTable');

registerType('System.Xml.XmlNamespaceManager', () => ({
  interfaces: ['System.Collections.IEnumerable'],
  constructors: { '(System.Xml.XmlNameTable nameTable)': () => new NamespaceManager() },
  instance: {
    'string DefaultNamespace {get;}': (self: NamespaceManager) => self.prefixes.get('') ?? '',
    'void AddNamespace(string prefix, string uri)': (self: NamespaceManager, prefix: string, uri: string) =>
      void self.prefixes.set(prefix, uri),
    'bool HasNamespace(string prefix)': (self: NamespaceManager, prefix: string) => self.prefixes.has(prefix),
    'string LookupNamespace(string prefix)': (self: NamespaceManager, prefix: string) => self.prefixes.get(prefix) ?? null,
    'void RemoveNamespace(string prefix, string uri)': (self: NamespaceManager, prefix: string) => void self.prefixes.delete(prefix),
  },
  hooks: { enumerate: (self: NamespaceManager) => self.prefixes.keys() },
}));

const lookup = (manager: NamespaceManager | null): PrefixLookup | undefined =>
  manager ? (prefix) => manager.prefixes.get(prefix) : undefined;

function select(node: XmlNode, xpath: string, manager: NamespaceManager | null = null): XmlList {
  const found = selectNodes(xpath, node, lookup(manager));
  return new XmlList(() => found, 'System.Xml.XPathNodeList');
}

const documentOf = (node: XmlNode): XmlDocument => (node instanceof XmlDocument ? node : node.document!);

function setInnerXml(node: XmlNode, markup: string): void {
  if (node instanceof XmlDocument) {
    loadXml(node, markup);
    return;
  }
  node.children = [];
  loadFragment(node, documentOf(node), markup);
  if (node instanceof XmlElement) node.isEmpty = false;
}

function setInnerText(node: XmlNode, text: string): void {
  if (node instanceof XmlElement) setText(node, text);
  else node.value = text;
}

registerType('System.Xml.XmlNode', () => ({
  abstract: true,
  interfaces: ['System.ICloneable', 'System.Collections.IEnumerable', 'System.Xml.XPath.IXPathNavigable'],
  instance: {
    'string Name {get;}': (self: XmlNode) => self.name,
    'string Value {get;set;}': { get: (self: XmlNode) => self.value, set: (self: XmlNode, text: string) => void (self.value = text) },
    'System.Xml.XmlNodeType NodeType {get;}': (self: XmlNode) => requireType('System.Xml.XmlNodeType').enumObject(nodeType[self.kind]),
    'System.Xml.XmlNode ParentNode {get;}': (self: XmlNode) => self.parent,
    'System.Xml.XmlNodeList ChildNodes {get;}': (self: XmlNode) => new XmlList(() => self.children, 'System.Xml.XmlChildNodes'),
    'System.Xml.XmlNode PreviousSibling {get;}': (self: XmlNode) => self.sibling(-1),
    'System.Xml.XmlNode NextSibling {get;}': (self: XmlNode) => self.sibling(1),
    'System.Xml.XmlAttributeCollection Attributes {get;}': (self: XmlNode) =>
      self instanceof XmlElement ? new XmlList(() => self.attributes, 'System.Xml.XmlAttributeCollection', self) : null,
    'System.Xml.XmlDocument OwnerDocument {get;}': (self: XmlNode) => self.document ?? null,
    'System.Xml.XmlNode FirstChild {get;}': (self: XmlNode) => self.children[0] ?? null,
    'System.Xml.XmlNode LastChild {get;}': (self: XmlNode) => self.children.at(-1) ?? null,
    'bool HasChildNodes {get;}': (self: XmlNode) => self.children.length > 0,
    'string NamespaceURI {get;}': (self: XmlNode) => self.namespaceURI,
    'string Prefix {get;}': (self: XmlNode) => self.prefix,
    'string LocalName {get;}': (self: XmlNode) => self.localName,
    'bool IsReadOnly {get;}': () => false,
    'string InnerText {get;set;}': { get: (self: XmlNode) => self.content, set: setInnerText },
    'string OuterXml {get;}': outerXml,
    'string InnerXml {get;set;}': { get: innerXml, set: setInnerXml },
    'string BaseURI {get;}': () => '',
    'System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)': (self: XmlNode, child: XmlNode) => self.insert(child, null),
    'System.Xml.XmlNode CloneNode(bool deep)': (self: XmlNode, deep: boolean) => self.clone(deep),
    'System.Xml.XmlNode Clone()': (self: XmlNode) => self.clone(true),
    'System.Collections.IEnumerator GetEnumerator()': (self: XmlNode) => self.children,
    'string GetNamespaceOfPrefix(string prefix)': (self: XmlNode, prefix: string) => self.lookupNamespace(prefix) ?? '',
    'System.Xml.XmlNode InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)': (
      self: XmlNode,
      child: XmlNode,
      after: XmlNode | null,
    ) => self.insert(child, after ? after.sibling(1) : (self.children[0] ?? null)),
    'System.Xml.XmlNode InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)': (
      self: XmlNode,
      child: XmlNode,
      before: XmlNode | null,
    ) => self.insert(child, before),
    'void Normalize()': () => undefined,
    'System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)': (self: XmlNode, child: XmlNode) =>
      self.insert(child, self.children[0] ?? null),
    'void RemoveAll()': (self: XmlNode) => {
      self.children = [];
      if (self instanceof XmlElement) self.attributes.length = 0;
    },
    'System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)': (self: XmlNode, child: XmlNode) => self.detach(child),
    'System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)': (
      self: XmlNode,
      child: XmlNode,
      old: XmlNode,
    ) => {
      self.insert(child, old);
      return self.detach(old);
    },
    'System.Xml.XmlNodeList SelectNodes(string xpath)': select,
    'System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)': select,
    'System.Xml.XmlNode SelectSingleNode(string xpath)': (self: XmlNode, xpath: string) => select(self, xpath).items[0] ?? null,
    'System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)': (
      self: XmlNode,
      xpath: string,
      manager: NamespaceManager,
    ) => select(self, xpath, manager).items[0] ?? null,
  },
  hooks: {
    adapted: xmlAdapter,
    // The .NET indexer: the first child element of that name.
    index: (self: XmlNode, [name]: readonly Value[]) =>
      self.children.find((child) => child.kind === 'Element' && child.name === toText(name)) ?? null,
  },
}));

for (const [name, base] of [
  ['XmlLinkedNode', 'XmlNode'],
  ['XmlCharacterData', 'XmlLinkedNode'],
  ['XmlText', 'XmlCharacterData'],
  ['XmlCDataSection', 'XmlCharacterData'],
  ['XmlComment', 'XmlCharacterData'],
  ['XmlWhitespace', 'XmlCharacterData'],
  ['XmlSignificantWhitespace', 'XmlCharacterData'],
  ['XmlDocumentFragment', 'XmlNode'],
  ['XmlDocumentType', 'XmlLinkedNode'],
] as const)
  registerType(`System.Xml.${name}`, () => ({ base: `System.Xml.${base}` }));

registerType('System.Xml.XmlProcessingInstruction', () => ({
  base: 'System.Xml.XmlLinkedNode',
  instance: {
    'string Target {get;}': (self: XmlProcessingInstruction) => self.target,
    'string Data {get;set;}': {
      get: (self: XmlCharacterData) => self.text,
      set: (self: XmlCharacterData, text: string) => void (self.text = text),
    },
  },
}));

export const declared = (self: XmlCharacterData, name: string) => new RegExp(`${name}="([^"]*)"`).exec(self.text)?.[1] ?? '';

registerType('System.Xml.XmlDeclaration', () => ({
  base: 'System.Xml.XmlLinkedNode',
  instance: {
    'string Version {get;}': (self: XmlCharacterData) => declared(self, 'version'),
    'string Encoding {get;set;}': {
      get: (self: XmlCharacterData) => declared(self, 'encoding'),
      set: (self: XmlCharacterData, name: string) =>
        void (self.text = declarationText(declared(self, 'version'), name, declared(self, 'standalone'))),
    },
    'string Standalone {get;set;}': {
      get: (self: XmlCharacterData) => declared(self, 'standalone'),
      set: (self: XmlCharacterData, word: string) =>
        void (self.text = declarationText(declared(self, 'version'), declared(self, 'encoding'), word)),
    },
  },
}));

export function declarationText(version: string, encoding: string | null, standalone: string | null): string {
  return `version="${version}"${encoding ? ` encoding="${encoding}"` : ''}${standalone ? ` standalone="${standalone}"` : ''}`;
}

registerType('System.Xml.XmlAttribute', () => ({
  base: 'System.Xml.XmlNode',
  instance: {
    'bool Specified {get;}': () => true,
    'System.Xml.XmlElement OwnerElement {get;}': (self: XmlAttribute) => self.owner,
  },
}));

registerType('System.Xml.XmlElement', () => ({
  base: 'System.Xml.XmlLinkedNode',
  instance: {
    'bool IsEmpty {get;set;}': {
      get: (self: XmlElement) => self.isEmpty && self.children.length === 0,
      set: (self: XmlElement, on: boolean) => void (self.isEmpty = on),
    },
    'bool HasAttributes {get;}': (self: XmlElement) => self.attributes.length > 0,
    'string GetAttribute(string name)': (self: XmlElement, name: string) => self.attribute(name)?.text ?? '',
    'string GetAttribute(string localName, string namespaceURI)': (self: XmlElement, name: string, uri: string) =>
      self.attribute(name, uri)?.text ?? '',
    'System.Xml.XmlAttribute GetAttributeNode(string name)': (self: XmlElement, name: string) => self.attribute(name) ?? null,
    'System.Xml.XmlNodeList GetElementsByTagName(string name)': (self: XmlElement, name: string) =>
      new XmlList(() => [...elementsBelow(self, name)], 'System.Xml.XmlElementList'),
    'bool HasAttribute(string name)': (self: XmlElement, name: string) => self.attribute(name) !== undefined,
    'void RemoveAllAttributes()': (self: XmlElement) => void (self.attributes.length = 0),
    'void RemoveAttribute(string name)': (self: XmlElement, name: string) => self.removeAttribute(name),
    'void SetAttribute(string name, string value)': (self: XmlElement, name: string, text: string) =>
      void self.setAttribute(checkedName(name), text),
    'string SetAttribute(string localName, string namespaceURI, string value)': (
      self: XmlElement,
      name: string,
      uri: string,
      text: string,
    ) => self.setAttribute(checkedName(name), text, uri ?? '').text,
    'System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)': (self: XmlElement, attribute: XmlAttribute) =>
      self.putAttribute(attribute),
  },
}));

export function checkedName(name: string): string {
  if (!name)
    throw new NetException('System.ArgumentException', 'The local name for elements or attributes cannot be null or an empty string.');
  const bad = /[^\p{L}\p{N}_:.\-\u00b7]/u.exec(name) ?? /^[\d.-]/.exec(name);
  if (bad) {
    const code = bad[0].charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
    throw new NetException(
      'System.Xml.XmlException',
      bad.index === 0 && /[\d.-]/.test(bad[0])
        ? `Name cannot begin with the '${bad[0]}' character, hexadecimal value 0x${code}.`
        : `The '${bad[0]}' character, hexadecimal value 0x${code}, cannot be included in a name.`,
    );
  }
  return name;
}
