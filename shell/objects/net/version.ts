import { NetException } from '../error.ts';
import { type HasValueKey, valueKey } from '../hash-key.ts';
import type { PSReference } from '../reference.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';

/** System.Version: two to four numbers; -1 stands for one that is not given. */
export class NetVersion implements HasValueKey {
  readonly parts: readonly [major: number, minor: number, build: number, revision: number];
  constructor(major: number, minor: number, build = -1, revision = -1) {
    this.parts = [major, minor, build, revision];
  }
  toString(): string {
    return this.parts.filter((part) => part >= 0).join('.');
  }
  [valueKey](): string {
    return `Version${this.parts}`;
  }
}

bindClass(() => NetVersion, 'System.Version');

function checked(...parts: number[]): NetVersion {
  if (parts.some((part) => part < 0))
    throw new NetException('System.ArgumentOutOfRangeException', "Version's parameters must be greater than or equal to zero.");
  return new NetVersion(parts[0]!, parts[1]!, parts[2], parts[3]);
}

export function parseVersion(text: string): NetVersion {
  if (text === null || text === undefined)
    throw new NetException('System.ArgumentNullException', "Value cannot be null. (Parameter 'input')");
  const parts = text.split('.');
  if (parts.length < 2 || parts.length > 4)
    throw new NetException('System.ArgumentException', "Version string portion was too short or too long. (Parameter 'input')");
  const numbers = parts.map((part) => {
    if (!/^\s*\+?\d+\s*$/.test(part))
      throw new NetException('System.FormatException', `The input string '${part}' was not in a correct format.`);
    const number = Number(part);
    if (number > 2147483647) throw new NetException('System.OverflowException', 'Value was either too large or too small for an Int32.');
    return number;
  });
  return new NetVersion(numbers[0]!, numbers[1]!, numbers[2], numbers[3]);
}

export function compareVersions(left: NetVersion, right: NetVersion): number {
  for (let at = 0; at < 4; at++) if (left.parts[at] !== right.parts[at]) return left.parts[at]! < right.parts[at]! ? -1 : 1;
  return 0;
}

function fields(self: NetVersion, count: number): string {
  const given = self.parts.filter((part) => part >= 0).length;
  if (count < 0 || count > given)
    throw new NetException(
      'System.ArgumentException',
      `Bounds failed: fieldCount must be between 0 and ${given}. (Parameter 'fieldCount')`,
    );
  return self.parts.slice(0, count).join('.');
}

registerType('System.Version', () => ({
  interfaces: [
    'System.ICloneable',
    'System.IComparable',
    'System.IFormattable',
    'System.IComparable`1[System.Version]',
    'System.IEquatable`1[System.Version]',
  ],
  constructors: {
    '()': () => new NetVersion(0, 0),
    '(int major, int minor)': checked,
    '(int major, int minor, int build)': checked,
    '(int major, int minor, int build, int revision)': checked,
    '(string version)': parseVersion,
  },
  instance: {
    'int Major {get;}': (self: NetVersion) => self.parts[0],
    'int Minor {get;}': (self: NetVersion) => self.parts[1],
    'int Build {get;}': (self: NetVersion) => self.parts[2],
    'int Revision {get;}': (self: NetVersion) => self.parts[3],
    'short MajorRevision {get;}': (self: NetVersion) => self.parts[3] >> 16,
    'short MinorRevision {get;}': (self: NetVersion) => (self.parts[3] << 16) >> 16,
    'System.Object Clone()': (self: NetVersion) => self,
    'int CompareTo(System.Object version)': (self: NetVersion, other: NetVersion) => (other === null ? 1 : compareVersions(self, other)),
    'int CompareTo(version value)': (self: NetVersion, other: NetVersion) => (other === null ? 1 : compareVersions(self, other)),
    'string ToString()': (self: NetVersion) => self.toString(),
    'string ToString(int fieldCount)': fields,
  },
  static: {
    'version Parse(string input)': parseVersion,
    'bool TryParse(string input, [ref] version result)': (text: string, result: PSReference) => {
      try {
        result.value = parseVersion(text);
        return true;
      } catch (thrown) {
        if (!(thrown instanceof NetException)) throw thrown;
        result.value = null;
        return false;
      }
    },
  },
  hooks: {
    format: (self: NetVersion) => self.toString(),
    parse: parseVersion,
    compare: (left: NetVersion, right: Value) => (right instanceof NetVersion ? compareVersions(left, right) : undefined),
  },
}));

