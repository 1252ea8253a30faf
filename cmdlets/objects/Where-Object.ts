import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { ParameterOptions } from '../../shell/command/parameter.ts';
import { block, flag, object, text } from '../../shell/command/parameter.ts';
import {
  opContains,
  opEq,
  opGe,
  opGt,
  opIn,
  opIs,
  opIsNot,
  opLe,
  opLike,
  opLt,
  opMatch,
  opNe,
  opNotContains,
  opNotIn,
  opNotLike,
  opNotMatch,
} from '../../shell/objects/comparison.ts';
import { toBool, typeFromText } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { getProperty } from '../../shell/objects/members.ts';
import { NetType } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';

type Operation = (left: Value, right: Value) => Value;

const asType = (right: Value): Value => (right instanceof NetType ? right : typeFromText(String(right)));

/** Operators by parameter; those that end in `case` as well as not are made from one. */
const cased: Readonly<Record<string, (left: Value, right: Value, caseSensitive: boolean) => Value>> = {
  EQ: opEq,
  NE: opNe,
  GT: opGt,
  GE: opGe,
  LT: opLt,
  LE: opLe,
  Like: opLike,
  NotLike: opNotLike,
  Match: (l, r, c) => opMatch(l, r, c).result,
  NotMatch: (l, r, c) => opNotMatch(l, r, c).result,
  Contains: opContains,
  NotContains: opNotContains,
  In: opIn,
  NotIn: opNotIn,
};

const operations = new Map<string, Operation>();
for (const [name, run] of Object.entries(cased)) {
  operations.set(name, (l, r) => run(l, r, false));
  operations.set(`C${name}`, (l, r) => run(l, r, true));
}
operations.set('Is', (l, r) => opIs(l, asType(r)));
operations.set('IsNot', (l, r) => opIsNot(l, asType(r)));
operations.set('Not', (l) => !toBool(l));

/** A switch for each operator, in a parameter set of its own. */
const sets = (name: string): string => (name === 'EQ' ? 'EqualSet' : `${name}Set`);
const comparisons = [...operations.keys()];
const operatorFlag = (name: string) =>
  flag({
    sets: { [sets(name)]: { mandatory: name !== 'EQ' } },
    aliases: aliasesOf(name),
    help: `Keeps objects by -${name.toLowerCase()}.`,
  });
const aliasesOf = (name: string): readonly string[] => {
  if (['Not', 'Is', 'IsNot'].includes(name) || (name.startsWith('C') && name !== 'Contains')) return [];
  return [`I${name}`];
};
const inAll = <const O extends ParameterOptions<unknown>>(options: O) => ({ ...options });

const binary = comparisons.filter((name) => name !== 'Not');

export default coreCmdlet({
  verb: 'Where',
  noun: 'Object',
  synopsis: 'Lets through the objects for which a condition holds.',
  aliases: ['?', 'where'],
  output: ['System.Management.Automation.PSObject'],
  defaultSet: 'EqualSet',
  parameters: {
    InputObject: object(inAll({ fromPipeline: 'value', help: 'The objects.' })),
    FilterScript: block({ sets: { ScriptBlockSet: { position: 0, mandatory: true } }, help: 'The condition, for each object as $_.' }),
    Property: text({
      sets: Object.fromEntries(comparisons.map((name) => [sets(name), { position: 0, mandatory: true }])),
      notEmpty: true,
      completes: 'property',
      help: 'The property that is compared.',
    }),
    Value: object({ sets: Object.fromEntries(binary.map((name) => [sets(name), { position: 1 }])), help: 'What it is compared with.' }),
    ...Object.fromEntries(comparisons.map((name) => [name, operatorFlag(name)])),
  },
  examples: [
    { says: 'Keeps even numbers.', run: '1..5 | Where-Object { $_ % 2 -eq 0 }', shows: '2\n4' },
    { says: 'Keeps long words.', run: "'a', 'bcd' | Where-Object Length -gt 2", shows: 'bcd' },
  ],
  stage(given, context) {
    if (context.parameterSet === 'ScriptBlockSet') {
      const test = context.session.blocks.test(given.FilterScript);
      return {
        process(input) {
          if (input !== undefined && test(input)) context.write(input);
        },
      };
    }
    const property = given.Property as string;
    const chosen = comparisons.find((name) => context.isBound(name));
    if (chosen === undefined || (chosen !== 'Not' && !context.isBound('Value') && context.isBound(chosen))) {
      if (chosen === undefined && !context.isBound('Value')) {
        const read = reader(property);
        return {
          process(input) {
            if (input !== undefined && toBool(read(input))) context.write(input);
          },
        };
      }
      if (chosen !== undefined) noValue();
      if (context.isBound('Value')) noOperator();
    }
    const read = reader(property);
    const compare = operations.get(chosen!)!;
    const wanted = given.Value;
    return {
      process(input) {
        if (input === undefined) return;
        if (toBool(compare(read(input), wanted))) context.write(input);
      },
    };
  },
});

const reader =
  (name: string) =>
  (input: Value): Value =>
    input instanceof CustomObject ? (input.get(name) ?? getProperty(input, name)) : getProperty(input, name);

function refuse(id: string, message: string): never {
  throw new Raised(new ErrorRecord(new NetException('System.Management.Automation.PSArgumentException', message), id, 'InvalidArgument'));
}

const noValue = (): never =>
  refuse(
    'ValueNotSpecifiedForWhereObject',
    'The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.',
  );
const noOperator = (): never =>
  refuse(
    'OperatorNotSpecified',
    'An operator is required to compare the two specified values. Include a valid operator in the command, and then try the command again. For example, Get-Process | Where-Object -Property Name -eq Idle',
  );
