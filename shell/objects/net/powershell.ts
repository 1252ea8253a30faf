import { CustomObject } from '../custom-object.ts';
import type { Delegate } from '../delegate.ts';
import type { ExtendedMember } from '../extended-members.ts';
import type { MemberView } from '../member-view.ts';
import { type EnumValue, requireType } from '../net-type.ts';
import { copyObject, FreeMember, MemberList, PSMemberSet, PSObjectView } from '../ps-member-set.ts';
import { PSMethod } from '../ps-method.ts';
import { PSObject } from '../ps-object.ts';
import type { PSReference } from '../reference.ts';
import { toText } from '../text.ts';
import { bindClass, registerType } from '../type-registry.ts';
import type { Value } from '../value.ts';
import { escapeWildcard, hasWildcard, unescapeWildcard, type Wildcard, wildcard } from '../wildcard.ts';

bindClass(() => PSObjectView, 'System.Management.Automation.PSMemberSet');
bindClass(() => PSMemberSet, 'System.Management.Automation.PSMemberSet');
bindClass(() => MemberList, 'System.Management.Automation.PSMemberInfoCollection');
bindClass(() => FreeMember, 'System.Management.Automation.PSMemberInfo');
bindClass(() => PSMethod, 'System.Management.Automation.PSMethod');
bindClass(() => PSObject, 'System.Management.Automation.PSObject');

registerType('System.Management.Automation.PSObject', () => ({
  constructors: {
    '()': () => CustomObject.from([]),
    '(System.Object obj)': (value: Value) => (typeof value === 'object' && value !== null ? value : new PSObject(value)),
  },
  static: { 'psobject AsPSObject(System.Object obj)': (value: Value) => value },
}));

registerType('System.Management.Automation.PSReference', () => ({}));
registerType('System.Management.Automation.PSReference`1', () => ({
  base: 'System.Management.Automation.PSReference',
  generic: ['T'],
  instance: {
    'System.Object Value {get;set;}': {
      get: (self: PSReference) => self.value ?? null,
      set: (self: PSReference, value: Value) => void (self.value = value),
    },
  },
}));

registerType('System.Management.Automation.PSMemberSet', () => ({
  base: 'System.Management.Automation.PSMemberInfo',
  instance: {
    'System.Object BaseObject {get;}': (self: PSObjectView) => self.baseObject ?? null,
    'System.Object ImmediateBaseObject {get;}': (self: PSObjectView) => self.baseObject ?? null,
    'System.Management.Automation.PSMemberInfoCollection Properties {get;}': (self: PSObjectView) => self.properties,
    'System.Management.Automation.PSMemberInfoCollection Methods {get;}': (self: PSObjectView) => self.methods,
    'System.Management.Automation.PSMemberInfoCollection Members {get;}': (self: PSObjectView) => self.members,
    'System.Object TypeNames {get;}': (self: PSObjectView) => self.typeNames,
    'psobject Copy()': (self: PSObjectView) => copyObject(self.owner),
    'string ToString()': (self: PSObjectView) => toText(self.owner),
  },
  hooks: { text: (self: PSObjectView | PSMemberSet) => (self instanceof PSMemberSet ? self.text : toText(self.owner)) },
}));

/** The member types of PowerShell, each a .NET type of its own. */
const memberTypes: Readonly<Record<string, string>> = {
  NoteProperty: 'PSNoteProperty',
  Property: 'PSProperty',
  AliasProperty: 'PSAliasProperty',
  ScriptProperty: 'PSScriptProperty',
  CodeProperty: 'PSCodeProperty',
  Method: 'PSMethod',
  ScriptMethod: 'PSScriptMethod',
  CodeMethod: 'PSCodeMethod',
  PropertySet: 'PSPropertySet',
  MemberSet: 'PSMemberSet',
  ParameterizedProperty: 'PSParameterizedProperty',
};

/** What the collections of `.psobject` hold: methods are method objects. */
function memberValue(view: MemberView): Value {
  const { value } = view.memberType === 'Method' ? view : { value: undefined };
  return value instanceof PSMethod ? value : new MemberValue(view);
}

/** A member in `.psobject.Properties`, as a value. */
export class MemberValue {
  readonly view: MemberView;
  constructor(view: MemberView) {
    this.view = view;
  }
  get netType() {
    return requireType(`System.Management.Automation.${memberTypes[this.view.memberType]}`);
  }
}

const memberType = (view: MemberView) =>
  requireType('System.Management.Automation.PSMemberTypes').enumObject(
    requireType('System.Management.Automation.PSMemberTypes').enumTable.members[view.memberType]!,
  );

