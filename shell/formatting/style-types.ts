import { NetException } from '../objects/error.ts';
import { bindClass, type EnumValue, enumNamed, registerType } from '../objects/net-type.ts';
import { toText } from '../objects/text.ts';
import type { Accessors, Signatures } from '../objects/type-table.ts';
import type { Value } from '../objects/value.ts';
import {
  background,
  consoleColor,
  foreground,
  hasPrintableContent,
  hyperlink,
  type OutputRendering,
  rgb,
  type StyleValues,
  sequences,
} from './style.ts';

/** $PSStyle and its parts, as scripts see them. */

const space = 'System.Management.Automation';
const rendering = `${space}.OutputRendering`;
const progressView = `${space}.ProgressView`;
registerType(rendering, () => ({ kind: 'enum', enum: { members: { Host: 0, PlainText: 1, Ansi: 2 } } }));
registerType(progressView, () => ({ kind: 'enum', enum: { members: { Minimal: 0, Classic: 1 } } }));

/** A sequence that a script sets: nothing printable may be in it. */
function checked(text: string): string {
  if (hasPrintableContent(text)) {
    const message = `The specified string contains printable content when it should only contain ANSI escape sequences: ${text}`;
    throw new NetException('System.ArgumentException', message);
  }
  return text;
}

/** Properties that read and set fields of one record. */
function sequenceFields<T extends Record<string, unknown>>(names: readonly (keyof T & string)[]): Record<string, Accessors> {
  return Object.fromEntries(
    names.map((name) => {
      const accessors: Accessors = {
        get: (self: { fields: T }) => self.fields[name],
        set: (self: { fields: T }, text: string) => {
          self.fields[name] = checked(text) as T[typeof name];
        },
      };
      return [`string ${name[0]!.toUpperCase()}${name.slice(1)} {get;set;}`, accessors];
    }),
  );
}

class FormattingData {
  readonly fields: StyleValues['formatting'];
  constructor(style: StyleValues) {
    this.fields = style.formatting;
  }
}

class ProgressConfiguration {
  readonly fields: StyleValues['progress'];
  constructor(style: StyleValues) {
    this.fields = style.progress;
  }
}

class FileInfoFormatting {
  readonly fields: StyleValues['fileInfo'];
  readonly extension: ExtensionDictionary;
  constructor(style: StyleValues) {
    this.fields = style.fileInfo;
    this.extension = new ExtensionDictionary(style.extensions);
  }
}

class ExtensionDictionary {
  readonly colors: Map<string, string>;
  constructor(colors: Map<string, string>) {
    this.colors = colors;
  }
  set(extension: string, sequence: string): void {
    if (!extension.startsWith('.'))
      throw new NetException('System.ArgumentException', 'When adding or removing extensions, the extension must start with a period.');
    this.colors.set(extension.toLowerCase(), checked(sequence));
  }
}

class ColorTable {
  readonly ground: 'foreground' | 'background';
  constructor(ground: 'foreground' | 'background') {
    this.ground = ground;
  }
}
class ForegroundColor extends ColorTable {}
class BackgroundColor extends ColorTable {}

/** The value of $PSStyle. */
export class PSStyle {
  readonly values: StyleValues;
  readonly formatting: FormattingData;
  readonly progress: ProgressConfiguration;
  readonly fileInfo: FileInfoFormatting;
  readonly foreground = new ForegroundColor('foreground');
  readonly background = new BackgroundColor('background');

  constructor(values: StyleValues) {
    this.values = values;
    this.formatting = new FormattingData(values);
    this.progress = new ProgressConfiguration(values);
    this.fileInfo = new FileInfoFormatting(values);
  }
}

function constants(table: Readonly<Record<string, string>>): Signatures {
  return Object.fromEntries(Object.entries(table).map(([name, sequence]) => [`string ${name} {get;}`, () => sequence]));
}

const parts: readonly [name: string, made: abstract new (...args: never[]) => object, members: () => Signatures][] = [
  ['PSStyle', PSStyle, styleMembers],
  [
    'PSStyle+FormattingData',
    FormattingData,
    () =>
      sequenceFields<StyleValues['formatting']>([
        'formatAccent',
        'errorAccent',
        'error',
        'warning',
        'verbose',
        'debug',
        'tableHeader',
        'customTableHeaderLabel',
        'feedbackName',
        'feedbackText',
        'feedbackAction',
      ]),
  ],
  ['PSStyle+ProgressConfiguration', ProgressConfiguration, progressMembers],
  [
    'PSStyle+FileInfoFormatting',
    FileInfoFormatting,
    () => ({
      ...sequenceFields<StyleValues['fileInfo']>(['directory', 'symbolicLink', 'executable']),
      [`${space}.PSStyle+FileInfoFormatting+FileExtensionDictionary Extension {get;}`]: (self: FileInfoFormatting) => self.extension,
    }),
  ],
  ['PSStyle+FileInfoFormatting+FileExtensionDictionary', ExtensionDictionary, extensionMembers],
  ['PSStyle+ForegroundColor', ForegroundColor, () => ({ ...constants(foreground), ...colorMethods })],
  ['PSStyle+BackgroundColor', BackgroundColor, () => ({ ...constants(background), ...colorMethods })],
];

