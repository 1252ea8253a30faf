import { SourceText } from '../../language/position.ts';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import { valueArgument } from '../binding/argument.ts';
import { Code } from '../block/code.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { ScriptTypes } from '../block/script-types.ts';
import { Engine } from '../engine.ts';
import type { Output } from '../output.ts';
import { readPath } from '../scope/assign-path.ts';
import type { Frame } from '../scope/frame.ts';
import { setGlobals } from '../scope/globals.ts';

/** Runs a block in a session of its own: it sees the commands, and of the caller's variables only those it names with `$using:`. */
export function runIsolated(frame: Frame, block: ScriptBlock, underscore: Value, out: Output, args: readonly Value[] = []): void {
  const { engine } = frame;
  const apart = new Engine(engine.options);
  setGlobals(apart);
  for (const cmdlet of engine.commands.cmdlets()) apart.commands.registerCmdlet(cmdlet.name, cmdlet.moduleName, () => cmdlet.cmdlet);
  for (const alias of engine.main.top.commands?.aliases.values() ?? []) apart.commands.putAlias(apart.main.top, alias);
  apart.streams = engine.streams;
  apart.usingValues = usingValues(frame, block);
  const { code } = block;
  const copy = new Code(code.ast, new SourceText(code.source.text, code.source.file), new ScriptTypes(), code.usings);
  apart.blocks.call(new ScriptBlock(copy, apart.main), args.map(valueArgument), out, { underscore });
  for (const record of apart.errors.list.items.toReversed()) engine.errors.remember(record as never);
}

/** The values of all `$using:` variables that a block names; one that is not set is an error before anything runs. */
export function usingValues(frame: Frame, block: ScriptBlock): Map<string, Value> {
  const found = new Map<string, Value>();
  for (const [, name] of block.code.text.matchAll(/\$\{?using:([\w?]+)/gi)) {
    const value = readPath(frame, name!);
    if (value === undefined)
      raise(
        'RuntimeException',
        'UsingVariableIsUndefined',
        'InvalidOperation',
        `The value of the using variable '$using:${name}' cannot be retrieved because it has not been set in the local session.`,
        name,
      );
    if (value instanceof ScriptBlock)
      raise(
        'PSArgumentException',
        'ParallelUsingVariableCannotBeScriptBlock',
        'InvalidArgument',
        'A ForEach-Object -Parallel using variable cannot be a script block. Passed-in script block variables are not supported with ForEach-Object -Parallel, and can result in undefined behavior.',
      );
    found.set(name!.toLowerCase(), value);
  }
  return found;
}
