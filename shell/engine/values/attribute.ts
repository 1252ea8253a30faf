import { convertTo } from '../../objects/convert.ts';
import { raise } from '../../objects/error.ts';
import { defineType, type NetType, requireType, resolveType } from '../../objects/net-type.ts';
import type { Accessors, Signatures } from '../../objects/type-table.ts';
import type { Value } from '../../objects/value.ts';

/** An attribute object: `[Parameter(Mandatory)]` as code or `[ParameterAttribute]::new()` sees it. */
export class AttributeObject {
  readonly netType: NetType;
  readonly fields: Map<string, Value>;
  constructor(netType: NetType, fields: Map<string, Value>) {
    this.netType = netType;
    this.fields = fields;
  }
  get(name: string): Value {
    return this.fields.get(name);
  }
}

interface AttributeTable {
  /** Property → type and value when not given. */
  readonly properties: Readonly<Record<string, readonly [type: string, preset: Value]>>;
  /** Properties that positional arguments fill; the last one takes all that are left when it is an array. Several lists: by number of arguments. */
  readonly positional?: readonly (readonly string[])[];
  readonly base?: string;
}

const automation = 'System.Management.Automation.';
const validate = `${automation}ValidateArgumentsAttribute`;
const none: AttributeTable = { properties: {} };
const enumerated = `${automation}ValidateEnumeratedArgumentsAttribute`;

const tables: Readonly<Record<string, AttributeTable>> = {
  ParameterAttribute: {
    properties: {
      Position: ['int', -2147483648],
      ParameterSetName: ['string', '__AllParameterSets'],
      Mandatory: ['bool', false],
      ValueFromPipeline: ['bool', false],
      ValueFromPipelineByPropertyName: ['bool', false],
      ValueFromRemainingArguments: ['bool', false],
      HelpMessage: ['string', null],
      HelpMessageBaseName: ['string', null],
      HelpMessageResourceId: ['string', null],
      DontShow: ['bool', false],
    },
  },
  AliasAttribute: { properties: { AliasNames: ['string[]', null] }, positional: [['AliasNames']] },
  AllowNullAttribute: none,
  AllowEmptyStringAttribute: none,
  AllowEmptyCollectionAttribute: none,
  ValidateSetAttribute: {
    properties: { ValidValues: ['System.Object[]', null], IgnoreCase: ['bool', true], ErrorMessage: ['string', null] },
    positional: [['ValidValues']],
    base: enumerated,
  },
  ValidateRangeAttribute: {
    properties: { MinRange: ['System.Object', null], MaxRange: ['System.Object', null], RangeKind: ['System.Object', null] },
    positional: [['RangeKind'], ['MinRange', 'MaxRange']],
    base: enumerated,
  },
  ValidatePatternAttribute: {
    properties: { RegexPattern: ['string', ''], Options: ['System.Object', 'IgnoreCase'], ErrorMessage: ['string', null] },
    positional: [['RegexPattern']],
    base: enumerated,
  },
  ValidateLengthAttribute: {
    properties: { MinLength: ['int', 0], MaxLength: ['int', 0] },
    positional: [['MinLength', 'MaxLength']],
    base: enumerated,
  },
  ValidateCountAttribute: {
    properties: { MinLength: ['int', 0], MaxLength: ['int', 0] },
    positional: [['MinLength', 'MaxLength']],
    base: validate,
  },
  ValidateScriptAttribute: {
    properties: { ScriptBlock: ['System.Object', null], ErrorMessage: ['string', null] },
    positional: [['ScriptBlock']],
    base: enumerated,
  },
  ValidateDriveAttribute: { properties: { ValidRootDrives: ['string[]', null] }, positional: [['ValidRootDrives']], base: validate },
  ValidateUserDriveAttribute: { properties: {}, base: validate },
  ValidateNotNullAttribute: { properties: {}, base: validate },
  ValidateNotNullOrEmptyAttribute: { properties: {}, base: validate },
  ValidateNotNullOrWhiteSpaceAttribute: { properties: {}, base: validate },
  ValidateTrustedDataAttribute: { properties: {}, base: validate },
  CmdletBindingAttribute: {
    properties: {
      DefaultParameterSetName: ['string', null],
      SupportsShouldProcess: ['bool', false],
      SupportsPaging: ['bool', false],
      SupportsTransactions: ['bool', false],
      ConfirmImpact: ['string', 'Medium'],
      HelpUri: ['string', ''],
      PositionalBinding: ['bool', true],
      RemotingCapability: ['System.Object', 'PowerShell'],
    },
  },
  OutputTypeAttribute: {
    properties: { Type: ['System.Object[]', null], ParameterSetName: ['string[]', null], ProviderCmdlet: ['string', null] },
    positional: [['Type']],
  },
  ArgumentCompleterAttribute: {
    properties: { ScriptBlock: ['System.Object', null], Type: ['System.Object', null] },
    positional: [['ScriptBlock']],
  },
  ArgumentCompletionsAttribute: { properties: { Completions: ['string[]', null] }, positional: [['Completions']] },
  PSDefaultValueAttribute: { properties: { Value: ['System.Object', null], Help: ['string', null] } },
  PSTypeNameAttribute: { properties: { PSTypeName: ['string', null] }, positional: [['PSTypeName']] },
  SupportsWildcardsAttribute: none,
  CredentialAttribute: { properties: {}, base: `${automation}ArgumentTransformationAttribute` },
  ExperimentalAttribute: {
    properties: { ExperimentName: ['string', null], ExperimentAction: ['System.Object', null] },
    positional: [['ExperimentName', 'ExperimentAction']],
  },
  HiddenAttribute: none,
  DynamicClassImplementationAssemblyAttribute: { properties: { ScriptFile: ['string', null] } },
};

