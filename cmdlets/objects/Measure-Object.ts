import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, objects } from '../../shell/command/parameter.ts';
import { tryConvert } from '../../shell/objects/convert.ts';
import { ErrorRecord, NetException, Raised } from '../../shell/objects/error.ts';
import { requireType, typeOf } from '../../shell/objects/net-type.ts';
import { unwrap } from '../../shell/objects/ps-object.ts';
import { toText } from '../../shell/objects/text.ts';
import { Double, type Value } from '../../shell/objects/value.ts';
import { GenericMeasureInfo, GenericObjectMeasureInfo, TextMeasureInfo } from './measure-info.ts';
import { pipelineObject } from './pipeline-object.ts';
import { type Expression, expressionOf, matchingNames, missing, nameExpression, realName } from './property-expression.ts';
import { countCharacters, countLines, countWords } from './text-measure.ts';
import { type ValueOrder, valueOrder } from './value-order.ts';

const generic = ['GenericMeasure'];
const ofText = ['TextMeasure'];

export default coreCmdlet({
  verb: 'Measure',
  noun: 'Object',
  synopsis: 'Counts objects and adds up what they hold.',
  aliases: ['measure'],
  output: ['Microsoft.PowerShell.Commands.GenericMeasureInfo', 'Microsoft.PowerShell.Commands.TextMeasureInfo'],
  defaultSet: 'GenericMeasure',
  parameters: {
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'The objects.' }),
    Property: objects({ position: 0, notEmpty: true, completes: 'property', help: 'Properties, patterns or script blocks.' }),
    StandardDeviation: flag({ sets: generic, help: 'How far values lie apart.' }),
    Sum: flag({ sets: generic, help: 'All values added up.' }),
    AllStats: flag({ sets: generic, help: 'Everything that is known of numbers.' }),
    Average: flag({ sets: generic, help: 'The mean.' }),
    Maximum: flag({ sets: generic, help: 'The largest value.' }),
    Minimum: flag({ sets: generic, help: 'The smallest value.' }),
    Line: flag({ sets: ofText, help: 'Counts lines.' }),
    Word: flag({ sets: ofText, help: 'Counts words.' }),
    Character: flag({ sets: ofText, help: 'Counts characters.' }),
    IgnoreWhiteSpace: flag({ sets: ofText, help: 'Characters without blanks.' }),
  },
  examples: [{ says: 'Adds up.', run: '(1..4 | Measure-Object -Sum).Sum', shows: '10' }],
  stage(given, context) {
    const expressions = given.Property?.map((each) => expressionOf(unwrap(each), context.session));
    const wanted: Wanted = {
      sum: given.Sum || given.AllStats,
      average: given.Average || given.AllStats,
      deviation: given.StandardDeviation || given.AllStats,
      maximum: given.Maximum || given.AllStats,
      minimum: given.Minimum || given.AllStats,
      text: given.Line || given.Word || given.Character,
      withoutBlanks: given.IgnoreWhiteSpace,
    };
    const found = new Map<string, Statistics>();
    const entry = (name: string): Statistics => {
      let known = found.get(name.toLowerCase());
      if (!known) found.set(name.toLowerCase(), (known = new Statistics(name, wanted, context)));
      return known;
    };
    let all: Statistics | undefined;
    const isText = context.parameterSet === 'TextMeasure';
    return {
      process() {
        const input = given.InputObject;
        if (input === null || input === undefined) return;
        if (expressions) measureProperties(input, expressions, entry);
        else (all ??= entry('')).add(unwrap(input));
      },
      end() {
        if (!expressions) entry('');
        for (const each of found.values())
          if (each.count > 0 || !expressions) context.write(isText ? each.textInfo(given) : each.genericInfo(expressions !== undefined));
      },
    };
  },
});

interface Wanted {
  readonly sum: boolean;
  readonly average: boolean;
  readonly deviation: boolean;
  readonly maximum: boolean;
  readonly minimum: boolean;
  readonly text: boolean;
  readonly withoutBlanks: boolean;
}

/** Each property of an object counts once, however often it is named. */
function measureProperties(input: Value, expressions: readonly Expression[], entry: (name: string) => Statistics): void {
  const counted = expressions.length > 1 || expressions[0]?.isPattern ? new Set<Statistics>() : undefined;
  const measure = (expression: Expression, name: string): void => {
    let value: Value | typeof missing = null;
    try {
      value = expression.read(input);
    } catch (thrown) {
      if (!(thrown instanceof Raised || thrown instanceof NetException)) throw thrown;
    }
    if (value === missing) return;
    const statistics = entry(name);
    if (counted?.has(statistics)) return;
    counted?.add(statistics);
    statistics.add(unwrap(value));
  };
  for (const expression of expressions) {
    if (!expression.isPattern) measure(expression, expression.isScript ? expression.text : realName(input, expression.text));
    else for (const name of matchingNames(input, expression.text)) measure(nameExpression(name), name);
  }
}

