import '../../shell/objects/net/catalogue.ts';
import { createRequire } from 'node:module';
import type { Cmdlet } from '../../shell/command/cmdlet.ts';
import type { HostLink } from '../../shell/engine/host-link.ts';
import { Output } from '../../shell/engine/output.ts';
import { createSession, type RunResult, type Session } from '../../shell/engine/session.ts';
import { toText } from '../../shell/objects/convert.ts';
import { ErrorRecord } from '../../shell/objects/error.ts';
import type { Value } from '../../shell/objects/value.ts';

const require = createRequire(import.meta.url);
const load = (file: string) => (): Cmdlet => (require(`../../cmdlets/${file}.ts`) as { default: Cmdlet }).default;

/** The cmdlets that the engine's own tests need, by the folder they lie in. */
const cmdlets: Readonly<Record<string, readonly string[]>> = {
  objects: ['ForEach-Object', 'Where-Object', 'Sort-Object', 'Select-Object'],
  output: ['Write-Output', 'Write-Error', 'Write-Warning', 'Write-Verbose', 'Write-Host', 'Out-Null'],
  session: [
    'Get-Variable',
    'Set-Variable',
    'New-Variable',
    'Remove-Variable',
    'Clear-Variable',
    'Invoke-Expression',
    'Import-Module',
    'New-Module',
    'Get-Module',
    'Remove-Module',
    'Export-ModuleMember',
  ],
};

class Lines extends Output {
  readonly #lines: string[];
  readonly #mark: string;
  constructor(lines: string[], mark: string) {
    super();
    this.#lines = lines;
    this.#mark = mark;
  }
  write(value: Value): void {
    this.#lines.push(this.#mark + (value instanceof ErrorRecord ? value.id : toText(value ?? '')));
  }
}

export interface Outcome extends RunResult {
  /** What came on all streams, in order: output as it is, other streams behind `error:`, `warning:` … */
  readonly lines: readonly string[];
}

export interface Ground {
  readonly folder?: string;
  readonly stop?: () => boolean;
  readonly hostLink?: () => HostLink;
  readonly captured?: boolean;
}

/** A session without a screen; `lines` collects what it shows. */
export function scriptSession(ground: Ground = {}): { session: Session; lines: string[]; run(text: string, file?: string): Outcome } {
  const lines: string[] = [];
  const nobody = (): never => {
    throw new Error('Nobody can be asked.');
  };
  const folder = (): string => ground.folder ?? process.cwd();
  const session = createSession({
    sinks: {
      error: new Lines(lines, 'error: '),
      warning: new Lines(lines, 'warning: '),
      verbose: new Lines(lines, 'verbose: '),
      debug: new Lines(lines, 'debug: '),
      information: new Lines(lines, 'information: '),
      progress: () => {},
    },
    host: {
      interactive: false,
      width: 80,
      height: 24,
      write: (text) => void lines.push(`host: ${text.trimEnd()}`),
      writeError: (text) => void lines.push(`host error: ${text.trimEnd()}`),
      readLine: nobody,
      readSecret: nobody,
      choose: nobody,
      clear: () => {},
      setShouldExit: () => {},
    },
    formatting: { lines: (objects) => objects.map((each) => toText(each)) },
    drives: { table: {}, location: folder, folder, filePath: () => undefined, read: () => undefined, write: () => {} },
    captured: ground.captured ?? true,
    ...(ground.stop ? { stop: ground.stop } : {}),
    ...(ground.hostLink ? { hostLink: ground.hostLink } : {}),
  });
  for (const [area, names] of Object.entries(cmdlets))
    for (const name of names) session.registerCmdlet(name, 'Microsoft.PowerShell.Utility', load(`${area}/${name}`));
  for (const [alias, name] of [
    ['%', 'ForEach-Object'],
    ['?', 'Where-Object'],
    ['iex', 'Invoke-Expression'],
  ] as const)
    session.setAlias(alias, name);
  const output = new Lines(lines, '');
  return {
    session,
    lines,
    run(text, file) {
      lines.length = 0;
      const result = session.run(text, { output, ...(file === undefined ? {} : { file }) });
      return { ...result, lines: [...lines] };
    },
  };
}

/** Runs a script in a fresh session. */
export const outcome = (text: string, ground: Ground = {}): Outcome => scriptSession(ground).run(text);

/** A row of a table: what it shows, the script, and the lines that come. */
export type Row = readonly [says: string, script: string, ...lines: string[]];
