import type { Statement, TypeDefinition } from '../../language/ast.ts';
import type { NetType } from '../../objects/net-type.ts';
import { defineScriptTypes } from '../classes/define.ts';
import type { SessionState } from '../scope/session-state.ts';
import type { Code } from './code.ts';

/** The classes and enums that one script text defines, and those of texts around it. Defined when the text first runs, all at once. */
export class ScriptTypes {
  readonly #outer: ScriptTypes | null;
  readonly #types = new Map<string, NetType>();
  #done: Code | null = null;

  constructor(outer: ScriptTypes | null = null) {
    this.#outer = outer;
  }

  /** The state in which the text ran first: methods run there. */
  get home(): SessionState | null {
    return this.#home ?? this.#outer?.home ?? null;
  }
  set home(state: SessionState | null) {
    this.#home ??= state;
  }
  #home: SessionState | null = null;

  find(lower: string): NetType | undefined {
    return this.#types.get(lower) ?? this.#outer?.find(lower);
  }

  add(type: NetType, name: string): void {
    this.#types.set(name.toLowerCase(), type);
  }

  own(): ReadonlyMap<string, NetType> {
    return this.#types;
  }

  /** Defines the types that stand among the statements of a script block. */
  define(code: Code): void {
    if (this.#done) return;
    const { ast } = code;
    const found: TypeDefinition[] = [];
    for (const block of [ast.begin, ast.process, ast.end_, ast.clean]) for (const node of block?.statements ?? []) collect(node, found);
    if (found.length === 0) return;
    this.#done = code;
    defineScriptTypes(found, code, this);
  }
}

/** Classes may stand inside `if` and other blocks of the same script block. */
function collect(node: Statement, found: TypeDefinition[]): void {
  if (node.kind === 'TypeDefinition') found.push(node);
  else if (node.kind === 'IfStatement') {
    for (const { body } of node.clauses) for (const each of body.statements) collect(each, found);
    for (const each of node.elseClause?.statements ?? []) collect(each, found);
  } else if (node.kind === 'TryStatement') for (const each of node.body.statements) collect(each, found);
}
