import { XmlAttribute, type XmlCharacterData, XmlDocumentType, XmlElement, type XmlNode, type XmlProcessingInstruction } from './node.ts';

const escapeText = (text: string) => text.replace(/[&<>]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : '&gt;'));
const escapeAttribute = (text: string) =>
  text.replace(/[&<>"\r\n\t]/g, (c) =>
    c === '&'
      ? '&amp;'
      : c === '<'
        ? '&lt;'
        : c === '>'
          ? '&gt;'
          : c === '"'
            ? '&quot;'
            : `&#x${c.charCodeAt(0).toString(16).toUpperCase()};`,
  );

function startTag(element: XmlElement): string {
  const own = new Set(element.attributes.map((attribute) => attribute.name));
  let text = `<${element.name}`;
  for (const { name, text: value } of element.attributes) text += ` ${name}="${escapeAttribute(value)}"`;
  // A namespace that nothing above declares is written where it is first used.
  const declaration = element.prefix ? `xmlns:${element.prefix}` : 'xmlns';
  const above = element.parent?.lookupNamespace(element.prefix) ?? '';
  if (!own.has(declaration) && above !== element.namespaceURI && element.prefix !== 'xml')
    text += ` ${declaration}="${escapeAttribute(element.namespaceURI)}"`;
  return text;
}

/** The markup of a node: OuterXml. */
export function outerXml(node: XmlNode): string {
  switch (node.kind) {
    case 'Element': {
      const element = node as XmlElement;
      if (element.children.length === 0 && element.isEmpty) return `${startTag(element)} />`;
      return `${startTag(element)}>${innerXml(element)}</${element.name}>`;
    }
    case 'Attribute':
      return node instanceof XmlAttribute ? `${node.name}="${escapeAttribute(node.text)}"` : '';
    case 'Text':
    case 'Whitespace':
    case 'SignificantWhitespace':
      return escapeText((node as XmlCharacterData).text);
    case 'CDATA':
      return `<![CDATA[${(node as XmlCharacterData).text}]]>`;
    case 'Comment':
      return `<!--${(node as XmlCharacterData).text}-->`;
    case 'ProcessingInstruction': {
      const { target, text } = node as XmlProcessingInstruction;
      return `<?${target}${text ? ` ${text}` : ''}?>`;
    }
    case 'XmlDeclaration':
      return `<?xml ${(node as XmlCharacterData).text}?>`;
    case 'DocumentType':
      return node instanceof XmlDocumentType ? documentType(node) : '';
    default:
      return innerXml(node);
  }
}

function documentType({ rootName, publicId, systemId, subset }: XmlDocumentType): string {
  const id = publicId !== null ? ` PUBLIC "${publicId}" "${systemId ?? ''}"` : systemId !== null ? ` SYSTEM "${systemId}"` : '';
  return `<!DOCTYPE ${rootName}${id}${subset === null ? '' : `[${subset}]`}>`;
}

export function innerXml(node: XmlNode): string {
  if (node instanceof XmlAttribute) return escapeText(node.text);
  let text = '';
  for (const child of node.children) text += outerXml(child);
  return text;
}

export interface WriteOptions {
  readonly indent: string;
  readonly newLine: string;
  readonly omitDeclaration?: boolean;
}

const isText = (node: XmlNode) =>
  node.kind === 'Text' || node.kind === 'CDATA' || node.kind === 'Whitespace' || node.kind === 'SignificantWhitespace';

/** Markup with each element on a line of its own; elements that hold text are left as they are. */
export function indentedXml(node: XmlNode, { indent, newLine, omitDeclaration }: WriteOptions): string {
  const write = (each: XmlNode, depth: number): string => {
    if (!(each instanceof XmlElement) || each.children.length === 0 || each.children.some(isText)) return outerXml(each);
    const inner = each.children.map((child) => newLine + indent.repeat(depth + 1) + write(child, depth + 1)).join('');
    return `${startTag(each)}>${inner}${newLine}${indent.repeat(depth)}</${each.name}>`;
  };
  const nodes = node.kind === 'Document' ? node.children : [node];
  return nodes
    .filter((child) => !(omitDeclaration && child.kind === 'XmlDeclaration'))
    .map((child) => write(child, 0))
    .join(newLine);
}
