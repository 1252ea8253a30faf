import { Collection } from '../../shell/objects/collection.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import type { Dictionary } from '../../shell/objects/dictionary.ts';
import { raise } from '../../shell/objects/error.ts';
import { Hashtable, OrderedDictionary } from '../../shell/objects/hashtable.ts';
import { addMember, construct, invokeMethod, setTypeNames } from '../../shell/objects/members.ts';
import { type NetType, requireType } from '../../shell/objects/net-type.ts';
import { PSObject } from '../../shell/objects/ps-object.ts';
import { Shape } from '../../shell/objects/shape.ts';
import type { Value } from '../../shell/objects/value.ts';
import { XmlDocument, XmlElement } from '../../shell/objects/xml/node.ts';
import { loadXml } from '../../shell/objects/xml/parse.ts';
import { readScalar } from './clixml-scalars.ts';
import { decodeClixml } from './clixml-text.ts';

/** The objects in a CLIXML text, in order. Throws an XmlException (NetException) for text that is not XML, InvalidCliXml for other XML. */
export function fromClixml(text: string): Value[] {
  const document = new XmlDocument();
  document.preserveWhitespace = true;
  loadXml(document, text);
  const { root } = document;
  if (root?.localName !== 'Objs')
    raise(
      'System.Xml.XmlException',
      'Deserializer.DeserializeNotObjs',
      'InvalidData',
      `Element 'Objs' with namespace URI 'http://schemas.microsoft.com/powershell/2004/04' was not found.`,
    );
  const reader = new ClixmlReader();
  return elements(root).map((element) => reader.value(element));
}

/** What is left of a .NET object: its properties. It calls itself a PSObject. */
class PropertyBag extends CustomObject {
  get netType(): NetType {
    return requireType('System.Management.Automation.PSObject');
  }
}

const elements = (node: XmlElement): XmlElement[] => node.children.filter((child): child is XmlElement => child instanceof XmlElement);

/** Types whose values come back as they were, from their text. */
const live = new Set([
  'System.Net.IPAddress',
  'System.Net.Mail.MailAddress',
  'System.Globalization.CultureInfo',
  'System.Management.Automation.SemanticVersion',
  'System.Management.Automation.SwitchParameter',
]);

class ClixmlReader {
  readonly #objects = new Map<string, Value>();
  readonly #typeLists = new Map<string, readonly string[]>();

  value(element: XmlElement): Value {
    const tag = element.localName;
    if (tag === 'Nil') return null;
    if (tag === 'Ref') return this.#objects.get(element.attribute('RefId')?.text ?? '') ?? null;
    const scalar = readScalar(tag, element.content);
    if (scalar) return scalar.value;
    if (tag === 'Obj') return this.#object(element);
    return raise(
      'System.Xml.XmlException',
      'Deserializer.UnexpectedElement',
      'InvalidData',
      `The element '${tag}' is not known in CLIXML.`,
    );
  }

  #object(element: XmlElement): Value {
    const parts = elements(element);
    const id = element.attribute('RefId')?.text ?? '';
    const names = this.#typeNames(parts);
    const content = parts.find(({ localName }) => !/^(TN|TNRef|Props|MS|ToString)$/.test(localName));
    const text = parts.find(({ localName }) => localName === 'ToString')?.content;
    const props = parts.filter(({ localName }) => localName === 'Props' || localName === 'MS').flatMap(elements);
    if (content) return this.#container(content, names, props, id);
    if (text !== undefined && live.has(names[0] ?? '')) return this.#known(names[0]!, decodeClixml(text), props);
    const isPlain = names.includes('System.Management.Automation.PSCustomObject');
    const made = isPlain ? new CustomObject(Shape.empty, []) : new PropertyBag(Shape.empty, []);
    setTypeNames(made, deserialized(names));
    this.#objects.set(id, made);
    for (const each of props) made.set(decodeClixml(each.attribute('N')?.text ?? ''), this.value(each));
    if (text !== undefined)
      addMember(made, {
        kind: 'CodeMethod',
        name: 'ToString',
        definition: 'string ToString()',
        call: () => decodeClixml(text),
        hidden: true,
      });
    return made;
  }

  #typeNames(parts: readonly XmlElement[]): readonly string[] {
    const own = parts.find(({ localName }) => localName === 'TN');
    if (own) {
      const names = elements(own).map((each) => decodeClixml(each.content));
      this.#typeLists.set(own.attribute('RefId')?.text ?? '', names);
      return names;
    }
    const reference = parts.find(({ localName }) => localName === 'TNRef');
    return (reference && this.#typeLists.get(reference.attribute('RefId')?.text ?? '')) ?? [];
  }

  #known(typeName: string, text: string, props: readonly XmlElement[]): Value {
    const type = requireType(typeName);
    if (typeName.endsWith('SwitchParameter')) return construct(type, [props.some((each) => each.content === 'true')]);
    const { parse } = type.hooks;
    return parse ? parse(text, undefined as never) : construct(type, [text]);
  }

  #container(content: XmlElement, names: readonly string[], props: readonly XmlElement[], id: string): Value {
    const made = this.#contentOf(content, names, id);
    const carrier = typeof made === 'object' && made !== null ? made : new PSObject(made);
    if (names.length > 0 && !isBareTable(made)) setTypeNames(carrier, deserialized(names));
    for (const each of props)
      addMember(carrier, { kind: 'NoteProperty', name: decodeClixml(each.attribute('N')?.text ?? ''), value: this.value(each) });
    return carrier;
  }

  #contentOf(content: XmlElement, names: readonly string[], id: string): Value {
    switch (content.localName) {
      case 'DCT': {
        const ordered = /OrderedDictionary$/.test(names[0] ?? '');
        return this.#table(ordered ? new OrderedDictionary() : new Hashtable(), content, id);
      }
      case 'STK':
        return this.#filled(construct(requireType('System.Collections.Stack'), []), 'Push', elements(content).reverse(), id);
      case 'QUE':
        return this.#filled(construct(requireType('System.Collections.Queue'), []), 'Enqueue', elements(content), id);
      case 'LST':
      case 'IE': {
        const list = new Collection(requireType('System.Collections.ArrayList'));
        this.#objects.set(id, list);
        for (const each of elements(content)) list.items.push(this.value(each));
        return list;
      }
      default:
        return this.value(content);
    }
  }

  #table(table: Dictionary, content: XmlElement, id: string): Value {
    this.#objects.set(id, table);
    for (const entry of elements(content)) {
      const [key, value] = elements(entry);
      if (key && value) table.set(this.value(key), this.value(value));
    }
    return table;
  }

  #filled(made: Value, method: string, items: readonly XmlElement[], id: string): Value {
    this.#objects.set(id, made);
    for (const each of items) invokeMethod(made, method, [this.value(each)]);
    return made;
  }
}

const isBareTable = (value: Value): boolean => value instanceof Hashtable || value instanceof OrderedDictionary;

const deserialized = (names: readonly string[]): string[] =>
  names.map((name) => (name.startsWith('Deserialized.') ? name : `Deserialized.${name}`));
