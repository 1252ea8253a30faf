import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, objects, oneOf, text, texts, typed } from '../../shell/command/parameter.ts';
import type { Dictionary } from '../../shell/objects/dictionary.ts';
import { toText } from '../../shell/objects/text.ts';
import type { Value } from '../../shell/objects/value.ts';
import { fieldText } from './csv-text.ts';
import { htmlText } from './html-text.ts';
import { pipelineObject } from './pipeline-object.ts';
import { type Expression, expressionOf, matchingNames, missing, nameExpression, propertyNames } from './property-expression.ts';
import { propertyRows } from './property-table.ts';

const page = ['Page'];

export default coreCmdlet({
  verb: 'ConvertTo',
  noun: 'Html',
  synopsis: 'Makes a page with a table of objects.',
  output: ['System.String'],
  defaultSet: 'Page',
  parameters: {
    InputObject: pipelineObject({ fromPipeline: 'value', help: 'The objects.' }),
    Property: objects({
      position: 0,
      completes: 'property',
      help: 'Properties, patterns, script blocks, or tables with Label and Expression.',
    }),
    Body: texts({ position: 3, sets: { Page: { position: 3 } }, help: 'What the page begins with.' }),
    Head: texts({ position: 1, sets: { Page: { position: 1 } }, help: 'What stands in its head, instead of the title.' }),
    Title: text({ position: 2, sets: { Page: { position: 2 } }, notEmpty: true, default: 'HTML TABLE', help: 'Its title.' }),
    As: oneOf(['Table', 'List'], { notEmpty: true, default: 'Table', help: 'One row for each object, or one for each property.' }),
    CssUri: text({ sets: page, aliases: ['cu', 'uri'], notEmpty: true, help: 'A style sheet.' }),
    PostContent: texts({ notEmpty: true, help: 'What stands after the table.' }),
    PreContent: texts({ notEmpty: true, help: 'What stands before the table.' }),
    Meta: typed<Dictionary>('System.Collections.Hashtable')({ sets: page, notEmpty: true, help: 'Names and contents of meta elements.' }),
    Charset: text({ sets: page, notEmpty: true, help: 'The character set that the page names.' }),
    Transitional: flag({ sets: page, help: 'Names the transitional document type.' }),
    Fragment: flag({ sets: ['Fragment'], help: 'Only the table.' }),
  },
  examples: [
    {
      says: 'A table alone.',
      run: '[pscustomobject]@{ N = 1 } | ConvertTo-Html -Fragment',
      shows: '<table>\n<colgroup><col/></colgroup>\n<tr><th>N</th></tr>\n<tr><td>1</td></tr>\n</table>',
    },
  ],
  stage(given, context) {
    const rows = given.Property && propertyRows(given.Property, ['expression', 'name', 'label', 'alignment', 'width']);
    const isList = given.As.toLowerCase() === 'list';
    let columns: Column[] | undefined;
    let count = 0;
    const write = (line: string): void => context.write(line);
    return {
      begin() {
        if (!given.Fragment) for (const line of pageStart(given)) write(line);
        for (const line of given.PreContent ?? []) write(line);
        write('<table>');
      },
      process() {
        const input = given.InputObject;
        if (input === null || input === undefined) return;
        const first = columns === undefined;
        columns ??= columnsOf(input, rows, (value) => expressionOf(value, context.session));
        if (columns.length === 0) return;
        if (isList) {
          if (count++ > 0) write('<tr><td><hr></td></tr>');
          for (const column of columns) write(`<tr><td>${htmlText(column.label)}:</td><td>${cell(column, input)}</td></tr>`);
          return;
        }
        if (first) {
          write(`<colgroup>${columns.map(columnTag).join('')}</colgroup>`);
          write(`<tr>${columns.map(({ label }) => `<th>${htmlText(label)}</th>`).join('')}</tr>`);
        }
        write(`<tr>${columns.map((column) => `<td>${cell(column, input)}</td>`).join('')}</tr>`);
      },
      end() {
        write('</table>');
        for (const line of given.PostContent ?? []) write(line);
        if (!given.Fragment) write('</body></html>');
      },
    };
  },
});

interface Column {
  readonly label: string;
  readonly expression: Expression;
  readonly alignment: string | undefined;
  readonly width: string | undefined;
}

/** The columns of the table, as the first object settles them. */
function columnsOf(first: Value, rows: ReturnType<typeof propertyRows> | undefined, make: (value: Value) => Expression): Column[] {
  if (!rows)
    return propertyNames(first).map((name) => ({ label: name, expression: nameExpression(name), alignment: undefined, width: undefined }));
  return rows.flatMap((row) => {
    const expression = make(row.expression);
    const { alignment, width } = row;
    if (!expression.isPattern) return [{ label: row.label ?? expression.text, expression, alignment, width }];
    return matchingNames(first, expression.text).map((name) => ({ label: name, expression: nameExpression(name), alignment, width }));
  });
}

function columnTag({ alignment, width }: Column): string {
  return `<col${width === undefined ? '' : ` width="${width}"`}${alignment === undefined ? '' : ` align="${alignment}"`}/>`;
}

function cell({ expression }: Column, input: Value): string {
  try {
    const value = expression.read(input);
    return value === missing ? '' : htmlText(fieldText(value) ?? '');
  } catch {
    return '';
  }
}

interface Page {
  readonly Transitional: boolean;
  readonly Charset: string | undefined;
  readonly Meta: Dictionary | undefined;
  readonly Head: readonly string[] | undefined;
  readonly Title: string;
  readonly CssUri: string | undefined;
  readonly Body: readonly string[] | undefined;
}

const strict = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">';
const transitional =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"  "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">';

function* pageStart(given: Page): Generator<string> {
  yield given.Transitional ? transitional : strict;
  yield '<html xmlns="http://www.w3.org/1999/xhtml">';
  yield '<head>';
  if (given.Charset !== undefined) yield `<meta charset="${given.Charset}">`;
  for (const { key, value } of given.Meta?.entries() ?? []) {
    const name = toText(key);
    const kind = ['content-type', 'default-style', 'x-ua-compatible', 'refresh'].includes(name.toLowerCase()) ? 'http-equiv' : 'name';
    yield `<meta ${kind}="${name}" content="${toText(value)}">`;
  }
  yield* given.Head ?? [`<title>${given.Title}</title>`];
  if (given.CssUri !== undefined) yield `<link rel="stylesheet" type="text/css" href="${given.CssUri}" />`;
  yield '</head><body>';
  yield* given.Body ?? [];
}
