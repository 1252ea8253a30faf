import { ignoreCase } from '../../objects/dictionary.ts';
import { asArray } from '../../objects/enumerate.ts';
import { GenericDictionary } from '../../objects/net/dictionaries.ts';
import { type NetType, requireType } from '../../objects/net-type.ts';
import type { Value } from '../../objects/value.ts';

/** System.Management.Automation.RuntimeDefinedParameter: one parameter that `dynamicparam` offers. */
export class RuntimeDefinedParameter {
  name: string;
  type: NetType;
  value: Value = null;
  isSet = false;
  /** A Collection[Attribute]. */
  attributes: Value;
  constructor(name: string, type: NetType, attributes: Value) {
    this.name = name;
    this.type = type;
    this.attributes = attributes;
  }
  attributeList(): Value[] {
    return this.attributes === null || this.attributes === undefined ? [] : asArray(this.attributes);
  }
}

/** RuntimeDefinedParameterDictionary: what `dynamicparam` gives. */
export class RuntimeParameterTable extends GenericDictionary {
  constructor() {
    super(
      requireType('System.Collections.Generic.Dictionary`2[System.String,System.Management.Automation.RuntimeDefinedParameter]'),
      ignoreCase,
    );
  }
}
