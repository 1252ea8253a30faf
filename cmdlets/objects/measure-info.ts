import { bindClass, registerType } from '../../shell/objects/net-type.ts';
import type { Value } from '../../shell/objects/value.ts';

/** What Measure-Object found about numbers; what was not asked for is null. `isNumeric`: maximum and minimum are Double. */
export class GenericMeasureInfo {
  readonly count: number;
  readonly average: Value;
  readonly sum: Value;
  readonly maximum: Value;
  readonly minimum: Value;
  readonly standardDeviation: Value;
  readonly property: string | null;

  constructor(found: Omit<GenericMeasureInfo, never>) {
    this.count = found.count;
    this.average = found.average;
    this.sum = found.sum;
    this.maximum = found.maximum;
    this.minimum = found.minimum;
    this.standardDeviation = found.standardDeviation;
    this.property = found.property;
  }
}

/** The same where maximum or minimum are no numbers. */
export class GenericObjectMeasureInfo extends GenericMeasureInfo {}

export class TextMeasureInfo {
  readonly lines: Value;
  readonly words: Value;
  readonly characters: Value;
  readonly property: string | null;

  constructor(found: TextMeasureInfo) {
    this.lines = found.lines;
    this.words = found.words;
    this.characters = found.characters;
    this.property = found.property;
  }
}

const space = 'Microsoft.PowerShell.Commands';
bindClass(GenericMeasureInfo, `${space}.GenericMeasureInfo`);
bindClass(GenericObjectMeasureInfo, `${space}.GenericObjectMeasureInfo`);
bindClass(TextMeasureInfo, `${space}.TextMeasureInfo`);
registerType(`${space}.MeasureInfo`, () => ({
  abstract: true,
  instance: { 'string Property {get;}': (self: GenericMeasureInfo | TextMeasureInfo) => self.property },
}));
const figures = (type: string) => ({
  'int Count {get;}': (self: GenericMeasureInfo) => self.count,
  'System.Nullable[double] Average {get;}': (self: GenericMeasureInfo) => self.average,
  'System.Nullable[double] Sum {get;}': (self: GenericMeasureInfo) => self.sum,
  [`${type} Maximum {get;}`]: (self: GenericMeasureInfo) => self.maximum,
  [`${type} Minimum {get;}`]: (self: GenericMeasureInfo) => self.minimum,
  'System.Nullable[double] StandardDeviation {get;}': (self: GenericMeasureInfo) => self.standardDeviation,
});
registerType(`${space}.GenericMeasureInfo`, () => ({ base: `${space}.MeasureInfo`, instance: figures('System.Nullable[double]') }));
registerType(`${space}.GenericObjectMeasureInfo`, () => ({ base: `${space}.MeasureInfo`, instance: figures('System.Object') }));
registerType(`${space}.TextMeasureInfo`, () => ({
  base: `${space}.MeasureInfo`,
  instance: {
    'System.Nullable[int] Lines {get;}': (self: TextMeasureInfo) => self.lines,
    'System.Nullable[int] Words {get;}': (self: TextMeasureInfo) => self.words,
    'System.Nullable[int] Characters {get;}': (self: TextMeasureInfo) => self.characters,
  },
}));
