import { Collection } from '../../shell/objects/collection.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Dictionary } from '../../shell/objects/dictionary.ts';
import { enumerable } from '../../shell/objects/enumerate.ts';
import { NetException, Raised } from '../../shell/objects/error.ts';
import { membersOn } from '../../shell/objects/extended-members.ts';
import { type MemberView, propertiesOf, typeNamesOf } from '../../shell/objects/members.ts';
import { EnumValue, typeOf } from '../../shell/objects/net-type.ts';
import { PSObject } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { scalarElement } from './clixml-scalars.ts';
import { encodeClixml } from './clixml-text.ts';

const start = '<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">';

/** The CLIXML of some objects; properties of .NET objects below `depth` are written as text. */
export function toClixml(values: readonly Value[], depth: number): string {
  const writer = new ClixmlWriter();
  for (const value of values) writer.write(value, undefined, depth, 1);
  return values.length === 0 ? start.replace('>', ' />') : `${start}\n${writer.lines.join('\n')}\n</Objs>`;
}

class ClixmlWriter {
  readonly lines: string[] = [];
  readonly #objects = new Map<object, number>();
  readonly #typeLists = new Map<string, number>();

  #line(level: number, text: string): void {
    this.lines.push('  '.repeat(level) + text);
  }

  write(value: Value, name: string | undefined, depth: number, level: number): void {
    const named = name === undefined ? '' : ` N="${encodeAttribute(name)}"`;
    if (value === null || value === undefined) {
      this.#line(level, `<Nil${named} />`);
      return;
    }
    const bare = value instanceof PSObject ? value.base : value;
    const scalar = scalarElement(bare);
    if (scalar && (typeof value !== 'object' || !membersOn(value)?.size || typeof bare === 'string')) {
      this.#line(
        level,
        scalar.text === '' ? `<${scalar.tag}${named}></${scalar.tag}>` : `<${scalar.tag}${named}>${scalar.text}</${scalar.tag}>`,
      );
      return;
    }
    this.#object(value as object, bare, named, depth, level, scalar);
  }

  #object(
    value: object,
    bare: Value,
    named: string,
    depth: number,
    level: number,
    scalar: { tag: string; text: string } | undefined,
  ): void {
    const known = this.#objects.get(value);
    if (known !== undefined) {
      this.#line(level, `<Ref${named} RefId="${known}" />`);
      return;
    }
    const isContainer = bare instanceof CustomObject || bare instanceof Dictionary || bare instanceof EnumValue || scalar !== undefined;
    const items = isContainer ? undefined : enumerable(bare);
    if (depth < 0 && !isContainer) {
      this.#line(level, `<S${named}>${encodeClixml(toText(bare))}</S>`);
      return;
    }
    const id = this.#objects.size;
    this.#objects.set(value, id);
    this.#line(level, `<Obj${named} RefId="${id}">`);
    this.#typeNames(value, level + 1);
    if (scalar) this.#line(level + 1, `<${scalar.tag}>${scalar.text}</${scalar.tag}>`);
    else if (bare instanceof Dictionary) this.#dictionary(bare, depth, level + 1);
    else if (items) this.#list(bare, items, depth, level + 1);
    else if (bare instanceof EnumValue) {
      this.#line(level + 1, `<ToString>${encodeClixml(toText(bare))}</ToString>`);
      this.#line(level + 1, `<I32>${bare.value}</I32>`);
    } else this.#ownProperties(bare, depth, level + 1);
    this.#addedProperties(value, bare, depth, level + 1);
    this.#line(level, '</Obj>');
  }

  #typeNames(value: object, level: number): void {
    const names = typeNamesOf(value);
    const key = names.join('\n');
    const known = this.#typeLists.get(key);
    if (known !== undefined) {
      this.#line(level, `<TNRef RefId="${known}" />`);
      return;
    }
    const id = this.#typeLists.size;
    this.#typeLists.set(key, id);
    this.#line(level, `<TN RefId="${id}">`);
    for (const name of names) this.#line(level + 1, `<T>${encodeClixml(name)}</T>`);
    this.#line(level, '</TN>');
  }

  #dictionary(table: Dictionary, depth: number, level: number): void {
    this.#line(level, '<DCT>');
    for (const { key, value } of table.entries()) {
      this.#line(level + 1, '<En>');
      this.write(key, 'Key', depth, level + 2);
      this.write(value, 'Value', depth, level + 2);
      this.#line(level + 1, '</En>');
    }
    this.#line(level, '</DCT>');
  }

  #list(bare: Value, items: Iterable<Value>, depth: number, level: number): void {
    const { display } = typeOf(bare);
    const tag = /\.Stack(`1.*)?$/.test(display)
      ? 'STK'
      : /\.Queue(`1.*)?$/.test(display)
        ? 'QUE'
        : bare instanceof Collection || Array.isArray(bare)
          ? 'LST'
          : 'IE';
    this.#line(level, `<${tag}>`);
    for (const item of items) this.write(item, undefined, depth - (item instanceof CustomObject ? 0 : 1), level + 1);
    this.#line(level, `</${tag}>`);
  }

  #ownProperties(bare: Value, depth: number, level: number): void {
    if (bare instanceof CustomObject) return;
    this.#line(level, `<ToString>${encodeClixml(toText(bare))}</ToString>`);
    const own = propertiesOf(bare).filter((view) => view.memberType === 'Property' && !view.hidden);
    if (own.length === 0) return;
    this.#line(level, '<Props>');
    for (const view of own) this.#property(view, depth - 1, level + 1);
    this.#line(level, '</Props>');
  }

  #addedProperties(value: object, bare: Value, depth: number, level: number): void {
    const isCustom = bare instanceof CustomObject;
    if (!isCustom && !membersOn(value)?.size) return;
    const added = propertiesOf(value).filter((view) => view.memberType !== 'Property' && !view.hidden && (isCustom || view.isInstance));
    if (added.length === 0) return;
    this.#line(level, '<MS>');
    for (const view of added) this.#property(view, isCustom ? depth : depth - 1, level + 1);
    this.#line(level, '</MS>');
  }

  #property(view: MemberView, depth: number, level: number): void {
    let value: Value;
    try {
      value = view.value;
    } catch (thrown) {
      if (thrown instanceof Raised || thrown instanceof NetException) return;
      throw thrown;
    }
    this.write(value, view.name, depth, level);
  }
}

const encodeAttribute = (text: string): string => encodeClixml(text).replaceAll('"', '&quot;');