const double = () => requireType('System.Double');

/** What is known of one property so far. */
class Statistics {
  readonly #name: string;
  readonly #wanted: Wanted;
  readonly #context: EngineContext;
  readonly #order: ValueOrder;
  count = 0;
  #sum = 0;
  #mean = 0;
  /** Sum of squares of the differences from the mean, by Welford's method. */
  #squares = 0;
  #numbers = 0;
  #failed = false;
  #maximum: Value = null;
  #minimum: Value = null;
  #lines = 0;
  #words = 0;
  #characters = 0;

  constructor(name: string, wanted: Wanted, context: EngineContext) {
    this.#name = name;
    this.#wanted = wanted;
    this.#context = context;
    this.#order = valueOrder(true, undefined);
  }

  add(value: Value): void {
    this.count++;
    const { sum, average, deviation, maximum, minimum, text } = this.#wanted;
    if (text) this.#addText(value === null || value === undefined ? '' : toText(value));
    if (sum || average || deviation) {
      const number = asNumber(value);
      if (number === undefined) {
        this.#refuse(value);
        return;
      }
      this.#addNumber(number);
    }
    if (minimum) this.#minimum = this.#extreme(value, this.#minimum, 1);
    if (maximum) this.#maximum = this.#extreme(value, this.#maximum, -1);
  }

  #addNumber(number: number): void {
    this.#numbers++;
    this.#sum += number;
    if (!this.#wanted.deviation) return;
    const before = number - this.#mean;
    this.#mean += before / this.#numbers;
    this.#squares += before * (number - this.#mean);
  }

  #addText(text: string): void {
    this.#lines += countLines(text);
    this.#words += countWords(text);
    this.#characters += countCharacters(text, this.#wanted.withoutBlanks);
  }

  #refuse(value: Value): void {
    this.#failed = true;
    const message = `Input object "${toText(value)}" is not numeric.`;
    const exception = new NetException('System.Management.Automation.PSInvalidOperationException', message);
    this.#context.error(new ErrorRecord(exception, 'NonNumericInputObject', 'InvalidType', value));
  }

  /** Numbers by value; where the kinds differ both are compared as text. */
  #extreme(value: Value, held: Value, factor: number): Value {
    if (held === null) return value ?? null;
    const number = value === null ? undefined : asNumber(value);
    const other = asNumber(held);
    if (number !== undefined && other !== undefined) return (other - number) * factor > 0 ? value : held;
    const sameKind = number === undefined && other === undefined && value !== null && typeOf(value) === typeOf(held);
    const order = sameKind || value === null ? this.#order(held, value) : this.#order(toText(held), toText(value));
    return order * factor > 0 ? value : held;
  }

  genericInfo(named: boolean): GenericMeasureInfo {
    const { sum, average, deviation, maximum, minimum } = this.#wanted;
    const numeric = [this.#maximum, this.#minimum].every((value) => value === null || asNumber(value) !== undefined);
    const shown = (value: Value): Value => (numeric && value !== null ? new Double(asNumber(value) ?? 0) : value);
    const Info = numeric ? GenericMeasureInfo : GenericObjectMeasureInfo;
    return new Info({
      count: this.count,
      sum: sum && !this.#failed ? new Double(this.#sum) : null,
      average: average && !this.#failed && this.count > 0 ? new Double(this.#sum / this.count) : null,
      standardDeviation: deviation && !this.#failed ? new Double(Math.sqrt(this.#squares / (this.#numbers - 1))) : null,
      maximum: maximum ? shown(this.#maximum) : null,
      minimum: minimum ? shown(this.#minimum) : null,
      property: named ? this.#name : null,
    });
  }

  textInfo(given: { Line: boolean; Word: boolean; Character: boolean; Property: readonly unknown[] | undefined }): TextMeasureInfo {
    return new TextMeasureInfo({
      lines: given.Line ? this.#lines : null,
      words: given.Word ? this.#words : null,
      characters: given.Character ? this.#characters : null,
      property: given.Property ? this.#name : null,
    });
  }
}

/** A value as Double, or undefined for what is no number. */
function asNumber(value: Value): number | undefined {
  if (typeof value === 'number') return value;
  if (value instanceof Double) return value.value;
  const converted = tryConvert(value, double());
  return converted.ok ? (converted.value as Double).value : undefined;
}
