import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import type { VariableOption } from './variable.ts';

/** The global variables that every session starts with: name, value, options. */
export function setGlobals(engine: Engine): void {
  const action = (name: string): Value => engine.actionPreference(name);
  const set = (name: string, value: Value, ...options: VariableOption[]): void => {
    const variable = engine.main.top.declare(name, value);
    if (options.length > 0) variable.guarded().options = new Set(options);
    if (options.includes('AllScope')) engine.allScope.set(name.toLowerCase(), variable);
  };
  void action;
  set('Error', engine.errors.list, 'Constant');
  set('ErrorActionPreference', 'Continue');
}
