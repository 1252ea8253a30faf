import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { enumerable } from '../../shell/objects/enumerate.ts';
import { NetException, Raised } from '../../shell/objects/error.ts';
import { propertiesOf, typeNamesOf } from '../../shell/objects/members.ts';
import { EnumValue, typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { scalarElement } from './clixml-scalars.ts';

/** Writes objects as ConvertTo-Xml does: an element for each property, down to a depth. */
export class XmlText {
  readonly #types: boolean;
  readonly #depth: number;

  constructor(types: boolean, depth: number) {
    this.#types = types;
    this.#depth = depth;
  }

  /** Lines of one object. */
  lines(value: Value, level: number): string[] {
    return this.#element('Object', undefined, value, 0, level);
  }

  #element(tag: string, name: string | undefined, value: Value, depth: number, level: number): string[] {
    const bare = unwrap(value);
    const indent = '  '.repeat(level);
    const named = name === undefined ? '' : ` Name="${attribute(name)}"`;
    if (bare === null || bare === undefined)
      return [`${indent}<${tag}${named}${this.#types && tag === 'Property' ? ' Type="System.Object"' : ''} />`];
    const typed = this.#types ? ` Type="${attribute(typeName(bare))}"` : '';
    const open = `${indent}<${tag}${named}${typed}>`;
    const inner = this.#inner(bare, depth, level + 1);
    if (typeof inner === 'string') return [inner === '' ? `${open}</${tag}>` : `${open}${inner}</${tag}>`];
    return inner.length === 0 ? [`${open.slice(0, -1)} />`] : [open, ...inner, `${indent}</${tag}>`];
  }

  /** Text, or the lines of what is inside. */
  #inner(bare: Value, depth: number, level: number): string | string[] {
    if (bare instanceof EnumValue || scalarElement(bare)) return text(toText(bare));
    if (depth > this.#depth) return text(toText(bare));
    if (bare instanceof Dictionary)
      return Array.from(bare.entries(), ({ key, value }) => [
        ...this.#element('Property', 'Key', key, depth + 1, level),
        ...this.#element('Property', 'Value', value, depth + 1, level),
      ]).flat();
    const items = bare instanceof CustomObject ? undefined : enumerable(bare);
    if (items) return Array.from(items, (item) => this.#element('Property', undefined, item, depth + 1, level)).flat();
    const properties = propertiesOf(bare).filter((view) => !view.hidden);
    if (depth >= this.#depth && depth > 0) return text(toText(bare));
    return properties.flatMap((view) => {
      try {
        return this.#element('Property', view.name, view.value, depth + 1, level);
      } catch (thrown) {
        if (thrown instanceof Raised || thrown instanceof NetException) return [];
        throw thrown;
      }
    });
  }
}

function typeName(value: Value): string {
  return value instanceof CustomObject ? (typeNamesOf(value)[0] ?? '') : typeOf(value).display;
}

const text = (value: string): string => value.replace(/[&<>]/g, (sign) => (sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;'));
const attribute = (value: string): string => text(value).replaceAll('"', '&quot;');
