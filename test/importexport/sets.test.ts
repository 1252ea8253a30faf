import assert from 'node:assert/strict';
import { csvLine, csvRows } from '../../providers/importexport/csv.ts';
import { type DataSetRow, dataSetText, readDataSet } from '../../providers/importexport/data-set.ts';
import { driveInfoXml, readDriveInfo } from '../../providers/importexport/drive-info.ts';
import { driveSetText, readDriveSet } from '../../providers/importexport/drive-set.ts';

const key = '060456-014509-132033-080300-252615-584177-672089-411631';

describe('CSV', () => {
  const cells = ['plain', 'a,b', 'say "hi"', 'two\r\nlines', ' blank ', ''];
  it('gives back what was written', () => {
    assert.deepEqual(csvRows(csvLine(cells) + csvLine(['x', 'y']), 't'), [
      { line: 1, cells },
      { line: 3, cells: ['x', 'y'] },
    ]);
  });
  it('reads a last line without its end, and an empty last cell', () => {
    assert.deepEqual(
      csvRows('a,b\nc,', 't').map((row) => row.cells),
      [
        ['a', 'b'],
        ['c', ''],
      ],
    );
  });
  it('names the line of a quote that does not fit', () => {
    assert.throws(() => csvRows('a,b\n"c"d,e', 't.csv'), { id: 'CsvInvalid', target: 't.csv:2' });
  });
});

describe('driveset.csv', () => {
  const rows = [
    {
      DriveLetter: 'G',
      FormatOption: 'AlreadyFormatted',
      SilentOrPromptOnFormat: 'SilentMode',
      Encryption: 'AlreadyEncrypted',
      ExistingBitLockerKey: key,
    },
    { DriveLetter: 'H', FormatOption: 'Format', SilentOrPromptOnFormat: 'SilentMode', Encryption: 'Encrypt', ExistingBitLockerKey: '' },
  ] as const;
  const header = 'DriveLetter,FormatOption,SilentOrPromptOnFormat,Encryption,ExistingBitLockerKey';
  it('has the rows of the documentation', () => {
    assert.equal(
      driveSetText(rows),
      `${header}\r\nG,AlreadyFormatted,SilentMode,AlreadyEncrypted,${key}\r\nH,Format,SilentMode,Encrypt,\r\n`,
    );
    assert.deepEqual(readDriveSet(driveSetText(rows)), rows);
  });
  const wrong: [row: string, says: RegExp][] = [
    ['H,Format,,Encrypt,', /Incorrect value for SilentOrPromptOnFormat: none/],
    ['H,Format,SilentMode,AlreadyEncrypted,', /When Format is specified, Encrypt must also be specified/],
    [`H,Format,SilentMode,Encrypt,${key}`, /BitLocker Key should not be specified/],
    ['G,AlreadyFormatted,SilentMode,AlreadyEncrypted,', /needs its BitLocker key/],
    [',Format,SilentMode,Encrypt,', /DriveLetter: none/],
  ];
  for (const [row, says] of wrong)
    it(`refuses ${row}`, () => {
      assert.throws(
        () => readDriveSet(`${header}\n${row}\n`),
        (error: Error) => says.test(error.message),
      );
    });
  it('refuses another header', () => {
    assert.throws(() => readDriveSet('Drive,Format\nG,F\n'), { id: 'CsvInvalid' });
  });
});

describe('dataset.csv', () => {
  const row: DataSetRow = {
    BasePath: 'F:\\my, staging\\',
    Destination: 'seed/',
    BlobType: 'PageBlob',
    Disposition: 'overwrite',
    MetadataFile: 'None',
    PropertiesFile: 'None',
  };
  for (const dialect of ['Blob', 'Item'] as const)
    it(`gives back what was written with ${dialect} headers`, () => {
      assert.match(dataSetText([row], dialect), new RegExp(`^BasePath,Dst${dialect}PathOrPrefix,${dialect}Type,`));
      assert.deepEqual(readDataSet(dataSetText([row], dialect)), [row]);
    });
  it('takes what is left out as the tool does', () => {
    assert.deepEqual(
      readDataSet('BasePath,DstBlobPathOrPrefix,BlobType,Disposition\nF:\\a.vhd,seed/a.vhd,,\n/b,seed/b,block,no-overwrite\n').map(
        (one) => [one.BlobType, one.Disposition],
      ),
      [
        ['PageBlob', 'rename'],
        ['BlockBlob', 'no-overwrite'],
      ],
    );
  });
  for (const line of ['a,seed/', 'F:\\a*,seed/', 'F:\\a\\,seed', 'F:\\a,Se_ed/a', 'F:\\a,seed/a,blob'])
    it(`refuses ${line}`, () => {
      assert.throws(() => readDataSet(`BasePath,DstBlobPathOrPrefix,BlobType\n${line}\n`), { id: 'CsvInvalid', target: 'dataset.csv:2' });
    });
});

describe('drive information', () => {
  const info = {
    DriveId: 'A & B',
    BitLockerKey: key,
    ManifestFile: '\\DriveManifest.xml',
    ManifestHash: 'D863FE44F861AE0DA4DCEAEEFFCCCE68',
  };
  it('gives back what was written', async () => {
    assert.deepEqual(await readDriveInfo(driveInfoXml(info)), info);
  });
  it('takes the longer hash of newer samples', async () => {
    const ManifestHash = 'AB'.repeat(32);
    assert.equal((await readDriveInfo(driveInfoXml({ ...info, ManifestHash }))).ManifestHash, ManifestHash);
  });
  for (const text of ['', '<Drive/>', '<!DOCTYPE a><Drive/>', driveInfoXml({ ...info, ManifestHash: 'AB' })])
    it(`refuses ${JSON.stringify(text.slice(0, 30))}`, async () => {
      await assert.rejects(readDriveInfo(text), { id: 'DriveInfoInvalid' });
    });
});
