import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JournalRecord, journalText, readJournal } from '../../providers/importexport/journal-record.ts';

const record = (values: Record<string, string>, Type = 'ActivityRecord'): JournalRecord => ({
  Time: new Date('2016-11-02T18:24:14.735Z'),
  Type,
  Values: new Map(Object.entries(values)),
});

describe('the journal', () => {
  let folder: string;
  let path: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'journal-'));
    path = join(folder, 'X1.jrn');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function read(text: string): Promise<{ records: JournalRecord[]; torn: boolean }> {
    await writeFile(path, text);
    const records: JournalRecord[] = [];
    const reader = readJournal(path);
    for (;;) {
      const { value, done } = await reader.next();
      if (done) return { records, torn: value.torn };
      records.push(value);
    }
  }

  const all = [
    record({ VocabularyVersion: '2013-02-01' }, 'NewJournalFile'),
    record({ ActivityId: 'DriveInfo', DriveState: '<?xml version="1.0"?>\n<Drive>\n</Drive>', SaveCommandOutput: 'Completed' }),
    record({ ActivityId: 'File:\\s\\ä 😀: b', Unknown: '' }),
  ];

  it('has the text of the original', () => {
    assert.equal(
      journalText(record({ VocabularyVersion: '2013-02-01' }, 'NewJournalFile')),
      '[BeginUpdateRecord][2016/11/02 18:24:14.735][Type:NewJournalFile]\nVocabularyVersion: 2013-02-01\n[EndUpdateRecord]\n',
    );
  });

  it('gives back what was written, unknown keys included', async () => {
    assert.deepEqual(await read(all.map(journalText).join('')), { records: all, torn: false });
    assert.deepEqual((await read(all.map(journalText).join('').replaceAll('\n', '\r\n'))).records, all);
    assert.deepEqual(await read(''), { records: [], torn: false });
  });

  it('survives a kill at any byte, and records appended after it', async () => {
    const text = all.map(journalText).join('');
    const ends = all.map(
      (_, index) =>
        all
          .slice(0, index + 1)
          .map(journalText)
          .join('').length - 1,
    );
    for (let cut = 0; cut < text.length; cut++) {
      const whole = ends.filter((end) => end <= cut).length;
      const part = Buffer.from(text).subarray(0, cut).toString();
      assert.deepEqual((await read(part)).records.length, ends.filter((end) => end <= part.length).length, `cut at ${cut}`);
      const { records } = await read(`${text.slice(0, cut)}\n${journalText(record({ ActivityId: 'after' }))}`);
      assert.equal(records.length, whole + 1, `cut at ${cut}`);
      assert.equal(records.at(-1)?.Values.get('ActivityId'), 'after');
    }
  });

  const damaged: [what: string, text: string, line: number][] = [
    ['another file', 'PK\u0003\u0004\nand more\n', 1],
    [
      'a record that was tampered with',
      journalText(all[0] as JournalRecord) + journalText(record({ A: '1', B: '2' })).replace('A: 1', 'A 1'),
      5,
    ],
    ['text between records', `${journalText(all[0] as JournalRecord)}surprise\nand more\n`, 4],
  ];
  for (const [what, text, line] of damaged)
    it(`names the line of ${what}`, async () => {
      await assert.rejects(read(text), { id: 'JournalDamaged', target: `${path}:${line}` });
    });

  it('refuses values that would break it', () => {
    assert.throws(() => journalText(record({ A: 'x\n[EndValue]\ny' })), RangeError);
    assert.throws(() => journalText(record({ 'A: b': '' })), RangeError);
  });
});
