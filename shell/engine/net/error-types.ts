import { toText } from '../../objects/convert.ts';
import { type ErrorCategory, ErrorRecord, type NetException } from '../../objects/error.ts';
import { bindClass, type EnumValue, enumNamed, registerType, typeOf } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import { ParseFailure } from '../errors/parse-failure.ts';
import { ScriptExtent } from '../values/script-extent.ts';

const automation = 'System.Management.Automation.';

/** `$_.CategoryInfo`: reads and changes the record it belongs to. */
export class CategoryInfo {
  readonly record: ErrorRecord;
  constructor(record: ErrorRecord) {
    this.record = record;
  }
  get activity(): string {
    return this.record.activity ?? '';
  }
  get reason(): string {
    if (this.record.reason !== undefined) return this.record.reason;
    const { exception } = this.record;
    const type = exception.netType?.display ?? exception.type;
    return type.slice(Math.max(type.lastIndexOf('.'), type.lastIndexOf('+')) + 1);
  }
  get targetName(): string {
    if (this.record.targetName !== undefined) return this.record.targetName;
    const { target } = this.record;
    return target === null || target === undefined ? '' : toText(target);
  }
  get targetType(): string {
    if (this.record.targetType !== undefined) return this.record.targetType;
    const { target } = this.record;
    return target === null || target === undefined ? '' : typeOf(target).name;
  }
  /** `ObjectNotFound: (x:String) [Get-Item], ItemNotFoundException`. */
  toString(): string {
    return `${this.record.category}: (${shortened(this.targetName)}:${shortened(this.targetType)}) [${shortened(this.activity)}], ${shortened(this.reason)}`;
  }
}