registerType('System.Management.Automation.PSMemberInfo', () => ({
  instance: {
    'string Name {get;}': (self: MemberValue | FreeMember) => (self instanceof FreeMember ? self.member.name : self.view.name),
    'System.Object Value {get;set;}': {
      get: (self: MemberValue | FreeMember) =>
        self instanceof FreeMember ? (self.member.kind === 'NoteProperty' ? self.member.value : null) : self.view.value,
      set: (self: MemberValue | FreeMember, value: Value) => {
        if (self instanceof FreeMember) {
          if (self.member.kind === 'NoteProperty') self.member.value = value;
        } else self.view.value = value;
      },
    },
    'System.Management.Automation.PSMemberTypes MemberType {get;}': (self: MemberValue) => memberType(self.view),
    'bool IsInstance {get;}': (self: MemberValue) => self.view.isInstance,
    'string TypeNameOfValue {get;}': (self: MemberValue) => self.view.typeName,
    'bool IsSettable {get;}': (self: MemberValue) => self.view.settable,
    'bool IsGettable {get;}': (self: MemberValue) => self.view.gettable,
    'string[] OverloadDefinitions {get;}': (self: MemberValue) =>
      self.view.value instanceof PSMethod ? self.view.value.definitions : [self.view.definition],
    'System.Object Invoke(Params System.Object[] arguments)': (self: MemberValue, args: Value[]) =>
      self.view.value instanceof PSMethod ? self.view.value.invoke(args) : null,
    'string ToString()': (self: MemberValue) => self.view.definition,
  },
  hooks: { text: (self: MemberValue | FreeMember) => (self instanceof FreeMember ? self.member.name : self.view.definition) },
}));
registerType('System.Management.Automation.PSPropertyInfo', () => ({ base: 'System.Management.Automation.PSMemberInfo', abstract: true }));
registerType('System.Management.Automation.PSMethodInfo', () => ({ base: 'System.Management.Automation.PSMemberInfo', abstract: true }));

const free = (member: ExtendedMember) => new FreeMember(member);

for (const name of ['PSProperty', 'PSCodeProperty', 'PSParameterizedProperty', 'PSPropertySet', 'PSCodeMethod', 'PSVariableProperty'])
  registerType(`System.Management.Automation.${name}`, () => ({
    base: `System.Management.Automation.${name.endsWith('Method') ? 'PSMethodInfo' : 'PSPropertyInfo'}`,
  }));

registerType('System.Management.Automation.PSNoteProperty', () => ({
  base: 'System.Management.Automation.PSPropertyInfo',
  constructors: { '(string name, System.Object value)': (name: string, value: Value) => free({ kind: 'NoteProperty', name, value }) },
}));
registerType('System.Management.Automation.PSAliasProperty', () => ({
  base: 'System.Management.Automation.PSPropertyInfo',
  constructors: {
    '(string name, string referencedMemberName)': (name: string, target: string) => free({ kind: 'AliasProperty', name, target }),
  },
}));
registerType('System.Management.Automation.PSScriptProperty', () => ({
  base: 'System.Management.Automation.PSPropertyInfo',
  constructors: {
    '(string name, scriptblock getterScript)': (name: string, getter: Value) => free({ kind: 'ScriptProperty', name, getter }),
    '(string name, scriptblock getterScript, scriptblock setterScript)': (name: string, getter: Value, setter: Value) =>
      free({ kind: 'ScriptProperty', name, getter, setter }),
  },
}));
registerType('System.Management.Automation.PSScriptMethod', () => ({
  base: 'System.Management.Automation.PSMethodInfo',
  constructors: { '(string name, scriptblock script)': (name: string, block: Value) => free({ kind: 'ScriptMethod', name, block }) },
}));

registerType('System.Management.Automation.PSMethod', () => ({
  base: 'System.Management.Automation.PSMethodInfo',
  instance: {
    'string Name {get;}': (self: PSMethod) => self.name,
    'System.Object Value {get;}': (self: PSMethod) => self,
    'string[] OverloadDefinitions {get;}': (self: PSMethod) => self.definitions,
    'string MemberType {get;}': () => 'Method',
    'System.Object Invoke(Params System.Object[] arguments)': (self: PSMethod, args: Value[]) => self.invoke(args),
  },
  hooks: { text: (self: PSMethod) => self.definitions.join(', ') },
}));

