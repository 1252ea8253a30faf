// entry
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { hostname } from 'node:os';
import { DateTime } from '../../../shell/objects/datetime.ts';
import { NetException } from '../../../shell/objects/error.ts';
import { addTypeMember } from '../../../shell/objects/extended-members.ts';
import { bindClass } from '../../../shell/objects/net-type.ts';
import { TimeSpan } from '../../../shell/objects/timespan.ts';
import type { TypeMaker } from '../../../shell/objects/type-registry.ts';
import { Double, type Value } from '../../../shell/objects/value.ts';
import type { ProcessStart } from '../../contracts/processes.ts';
import { splitArguments } from './argument-text.ts';
import { allProcesses, type ProcessFacts, processFacts } from './process-facts.ts';

/** System.Diagnostics.ProcessStartInfo. */
class ProcessStartInfo implements ProcessStart {
  file = '';
  arguments: string[] = [];
  folder = '';
  environment: Record<string, string> | undefined;
  inputFile: string | undefined;
  outputFile: string | undefined;
  errorFile: string | undefined;
}

/** System.Diagnostics.Process: a process by its number. */
class Process {
  readonly id: number;
  #facts: ProcessFacts | undefined;
  readonly #child: ChildProcess | undefined;
  #exit: number | null = null;

  constructor(id: number, facts?: ProcessFacts, child?: ChildProcess) {
    this.id = id;
    this.#facts = facts;
    this.#child = child;
  }

  /** What was last known of it. */
  get facts(): ProcessFacts | undefined {
    this.#facts ??= processFacts(this.id);
    return this.#facts;
  }

  refresh(): void {
    this.#facts = undefined;
  }

