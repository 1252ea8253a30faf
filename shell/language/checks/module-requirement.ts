import type { Expression, ModuleRequirement } from '../ast.ts';
import { constantText } from './constant.ts';

const fields: Record<string, keyof ModuleRequirement> = {
  modulename: 'name',
  guid: 'guid',
  moduleversion: 'version',
  maximumversion: 'maximumVersion',
  requiredversion: 'requiredVersion',
};

/** The module that a name or a hash literal asks for; a text says what is wrong with it. */
export function moduleRequirement(item: Expression): ModuleRequirement | string {
  const name = constantText(item);
  if (name !== null) return { name };
  if (item.kind !== 'HashtableExpression') return 'The module must be a name or a hashtable.';
  const module: ModuleRequirement = { name: '' };
  const unknown: string[] = [];
  for (const { key, value } of item.pairs) {
    const keyName = constantText(key) ?? '';
    const field = fields[keyName.toLowerCase()];
    const expression = value.kind === 'Pipeline' ? value.elements[0] : value;
    const text = expression?.kind === 'CommandExpression' ? constantText(expression.expression) : null;
    if (field === undefined) unknown.push(`'${keyName}'`);
    else if (text !== null) module[field] = text;
  }
  if (unknown.length > 0) {
    return `The hashtable describing a module contains one or more members that are not valid. The valid members are (ModuleName, ModuleVersion, RequiredVersion). Remove the members that are not valid (${unknown.join(', ')}), then try again.`;
  }
  if (module.name === '') return "The member 'ModuleName' is required in the hashtable that describes a module.";
  if (module.version === undefined && module.requiredVersion === undefined && module.maximumVersion === undefined) {
    return "One of the members 'ModuleVersion', 'MaximumVersion' or 'RequiredVersion' is required in the hashtable that describes a module.";
  }
  return module;
}
