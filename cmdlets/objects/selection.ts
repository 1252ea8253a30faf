import type { EngineContext } from '../../shell/command/context.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { enumerable } from '../../shell/objects/enumerate.ts';
import { type ErrorCategory, ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { addMember, hasMember, typeNamesOf } from '../../shell/objects/members.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { Shape } from '../../shell/objects/shape.ts';
import type { Value } from '../../shell/objects/value.ts';
import type { Wildcard } from '../../shell/objects/wildcard.ts';
import { type Expression, matchingNames, missing, nameExpression, realName } from './property-expression.ts';
import type { UniqueValues } from './unique-values.ts';

export interface SelectedProperty {
  readonly expression: Expression;
  readonly label: string | undefined;
}

type Note = readonly [name: string, value: Value];

/** Makes of each object what Select-Object writes for it. */
export class Selection {
  readonly #properties: readonly SelectedProperty[];
  readonly #excluded: readonly Wildcard[];
  readonly #expand: Expression | undefined;
  readonly #context: EngineContext;
  readonly #unique: UniqueValues | undefined;

  constructor(
    properties: readonly SelectedProperty[],
    excluded: readonly Wildcard[],
    expand: string | undefined,
    context: EngineContext,
    unique: UniqueValues | undefined,
  ) {
    this.#properties = properties;
    this.#excluded = excluded;
    this.#expand = expand === undefined ? undefined : nameExpression(expand);
    this.#context = context;
    this.#unique = unique;
  }

  select(input: Value): void {
    if (this.#properties.length === 0 && this.#expand === undefined) {
      this.#write(input, [], input);
      return;
    }
    if (input === null) {
      this.#context.write(null);
      return;
    }
    const notes: Note[] = [];
    for (const property of this.#properties) this.#read(property, input, notes);
    if (this.#expand) this.#expandInto(this.#expand, input, notes);
    else this.#write(this.#object(input, notes), notes, input);
  }

  #read({ expression, label }: SelectedProperty, input: Value, notes: Note[]): void {
    if (!expression.isPattern) {
      const name = label ?? (expression.isScript ? expression.text : realName(input, expression.text));
      if (!this.#isExcluded(name)) notes.push([name, readOrNull(expression, input)]);
      return;
    }
    const names = matchingNames(input, expression.text).filter((name) => !this.#isExcluded(name));
    if (label !== undefined && names.length > 1) {
      this.#fail(
        'RenamingMultipleResults',
        'InvalidOperation',
        'The property cannot be processed because multiple results cannot be renamed.',
        input,
      );
      return;
    }
    for (const name of names) notes.push([label ?? name, readOrNull(nameExpression(name), input)]);
  }

  #isExcluded(name: string): boolean {
    return this.#excluded.some((pattern) => pattern.matches(name));
  }

  #shapeNames: readonly string[] = [];
  #shape: Shape | undefined;

  /** Objects in a row mostly have the same names: their shape is made once. */
  #object(input: Value, notes: readonly Note[]): CustomObject {
    const names = this.#shapeNames;
    const selected = selectedName(input);
    if (this.#shape && names.length === notes.length && notes.every(([name], at) => name === names[at]))
      return new CustomObject(
        this.#shape,
        notes.map(([, value]) => value),
        [selected],
      );
    let shape = Shape.empty;
    const values: Value[] = [];
    for (const [name, value] of notes) {
      if (shape.place(name) >= 0) {
        this.#clash('AlreadyExistingUserSpecifiedPropertyNoExpand', name, input);
        continue;
      }
      shape = shape.with(name);
      values.push(value);
    }
    if (values.length === notes.length) {
      this.#shape = shape;
      this.#shapeNames = notes.map(([name]) => name);
    }
    return new CustomObject(shape, values, [selected]);
  }

  #expandInto(expression: Expression, input: Value, notes: readonly Note[]): void {
    const names = expression.text;
    const matched = /[*?[]/.test(names) ? matchingNames(input, names) : [names];
    if (matched.length > 1) {
      this.#fail('MutlipleExpandProperties', 'InvalidArgument', 'Multiple properties cannot be expanded.', input);
      return;
    }
    let value: Value | typeof missing;
    try {
      value = matched.length === 0 ? missing : nameExpression(matched[0]!).read(input);
    } catch (thrown) {
      if (!(thrown instanceof Raised)) throw thrown;
      this.#context.error(new ErrorRecord(thrown.record.exception, 'PropertyEvaluationExpand', 'InvalidResult', input));
      return;
    }
    if (value === missing) {
      this.#fail('ExpandPropertyNotFound', 'InvalidArgument', `Property "${names}" cannot be found.`, input);
      return;
    }
    if (value === null || value === undefined) return;
    const items = enumerable(value);
    if (!items) this.#write(this.#withNotes(value, notes, input), notes, input);
    else for (const item of items) if (item !== null && item !== undefined) this.#write(this.#withNotes(item, notes, input), notes, input);
  }

  #withNotes(value: Value, notes: readonly Note[], input: Value): Value {
    let made = value;
    for (const [name, note] of notes) {
      if (hasMember(made, name)) this.#clash('AlreadyExistingUserSpecifiedPropertyExpand', name, input);
      else made = addMember(made, { kind: 'NoteProperty', name, value: note });
    }
    return made;
  }

  #write(value: Value, notes: readonly Note[], input: Value): void {
    if (
      this.#unique &&
      !this.#unique.add(
        value,
        notes.map(([, note]) => note),
      )
    )
      return;
    if (value instanceof CustomObject && (value === input || this.#expand)) markSelected(value, selectedName(input));
    if (!this.#unique) this.#context.write(value);
  }

  #clash(id: string, name: string, input: Value): void {
    this.#fail(id, 'InvalidOperation', `The property cannot be processed because the property "${name}" already exists.`, input);
  }

  #fail(id: string, category: ErrorCategory, message: string, input: Value): void {
    this.#context.error(
      new ErrorRecord(new NetException('System.Management.Automation.PSArgumentException', message), id, category, input),
    );
  }
}

/** A property that fails counts as null. */
function readOrNull(expression: Expression, input: Value): Value {
  try {
    const value = expression.read(input);
    return value === missing || value === undefined ? null : value;
  } catch (thrown) {
    if (thrown instanceof Raised || thrown instanceof NetException) return null;
    throw thrown;
  }
}

const custom = 'System.Management.Automation.PSCustomObject';

function selectedName(input: Value): string {
  const bare = unwrap(input);
  return `Selected.${bare instanceof CustomObject ? custom : (typeNamesOf(bare)[0] ?? custom)}`;
}

function markSelected(value: CustomObject, name: string): void {
  if (value.typeNames?.includes(name)) return;
  value.typeNames = [name, ...(value.typeNames ?? [])];
}
