import { flag, oneOf, texts, typed } from '../../shell/command/parameter.ts';
import { currentCulture } from '../../shell/objects/culture.ts';
import { raise } from '../../shell/objects/error.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Char, Value } from '../../shell/objects/value.ts';
import type { CsvChoice, Quoting } from './csv-text.ts';

const quotings = ['Always', 'AsNeeded', 'Never'] as const;

export const delimiter = typed<Char>('System.Char');

/** Parameters that say how fields are written. */
export const csvWriting = {
  IncludeTypeInformation: flag({ aliases: ['ITI'], help: 'Begins with a #TYPE line.' }),
  NoTypeInformation: flag({ aliases: ['NTI'], help: 'No #TYPE line; there is none in any case.' }),
  QuoteFields: texts({ aliases: ['QF'], help: 'Columns whose fields stand in quotes.' }),
  UseQuotes: oneOf(quotings, { aliases: ['UQ'], default: 'Always', help: 'Quotes around all fields, where they are needed, or none.' }),
  NoHeader: flag({ help: 'No line with the names.' }),
};

interface Given {
  readonly Delimiter: Char | undefined;
  readonly QuoteFields: readonly string[] | undefined;
  readonly UseQuotes: string;
  readonly IncludeTypeInformation: boolean;
  readonly NoTypeInformation: boolean;
}

export function delimiterOf(given: { readonly Delimiter: Value; readonly UseCulture: boolean }): string {
  if (given.UseCulture) return currentCulture().numbers.decimal === ',' ? ';' : ',';
  return given.Delimiter === undefined ? ',' : toText(given.Delimiter);
}

/** How rows are written; throws where two parameters exclude each other. */
export function csvChoice(given: Given & { readonly UseCulture: boolean }, isBound: (name: string) => boolean): CsvChoice {
  if (given.IncludeTypeInformation && isBound('NoTypeInformation'))
    refuse(
      'CannotSpecifyIncludeTypeInformationAndNoTypeInformation',
      'You must specify either the -IncludeTypeInformation or -NoTypeInformation parameters, but not both.',
    );
  if (given.QuoteFields && isBound('UseQuotes'))
    refuse('CannotSpecifyQuoteFieldsAndUseQuotes', 'You must specify either the -UseQuotes or -QuoteFields parameters, but not both.');
  const quoting: Quoting = quotings.find((each) => each.toLowerCase() === given.UseQuotes.toLowerCase()) ?? 'Always';
  return { delimiter: delimiterOf(given), quoting, quoteFields: given.QuoteFields };
}

const refuse = (id: string, message: string): never => raise('System.InvalidOperationException', id, 'InvalidData', message);
