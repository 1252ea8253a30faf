import type { Command } from '../commands/command.ts';
import type { Engine } from '../engine.ts';
import type { Frame } from '../scope/frame.ts';
import type { ModuleInfo } from './module-info.ts';

/** The modules of a session. */
export class Modules {
  readonly engine: Engine;
  readonly #loaded: ModuleInfo[] = [];

  constructor(engine: Engine) {
    this.engine = engine;
  }

  all(): ModuleInfo[] {
    return [...this.#loaded];
  }
  find(name: string): ModuleInfo | undefined {
    return this.#loaded.find((module) => module.name.toLowerCase() === name.toLowerCase());
  }
  exportedCommand(module: string, name: string, _frame: Frame): Command | undefined {
    const found = this.find(module);
    const lower = name.toLowerCase();
    return found?.functions.get(lower) ?? found?.cmdlets.get(lower) ?? found?.aliases.get(lower);
  }
  autoload(_name: string, _frame: Frame): boolean {
    return false;
  }
  require(name: string, _frame: Frame): boolean {
    return this.find(name) !== undefined;
  }
}
