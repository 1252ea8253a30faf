import { NetException } from '../error.ts';
import { Hashtable, keepCase } from '../hashtable.ts';
import { type EnumValue, requireType } from '../net-type.ts';
import { platform } from '../platform.ts';
import { toText } from '../text.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { NetVersion, parseVersion } from './version.ts';

/** System.OperatingSystem. */
class OperatingSystem {
  get platform(): Value {
    return requireType('System.PlatformID').enumObject(platform().windows ? 2 : 4);
  }
  get version(): NetVersion {
    return version(platform().systemVersion);
  }
  get text(): string {
    return `${platform().windows ? 'Microsoft Windows NT' : 'Unix'} ${this.version}`;
  }
}
bindClass(OperatingSystem, 'System.OperatingSystem');

function version(text: string): NetVersion {
  const numbers = (text.match(/\d+/g) ?? ['0']).slice(0, 4).map(Number);
  while (numbers.length < 4) numbers.push(0);
  return new NetVersion(numbers[0]!, numbers[1]!, numbers[2], numbers[3]);
}

registerType('System.OperatingSystem', () => ({
  instance: {
    'System.PlatformID Platform {get;}': (self: OperatingSystem) => self.platform,
    'version Version {get;}': (self: OperatingSystem) => self.version,
    'string VersionString {get;}': (self: OperatingSystem) => self.text,
    'string ServicePack {get;}': () => '',
    'string ToString()': (self: OperatingSystem) => self.text,
  },
  static: {
    'bool IsWindows()': () => platform().windows,
    'bool IsLinux()': () => !platform().windows && !platform().mac,
    'bool IsMacOS()': () => platform().mac,
  },
  hooks: { text: (self: OperatingSystem) => self.text },
}));

function expand(text: string): string {
  return text.replace(/%([^%]+)%/g, (whole, name: string) => platform().variable(name) ?? whole);
}

function setVariable(name: string, value: string | null): void {
  if (!name) throw new NetException('System.ArgumentException', "String cannot be of zero length. (Parameter 'variable')");
  if (name.includes('='))
    throw new NetException('System.ArgumentException', "Environment variable name cannot contain equal character. (Parameter 'variable')");
  platform().setVariable(name, value ?? undefined);
}

/** Only the process's own variables exist outside Windows. */
const processOnly = (target: EnumValue) => platform().windows || target.value === 0;

function all(): Hashtable {
  return Hashtable.from(Object.entries(platform().variables()), keepCase);
}

/** The .NET that PowerShell 7.6 runs on: what scripts compare with. */
const runtime = '10.0.0';