/** [semver]: three numbers, a label behind `-`, a build label behind `+`. */
export class SemanticVersion implements HasValueKey {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly label: string | null;
  readonly build: string | null;
  constructor(major: number, minor = 0, patch = 0, label: string | null = null, build: string | null = null) {
    this.major = major;
    this.minor = minor;
    this.patch = patch;
    this.label = label;
    this.build = build;
  }
  toString(): string {
    return `${this.major}.${this.minor}.${this.patch}${this.label ? `-${this.label}` : ''}${this.build ? `+${this.build}` : ''}`;
  }
  [valueKey](): string {
    return `SemanticVersion${this.major}.${this.minor}.${this.patch}-${this.label ?? ''}`;
  }
}

bindClass(() => SemanticVersion, 'System.Management.Automation.SemanticVersion');

function parseSemantic(text: string): SemanticVersion {
  const match = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([0-9A-Za-z][0-9A-Za-z.-]*))?(?:\+([0-9A-Za-z][0-9A-Za-z.-]*))?$/.exec(text ?? '');
  if (!match) throw new NetException('System.FormatException', 'Input string was not in a correct format.');
  return new SemanticVersion(Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0), match[4] ?? null, match[5] ?? null);
}

/** By the rules of semver.org: a label comes before none, its parts compare as numbers where they are such. */
function compareSemantic(left: SemanticVersion, right: SemanticVersion): number {
  for (const key of ['major', 'minor', 'patch'] as const) if (left[key] !== right[key]) return left[key] < right[key] ? -1 : 1;
  if (left.label === right.label) return 0;
  if (!left.label) return 1;
  if (!right.label) return -1;
  const a = left.label.split('.');
  const b = right.label.split('.');
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const x = a[at]!;
    const y = b[at]!;
    if (x === y) continue;
    const numeric = [x, y].map((part) => /^\d+$/.test(part));
    if (numeric[0] && numeric[1]) return Number(x) < Number(y) ? -1 : 1;
    if (numeric[0] !== numeric[1]) return numeric[0] ? -1 : 1;
    return x < y ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

registerType('System.Management.Automation.SemanticVersion', () => ({
  interfaces: [
    'System.IComparable',
    'System.IComparable`1[System.Management.Automation.SemanticVersion]',
    'System.IEquatable`1[System.Management.Automation.SemanticVersion]',
  ],
  constructors: {
    '(string version)': parseSemantic,
    '(int major)': (major: number) => new SemanticVersion(major),
    '(int major, int minor)': (major: number, minor: number) => new SemanticVersion(major, minor),
    '(int major, int minor, int patch)': (major: number, minor: number, patch: number) => new SemanticVersion(major, minor, patch),
    '(int major, int minor, int patch, string label)': (major: number, minor: number, patch: number, label: string) =>
      new SemanticVersion(major, minor, patch, label),
    '(int major, int minor, int patch, string preReleaseLabel, string buildLabel)': (
      major: number,
      minor: number,
      patch: number,
      label: string,
      build: string,
    ) => new SemanticVersion(major, minor, patch, label, build),
    '(version version)': fromVersion,
  },
  instance: {
    'int Major {get;}': (self: SemanticVersion) => self.major,
    'int Minor {get;}': (self: SemanticVersion) => self.minor,
    'int Patch {get;}': (self: SemanticVersion) => self.patch,
    'string PreReleaseLabel {get;}': (self: SemanticVersion) => self.label,
    'string BuildLabel {get;}': (self: SemanticVersion) => self.build,
    'int CompareTo(System.Object version)': (self: SemanticVersion, other: SemanticVersion) =>
      other === null ? 1 : compareSemantic(self, other),
    'string ToString()': (self: SemanticVersion) => self.toString(),
  },
  static: {
    'semver Parse(string version)': parseSemantic,
    'int Compare(semver versionA, semver versionB)': compareSemantic,
    'bool TryParse(string version, [ref] semver result)': (text: string, result: PSReference) => {
      try {
        result.value = parseSemantic(text);
        return true;
      } catch (thrown) {
        if (!(thrown instanceof NetException)) throw thrown;
        result.value = null;
        return false;
      }
    },
  },
  hooks: {
    format: (self: SemanticVersion) => self.toString(),
    parse: parseSemantic,
    from: (value: Value) => (value instanceof NetVersion ? fromVersion(value) : undefined),
    compare: (left: SemanticVersion, right: Value) => (right instanceof SemanticVersion ? compareSemantic(left, right) : undefined),
  },
}));

function fromVersion({ parts }: NetVersion): SemanticVersion {
  return new SemanticVersion(parts[0], parts[1], Math.max(0, parts[2]));
}