registerType('System.Management.Automation.PSMemberInfoCollection', () => ({
  interfaces: ['System.Collections.IEnumerable'],
  instance: {
    'System.Object Item(string name) {get;}': (self: MemberList, name: string) => found(self, name),
    'System.Object Match(string name)': (self: MemberList, name: string) =>
      self.views.filter((view) => wildcard(name).matches(view.name)).map(memberValue),
    'void Add(System.Object member)': (self: MemberList, member: FreeMember | MemberValue) => {
      if (member instanceof FreeMember) self.add(member.member);
      else self.add({ kind: 'NoteProperty', name: member.view.name, value: member.view.value });
    },
    'void Add(System.Object member, bool preValidated)': (self: MemberList, member: FreeMember) => self.add(member.member),
    'void Remove(string name)': (self: MemberList, name: string) => self.remove(name),
    'System.Collections.IEnumerator GetEnumerator()': (self: MemberList) => self.views.map(memberValue)[Symbol.iterator](),
  },
  hooks: {
    enumerate: (self: MemberList) => self.views.map(memberValue),
    index: (self: MemberList, [name]) => found(self, toText(name)),
  },
}));

function found(self: MemberList, name: string): Value {
  const view = self.find(name);
  return view ? memberValue(view) : null;
}

/** [switch]: true or false, and whether it was given. */
export class SwitchParameter {
  readonly isPresent: boolean;
  constructor(isPresent: boolean) {
    this.isPresent = isPresent;
  }
}
bindClass(() => SwitchParameter, 'System.Management.Automation.SwitchParameter');

registerType('System.Management.Automation.SwitchParameter', () => ({
  kind: 'struct',
  defaultValue: () => new SwitchParameter(false),
  constructors: { '(bool isPresent)': (on: boolean) => new SwitchParameter(on) },
  instance: {
    'bool IsPresent {get;}': (self: SwitchParameter) => self.isPresent,
    'bool ToBool()': (self: SwitchParameter) => self.isPresent,
    'string ToString()': (self: SwitchParameter) => (self.isPresent ? 'True' : 'False'),
  },
  static: { 'switch Present {get;}': () => new SwitchParameter(true) },
  hooks: {
    text: (self: SwitchParameter) => (self.isPresent ? 'True' : 'False'),
    truth: (self: SwitchParameter) => self.isPresent,
    equals: (self: SwitchParameter, other: Value) =>
      other instanceof SwitchParameter ? other.isPresent === self.isPresent : other === self.isPresent,
    from: (value: Value) => (typeof value === 'boolean' ? new SwitchParameter(value) : undefined),
  },
}));

/** [WildcardPattern]. */
export class WildcardPattern {
  readonly pattern: string;
  readonly compiled: Wildcard;
  constructor(pattern: string, ignoreCase: boolean) {
    this.pattern = pattern;
    this.compiled = wildcard(pattern, !ignoreCase);
  }
}
bindClass(() => WildcardPattern, 'System.Management.Automation.WildcardPattern');

registerType('System.Management.Automation.WildcardPattern', () => ({
  constructors: {
    '(string pattern)': (pattern: string) => new WildcardPattern(pattern, false),
    '(string pattern, System.Management.Automation.WildcardOptions options)': (pattern: string, options: EnumValue) =>
      new WildcardPattern(pattern, (options.value & 2) !== 0),
  },
  instance: { 'bool IsMatch(string input)': (self: WildcardPattern, text: string) => self.compiled.matches(text ?? '') },
  static: {
    'string Escape(string pattern)': escapeWildcard,
    'string Unescape(string pattern)': unescapeWildcard,
    'bool ContainsWildcardCharacters(string pattern)': (pattern: string) => hasWildcard(pattern ?? ''),
    'WildcardPattern Get(string pattern, System.Management.Automation.WildcardOptions options)': (pattern: string, options: EnumValue) =>
      new WildcardPattern(pattern, (options.value & 2) !== 0),
  },
}));

registerType('System.Management.Automation.Language.NullString', () => ({ static: { 'NullString Value {get;}': () => null } }));
registerType('System.Management.Automation.Internal.AutomationNull', () => ({
  abstract: true,
  static: { 'System.Object Value {get;}': () => undefined },
}));

/** Script blocks and error records belong to the engine, which replaces these declarations. */
registerType('System.Management.Automation.ScriptBlock', () => ({}));
registerType('System.Management.Automation.ErrorRecord', () => ({}));

/** A delegate is called by `Invoke`. */
registerType('System.MulticastDelegate', () => ({
  abstract: true,
  base: 'System.Delegate',
  instance: { 'System.Object Invoke(Params System.Object[] args)': (self: Delegate, args: Value[]) => self.invoke(...(args ?? [])) },
}));
