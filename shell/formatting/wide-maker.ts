import type { Value } from '../objects/value.ts';
import { plainCell, viewCell } from './cell-plan.ts';
import { selectEntry } from './entry-choice.ts';
import { propertyExpression, resolveProperty } from './expression.ts';
import type { Making, ShapeMaker } from './generator.ts';
import type { Entry, Shape } from './packets.ts';
import { allNames, displayName, displaySet } from './property-names.ts';
import type { WideShape } from './view.ts';

function wideShape({ request }: Making, columns: number | undefined): Shape {
  return { kind: 'wide', columns: request?.autoSize ? 0 : (request?.columns ?? columns ?? 0) };
}

/** One property of each object: -Property, else the one that names it, else the first. */
export function wideFromProperties(making: Making): ShapeMaker {
  const { formatting, reader, request } = making;
  const parameter = request?.properties[0];
  return {
    shape: wideShape(making, undefined),
    entry(object): Entry {
      const expression = parameter
        ? parameter.name === undefined
          ? parameter.expression
          : resolveProperty(parameter.name, object)[0]
        : defaultExpression(object);
      if (!expression) return { kind: 'wide', text: '' };
      const plan = plainCell(expression, formatting, undefined, parameter?.format);
      return { kind: 'wide', text: reader.read(plan, object) ?? '' };
    },
  };
}

function defaultExpression(object: Value) {
  const name = displayName(object) ?? displaySet(object)?.[0] ?? allNames(object)[0];
  return name === undefined ? undefined : propertyExpression(name);
}

/** Entries of a wide view. */
export function wideFromView(wide: WideShape, making: Making): ShapeMaker {
  const { formatting, reader } = making;
  const common = viewCell(wide.cell, formatting);
  const entries = (wide.entries ?? []).map(({ types, cell }) => ({ types, plan: viewCell(cell, formatting) }));
  return {
    shape: wideShape(making, wide.columns),
    entry(object): Entry {
      const plan = entries.length === 0 ? common : (selectEntry(entries, object)?.plan ?? common);
      return { kind: 'wide', text: reader.read(plan, object) ?? '' };
    },
  };
}