  /** The engine's thread gets no events while it runs, so the system is asked. */
  get hasExited(): boolean {
    if (this.#exit !== null) return true;
    const now = processFacts(this.id);
    if (now && now.ended === null) return false;
    this.#exit = this.#child?.exitCode ?? now?.ended ?? 0;
    return true;
  }

  get exitCode(): number {
    if (!this.hasExited)
      throw new NetException('System.InvalidOperationException', 'Process must exit before requested information can be determined.');
    return this.#exit ?? 0;
  }

  wait(milliseconds = Number.POSITIVE_INFINITY): boolean {
    const end = performance.now() + milliseconds;
    const sleeper = new Int32Array(new SharedArrayBuffer(4));
    while (!this.hasExited) {
      if (performance.now() >= end) return false;
      Atomics.wait(sleeper, 0, 0, 10);
    }
    return true;
  }

  kill(): void {
    try {
      process.kill(this.id, 'SIGKILL');
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw new NetException('System.ComponentModel.Win32Exception', 'Operation not permitted');
    }
  }
}

bindClass(Process, 'System.Diagnostics.Process');
bindClass(ProcessStartInfo, 'System.Diagnostics.ProcessStartInfo');

/** Starts a program beside the shell; throws what .NET throws when there is no such program. */
function start(info: ProcessStartInfo): Process {
  const files = [
    info.inputFile === undefined ? ('inherit' as const) : openSync(info.inputFile, 'r'),
    info.outputFile === undefined ? ('inherit' as const) : openSync(info.outputFile, 'w'),
    info.errorFile === undefined ? ('inherit' as const) : openSync(info.errorFile, 'w'),
  ];
  try {
    const folder = info.folder || process.cwd();
    const child = spawn(info.file, info.arguments, { cwd: folder, env: info.environment ?? process.env, stdio: files });
    child.on('error', () => {});
    child.unref();
    if (child.pid === undefined)
      throw new NetException(
        'System.ComponentModel.Win32Exception',
        `An error occurred trying to start process '${info.file}' with working directory '${folder}'. No such file or directory`,
      );
    return new Process(child.pid, undefined, child);
  } finally {
    for (const file of files) if (typeof file === 'number') closeSync(file);
  }
}

function byId(id: number): Process {
  const facts = processFacts(id);
  if (facts) return new Process(id, facts);
  throw new NetException('System.ArgumentException', `Process with an Id of ${id} is not running.`);
}

function quickStart(file: string, args = ''): Process {
  const info = new ProcessStartInfo();
  info.file = file;
  info.arguments = splitArguments(args ?? '');
  return start(info);
}

const span = (seconds: number): TimeSpan => new TimeSpan(BigInt(Math.round(seconds * 1e7)));
const total = ({ facts }: Process): number => (facts ? facts.cpu.user + facts.cpu.kernel : 0);
const size = (pick: (facts: ProcessFacts) => number) => (self: Process) => BigInt(self.facts ? pick(self.facts) : 0);

export const types: Readonly<Record<string, TypeMaker>> = {
  'System.Diagnostics.Process': () => ({
    base: 'System.ComponentModel.Component',
    instance: {
      'int Id {get;}': (self: Process) => self.id,
      'string ProcessName {get;}': (self: Process) => self.facts?.name ?? '',
      'string MachineName {get;}': () => '.',
      'int SessionId {get;}': (self: Process) => self.facts?.session ?? 0,
      'int HandleCount {get;}': () => 0,
      'int BasePriority {get;}': () => 8,
      'bool HasExited {get;}': (self: Process) => self.hasExited,
      'int ExitCode {get;}': (self: Process) => self.exitCode,
      'bool Responding {get;}': (self: Process) => !self.hasExited,
      'datetime StartTime {get;}': ({ facts }: Process) => (facts?.started ? DateTime.fromDate(facts.started) : null),
      'timespan TotalProcessorTime {get;}': (self: Process) => span(total(self)),
      'timespan UserProcessorTime {get;}': ({ facts }: Process) => span(facts?.cpu.user ?? 0),
      'timespan PrivilegedProcessorTime {get;}': ({ facts }: Process) => span(facts?.cpu.kernel ?? 0),
      'long WorkingSet64 {get;}': size((facts) => facts.workingSet),
      'long PeakWorkingSet64 {get;}': size((facts) => facts.workingSet),
      'long VirtualMemorySize64 {get;}': size((facts) => facts.virtualSize),
      'long PrivateMemorySize64 {get;}': size((facts) => facts.privateSize),
      'long PagedMemorySize64 {get;}': () => 0n,
      'long NonpagedSystemMemorySize64 {get;}': () => 0n,
      'string MainWindowTitle {get;}': () => '',
      'void Kill()': (self: Process) => self.kill(),
      'void Kill(bool entireProcessTree)': (self: Process, tree: boolean) => {
        if (tree) for (const { id, parent } of allProcesses()) if (parent === self.id) new Process(id).kill();
        self.kill();
      },
      'void Refresh()': (self: Process) => self.refresh(),
      'void WaitForExit()': (self: Process) => void self.wait(),
      'bool WaitForExit(int milliseconds)': (self: Process, milliseconds: number) =>
        self.wait(milliseconds < 0 ? Number.POSITIVE_INFINITY : milliseconds),
      'void Close()': () => undefined,
      'void Dispose()': () => undefined,
      'string ToString()': (self: Process) => processText(self),
    },
    static: {
      'System.Diagnostics.Process[] GetProcesses()': () => allProcesses().map((facts) => new Process(facts.id, facts)),
      'System.Diagnostics.Process[] GetProcessesByName(string processName)': (name: string) =>
        allProcesses()
          .filter((facts) => facts.name.toLowerCase() === name.toLowerCase())
          .map((facts) => new Process(facts.id, facts)),
      'System.Diagnostics.Process GetProcessById(int processId)': byId,
      'System.Diagnostics.Process GetCurrentProcess()': () => byId(process.pid),
      'System.Diagnostics.Process Start(string fileName)': (file: string) => quickStart(file),
      'System.Diagnostics.Process Start(string fileName, string arguments)': quickStart,
      'System.Diagnostics.Process Start(System.Diagnostics.ProcessStartInfo startInfo)': start,
    },
    hooks: { text: processText },
  }),
  'System.ComponentModel.Component': () => ({ base: 'System.MarshalByRefObject', interfaces: ['System.IDisposable'] }),
  'System.Diagnostics.ProcessStartInfo': () => ({
    constructors: {
      '()': () => new ProcessStartInfo(),
      '(string fileName)': (file: string) => Object.assign(new ProcessStartInfo(), { file }),
      '(string fileName, string arguments)': (file: string, args: string) =>
        Object.assign(new ProcessStartInfo(), { file, arguments: splitArguments(args) }),
    },
    instance: {
      'string FileName {get;set;}': {
        get: (self: ProcessStartInfo) => self.file,
        set: (self: ProcessStartInfo, file: string) => {
          self.file = file;
        },
      },
      'string Arguments {get;set;}': {
        get: (self: ProcessStartInfo) => self.arguments.join(' '),
        set: (self: ProcessStartInfo, text: string) => {
          self.arguments = splitArguments(text);
        },
      },
      'string WorkingDirectory {get;set;}': {
        get: (self: ProcessStartInfo) => self.folder,
        set: (self: ProcessStartInfo, folder: string) => {
          self.folder = folder;
        },
      },
    },
  }),
};

/** `System.Diagnostics.Process (bash)`. */
function processText(self: Process): string {
  return `System.Diagnostics.Process (${self.facts?.name ?? ''})`;
}

const alias = (name: string, target: string): void => addTypeMember('System.Diagnostics.Process', { kind: 'AliasProperty', name, target });
const code = (name: string, type: string, get: (self: Process) => Value): void =>
  addTypeMember('System.Diagnostics.Process', { kind: 'CodeProperty', name, type, get: (self) => get(self as Process) });

alias('Name', 'ProcessName');
alias('SI', 'SessionId');
alias('Handles', 'HandleCount');
alias('VM', 'VirtualMemorySize64');
alias('WS', 'WorkingSet64');
alias('PM', 'PagedMemorySize64');
alias('NPM', 'NonpagedSystemMemorySize64');
code('CPU', 'System.Double', (self) => new Double(total(self)));
code('Path', 'System.String', ({ facts }) => facts?.path ?? null);
code('CommandLine', 'System.String', ({ facts }) => facts?.commandLine ?? null);
code('Parent', 'System.Diagnostics.Process', ({ facts }) => (facts?.parent ? new Process(facts.parent) : null));
code('UserName', 'System.String', ({ facts }) =>
  facts?.user ? `${process.platform === 'win32' ? `${hostname()}\\` : ''}${facts.user}` : null,
);
code('Company', 'System.String', () => null);
code('Product', 'System.String', () => null);
code('Description', 'System.String', () => null);
