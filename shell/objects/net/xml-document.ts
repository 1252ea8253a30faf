import type { ByteSink, ByteSource, TextSink, TextSource } from '../byte-stream.ts';
import { castText } from '../convert.ts';
import { enumerable } from '../enumerate.ts';
import { platform } from '../platform.ts';
import { registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import {
  characterData,
  elementsBelow,
  XmlAttribute,
  XmlDocument,
  XmlElement,
  XmlFragment,
  type XmlNode,
  XmlProcessingInstruction,
} from '../xml/node.ts';
import { loadXml } from '../xml/parse.ts';
import { indentedXml, outerXml } from '../xml/write.ts';
import { decodeMarked, encodingNamed, encodings } from './encodings.ts';
import { checkedName, declarationText, declared, NameTable, XmlList } from './xml.ts';

function element(document: XmlDocument, name: string, uri = ''): XmlElement {
  return new XmlElement(document, checkedName(name), uri ?? '');
}

/** Bytes by their mark, else by the encoding that the declaration names. */
function decodeXml(bytes: Uint8Array): string {
  const head = encodings.latin1.decode(bytes.subarray(0, 200));
  const name = /^<\?xml[^>]*encoding=["']([^"']+)["']/.exec(head)?.[1];
  return decodeMarked(bytes, (name && encodingNamed(name)) || encodings.utf8);
}

function written(document: XmlDocument): string {
  return document.preserveWhitespace ? outerXml(document) : indentedXml(document, { indent: '  ', newLine: platform().newLine });
}

/** Bytes in the encoding that the declaration names, with its mark; UTF-8 without one when there is no declaration. */
function bytesOf(document: XmlDocument): Uint8Array {
  const name = document.declaration ? declared(document.declaration, 'encoding') : '';
  const encoding = (name && encodingNamed(name)) || encodings.utf8NoBom;
  return Uint8Array.from([...encoding.preamble, ...encoding.encode(written(document))]);
}

function fromText(text: string): XmlDocument {
  const document = new XmlDocument();
  loadXml(document, text);
  return document;
}

registerType('System.Xml.XmlDocument', () => ({
  base: 'System.Xml.XmlNode',
  constructors: { '()': () => new XmlDocument() },
  instance: {
    'System.Xml.XmlElement DocumentElement {get;}': (self: XmlDocument) => self.root,
    'System.Xml.XmlDocumentType DocumentType {get;}': (self: XmlDocument) =>
      self.children.find((child) => child.kind === 'DocumentType') ?? null,
    'bool PreserveWhitespace {get;set;}': {
      get: (self: XmlDocument) => self.preserveWhitespace,
      set: (self: XmlDocument, on: boolean) => void (self.preserveWhitespace = on),
    },
    'System.Xml.XmlNameTable NameTable {get;}': () => new NameTable(),
    'System.Xml.XmlAttribute CreateAttribute(string name)': (self: XmlDocument, name: string) =>
      new XmlAttribute(self, checkedName(name), ''),
    'System.Xml.XmlAttribute CreateAttribute(string qualifiedName, string namespaceURI)': (self: XmlDocument, name: string, uri: string) =>
      new XmlAttribute(self, checkedName(name), uri ?? ''),
    'System.Xml.XmlCDataSection CreateCDataSection(string data)': (self: XmlDocument, text: string) => characterData('CDATA', self, text),
    'System.Xml.XmlComment CreateComment(string data)': (self: XmlDocument, text: string) => characterData('Comment', self, text),
    'System.Xml.XmlDocumentFragment CreateDocumentFragment()': (self: XmlDocument) => new XmlFragment(self),
    'System.Xml.XmlElement CreateElement(string name)': (self: XmlDocument, name: string) => element(self, name),
    'System.Xml.XmlElement CreateElement(string qualifiedName, string namespaceURI)': element,
    'System.Xml.XmlElement CreateElement(string prefix, string localName, string namespaceURI)': (
      self: XmlDocument,
      prefix: string,
      name: string,
      uri: string,
    ) => element(self, prefix ? `${prefix}:${name}` : name, uri),
    'System.Xml.XmlNode CreateNode(string nodeTypeString, string name, string namespaceURI)': (
      self: XmlDocument,
      kind: string,
      name: string,
      uri: string,
    ) => (kind.toLowerCase() === 'attribute' ? new XmlAttribute(self, checkedName(name), uri ?? '') : element(self, name, uri)),
    'System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)': (
      self: XmlDocument,
      target: string,
      text: string,
    ) => new XmlProcessingInstruction(self, target, text),
    'System.Xml.XmlText CreateTextNode(string text)': (self: XmlDocument, text: string) => characterData('Text', self, text),
    'System.Xml.XmlWhitespace CreateWhitespace(string text)': (self: XmlDocument, text: string) => characterData('Whitespace', self, text),
    'System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)': (
      self: XmlDocument,
      version: string,
      encoding: string | null,
      standalone: string | null,
    ) => characterData('XmlDeclaration', self, declarationText(version, encoding, standalone)),
    'System.Xml.XmlElement GetElementById(string elementId)': (self: XmlDocument, id: string) =>
      [...elementsBelow(self)].find((each) => each.attribute('id')?.text === id) ?? null,
    'System.Xml.XmlNodeList GetElementsByTagName(string name)': (self: XmlDocument, name: string) =>
      new XmlList(() => [...elementsBelow(self, name)], 'System.Xml.XmlElementList'),
    'System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)': (self: XmlDocument, node: XmlNode, deep: boolean) =>
      node.clone(deep, self),
    'void Load(string filename)': (self: XmlDocument, file: string) =>
      loadXml(self, decodeXml(platform().readFile(file.replace(/^file:\/\//, '')))),
    'void Load(System.IO.Stream inStream)': (self: XmlDocument, stream: ByteSource) => loadXml(self, decodeXml(stream.rest())),
    'void Load(System.IO.TextReader txtReader)': (self: XmlDocument, reader: TextSource) => loadXml(self, reader.readToEnd()),
    'void LoadXml(string xml)': loadXml,
    'void Save(string filename)': (self: XmlDocument, file: string) => platform().writeFile(file, bytesOf(self)),
    'void Save(System.IO.Stream outStream)': (self: XmlDocument, stream: ByteSink) => stream.write(bytesOf(self)),
    'void Save(System.IO.TextWriter writer)': (self: XmlDocument, writer: TextSink) => writer.write(written(self)),
  },
  hooks: {
    from: (value: Value) => {
      if (typeof value === 'string') return fromText(value);
      return value !== null && typeof value === 'object' && enumerable(value) ? fromText(castText(value)) : undefined;
    },
  },
}));