/** Long parts keep their ends. */
const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 19)}…${text.slice(-20)}` : text);

/** ErrorDetails: the message and the advice that a record shows in place of its exception's. */
export class ErrorDetails {
  record: ErrorRecord | null;
  #message: string;
  #advice = '';
  constructor(message: string, record: ErrorRecord | null = null) {
    this.#message = message;
    this.record = record;
  }
  get message(): string {
    return this.record ? (this.record.details ?? '') : this.#message;
  }
  get advice(): string {
    return this.record ? (this.record.advice ?? '') : this.#advice;
  }
  set advice(text: string) {
    if (this.record) this.record.advice = text;
    else this.#advice = text;
  }
}

bindClass(() => CategoryInfo, `${automation}ErrorCategoryInfo`);
bindClass(() => ErrorDetails, `${automation}ErrorDetails`);
bindClass(() => ParseFailure, `${automation}Language.ParseError`);

const categoryOf = (given: EnumValue): ErrorCategory => toText(given) as ErrorCategory;

registerType(`${automation}ErrorRecord`, () => ({
  constructors: {
    [`(System.Exception exception, string errorId, ${automation}ErrorCategory errorCategory, System.Object targetObject)`]: (
      exception: NetException,
      id: string,
      category: EnumValue,
      target: Value,
    ) => new ErrorRecord(exception, id ?? '', categoryOf(category), target),
    [`(${automation}ErrorRecord errorRecord, System.Exception replaceParentContainsErrorRecordException)`]: (
      record: ErrorRecord,
      exception: NetException | null,
    ) => {
      const copy = new ErrorRecord(exception ?? record.exception, record.id, record.category, record.target, record.advice);
      copy.details = record.details;
      copy.invocation = record.invocation;
      return copy;
    },
  },
  instance: {
    'System.Exception Exception {get;}': (self: ErrorRecord) => self.exception,
    'System.Object TargetObject {get;}': (self: ErrorRecord) => self.target ?? null,
    [`${automation}ErrorCategoryInfo CategoryInfo {get;}`]: (self: ErrorRecord) => new CategoryInfo(self),
    'string FullyQualifiedErrorId {get;}': (self: ErrorRecord) => self.id,
    [`${automation}ErrorDetails ErrorDetails {get;set;}`]: {
      get: (self: ErrorRecord) => (self.details === undefined && self.advice === undefined ? null : new ErrorDetails('', self)),
      set: (self: ErrorRecord, details: ErrorDetails | null) => {
        self.details = details === null ? undefined : details.message;
        if (details?.advice) self.advice = details.advice;
        if (details) details.record = self;
      },
    },
    [`${automation}InvocationInfo InvocationInfo {get;}`]: (self: ErrorRecord) => self.invocation,
    'string ScriptStackTrace {get;}': (self: ErrorRecord) => self.scriptStackTrace || null,
    'System.Object PipelineIterationInfo {get;}': () => [],
    'string ToString()': recordText,
  },
  hooks: { text: recordText },
}));

function recordText(self: ErrorRecord): string {
  return self.details ?? self.exception.message;
}

registerType(`${automation}CommandNotFoundException`, () => ({
  base: `${automation}RuntimeException`,
  instance: {
    'string CommandName {get;set;}': {
      get: (self: NetException) => self.data.get('CommandName') ?? '',
      set: (self: NetException, name: string) => void self.data.set('CommandName', name),
    },
  },
}));

registerType(`${automation}NativeCommandExitException`, () => ({
  base: `${automation}ApplicationFailedException`,
  instance: {
    'int ExitCode {get;}': (self: NetException) => self.data.get('ExitCode') ?? 0,
    'string Path {get;}': (self: NetException) => self.data.get('Path') ?? null,
    'int ProcessId {get;}': (self: NetException) => self.data.get('ProcessId') ?? 0,
  },
}));

registerType(`${automation}ErrorCategoryInfo`, () => ({
  instance: {
    [`${automation}ErrorCategory Category {get;}`]: (self: CategoryInfo) => enumNamed(`${automation}ErrorCategory`, self.record.category),
    'string Activity {get;set;}': {
      get: (self: CategoryInfo) => self.activity,
      set: (self: CategoryInfo, text: string) => void (self.record.activity = text),
    },
    'string Reason {get;set;}': {
      get: (self: CategoryInfo) => self.reason,
      set: (self: CategoryInfo, text: string) => void (self.record.reason = text),
    },
    'string TargetName {get;set;}': {
      get: (self: CategoryInfo) => self.targetName,
      set: (self: CategoryInfo, text: string) => void (self.record.targetName = text),
    },
    'string TargetType {get;set;}': {
      get: (self: CategoryInfo) => self.targetType,
      set: (self: CategoryInfo, text: string) => void (self.record.targetType = text),
    },
    'string GetMessage()': (self: CategoryInfo) => self.toString(),
    'string ToString()': (self: CategoryInfo) => self.toString(),
  },
  hooks: { text: (self: CategoryInfo) => self.toString() },
}));

registerType(`${automation}ErrorDetails`, () => ({
  constructors: { '(string message)': (message: string) => new ErrorDetails(message) },
  instance: {
    'string Message {get;}': (self: ErrorDetails) => self.message,
    'string RecommendedAction {get;set;}': {
      get: (self: ErrorDetails) => self.advice,
      set: (self: ErrorDetails, text: string) => void (self.advice = text),
    },
    'string ToString()': (self: ErrorDetails) => self.message,
  },
  hooks: { text: (self: ErrorDetails) => self.message },
}));

registerType(`${automation}Language.ParseError`, () => ({
  instance: {
    'string ErrorId {get;}': (self: ParseFailure) => self.id,
    'string Message {get;}': (self: ParseFailure) => self.message,
    'bool IncompleteInput {get;}': (self: ParseFailure) => self.incomplete,
    'System.Management.Automation.Language.IScriptExtent Extent {get;}': (self: ParseFailure) => new ScriptExtent(self.error, self.source),
    'string ToString()': (self: ParseFailure) => self.message,
  },
  hooks: { text: (self: ParseFailure) => self.message },
}));
