import { readFileSync } from 'node:fs';
import type { Signature } from '../binding/signature.ts';
import { decodeText } from '../native/decode.ts';
import type { Frame } from '../scope/frame.ts';
import { AliasCommand, CmdletCommand, type Command, FunctionCommand, ScriptCommand } from './command.ts';

/** What a command takes; undefined for native programs and for what cannot be read. */
export function signatureOfCommand(command: Command, frame: Frame): Signature | undefined {
  if (command instanceof CmdletCommand) return command.signature;
  if (command instanceof FunctionCommand) return command.block.code.signatureIn(frame).signature;
  if (command instanceof AliasCommand) {
    const target = frame.engine.commands.resolve(frame, command.definition);
    return target ? signatureOfCommand(target, frame) : undefined;
  }
  if (!(command instanceof ScriptCommand)) return undefined;
  const { engine } = frame;
  return engine.parseFile(decodeText(readFileSync(command.path)), command.path, engine.main).code.signatureIn(frame).signature;
}