const colorMethods: Signatures = {
  'string FromRgb(byte red, byte green, byte blue)': (self: ColorTable, red: number, green: number, blue: number) =>
    rgb(self.ground, red, green, blue),
  'string FromRgb(int rgb)': (self: ColorTable, color: number) => rgb(self.ground, (color >> 16) & 255, (color >> 8) & 255, color & 255),
  'string FromConsoleColor(System.ConsoleColor color)': (self: ColorTable, color: Value) => consoleColor(toText(color), self.ground),
};

function styleMembers(): Signatures {
  return {
    ...constants(sequences),
    [`${rendering} OutputRendering {get;set;}`]: {
      get: (self: PSStyle) => enumNamed(rendering, self.values.outputRendering),
      set: (self: PSStyle, value: EnumValue) => {
        self.values.outputRendering = toText(value) as OutputRendering;
      },
    },
    [`${space}.PSStyle+FormattingData Formatting {get;}`]: (self: PSStyle) => self.formatting,
    [`${space}.PSStyle+ProgressConfiguration Progress {get;}`]: (self: PSStyle) => self.progress,
    [`${space}.PSStyle+FileInfoFormatting FileInfo {get;}`]: (self: PSStyle) => self.fileInfo,
    [`${space}.PSStyle+ForegroundColor Foreground {get;}`]: (self: PSStyle) => self.foreground,
    [`${space}.PSStyle+BackgroundColor Background {get;}`]: (self: PSStyle) => self.background,
    'string FormatHyperlink(string text, uri link)': (_self: PSStyle, text: string, link: Value) => hyperlink(text, toText(link)),
  };
}

function progressMembers(): Signatures {
  const least = 18;
  return {
    'string Style {get;set;}': {
      get: (self: ProgressConfiguration) => self.fields.style,
      set: (self: ProgressConfiguration, text: string) => {
        self.fields.style = checked(text);
      },
    },
    'int MaxWidth {get;set;}': {
      get: (self: ProgressConfiguration) => self.fields.maxWidth,
      set: (self: ProgressConfiguration, width: number) => {
        if (width < least) {
          const message = `The MaxWidth for the Progress rendering must be at least ${least} to render correctly. (Parameter 'MaxWidth')`;
          throw new NetException('System.ArgumentOutOfRangeException', message);
        }
        self.fields.maxWidth = width;
      },
    },
    [`${progressView} View {get;set;}`]: {
      get: (self: ProgressConfiguration) => enumNamed(progressView, self.fields.view),
      set: (self: ProgressConfiguration, value: EnumValue) => {
        self.fields.view = toText(value);
      },
    },
    'bool UseOSCIndicator {get;set;}': {
      get: (self: ProgressConfiguration) => self.fields.useOscIndicator,
      set: (self: ProgressConfiguration, use: boolean) => {
        self.fields.useOscIndicator = use;
      },
    },
  };
}

function extensionMembers(): Signatures {
  return {
    'System.Object Keys {get;}': (self: ExtensionDictionary) => [...self.colors.keys()],
    'string Item(string extension) {get;set;}': {
      get: (self: ExtensionDictionary, extension: string) => self.colors.get(extension.toLowerCase()) ?? null,
      set: (self: ExtensionDictionary, extension: string, sequence: string) => self.set(extension, sequence),
    },
    'void Add(string extension, string decoration)': (self: ExtensionDictionary, extension: string, sequence: string) =>
      self.set(extension, sequence),
    'void Remove(string extension)': (self: ExtensionDictionary, extension: string) => void self.colors.delete(extension.toLowerCase()),
    'bool ContainsKey(string extension)': (self: ExtensionDictionary, extension: string) => self.colors.has(extension.toLowerCase()),
    'void Clear()': (self: ExtensionDictionary) => self.colors.clear(),
  };
}

for (const [name, made, members] of parts) {
  bindClass(made, `${space}.${name}`);
  registerType(`${space}.${name}`, () => ({
    instance: members(),
    ...(made === ExtensionDictionary && {
      hooks: {
        index: (self: ExtensionDictionary, [key]: readonly Value[]) => self.colors.get(toText(key).toLowerCase()) ?? null,
        setIndex: (self: ExtensionDictionary, [key]: readonly Value[], value: Value) => self.set(toText(key), toText(value)),
      },
    }),
  }));
}
