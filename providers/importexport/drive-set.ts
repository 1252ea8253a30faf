import { LocalFailure } from '../contracts/failure.ts';
import { csvColumns, csvLine, csvRows } from './csv.ts';

/** A row of driveset.csv (import-export 2.3). */
export interface DriveSetRow {
  DriveLetter: string; //                a letter, or the path where the volume is mounted
  FormatOption: 'Format' | 'AlreadyFormatted';
  SilentOrPromptOnFormat: 'SilentMode' | 'PromptOnFormat';
  Encryption: 'Encrypt' | 'AlreadyEncrypted';
  ExistingBitLockerKey: string;
}

const columns = {
  DriveLetter: ['DriveLetter'],
  FormatOption: ['FormatOption'],
  SilentOrPromptOnFormat: ['SilentOrPromptOnFormat'],
  Encryption: ['Encryption'],
  ExistingBitLockerKey: ['ExistingBitLockerKey'],
} as const;

const names = Object.keys(columns) as (keyof DriveSetRow)[];

export function driveSetText(rows: readonly DriveSetRow[]): string {
  return csvLine(names) + rows.map((row) => csvLine(names.map((name) => row[name]))).join('');
}

/** Reads driveset.csv with the tool's own rules and words. Throws LocalFailure CsvInvalid. */
export function readDriveSet(text: string, name = 'driveset.csv'): DriveSetRow[] {
  const [header, ...rows] = csvRows(text, name);
  const at = csvColumns(header?.cells ?? [], columns, names, name);
  return rows.map(({ line, cells }) => {
    const fail = (why: string): never => {
      throw new LocalFailure('CsvInvalid', 'InvalidData', `${name}, line ${line}: ${why}.`, {
        target: `${name}:${line}`,
        advice: 'Correct this line and try again.',
      });
    };
    const cell = (column: keyof DriveSetRow) => (cells[at[column] ?? -1] ?? '').trim();
    const choice = <const V extends readonly string[]>(column: keyof DriveSetRow, values: V): V[number] => {
      const found = values.find((value) => value.toLowerCase() === cell(column).toLowerCase());
      return found ?? fail(`Incorrect value for ${column}: ${cell(column) || 'none'}`);
    };
    if (cell('DriveLetter') === '') fail('Incorrect value for DriveLetter: none');
    const row: DriveSetRow = {
      DriveLetter: cell('DriveLetter'),
      FormatOption: choice('FormatOption', ['Format', 'AlreadyFormatted']),
      SilentOrPromptOnFormat: choice('SilentOrPromptOnFormat', ['SilentMode', 'PromptOnFormat']),
      Encryption: choice('Encryption', ['Encrypt', 'AlreadyEncrypted']),
      ExistingBitLockerKey: cell('ExistingBitLockerKey'),
    };
    if (row.FormatOption === 'Format' && row.Encryption !== 'Encrypt') fail('When Format is specified, Encrypt must also be specified');
    if (row.Encryption === 'Encrypt' && row.ExistingBitLockerKey !== '') fail('BitLocker Key should not be specified');
    if (row.Encryption === 'AlreadyEncrypted' && row.ExistingBitLockerKey === '') fail('an encrypted drive needs its BitLocker key');
    return row;
  });
}
