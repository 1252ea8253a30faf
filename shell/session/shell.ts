import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { HostLink } from '../engine/host-link.ts';
import { attachedArgument, createSession, nameArgument, type RunResult, type Session, valueArgument } from '../engine/session.ts';
import { attachFormatting, Formatting } from '../formatting/formatting.ts';
import { initialRendering, StyleValues } from '../formatting/style.ts';
import { PSStyle } from '../formatting/style-types.ts';
import type { View } from '../formatting/view.ts';
import { ViewStore } from '../formatting/view-store.ts';
import { parse } from '../language/parse.ts';
import { moduleOf } from '../module/core-modules.ts';
import { loadCmdlet, loadFile } from '../module/load.ts';
import { theManifest } from '../module/manifest.ts';
import { enumerable } from '../objects/enumerate.ts';
import { getProperty } from '../objects/members.ts';
import { toText } from '../objects/text.ts';
import type { Value } from '../objects/value.ts';
import { type Asker, consoleHost } from './console-host.ts';
import './completion-surface.ts';
import { decodeScript } from './decode-script.ts';
import { defaultFunctions } from './default-functions.ts';
import { makeDriveAccess } from './drive-access.ts';
import { formattingServices } from './formatting-services.ts';
import { registerMachineTypes } from './machine-types.ts';
import { type Console, consoleSinks, ScreenOutput } from './sinks.ts';
import './machine-types.ts';
import { windowsAliases } from './windows-aliases.ts';

export interface ShellOptions {
  readonly console: Console;
  readonly asker?: Asker;
  /** True when the console understands escape sequences. */
  readonly color: boolean;
  width(): number;
  height(): number;
  hostLink(): HostLink;
  /** True when the user wants to stop what is running. */
  stop?(): boolean;
  /** True when output is not the process's own: programs are then read and handed on. */
  readonly captured?: boolean;
}

/** A session with everything the product brings: cmdlets, aliases, views, drives. It has no screen of its own; it writes to the console it was given. */
export class Shell {
  readonly session: Session;
  readonly screen: ScreenOutput;
  /** Set by `exit` and $Host.SetShouldExit. */
  exitCode: number | null = null;

  constructor(options: ShellOptions) {
    const formatting: Formatting = new Formatting(viewStore(), new StyleValues(initialRendering(process.env)), {
      enumerationLimit: () => this.session.getVariable('global:FormatEnumerationLimit'),
      errorView: () => toText(this.session.getVariable('global:ErrorView') ?? 'ConciseView'),
      color: options.color,
      errorColor: () => true,
      columnInErrors: false,
      commandExists: (name) => this.session.services.commands.find(name, undefined, false) !== undefined,
      windowWidth: () => options.width(),
      windowHeight: () => options.height(),
      clock: () => performance.now(),
      now: () => new Date(),
      location: () => this.session.engine.drives.location(),
    });
    this.screen = new ScreenOutput(formatting, options.console);
    this.session = createSession({
      sinks: consoleSinks(this.screen, formatting, options.console),
      host: consoleHost({
        ...options,
        asker: options.asker,
        exit: (code) => (this.exitCode = code),
        width: () => options.width(),
        height: () => options.height(),
      }),
      formatting: formattingServices(formatting),
      drives: makeDriveAccess(() => this.session),
      hostLink: () => options.hostLink(),
      stop: options.stop ? () => options.stop!() : undefined,
      captured: options.captured,
    });
    attachFormatting(this.session.services, formatting);
    registerMachineTypes();
    this.session.setVariable('PSStyle', new PSStyle(formatting.style));
    this.#bring();
  }

  /** Cmdlets and aliases by name only; a cmdlet's file is loaded when it is first run. */
  #bring(): void {
    for (const [name, file] of Object.entries(theManifest.CmdletsToExport))
      this.session.registerCmdlet(name, moduleOf(name, file), () => loadCmdlet(file));
    for (const [alias, name] of Object.entries(theManifest.AliasesToExport))
      if (process.platform === 'win32' || !windowsAliases.has(alias)) this.session.setAlias(alias, name);
    for (const [name, body] of Object.entries(defaultFunctions)) this.session.defineFunction(name, body);
  }

  /** What the prompt shows: what a function `prompt` of the user gives, else the location as pwsh shows it. */
  prompt(): string {
    const { commands, drives } = this.session.services;
    if (!commands.find('prompt', ['Function'], false)) return `PS ${drives.location}> `;
    try {
      const [text] = commands.invoke('prompt', []);
      if (text !== undefined && text !== null && toText(text) !== '') return toText(text);
    } catch {
      // A prompt that fails must not take the shell with it.
    }
    return 'PS>';
  }

  /** Runs the user's profile, when there is one. */
  runProfile(): void {
    const file = join(process.env.OFFLINESEED_HOME ?? join(homedir(), '.config', 'offlineseed'), 'profile.ps1');
    if (existsSync(file)) this.run(decodeScript(readFileSync(file)), file);
  }

  /** Completions for a place in a line: what replaces the text from `start` to the cursor. */
  complete(text: string, cursor: number): { start: number; original: string; items: { text: string; listed: string; tip: string }[] } {
    const none = { start: cursor, original: '', items: [] };
    try {
      const [found] = this.session.services.commands.invoke('TabExpansion2', [], { inputScript: text, cursorColumn: cursor });
      const start = Number(getProperty(found, 'ReplacementIndex'));
      const matches = [...(enumerable(getProperty(found, 'CompletionMatches')) ?? [])];
      const items = matches.map((one) => ({
        text: toText(getProperty(one, 'CompletionText')),
        listed: toText(getProperty(one, 'ListItemText')),
        tip: toText(getProperty(one, 'ToolTip')),
      }));
      return { start, original: text.slice(start, cursor), items };
    } catch {
      return none;
    }
  }

  /** True when the text needs more lines: the prompt goes on reading. */
  incomplete(text: string): boolean {
    return parse(text).errors.some(({ incomplete }) => incomplete);
  }

  /** Runs text; what it writes is shown and the open table closed. */
  run(text: string, file?: string, words: readonly string[] = [], input?: readonly Value[]): RunResult {
    const result = this.session.run(text, { file, args: argumentsOf(words), input, output: this.screen });
    // After `exit` what a table still held back is lost, as in pwsh.
    if (result.exit === null) this.screen.end();
    else this.screen.flush();
    if (result.exit !== null) this.exitCode = result.exit;
    return result;
  }
}

function viewStore(): ViewStore {
  const files = new Map(Object.entries(theManifest.FormatsToProcess).map(([type, file]) => [type.toLowerCase(), file]));
  return new ViewStore(
    (type) => {
      const file = files.get(type);
      return file === undefined ? undefined : loadFile<{ default: View | readonly View[] }>(file).default;
    },
    () => [...files.keys()],
  );
}

/** Words of a command line: `-name` and `-name:value` bind, everything else is text. */
function argumentsOf(words: readonly string[]): ReturnType<typeof valueArgument>[] {
  return words.flatMap((word) => {
    const [, name, colon, value] = /^[-\u2013\u2014\u2015]([\p{L}_?][^:]*)(:?)([\s\S]*)$/u.exec(word) ?? [];
    if (name === undefined) return [valueArgument(word)];
    if (!colon) return [nameArgument(name, word)];
    if (value) return [attachedArgument(name, truthOf(value))];
    return [nameArgument(name, word)];
  });
}

/** `-switch:$false` on a command line: the one place where its words are more than text. */
function truthOf(text: string): Value {
  const word = /^\$?(true|false)$/i.exec(text)?.[1];
  return word === undefined ? text : word.toLowerCase() === 'true';
}
