import { ErrorRecord, type NetException } from '../objects/error.ts';
import type { Value } from '../objects/value.ts';
import { cellText } from './cell-kinds.ts';
import { type Expression, missing, propertyExpression, scriptExpression } from './expression.ts';
import type { Formatting } from './formatting.ts';
import { failureOf } from './script.ts';
import { readPath, truth } from './subject.ts';
import { formatted, smartText } from './value-text.ts';
import type { Cell } from './view.ts';

/** What is shown of an object in one place, ready to be read many times. */
export interface CellPlan {
  readonly label: string;
  readonly expression: Expression;
  /** .NET format string; a value that it does not fit is shown without it. */
  readonly format?: string;
  text(value: Value): string;
  /** False: nothing is shown for this object. */
  shown?(object: Value): boolean;
}

/** The plan for a cell of a view. */
export function viewCell(cell: string | Cell, formatting: Formatting): CellPlan {
  const plain: Cell = typeof cell === 'string' ? { from: cell } : cell;
  const expression = plain.script === undefined ? pathExpression(plain) : scriptExpression(plain.script);
  const last = [plain.from ?? ''].flat()[0]!.split('.').at(-1)!;
  return {
    label: plain.label ?? (plain.script === undefined ? last : expression.text),
    expression,
    format: plain.scale === undefined && plain.kind === undefined ? plain.format : undefined,
    text: (value) => cellText(plain, value, formatting),
    shown: shownWhen(plain),
  };
}

function shownWhen({ when, whenScript }: Cell): ((object: Value) => boolean) | undefined {
  if (whenScript !== undefined) {
    const script = scriptExpression(whenScript);
    return (object) => truthOf(() => script.read(object));
  }
  if (when === undefined) return undefined;
  const paths = [when].flat();
  return (object) => paths.some((path) => truthOf(() => readPath(object, path, missing)));
}

function truthOf(read: () => Value): boolean {
  try {
    const value = read();
    return value !== missing && truth(value);
  } catch (thrown) {
    failureOf(thrown);
    return false;
  }
}

function pathExpression(cell: Cell): Expression {
  const paths = [cell.from ?? []].flat();
  if (paths.length === 0) return { text: '', read: (object) => object };
  if (paths.length === 1 && !paths[0]!.includes('.')) return propertyExpression(paths[0]!);
  return {
    text: paths[0]!,
    read(object) {
      let found: Value = missing;
      for (const path of paths) {
        found = readPath(object, path, missing);
        if (found !== missing && found !== null && found !== undefined && found !== '') return found;
      }
      return found;
    },
  };
}

/** Reads cells, with what -ShowError and -DisplayError ask for where a script or a format string fails. */
export class CellReader {
  readonly #show: boolean;
  readonly #display: boolean;
  #failures: ErrorRecord[] = [];

  constructor(show: boolean, display: boolean) {
    this.#show = show;
    this.#display = display;
  }

  /** The text of a cell; undefined when the object has no such property. */
  read(plan: CellPlan, object: Value): string | undefined {
    let value: Value;
    try {
      value = plan.expression.read(object);
    } catch (thrown) {
      this.#fail(failureOf(thrown), 'PSPropertyExpressionError', `Failed to evaluate expression "${plan.expression.text}".`, object);
      return this.#display ? '#ERR' : '';
    }
    return value === missing ? undefined : this.text(plan, value, object);
  }

  text(plan: CellPlan, value: Value, object: Value): string {
    if (plan.format === undefined) return plan.text(value);
    try {
      return formatted(value, plan.format);
    } catch (thrown) {
      const failure = failureOf(thrown);
      if (!this.#display) return plan.text(value);
      this.#fail(failure, 'formattingError', `Failed to interpret format string "${plan.format}".`, object);
      return '#FMTERR';
    }
  }

  /** The errors since the last call. */
  drain(): ErrorRecord[] {
    const failures = this.#failures;
    this.#failures = [];
    return failures;
  }

  #fail(exception: NetException, id: string, message: string, object: Value): void {
    if (!this.#show) return;
    const failure = new ErrorRecord(exception, id, 'InvalidArgument', object);
    failure.details = message;
    this.#failures.push(failure);
  }
}

/** The plan for a property or script with no view: lists, wide and custom shapes. */
export function plainCell(expression: Expression, formatting: Formatting, label?: string, format?: string): CellPlan {
  return { label: label ?? expression.text, expression, format, text: (value) => smartText(value, formatting.enumerationLimit) };
}
