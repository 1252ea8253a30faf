import type { ScriptBlock as Ast } from '../../language/ast.ts';
import { SourceText } from '../../language/position.ts';
import { Code } from '../block/code.ts';
import { ScriptTypes } from '../block/script-types.ts';
import type { Engine } from '../engine.ts';
import { Frame } from './frame.ts';
import type { SessionState } from './session-state.ts';

const empty: Ast = {
  kind: 'ScriptBlock',
  start: 0,
  end: 0,
  attributes: [],
  usings: [],
  param: null,
  dynamicParam: null,
  begin: null,
  process: null,
  end_: null,
  clean: null,
  requirements: null,
};

/** The outermost frame of a session state: the global scope, or that of a module, whose parent is the global one. */
export function rootFrame(engine: Engine, state: SessionState, parent: Frame | null): Frame {
  const code = new Code(empty, new SourceText(''), new ScriptTypes(), []);
  const frame = new Frame(engine, state, code, code.layout, parent, null);
  frame.isScript = true;
  return frame;
}
