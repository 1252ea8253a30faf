import type { Extent } from '../../language/position.ts';
import { raise } from '../../objects/error.ts';
import type { Argument } from '../binding/argument.ts';
import { ScriptBlock } from '../block/script-block.ts';
import { AliasCommand, CmdletCommand, type Command, FunctionCommand, ProgramCommand, ScriptCommand } from '../commands/command.ts';
import { commandNotFound } from '../commands/table.ts';
import type { CommandCall } from '../compile/command-call.ts';
import { nativeWords } from '../native/arguments.ts';
import { nativeStage } from '../native/native-stage.ts';
import type { Stage } from '../pipeline/stage.ts';
import type { Frame } from '../scope/frame.ts';
import { CmdletStage } from './cmdlet-stage.ts';
import { ScriptFileStage } from './script-file.ts';
import { ScriptStage } from './script-stage.ts';

/** A command that is called from the text. */
export function stageFor(site: CommandCall, f: Frame, target: Command | ScriptBlock, args: readonly Argument[]): Stage {
  const stage =
    target instanceof ProgramCommand
      ? nativeStage(f, target, nativeWords(site, f, target), site.node)
      : commandStage(f, target, args, { name: site.shownName, at: site.node, dotted: site.dotted });
  return site.redirects ? site.redirects(f, stage) : stage;
}

export interface CallStyle {
  readonly name: string;
  readonly at: Extent | null;
  readonly dotted: boolean;
}

/** A command with arguments that are at hand. */
export function commandStage(f: Frame, target: Command | ScriptBlock, args: readonly Argument[], how: CallStyle): Stage {
  if (target instanceof ScriptBlock) return new ScriptStage({ block: target, command: null, from: f, args, isScript: false, ...how });
  if (target instanceof FunctionCommand)
    return new ScriptStage({ block: target.block, command: target, from: f, args, isScript: false, ...how });
  if (target instanceof CmdletCommand) return new CmdletStage({ command: target, from: f, args, name: how.name, at: how.at });
  if (target instanceof ScriptCommand) return new ScriptFileStage({ command: target, from: f, args, ...how });
  if (target instanceof AliasCommand) {
    const found = f.engine.commands.resolve(f, target.definition);
    return found ? commandStage(f, found, args, how) : commandNotFound(target.name);
  }
  if (target instanceof ProgramCommand)
    return nativeStage(
      f,
      target,
      args.flatMap((argument) => textsOf(f, argument)),
      how.at,
    );
  return raise('RuntimeException', 'BadExpression', 'InvalidOperation', 'This command cannot be run.');
}

function textsOf(f: Frame, argument: Argument): string[] {
  if (argument.kind === 'end') return ['--'];
  if (argument.kind === 'name') return argument.attached ? [argument.text, f.engine.text(argument.value)] : [argument.text];
  return f.engine.unrolled(argument.value).map((each) => f.engine.text(each));
}
