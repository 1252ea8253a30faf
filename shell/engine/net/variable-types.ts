import { Collection } from '../../objects/collection.ts';
import { toText } from '../../objects/convert.ts';
import type { NetType } from '../../objects/net-type.ts';
import { bindClass, enumNamed, registerType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';
import type { VariableOption } from '../scope/variable.ts';
import { LoopEnumerator } from '../values/loop-enumerator.ts';
import { PipelineInput } from '../values/pipeline-input.ts';
import { PSVariable } from '../values/ps-variable.ts';
import { RuntimeDefinedParameter, RuntimeParameterTable } from '../values/runtime-parameter.ts';
import { TypeMetadata } from '../values/type-constraint.ts';
import { optionsOf } from './command-types.ts';

const automation = 'System.Management.Automation.';
bindClass(() => PSVariable, `${automation}PSVariable`);
bindClass(() => LoopEnumerator, 'System.Array+ArrayEnumerator');
bindClass(() => PipelineInput, 'System.Collections.ArrayList+ArrayListEnumeratorSimple');
bindClass(() => RuntimeDefinedParameter, `${automation}RuntimeDefinedParameter`);
bindClass(() => TypeMetadata, `${automation}ArgumentTypeConverterAttribute`);

registerType(`${automation}PSVariable`, () => ({
  constructors: {
    '(string name)': (name: string) => PSVariable.fresh(name, null),
    '(string name, System.Object value)': (name: string, value: Value) => PSVariable.fresh(name, value),
    [`(string name, System.Object value, ${automation}ScopedItemOptions options)`]: (name: string, value: Value, options: Value) => {
      const made = PSVariable.fresh(name, value);
      made.variable!.guarded().options = new Set(
        toText(options)
          .split(', ')
          .filter((text) => text !== 'None') as VariableOption[],
      );
      return made;
    },
  },
  instance: {
    'string Name {get;}': (self: PSVariable) => self.name,
    'string Description {get;set;}': {
      get: (self: PSVariable) => self.description,
      set: (self: PSVariable, text: string) => void (self.description = text),
    },
    'System.Object Value {get;set;}': {
      get: (self: PSVariable) => self.value ?? null,
      set: (self: PSVariable, value: Value) => void (self.value = value),
    },
    [`${automation}SessionStateEntryVisibility Visibility {get;set;}`]: {
      get: (self: PSVariable) => enumNamed(`${automation}SessionStateEntryVisibility`, self.visibility),
      set: (self: PSVariable, value: Value) => {
        if (self.variable) self.variable.visibility = toText(value);
      },
    },
    'System.Object Module {get;}': (self: PSVariable) => self.variable?.module ?? null,
    'string ModuleName {get;}': (self: PSVariable) => self.moduleName,
    [`${automation}ScopedItemOptions Options {get;set;}`]: {
      get: (self: PSVariable) => optionsOf(self.options),
      set: (self: PSVariable, value: Value) => {
        if (self.variable)
          self.variable.guarded().options = new Set(
            toText(value)
              .split(', ')
              .filter((text) => text !== 'None') as VariableOption[],
          );
      },
    },
    'System.Object Attributes {get;}': (self: PSVariable) =>
      new Collection(requireType('System.Collections.ObjectModel.Collection`1[System.Attribute]'), [...self.attributes]),
    'bool IsValidValue(System.Object value)': () => true,
  },
}));

registerType(`${automation}ArgumentTypeConverterAttribute`, () => ({
  base: `${automation}ArgumentTransformationAttribute`,
  instance: { 'type TargetType {get;}': (self: TypeMetadata): NetType => self.type },
}));

registerType(`${automation}PSBoundParametersDictionary`, () => ({
  base: 'System.Collections.Generic.Dictionary`2[System.String,System.Object]',
}));

const enumerator = {
  interfaces: ['System.Collections.IEnumerator'],
  instance: {
    'System.Object Current {get;}': (self: LoopEnumerator | PipelineInput) => self.current,
    'bool MoveNext()': (self: LoopEnumerator | PipelineInput) => self.moveNext(),
    'void Reset()': (self: LoopEnumerator | PipelineInput) => self.reset(),
  },
};
registerType('System.Array+ArrayEnumerator', () => enumerator);
registerType('System.Collections.ArrayList+ArrayListEnumeratorSimple', () => ({
  ...enumerator,
  hooks: { enumerate: (self: PipelineInput) => self },
}));

registerType(`${automation}RuntimeDefinedParameter`, () => ({
  constructors: {
    '()': () => new RuntimeDefinedParameter('', requireType('System.Object'), null),
    '(string name, type parameterType, System.Object attributes)': (name: string, type: NetType, attributes: Value) =>
      new RuntimeDefinedParameter(name, type, attributes),
  },
  instance: {
    'string Name {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.name,
      set: (self: RuntimeDefinedParameter, name: string) => void (self.name = name),
    },
    'type ParameterType {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.type,
      set: (self: RuntimeDefinedParameter, type: NetType) => void (self.type = type),
    },
    'System.Object Value {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.value,
      set: (self: RuntimeDefinedParameter, value: Value) => {
        self.value = value;
        self.isSet = true;
      },
    },
    'bool IsSet {get;set;}': {
      get: (self: RuntimeDefinedParameter) => self.isSet,
      set: (self: RuntimeDefinedParameter, on: boolean) => void (self.isSet = on),
    },
    'System.Object Attributes {get;}': (self: RuntimeDefinedParameter) => self.attributes,
  },
}));
registerType(`${automation}RuntimeDefinedParameterDictionary`, () => ({
  base: `System.Collections.Generic.Dictionary\`2[System.String,${automation}RuntimeDefinedParameter]`,
  constructors: { '()': () => new RuntimeParameterTable() },
}));
