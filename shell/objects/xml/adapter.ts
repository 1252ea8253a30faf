import { castText } from '../convert.ts';
import { enumerable } from '../enumerate.ts';
import { ErrorRecord, NetException, Raised } from '../error.ts';
import { typeOf } from '../net-type.ts';
import type { Adapter } from '../type-table.ts';
import type { Value } from '../value.ts';
import { characterData, XmlAttribute, XmlCharacterData, XmlElement, type XmlNode } from './node.ts';

/** Attributes, then children, with a local name in any case. */
function nodesNamed(node: XmlNode, name: string): XmlNode[] {
  const key = name.toLowerCase();
  const attributes = node instanceof XmlElement ? node.attributes.filter((each) => each.localName.toLowerCase() === key) : [];
  return [...attributes, ...node.children.filter((child) => child.kind !== 'Whitespace' && child.localName.toLowerCase() === key)];
}

/** What a node is as a property: text where it has nothing but text, else itself. */
function simple(node: XmlNode): Value {
  if (node.kind === 'Text') return node.content;
  if (node instanceof XmlElement && node.attributes.length) return node;
  if (node.children.length === 0) return node.content;
  if (node.children.length === 1 && node.children[0]!.kind === 'Text') return node.content;
  return node;
}

function cannotSet(id: string, name: string): never {
  const message = `Cannot set "${name}" because only strings can be used as values to set XmlNode properties.`;
  throw new Raised(new ErrorRecord(new NetException('System.Management.Automation.SetValueException', message), id, 'NotSpecified'));
}

function setText(element: XmlElement, text: string): void {
  element.children = [];
  if (text !== '') element.insert(characterData('Text', element.document, text), null);
  element.isEmpty = text === '';
}

/** PowerShell's view of XML: attributes and child elements as properties. */
export const xmlAdapter: Adapter = {
  names(node: XmlNode): string[] {
    const names = new Map<string, string>();
    const all = [...(node instanceof XmlElement ? node.attributes : []), ...node.children.filter((child) => child.kind !== 'Whitespace')];
    for (const each of all) if (!names.has(each.localName.toLowerCase())) names.set(each.localName.toLowerCase(), each.localName);
    return [...names.values()];
  },
  has: (node: XmlNode, name: string) => nodesNamed(node, name).length > 0,
  get(node: XmlNode, name: string): Value {
    const found = nodesNamed(node, name);
    if (found.length === 0) return null;
    return found.length === 1 ? simple(found[0]!) : found.map(simple);
  },
  set(node: XmlNode, name: string, value: Value): void {
    const [only, another] = nodesNamed(node, name);
    if (another) cannotSet('XmlNodeSetRestrictionsMoreThanOneNode', name);
    if (value !== null && typeof value === 'object' && (enumerable(value) || typeOf(value).display.startsWith('System.Xml.')))
      cannotSet('XmlNodeSetShouldBeAString', name);
    const text = castText(value);
    if (only instanceof XmlAttribute) only.text = text;
    else if (only instanceof XmlCharacterData) only.text = text;
    else if (only instanceof XmlElement) {
      if (only.attributes.length) cannotSet('XmlNodeSetRestrictionsNodeWithAttributes', name);
      if (only.children.some((child) => child.kind !== 'Text') || only.children.length > 1)
        cannotSet('XmlNodeSetRestrictionsUnknownNodeType', name);
      setText(only, text);
    }
  },
  definition(node: XmlNode, name: string): string {
    const found = nodesNamed(node, name);
    if (found.length > 1) return `System.Object[] ${name} {get;}`;
    const value = simple(found[0]!);
    if (typeof value === 'string') return `string ${name} {get;set;}`;
    return `${typeOf(value).shortText} ${name} {get;}`;
  },
};

export { setText };
