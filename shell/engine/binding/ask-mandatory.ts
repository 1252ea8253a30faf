import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import type { Parameter } from './parameter.ts';

/** Asks the user for missing mandatory parameters, as the console host does; undefined when there is nobody to ask. */
export function askMandatory(engine: Engine, command: string, missing: readonly Parameter[]): ReadonlyMap<Parameter, Value> | undefined {
  const { host } = engine;
  if (!host.interactive) return undefined;
  host.write(`\ncmdlet ${command} at command pipeline position 1\nSupply values for the following parameters:\n`);
  const hasHelp = missing.some(helpOf);
  if (hasHelp) host.write('(Type !? for Help.)\n');
  const answers = new Map<Parameter, Value>();
  for (const parameter of missing)
    answers.set(parameter, parameter.type.isArray ? askList(engine, parameter) : askOne(engine, parameter, parameter.name, hasHelp));
  return answers;
}

const helpOf = (parameter: Parameter): string => [...parameter.places.values()].find(({ help }) => help !== '')?.help ?? '';

function askOne(engine: Engine, parameter: Parameter, label: string, hasHelp: boolean): Value {
  for (;;) {
    const secret = parameter.type.display === 'System.Security.SecureString';
    const text = secret ? engine.host.readSecret(`${label}: `) : engine.host.readLine(`${label}: `);
    if (!hasHelp || text !== '!?') return text;
    engine.host.write(`${helpOf(parameter) || `No help is available for ${parameter.name}.`}\n`);
  }
}

function askList(engine: Engine, parameter: Parameter): Value[] {
  const items: Value[] = [];
  for (;;) {
    const text = askOne(engine, parameter, `${parameter.name}[${items.length}]`, false);
    if (text === '') return items;
    items.push(text);
  }
}
