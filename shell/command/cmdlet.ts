import type { ErrorRecord } from '../objects/error.ts';
import type { EngineContext, HostContext } from './context.ts';
import type { Arguments, Parameters } from './parameter.ts';

export interface Example {
  readonly says: string;
  readonly run: string;
  /** What it prints; left out where it changes from run to run. */
  readonly shows?: string;
}

interface Described<P extends Parameters> {
  readonly verb: string;
  readonly noun: string;
  readonly synopsis: string;
  readonly description?: string;
  readonly aliases?: readonly string[];
  /** Full type names. The first is stamped on records that `process` yields; one with a `PSTypeName` property gets that type instead (the property goes). */
  readonly output: readonly string[];
  readonly parameters: P;
  readonly defaultSet?: string;
  /** Declares that it changes something: gives it -WhatIf and -Confirm. */
  readonly impact?: 'Low' | 'Medium' | 'High';
  readonly examples: readonly Example[];
  /** Pages that a user may read: title and address. */
  readonly links?: readonly { readonly title: string; readonly address: string }[];
}

/**
 * A cmdlet of the road. It runs on the host, where promises live, and sees the outside only through `context.world`.
 * It gets plain JavaScript (numbers, strings, Date, Secret, records), yields plain records, and never prints.
 * `process` runs once per pipeline object, or once when nothing is piped in.
 */
export interface HostCmdlet<P extends Parameters = Parameters, W = unknown> extends Described<P> {
  /** Name of a collection parameter that takes the whole pipeline: `process` then runs once, after the last object, with all of them in it. */
  readonly gathers?: string;
  process(given: Arguments<P>, context: HostContext<W>): AsyncIterable<unknown> | Promise<unknown>;
}

/** What a running engine cmdlet does; each part may be missing. State lives in the closure that `stage` makes. */
export interface Stage {
  begin?(): void;
  /** Called after the parameters for this object were bound; `input` is the object itself. */
  process?(input: unknown): void;
  end?(): void;
  /** Always runs, also after errors and when a later stage has enough. */
  clean?(): void;
}

/**
 * A core cmdlet. It runs inside the engine, synchronously, on engine values (shell/objects/value.ts), and writes with `context.write`.
 * `given` is one object for the whole run: parameters that come from the pipeline change in it before each `process`.
 */
export interface EngineCmdlet<P extends Parameters = Parameters> extends Described<P> {
  stage(given: Arguments<P>, context: EngineContext): Stage;
}

export type Cmdlet = HostCmdlet | EngineCmdlet;

/** Declares a cmdlet of the road; W is the world it needs. */
export function cmdlet<const P extends Parameters, W = unknown>(declaration: HostCmdlet<P, W>): HostCmdlet<P, W> {
  return declaration;
}

/** Declares a core cmdlet. */
export function coreCmdlet<const P extends Parameters>(declaration: EngineCmdlet<P>): EngineCmdlet<P> {
  return declaration;
}

export type { ErrorRecord };
