import './packet-types.ts';
import type { Value } from '../objects/value.ts';
import { openAlone, openDocument } from './document.ts';
import type { Formatting } from './formatting.ts';
import type { FormatRequest, Generator } from './generator.ts';
import {
  FormatEndData,
  FormatEntryData,
  FormatStartData,
  GroupEndData,
  GroupStartData,
  isPacket,
  type OutputStream,
  type Packet,
} from './packets.ts';
import { allNames, hasShownProperty } from './property-names.ts';
import { isScalar } from './scalar-types.ts';
import { elementsOf, isDictionary, typeNamesOf } from './subject.ts';
import { plainValueText } from './value-text.ts';

/** The first stage: objects become packets, in PowerShell's order of questions. Without a request it is the default formatting. */
export class ObjectFormatter {
  readonly #formatting: Formatting;
  readonly #request: FormatRequest | undefined;
  readonly #emit: (packet: Packet) => void;
  #document: Generator | undefined;
  #inGroup = false;
  /** Type names of the last object that had nothing to do with being shown alone. */
  #ordinary: readonly string[] | undefined;

  constructor(formatting: Formatting, emit: (packet: Packet) => void, request?: FormatRequest) {
    this.#formatting = formatting;
    this.#emit = emit;
    this.#request = request;
  }

  /** Takes one object; a collection is taken apart, one level. */
  write(value: Value, stream: OutputStream = 'output'): void {
    if (value === null || value === undefined) return;
    if (typeof value === 'string') {
      this.#object(value, stream);
      return;
    }
    const all = elementsOf(value);
    if (!all) {
      this.#object(value, stream);
      return;
    }
    const expansion = this.#expansion(value);
    if (expansion === 'CoreOnly') {
      this.#object(value, stream);
      return;
    }
    const elements = expansion === 'Both' ? this.#announce(value, [...all], stream) : all;
    for (const element of elements) this.#object(element, stream);
  }

  /** Closes what is open. */
  end(): void {
    if (this.#inGroup) this.#emit(new GroupEndData());
    if (this.#document) this.#emit(new FormatEndData());
    this.#inGroup = false;
    this.#document = undefined;
  }

  #object(value: Value, stream: OutputStream): void {
    if (value === null || value === undefined) return;
    if (isPacket(value)) this.#emit(value);
    else if (this.#request?.force || !this.#shownAlone(value, stream)) this.#inDocument(value, stream);
  }

  #inDocument(value: Value, stream: OutputStream): void {
    if (!this.#document) {
      this.#document = openDocument(value, this.#formatting, this.#request);
      this.#emit(new FormatStartData(this.#document.shape, this.#document.autoSize));
    }
    const document = this.#document;
    if (!this.#request?.force && !document.applies(typeNamesOf(value))) {
      this.#alone(value, stream);
      return;
    }
    this.#group(document, value);
    this.#emit(new FormatEntryData(document.entry(value), false, stream));
    this.#report(document);
  }

  #group(document: Generator, value: Value): void {
    const { grouping } = document;
    const changed = grouping?.changes(value) ?? false;
    if (this.#inGroup && !changed) return;
    if (this.#inGroup) {
      this.#emit(raw('', 'output'));
      this.#emit(new GroupEndData());
    }
    this.#emit(new GroupStartData(grouping?.heading(value)));
    this.#inGroup = true;
  }

  /** Shows what never belongs into a document: types with a view of their own for that, scalars, objects without properties. */
  #shownAlone(value: Value, stream: OutputStream): boolean {
    if (typeof value === 'string') {
      this.#emit(raw(value, stream));
      return true;
    }
    const typeNames = typeNamesOf(value);
    if (typeNames === this.#ordinary && hasShownProperty(value)) return false;
    const view = this.#formatting.views.outOfBand(typeNames);
    if (view) {
      const document = openAlone(value, this.#formatting, view);
      this.#emit(new FormatEntryData(document.entry(value), true, stream));
      this.#report(document);
      return true;
    }
    if (isScalar(typeNames) || isDictionary(value) || !hasShownProperty(value)) {
      this.#emit(raw(plainValueText(value), stream));
      return true;
    }
    this.#ordinary = typeNames;
    return false;
  }

  /** An object that does not fit into the open document, as a list of its properties. */
  #alone(value: Value, stream: OutputStream): void {
    if (allNames(value).length === 0) return;
    const document = openAlone(value, this.#formatting, undefined);
    this.#emit(new FormatEntryData(document.entry(value), true, stream));
    this.#report(document);
  }

  /** -ShowError: what failed is shown after the entry. */
  #report(document: Generator): void {
    for (const failure of document.drainErrors()) this.#shownAlone(failure, 'output');
  }

  #expansion(value: Value) {
    if (this.#request?.expand) return this.#request.expand;
    const names = typeNamesOf(value).map((name) => name.toLowerCase());
    const { expansions } = this.#formatting.views.settings;
    return expansions.find(({ types }) => types.length === 0 || types.some((type) => names.includes(type.toLowerCase())))?.expand;
  }

  #announce(value: Value, elements: Value[], stream: OutputStream): Value[] {
    const count = elements.length;
    const objects = count === 0 ? 'no objects' : count === 1 ? 'the following object' : `the following ${count} objects`;
    this.#emit(raw('The following object supports IEnumerable:', stream));
    if (!this.#shownAlone(value, stream)) this.#alone(value, stream);
    this.#emit(raw(`The IEnumerable contains ${objects}${count === 0 ? '.' : ':'}`, stream));
    return elements;
  }
}

function raw(text: string, stream: OutputStream): FormatEntryData {
  return new FormatEntryData({ kind: 'raw', text }, true, stream);
}
