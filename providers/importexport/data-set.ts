import { LocalFailure } from '../contracts/failure.ts';
import { csvColumns, csvLine, csvRows } from './csv.ts';
import { containerProblem } from './drive-path.ts';

/** A row of dataset.csv (import-export 2.3), whichever of the two header dialects it was written in. */
export interface DataSetRow {
  BasePath: string; //                   a folder when it ends with a separator, else a file
  Destination: string; //                container/prefix/, or container/name for a file
  BlobType: 'BlockBlob' | 'PageBlob' | 'File';
  Disposition: 'rename' | 'no-overwrite' | 'overwrite';
  MetadataFile: string; //               None when there is none
  PropertiesFile: string;
}

/** `Blob` is the dialect of the documentation for blobs, `Item` the one that the tool of today reads. */
export type DataSetDialect = 'Blob' | 'Item';

const columns = {
  BasePath: ['BasePath'],
  Destination: ['DstBlobPathOrPrefix', 'DstItemPathOrPrefix'],
  BlobType: ['BlobType', 'ItemType'],
  Disposition: ['Disposition'],
  MetadataFile: ['MetadataFile'],
  PropertiesFile: ['PropertiesFile'],
} as const;

const types: Readonly<Record<string, DataSetRow['BlobType']>> = {
  block: 'BlockBlob',
  blockblob: 'BlockBlob',
  page: 'PageBlob',
  pageblob: 'PageBlob',
  file: 'File',
};

export function dataSetText(rows: readonly DataSetRow[], dialect: DataSetDialect): string {
  const header = ['BasePath', `Dst${dialect}PathOrPrefix`, `${dialect}Type`, 'Disposition', 'MetadataFile', 'PropertiesFile'];
  return (
    csvLine(header) +
    rows
      .map((row) =>
        csvLine([
          row.BasePath,
          row.Destination,
          row.BlobType === 'File' ? 'file' : row.BlobType,
          row.Disposition,
          row.MetadataFile,
          row.PropertiesFile,
        ]),
      )
      .join('')
  );
}

/** Reads dataset.csv in either dialect. Without a type, *.vhd and *.vhdx become page blobs, everything else block blobs. Throws LocalFailure CsvInvalid. */
export function readDataSet(text: string, name = 'dataset.csv'): DataSetRow[] {
  const [header, ...rows] = csvRows(text, name);
  const at = csvColumns<keyof DataSetRow>(header?.cells ?? [], columns, ['BasePath', 'Destination'], name);
  return rows.map(({ line, cells }) => {
    const fail = (why: string): never => {
      throw new LocalFailure('CsvInvalid', 'InvalidData', `${name}, line ${line}: ${why}.`, {
        target: `${name}:${line}`,
        advice: 'Correct this line and try again.',
      });
    };
    const cell = (column: keyof DataSetRow) => (cells[at[column] ?? -1] ?? '').trim();
    const BasePath = cell('BasePath');
    if (!/^([A-Za-z]:[\\/]|\\\\|\/)/.test(BasePath)) fail(`BasePath "${BasePath}" is not absolute`);
    if (/[*?]/.test(BasePath)) fail('BasePath may not hold wildcards');
    const Destination = cell('Destination');
    const problem = containerProblem(Destination.split('/')[0] ?? '');
    if (problem) fail(problem);
    if (/[\\/]$/.test(BasePath) && !Destination.endsWith('/')) fail('a folder needs a destination that ends with /');
    const type = cell('BlobType').toLowerCase();
    const BlobType =
      type === ''
        ? /\.vhdx?$/i.test(BasePath)
          ? 'PageBlob'
          : 'BlockBlob'
        : (types[type] ?? fail(`'${cell('BlobType')}' is no blob type`));
    const disposition = cell('Disposition') || 'rename';
    if (disposition !== 'rename' && disposition !== 'no-overwrite' && disposition !== 'overwrite')
      return fail(`"${disposition}" is no disposition`);
    return {
      BasePath,
      Destination,
      BlobType,
      Disposition: disposition,
      MetadataFile: cell('MetadataFile') || 'None',
      PropertiesFile: cell('PropertiesFile') || 'None',
    };
  });
}
