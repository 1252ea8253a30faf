import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readContent } from '../../providers/drives/content/file-content.ts';
import { fileWriter } from '../../providers/drives/content/file-writer.ts';
import { Raised } from '../../shell/objects/error.ts';
import { SmallInteger } from '../../shell/objects/value.ts';
import { scratchFolder } from './running-shell.ts';

const reading = { raw: false, bytes: false, encoding: undefined, delimiter: undefined, head: undefined, tail: undefined };
const writing = { bytes: false, encoding: undefined, append: false, noNewline: false, force: false };

describe('content of files', () => {
  const folder = scratchFolder();
  const file = join(folder.path, 'a.txt');
  after(() => folder.remove());

  const written = (encoding: string, ...items: string[]): Buffer => {
    const writer = fileWriter(file, { ...writing, encoding });
    for (const item of items) writer.write(item);
    writer.close();
    return readFileSync(file);
  };

  const forms: readonly (readonly [encoding: string, hex: string, back: string])[] = [
    ['utf8', 'c3a9e282ac0a', 'é€'],
    ['utf8NoBOM', 'c3a9e282ac0a', 'é€'],
    ['utf8BOM', 'efbbbfc3a9e282ac0a', 'é€'],
    ['unicode', 'fffee900ac200a00', 'é€'],
    ['bigendianunicode', 'feff00e920ac000a', 'é€'],
    ['utf32', 'fffe0000e9000000ac2000000a000000', 'é€'],
    ['ascii', '3f3f0a', '??'],
    ['latin1', 'e93f0a', 'é?'],
    ['1252', 'e9800a', 'é€'],
    ['1250', 'e9800a', 'é€'],
  ];
  for (const [encoding, hex, back] of forms)
    it(`writes and reads ${encoding}`, () => {
      assert.equal(written(encoding, 'é€').toString('hex'), hex);
      assert.deepEqual([...readContent(file, { ...reading, encoding })], [back]);
    });

  it('knows a text by its mark, whatever was asked for', () => {
    written('unicode', 'abc');
    assert.deepEqual([...readContent(file, { ...reading, encoding: 'ascii' })], ['abc']);
  });

  it('refuses an encoding that there is not', () =>
    assert.throws(
      () => written('klingon', 'x'),
      (thrown: unknown) => thrown instanceof Raised && thrown.record.id === 'InvalidEncoding',
    ));

  const lines: readonly (readonly [title: string, text: string, lines: readonly string[]])[] = [
    ['line feeds', 'a\nb\n', ['a', 'b']],
    ['no line end at the end', 'a\nb', ['a', 'b']],
    ['both signs', 'a\r\nb\r\n', ['a', 'b']],
    ['carriage returns', 'a\rb\r', ['a', 'b']],
    ['a mixture', 'a\rb\r\nc\n\r\nd', ['a', 'b', 'c', '', 'd']],
    ['empty lines', '\n\n', ['', '']],
    ['nothing', '', []],
  ];
  for (const [title, text, expected] of lines)
    it(`takes lines apart: ${title}`, () => {
      writeFileSync(file, text);
      assert.deepEqual([...readContent(file, reading)], expected);
    });

  it('finds line ends and signs of many bytes where one piece of the file ends and the next begins', () => {
    const line = 'é'.repeat(997);
    const all = Array.from({ length: 400 }, (_, at) => `${at}${line}`);
    writeFileSync(file, all.join('\r\n'));
    assert.deepEqual([...readContent(file, reading)], all);
  });

  const tails: readonly (readonly [text: string, count: number, lines: readonly string[]])[] = [
    ['a\nb\nc\n', 2, ['b', 'c']],
    ['a\nb\nc', 2, ['b', 'c']],
    ['a\nb\nc', 9, ['a', 'b', 'c']],
    ['a\nb\n', 0, []],
    ['', 3, []],
    ['a\n\n\n', 2, ['', '']],
  ];
  for (const [text, count, expected] of tails)
    it(`reads the last ${count} of ${JSON.stringify(text)}`, () => {
      writeFileSync(file, text);
      assert.deepEqual([...readContent(file, { ...reading, tail: count })], expected);
    });

  it('reads the end of a long file without its beginning', () => {
    writeFileSync(file, Array.from({ length: 100_000 }, (_, at) => `line ${at}`).join('\n'));
    assert.deepEqual([...readContent(file, { ...reading, tail: 2 })], ['line 99998', 'line 99999']);
  });

  it('takes a text apart at a delimiter', () => {
    writeFileSync(file, 'a;b;;c');
    assert.deepEqual([...readContent(file, { ...reading, delimiter: ';' })], ['a', 'b', '', 'c']);
  });

  it('gives nothing for the whole of an empty file', () => {
    writeFileSync(file, '');
    assert.deepEqual([...readContent(file, { ...reading, raw: true })], []);
  });

  it('reads no further than asked', () => {
    writeFileSync(file, 'a\nb\nc\n');
    assert.deepEqual([...readContent(file, { ...reading, head: 2 })], ['a', 'b']);
  });

  it('takes bytes only', () => {
    const writer = fileWriter(file, { ...writing, bytes: true });
    writer.write(new SmallInteger('Byte', 7));
    assert.throws(() => writer.write(7), Raised);
    writer.close();
    assert.deepEqual([...readFileSync(file)], [7]);
  });

  it('goes on in the form of a text that has a mark', () => {
    written('unicode', 'a');
    const writer = fileWriter(file, { ...writing, append: true });
    writer.write('b');
    writer.close();
    assert.deepEqual([...readContent(file, reading)], ['a', 'b']);
  });

  it('says that a folder has no content', () =>
    assert.throws(
      () => [...readContent(folder.path, reading)],
      (thrown: unknown) => thrown instanceof Raised && thrown.record.id === 'GetContainerContentException',
    ));
});
