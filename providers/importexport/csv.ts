import { LocalFailure } from '../contracts/failure.ts';

/** Rows and cells of a CSV text (RFC 4180: quotes doubled, line breaks within quotes). Throws LocalFailure CsvInvalid with the line. */
export function csvRows(text: string, name: string): { line: number; cells: string[] }[] {
  const rows: { line: number; cells: string[] }[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|$)/y;
  const content = text.replace(/^\ufeff/, '');
  let line = 1;
  let row: { line: number; cells: string[] } = { line, cells: [] };
  while (cell.lastIndex < content.length) {
    const match = cell.exec(content);
    if (!match)
      throw new LocalFailure('CsvInvalid', 'InvalidData', `${name} is not a CSV file: the quotes in line ${line} do not fit.`, {
        target: `${name}:${line}`,
        advice: 'Put quotes around the whole value and double those within.',
      });
    const [whole, quoted, plain = '', end] = match;
    row.cells.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    line += whole.split('\n').length - 1;
    if (end !== ',') {
      if (row.cells.length > 1 || row.cells[0] !== '') rows.push(row);
      row = { line, cells: [] };
    } else if (cell.lastIndex === content.length) {
      row.cells.push('');
      rows.push(row);
    }
  }
  return rows;
}

/** One line of CSV; quotes only where they are needed. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** Columns by their header, aliases allowed. `need` must be there; throws LocalFailure CsvInvalid for unknown, double or missing ones. */
export function csvColumns<C extends string>(
  header: readonly string[],
  aliases: Readonly<Record<C, readonly string[]>>,
  need: readonly C[],
  name: string,
): Partial<Record<C, number>> {
  const found: Partial<Record<C, number>> = {};
  const fail = (why: string): never => {
    throw new LocalFailure('CsvInvalid', 'InvalidData', `The header of ${name} is not as it should be: ${why}.`, {
      target: `${name}:1`,
      advice: `The columns are ${(Object.keys(aliases) as C[]).map((column) => aliases[column].join(' or ')).join(', ')}.`,
    });
  };
  for (const [index, text] of header.entries()) {
    const column = (Object.keys(aliases) as C[]).find((one) =>
      aliases[one].some((alias) => alias.toLowerCase() === text.trim().toLowerCase()),
    );
    if (!column) return fail(`"${text.slice(0, 60)}" is not known`);
    if (found[column] !== undefined) return fail(`${column} stands twice`);
    found[column] = index;
  }
  for (const column of need) if (found[column] === undefined) fail(`${aliases[column].join(' or ')} is missing`);
  return found;
}
