import { parse } from '../../language/parse.ts';
import { toText } from '../../objects/convert.ts';
import { inside, runPart } from '../call/run-part.ts';
import { Capture } from '../output.ts';
import type { SessionState } from '../scope/session-state.ts';
import { parseFailure, parseScript } from './parse-block.ts';

/** `$ExecutionContext.InvokeCommand.ExpandString`: the text as if it stood in double quotes. */
export function expandText(state: SessionState, text: string): string {
  const quoted = `"${text.replaceAll('"', '""')}"`;
  const { errors, source } = parse(quoted);
  if (errors.length > 0) throw parseFailure(errors, source);
  const block = parseScript(state.engine, quoted, '', state);
  const frame = state.engine.blocks.window(block);
  const out = new Capture();
  inside(frame, () => {
    const { end } = block.code.body;
    if (end) runPart(end, frame, out);
  });
  return toText(out.result() ?? '');
}
