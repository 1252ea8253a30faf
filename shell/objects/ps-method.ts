import { callOverload } from './invoke.ts';
import { methodDefinition, type NetMethod } from './net-member.ts';
import type { Value } from './value.ts';

/** A method without its parentheses: prints its overloads, `Invoke` calls it. */
export class PSMethod {
  readonly target: Value;
  readonly name: string;
  readonly overloads: readonly NetMethod[];

  constructor(target: Value, name: string, overloads: readonly NetMethod[]) {
    this.target = target;
    this.name = name;
    this.overloads = overloads;
  }

  get definitions(): string[] {
    return this.overloads.map(methodDefinition);
  }

  invoke(args: readonly Value[]): Value {
    return callOverload(this.overloads, this.target, args, this.name);
  }
}