const elsewhere: Readonly<Record<string, AttributeTable>> = {
  'System.FlagsAttribute': none,
  'System.ObsoleteAttribute': { properties: { Message: ['string', null], IsError: ['bool', false] }, positional: [['Message', 'IsError']] },
  'System.Diagnostics.CodeAnalysis.SuppressMessageAttribute': {
    properties: {
      Category: ['string', null],
      CheckId: ['string', null],
      Justification: ['string', null],
      Scope: ['string', null],
      Target: ['string', null],
      MessageId: ['string', null],
    },
    positional: [['Category', 'CheckId']],
  },
  'System.ComponentModel.DescriptionAttribute': { properties: { Description: ['string', ''] }, positional: [['Description']] },
  'System.Diagnostics.DebuggerHiddenAttribute': none,
  'System.Diagnostics.DebuggerStepThroughAttribute': none,
};

const byType = new Map<string, AttributeTable>();

/** Declares the attribute classes; once for all sessions. */
export function defineAttributeTypes(): void {
  if (byType.size > 0) return;
  const bases: readonly (readonly [string, string])[] = [
    ['System.Attribute', 'System.Object'],
    [`${automation}Internal.CmdletMetadataAttribute`, 'System.Attribute'],
    [`${automation}Internal.ParsingBaseAttribute`, `${automation}Internal.CmdletMetadataAttribute`],
    [validate, `${automation}Internal.CmdletMetadataAttribute`],
    [enumerated, validate],
    [`${automation}ArgumentTransformationAttribute`, `${automation}Internal.CmdletMetadataAttribute`],
    [`${automation}IValidateSetValuesGenerator`, 'System.Object'],
    [`${automation}IArgumentCompleter`, 'System.Object'],
  ];
  for (const [name, base] of bases)
    defineType(name, () =>
      name.includes('.I') && /\.I[A-Z]/.test(name) && !name.includes('Internal')
        ? { kind: 'interface' }
        : { base, constructors: { '()': () => new AttributeObject(requireType(name), new Map()) } },
    );
  for (const [name, table] of Object.entries(tables)) declare(automation + name, table);
  for (const [name, table] of Object.entries(elsewhere)) declare(name, table);
}

function declare(name: string, table: AttributeTable): void {
  byType.set(name, table);
  defineType(name, () => {
    const type = (): NetType => requireType(name);
    const instance: Record<string, Accessors> = {};
    for (const [property, [propertyType]] of Object.entries(table.properties))
      instance[`${propertyType} ${property} {get;set;}`] = {
        get: (self: AttributeObject) => self.fields.get(property),
        set: (self: AttributeObject, value: Value) => void self.fields.set(property, value),
      };
    return {
      base: table.base ?? `${automation}Internal.ParsingBaseAttribute`,
      sealed: true,
      instance,
      constructors: constructorsOf(type, table),
    };
  });
}

function constructorsOf(type: () => NetType, table: AttributeTable): Signatures {
  const made: Record<string, (...args: Value[]) => Value> = { '()': () => makeAttribute(type(), [], []) };
  for (const names of table.positional ?? []) {
    const signature = names.map((name) => {
      const [propertyType] = table.properties[name]!;
      return `${propertyType.endsWith('[]') ? 'Params ' : ''}${propertyType} ${name[0]!.toLowerCase()}${name.slice(1)}`;
    });
    made[`(${signature.join(', ')})`] = (...args) =>
      makeAttribute(type(), names.length === 1 && Array.isArray(args[0]) ? (args[0] as Value[]) : args, []);
  }
  return made as Signatures;
}

/** Makes an attribute from its arguments, as `[Name(1, Other = 2)]` gives them. */
export function makeAttribute(type: NetType, positional: readonly Value[], named: readonly (readonly [string, Value])[]): AttributeObject {
  const table = byType.get(type.display) ?? none;
  const fields = new Map<string, Value>(Object.entries(table.properties).map(([name, [, preset]]) => [name, preset]));
  const lists = table.positional ?? [];
  const names =
    lists.find((list) => list.length === positional.length) ??
    lists.find((list) => table.properties[list.at(-1)!]![0].endsWith('[]')) ??
    lists.at(-1) ??
    [];
  for (const [at, name] of names.entries()) {
    const [propertyType] = table.properties[name]!;
    if (propertyType.endsWith('[]')) {
      const rest = positional.slice(at);
      fields.set(name, rest.length === 1 && Array.isArray(rest[0]) ? rest[0] : rest);
    } else if (at < positional.length) fields.set(name, convertTo(positional[at], requireType(propertyType)));
  }
  for (const [name, value] of named) {
    const property = Object.keys(table.properties).find((each) => each.toLowerCase() === name.toLowerCase());
    if (property === undefined)
      raise(
        'RuntimeException',
        'PropertyNotFoundForAttribute',
        'InvalidOperation',
        `Property '${name}' cannot be found for attribute '${type.name.replace(/Attribute$/, '')}'. Specify one of the following properties: ${Object.keys(table.properties).join(', ')}.`,
      );
    fields.set(property, convertTo(value, requireType(table.properties[property]![0])));
  }
  return new AttributeObject(type, fields);
}

/** The attribute class that a name in brackets means: the name with `Attribute`, then the name itself. */
export function attributeType(resolve: (name: string) => NetType | undefined, name: string): NetType | undefined {
  const isAttribute = (type: NetType | undefined): type is NetType =>
    type !== undefined && requireType('System.Attribute').isAssignableFrom(type);
  for (const candidate of [`${name}Attribute`, name]) {
    const found = resolve(candidate) ?? resolveType(`${automation}${candidate}`);
    if (isAttribute(found)) return found;
  }
  return undefined;
}
