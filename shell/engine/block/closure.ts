import type { Engine } from '../engine.ts';
import { ModuleInfo } from '../modules/module-info.ts';
import { rootFrame } from '../scope/root-frame.ts';
import { SessionState } from '../scope/session-state.ts';
import { Variable } from '../scope/variable.ts';
import { ScriptBlock } from './script-block.ts';

let made = 0;

/** GetNewClosure: the variables of the current scope are copied into a module of the block's own. */
export function newClosure(block: ScriptBlock, engine: Engine): ScriptBlock {
  const from = (block.state ?? engine.main).current;
  const module = new ModuleInfo(`__DynamicModule_${++made}`, '');
  const state = new SessionState(engine, module);
  module.state = state;
  state.top = rootFrame(engine, state, engine.main.top);
  state.current = state.top;
  const copy = (variable: Variable): void => {
    if (variable.has('AllScope') || variable.has('Constant') || state.top.local(variable.name.toLowerCase())) return;
    const copied = new Variable(variable.name, variable.value);
    copied.guard = variable.guard;
    state.top.adopt(copied);
  };
  for (const variable of from.scope.variables()) if (from.scope !== engine.main.top || !variable.guard) copy(variable);
  if (block.state?.module) for (const variable of block.state.top.variables()) copy(variable);
  state.top.underscore = from.underscore;
  return new ScriptBlock(block.code, state);
}