registerType('System.Environment', () => ({
  abstract: true,
  sealed: true,
  static: {
    'string CommandLine {get;}': () => platform().commandLine.join(' '),
    'string CurrentDirectory {get;set;}': {
      get: () => platform().currentFolder(),
      set: (path: string) => platform().setCurrentFolder(path),
    },
    'int CurrentManagedThreadId {get;}': () => 1,
    'int ExitCode {get;set;}': { get: () => 0, set: () => undefined },
    'bool HasShutdownStarted {get;}': () => false,
    'bool Is64BitOperatingSystem {get;}': () => /64/.test(platform().architecture),
    'bool Is64BitProcess {get;}': () => /64/.test(platform().architecture),
    'bool IsPrivilegedProcess {get;}': () => platform().userName === 'root',
    'string MachineName {get;}': () => platform().machineName,
    'string NewLine {get;}': () => platform().newLine,
    'System.OperatingSystem OSVersion {get;}': () => new OperatingSystem(),
    'int ProcessId {get;}': () => platform().processId,
    'int ProcessorCount {get;}': () => platform().processorCount,
    'string ProcessPath {get;}': () => platform().processPath,
    'string StackTrace {get;}': () => '',
    'string SystemDirectory {get;}': () => platform().specialFolder('System'),
    'int SystemPageSize {get;}': () => 4096,
    'int TickCount {get;}': () => Math.trunc(platform().uptime()) | 0,
    'long TickCount64 {get;}': () => BigInt(Math.trunc(platform().uptime())),
    'string UserDomainName {get;}': () => platform().userDomainName,
    'bool UserInteractive {get;}': () => platform().interactive || !platform().windows,
    'string UserName {get;}': () => platform().userName,
    'version Version {get;}': () => parseVersion(runtime),
    'long WorkingSet {get;}': () => BigInt(platform().workingSet()),
    'void Exit(int exitCode)': (code: number) => platform().exit(code),
    'void FailFast(string message)': () => platform().exit(134),
    'string ExpandEnvironmentVariables(string name)': expand,
    'string[] GetCommandLineArgs()': () => [...platform().commandLine],
    'string GetEnvironmentVariable(string variable)': (name: string) => platform().variable(name) ?? null,
    'string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)': (name: string, target: EnumValue) =>
      processOnly(target) ? (platform().variable(name) ?? null) : null,
    'System.Collections.IDictionary GetEnvironmentVariables()': all,
    'System.Collections.IDictionary GetEnvironmentVariables(System.EnvironmentVariableTarget target)': (target: EnumValue) =>
      processOnly(target) ? all() : new Hashtable(keepCase),
    'string GetFolderPath(System.Environment+SpecialFolder folder)': (folder: EnumValue) => platform().specialFolder(toText(folder)),
    'string[] GetLogicalDrives()': () => ['/'],
    'void SetEnvironmentVariable(string variable, string value)': setVariable,
    'void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)': (
      name: string,
      value: string | null,
      target: EnumValue,
    ) => {
      if (processOnly(target)) setVariable(name, value);
    },
  },
}));

const architectures: Readonly<Record<string, string>> = {
  x64: 'X64',
  ia32: 'X86',
  arm64: 'Arm64',
  arm: 'Arm',
  s390x: 'S390x',
  ppc64: 'Ppc64le',
  riscv64: 'RiscV64',
  loong64: 'LoongArch64',
};

function architecture(): Value {
  const type = requireType('System.Runtime.InteropServices.Architecture');
  return type.enumObject(type.enumTable.members[architectures[platform().architecture] ?? 'X64'] ?? 1);
}

/** System.Runtime.InteropServices.OSPlatform. */
class OSPlatform {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}
bindClass(OSPlatform, 'System.Runtime.InteropServices.OSPlatform');

registerType('System.Runtime.InteropServices.OSPlatform', () => ({
  kind: 'struct',
  static: {
    'System.Runtime.InteropServices.OSPlatform Windows {get;}': () => new OSPlatform('WINDOWS'),
    'System.Runtime.InteropServices.OSPlatform Linux {get;}': () => new OSPlatform('LINUX'),
    'System.Runtime.InteropServices.OSPlatform OSX {get;}': () => new OSPlatform('OSX'),
    'System.Runtime.InteropServices.OSPlatform Create(string osPlatform)': (name: string) => new OSPlatform(name.toUpperCase()),
  },
  hooks: { text: (self: OSPlatform) => self.name },
}));

registerType('System.Runtime.InteropServices.RuntimeInformation', () => ({
  abstract: true,
  sealed: true,
  static: {
    'string FrameworkDescription {get;}': () => `.NET ${runtime}`,
    'System.Runtime.InteropServices.Architecture OSArchitecture {get;}': architecture,
    'System.Runtime.InteropServices.Architecture ProcessArchitecture {get;}': architecture,
    'string OSDescription {get;}': () => platform().systemDescription,
    'string RuntimeIdentifier {get;}': () => `${platform().windows ? 'win' : platform().mac ? 'osx' : 'linux'}-${platform().architecture}`,
    'bool IsOSPlatform(System.Runtime.InteropServices.OSPlatform osPlatform)': (system: OSPlatform) =>
      system.name === (platform().windows ? 'WINDOWS' : platform().mac ? 'OSX' : 'LINUX'),
  },
}));
