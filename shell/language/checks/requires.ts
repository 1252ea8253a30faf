import type { CommandParameter, Expression, ModuleRequirement, ScriptRequirements } from '../ast.ts';
import { commandRule } from '../rules/command.ts';
import type { Parser } from '../rules/parser.ts';
import { constantText, isConstant } from './constant.ts';
import type { KnownNames } from './known-names.ts';
import { moduleRequirement } from './module-requirement.ts';

/** What the `#requires` lines of a script have said so far. */
interface Found extends ScriptRequirements {
  shellId: string | null;
  snapin: string | null;
  snapinVersion: string | null;
}

/** Reads the `#requires` lines, as arguments of a command; null when there are none. */
export function requirements(parser: Parser, known: KnownNames): ScriptRequirements | null {
  const lines = [...parser.scanner.requires];
  if (lines.length === 0) return null;
  const found: Found = { editions: [], modules: [], assemblies: [], elevation: false, shellId: null, snapin: null, snapinVersion: null };
  for (const { start, end } of lines) {
    const text = parser.textOf({ start: start + 1, end });
    const outer = parser.scanner.enter({ start: start + 1, end, text, offsets: null });
    const command = commandRule(parser);
    parser.skip();
    parser.scanner.leave(outer);
    if (command === null) continue;
    const name = command.elements[0];
    const isRequires = name?.kind === 'StringConstantExpression' && name.value.toLowerCase() === 'requires';
    if (!isRequires) parser.report('ScriptRequiresInvalidFormat', command);
    readLine(parser, known, found, command.elements);
  }
  const { version, editions, modules, assemblies, elevation } = found;
  return version === undefined ? { editions, modules, assemblies, elevation } : { version, editions, modules, assemblies, elevation };
}

function readLine(parser: Parser, known: KnownNames, found: Found, elements: readonly (Expression | CommandParameter)[]): void {
  const ofSnapin = elements.some((element) => element.kind === 'CommandParameter' && isShort(element, 'pssnapin'));
  for (let at = 1; at < elements.length; at++) {
    const parameter = elements[at]!;
    if (parameter.kind !== 'CommandParameter') {
      parser.report('ScriptRequiresInvalidFormat', parameter);
      continue;
    }
    const argument = parameter.argument ?? elements[++at] ?? null;
    new Line(parser, known, found, ofSnapin).read(parameter, argument);
  }
}

function isShort({ parameterName }: CommandParameter, name: string): boolean {
  return name.startsWith(parameterName.toLowerCase());
}

class Line {
  readonly #parser: Parser;
  readonly #known: KnownNames;
  readonly #found: Found;
  readonly #ofSnapin: boolean;

  constructor(parser: Parser, known: KnownNames, found: Found, ofSnapin: boolean) {
    this.#parser = parser;
    this.#known = known;
    this.#found = found;
    this.#ofSnapin = ofSnapin;
  }

  read(parameter: CommandParameter, argument: Expression | CommandParameter | null): void {
    const parser = this.#parser;
    if (isShort(parameter, 'runasadministrator')) {
      this.#found.elevation = true;
      if (argument !== null) parser.report('ParameterCannotHaveArgument', parameter, parameter.parameterName);
    } else if (argument === null) {
      parser.report('ParameterRequiresArgument', parameter, parameter.parameterName);
    } else if (argument.kind === 'CommandParameter' || !isConstant(argument, 'requires', this.#known)) {
      parser.report('RequiresArgumentMustBeConstant', argument);
    } else {
      this.#value(parameter, argument);
    }
  }

  #value(parameter: CommandParameter, argument: Expression): void {
    if (isShort(parameter, 'shellid')) this.#once(parameter, argument, 'shellId', 'shellid');
    else if (isShort(parameter, 'pssnapin')) this.#once(parameter, argument, 'snapin', 'pssnapin');
    else if (isShort(parameter, 'psedition')) this.#editions(parameter, argument);
    else if (isShort(parameter, 'version')) this.#version(parameter, argument);
    else if (isShort(parameter, 'assembly')) this.#assemblies(argument);
    else if (isShort(parameter, 'modules')) this.#modules(argument);
    else this.#parser.report('ScriptRequiresInvalidFormat', parameter);
  }

  #again(parameter: CommandParameter, name: string): void {
    this.#parser.report('ParameterAlreadyBound', parameter, '', name);
  }

  /** A value that is given once, as a string. */
  #once(parameter: CommandParameter, argument: Expression, slot: 'shellId' | 'snapin', name: string): void {
    const text = constantText(argument);
    if (text === null) this.#parser.report('RequiresInvalidStringArgument', argument, name);
    else if (this.#found[slot] !== null) this.#again(parameter, name);
    else this.#found[slot] = text;
  }

  #editions(parameter: CommandParameter, argument: Expression): void {
    const { editions } = this.#found;
    if (editions.length > 0) {
      this.#again(parameter, 'psedition');
      return;
    }
    for (const item of itemsOf(argument)) {
      const edition = constantText(item);
      if (edition === null) {
        this.#parser.report('RequiresInvalidStringArgument', argument, 'psedition');
        continue;
      }
      if (!/^(?:core|desktop)$/i.test(edition)) this.#parser.report('RequiresPSEditionInvalid', argument, 'psedition');
      const repeated = editions.some((known) => known.toLowerCase() === edition.toLowerCase());
      if (repeated) this.#parser.report('RequiresPSEditionValueIsAlreadySpecified', argument, 'psedition');
      else editions.push(edition);
    }
  }

  #version(parameter: CommandParameter, argument: Expression): void {
    const version = versionText(constantText(argument) ?? this.#parser.textOf(argument));
    const found = this.#found;
    if (version === null) {
      this.#parser.report('RequiresVersionInvalid', argument);
    } else if (this.#ofSnapin) {
      if (found.snapinVersion !== null) this.#again(parameter, 'version');
      else found.snapinVersion = version;
    } else if (found.version !== undefined && found.version !== version) {
      this.#again(parameter, 'version');
    } else {
      found.version = version;
    }
  }

  #assemblies(argument: Expression): void {
    const { assemblies } = this.#found;
    for (const item of itemsOf(argument)) {
      const name = constantText(item);
      if (name === null) this.#parser.report('RequiresInvalidStringArgument', argument, 'assembly');
      else if (!assemblies.includes(name)) assemblies.push(name);
    }
  }

  #modules(argument: Expression): void {
    for (const item of itemsOf(argument)) {
      const module: ModuleRequirement | string = moduleRequirement(item);
      if (typeof module === 'string') {
        this.#parser.report('RequiresModuleInvalid', argument, module);
        return;
      }
      this.#found.modules.push(module);
    }
  }
}

function itemsOf(argument: Expression): readonly Expression[] {
  return argument.kind === 'ArrayLiteral' ? argument.elements : [argument];
}

/** A version of two to four numbers; a single number gets `.0`. Null for anything else. */
function versionText(text: string): string | null {
  const whole = /^\d+$/.test(text) ? `${text}.0` : text;
  return /^\d{1,9}(?:\.\d{1,9}){1,3}$/.test(whole) ? whole : null;
}
