import assert from 'node:assert/strict';
import { DriveLogError, driveLogReader } from '../../cmdlets/rules/drive-log.ts';

const log = `<?xml version="1.0" encoding="utf-8"?>
<DriveLog Version="2018-10-01">
  <DriveId>9WM35C2V</DriveId>
  <Blob Status="Completed">
    <BlobPath>landing/data/00/ab &amp; c</BlobPath>
    <FilePath>\\seed\\data\\00\\ab</FilePath>
    <Length>4195840</Length>
    <ImportDisposition Status="Created">overwrite</ImportDisposition>
    <PageRangeList>
      <PageRange Offset="0" Length="4194304" Hash=" 01BB" Status="Completed" />
      <PageRange Offset="4194304" Length="1536" Hash="A678" Status="Completed" />
    </PageRangeList>
    <Metadata Status="Completed"><Path Hash="x">\\meta</Path></Metadata>
  </Blob>
  <Blob Status="CompletedWithErrors">
    <BlobPath>landing/index/1</BlobPath>
    <FilePath>\\seed\\index\\1</FilePath>
    <Length>10</Length>
    <BlockList><Block Offset="0" Length="5" Id="AAAA" Status="Corrupted" /><Block Offset="5" Length="5" Status="Completed" /></BlockList>
  </Blob>
  <Status>CompletedWithErrors</Status>
</DriveLog>`;

/** Feeds a text in pieces of one length. */
function read(text: string, size: number) {
  const reader = driveLogReader();
  const entries = [];
  for (let at = 0; at < text.length; at += size) entries.push(...reader.write(text.slice(at, at + size)));
  return { entries, summary: reader.end() };
}

describe('the log of a drive', () => {
  for (const size of [1, 7, 100_000])
    it(`is read in pieces of ${size}`, () => {
      const { entries, summary } = read(log, size);
      const [first, second] = entries;
      assert.equal(entries.length, 2);
      assert.deepEqual(
        [
          first?.DriveId,
          first?.BlobPath,
          first?.FilePath,
          first?.Length,
          first?.Status,
          first?.Disposition,
          first?.Parts,
          first?.PartsFailed,
        ],
        ['9WM35C2V', 'landing/data/00/ab & c', '\\seed\\data\\00\\ab', 4195840, 'Completed', 'Created', 2, 0],
      );
      assert.deepEqual([second?.Parts, second?.FailedParts], [2, [{ Offset: 0, Length: 5, Status: 'Corrupted' }]]);
      assert.ok(second?.Advice);
      assert.deepEqual(
        [summary.Status, summary.Version, summary.Blobs, summary.BlobsFailed, summary.Bytes],
        ['CompletedWithErrors', '2018-10-01', 2, 1, 4195840],
      );
    });

  it('of a drive that could not be read has no blobs but a cause', () => {
    const { entries, summary } = read('<DriveLog><DriveId>X</DriveId><Status>BitLockerUnlockVolumeFailed</Status></DriveLog>', 10);
    assert.equal(entries.length, 0);
    assert.match(summary.Meaning, /does not open the volume/);
  });

  const hostile: [string, string][] = [
    ['empty', ''],
    ['cut off', log.slice(0, 400)],
    ['another document', '<html><body/></html>'],
    ['with entities', '<!DOCTYPE x [<!ENTITY a "aaaa">]><DriveLog><Status>&a;</Status></DriveLog>'],
    ['nested without end', `<DriveLog>${'<a>'.repeat(1000)}`],
    ['one endless text', `<DriveLog><DriveId>${'x'.repeat(1 << 18)}</DriveId></DriveLog>`],
  ];
  for (const [what, text] of hostile) it(`that is ${what} is refused`, () => assert.throws(() => read(text, 1000), DriveLogError));
});
