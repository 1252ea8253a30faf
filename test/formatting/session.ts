import { parseParameter, parseParameters } from '../../shell/formatting/format-parameters.ts';
import { createFormatter } from '../../shell/formatting/formatter.ts';
import { Formatting, type Surroundings } from '../../shell/formatting/formatting.ts';
import type { FormatRequest } from '../../shell/formatting/generator.ts';
import { ObjectFormatter } from '../../shell/formatting/object-formatter.ts';
import type { Packet } from '../../shell/formatting/packets.ts';
import { StyleValues } from '../../shell/formatting/style.ts';
import type { View } from '../../shell/formatting/view.ts';
import { ViewStore } from '../../shell/formatting/view-store.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { bindClass, registerType } from '../../shell/objects/net-type.ts';
import { scriptHooks } from '../../shell/objects/script-hooks.ts';
import type { Value } from '../../shell/objects/value.ts';

/** A formatting with nothing around it: no terminal, no colour, a clock that stands still. */
export function formattingFor(
  views: readonly View[] = [],
  more: Partial<Surroundings> = {},
  rendering: 'Host' | 'PlainText' = 'PlainText',
): Formatting {
  const byType = new Map<string, View[]>();
  for (const view of views)
    for (const type of [view.type].flat()) byType.set(type.toLowerCase(), [...(byType.get(type.toLowerCase()) ?? []), view]);
  const surroundings: Surroundings = {
    enumerationLimit: () => 4,
    errorView: () => 'ConciseView',
    color: rendering === 'Host',
    errorColor: () => true,
    columnInErrors: false,
    commandExists: (name) => /^Get-/.test(name),
    windowWidth: () => 80,
    windowHeight: () => Number.POSITIVE_INFINITY,
    clock: () => 0,
    now: () => new Date('2026-03-05T12:00:00Z'),
    location: () => '/work',
    ...more,
  };
  return new Formatting(
    new ViewStore(
      (type) => byType.get(type),
      () => [...byType.keys()],
    ),
    new StyleValues(rendering),
    surroundings,
  );
}

/** The lines that the console would show. */
export function shown(values: readonly Value[], formatting = formattingFor(), width = 79): string[] {
  const lines: string[] = [];
  const take = (text: string) => void lines.push(...text.split('\n'));
  const formatter = createFormatter(formatting, { width, tableWidth: width, height: Number.POSITIVE_INFINITY, line: take, raw: take });
  for (const value of values) formatter.write(value);
  formatter.end();
  return lines;
}

interface Wanted extends Omit<Partial<FormatRequest>, 'properties' | 'groupBy'> {
  readonly properties?: readonly Value[];
  readonly groupBy?: Value;
}

/** The packets of a Format-* command. */
export function packetsOf(
  values: readonly Value[],
  wanted: Wanted & { kind: FormatRequest['kind'] },
  formatting = formattingFor(),
): Packet[] {
  const packets: Packet[] = [];
  const { properties = [], groupBy, ...rest } = wanted;
  const request: FormatRequest = {
    ...rest,
    properties: parseParameters(properties, wanted.kind),
    ...(groupBy !== undefined && { groupBy: parseParameter(groupBy, 'groupBy') }),
  };
  const formatter = new ObjectFormatter(formatting, (packet) => void packets.push(packet), request);
  for (const value of values) formatter.write(value);
  formatter.end();
  return packets;
}

/** The lines of a Format-* command on the console. */
export function formatted(
  values: readonly Value[],
  wanted: Wanted & { kind: FormatRequest['kind'] },
  formatting = formattingFor(),
  width = 79,
): string[] {
  return shown(packetsOf(values, wanted, formatting), formatting, width);
}

export function custom(properties: Readonly<Record<string, Value>>, ...typeNames: string[]): CustomObject {
  return CustomObject.from(Object.entries(properties), typeNames.length > 0 ? typeNames : undefined);
}

/** A script block as a function of `$_`. */
export class Block {
  readonly run: (underscore: Value) => Value;
  readonly text: string;
  constructor(run: (underscore: Value) => Value, text = ' $_ ') {
    this.run = run;
    this.text = text;
  }
}

bindClass(Block, 'Demo.Block');
registerType('Demo.Block', () => ({ hooks: { text: (self: Block) => self.text } }));

/** Lets `Block` run while the tests of a suite do; put into `before` and `after`. */
export function withBlocks(): { set(): void; restore(): void } {
  const { invoke, isBlock } = scriptHooks;
  return {
    set() {
      scriptHooks.invoke = (block, underscore) => (block as Block).run(underscore);
      scriptHooks.isBlock = (value) => value instanceof Block;
    },
    restore() {
      scriptHooks.invoke = invoke;
      scriptHooks.isBlock = isBlock;
    },
  };
}
