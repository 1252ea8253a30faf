import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attributesOf, modeText, unixMode } from '../../providers/drives/files/attributes.ts';
import { copyItem } from '../../providers/drives/files/copy.ts';
import { infoOf } from '../../providers/drives/files/file-info.ts';
import { namePattern } from '../../providers/drives/files/listing.ts';
import { moveItem, renameItem } from '../../providers/drives/files/move.ts';
import { removeItem } from '../../providers/drives/files/remove.ts';
import type { Work } from '../../shell/drives/provider.ts';
import { Raised } from '../../shell/objects/error.ts';
import { skip } from '../skip.ts';
import { RunningShell, scratchFolder } from './running-shell.ts';

const posix = process.platform !== 'win32';

describe('work on files', () => {
  let folder: ReturnType<typeof scratchFolder>;
  let failed: string[];
  const at = (...parts: string[]): string => join(folder.path, ...parts);
  const work = (more: Partial<Work> = {}): Work => ({
    recurse: false,
    force: false,
    failed: (thrown) => void failed.push((thrown as Raised).record.id),
    may: () => true,
    checkStop: () => {},
    made: () => {},
    wants: () => true,
    ...more,
  });
  const refusedWith = (id: string) => (thrown: unknown) => thrown instanceof Raised && thrown.record.id === id;

  beforeEach(() => {
    folder = scratchFolder();
    failed = [];
    mkdirSync(at('d', 'e'), { recursive: true });
    writeFileSync(at('a.txt'), 'a');
    writeFileSync(at('d', 'b.txt'), 'b');
    writeFileSync(at('d', 'e', 'c.log'), 'c');
  });
  afterEach(() => folder.remove());

  it('copies a folder with all, or only what a filter wants, or none', () => {
    copyItem(at('d'), at('all'), work({ recurse: true }));
    copyItem(at('d'), at('some'), work({ recurse: true, wants: namePattern('*.log') }));
    copyItem(at('d'), at('none'), work());
    assert.deepEqual(readdirSync(at('all')).sort(), ['b.txt', 'e']);
    assert.deepEqual(readdirSync(at('some')), ['e']);
    assert.deepEqual(readdirSync(at('some', 'e')), ['c.log']);
    assert.deepEqual(readdirSync(at('none')), []);
  });

  it('copies onto a folder means into it', () => {
    copyItem(at('a.txt'), at('d'), work());
    mkdirSync(at('x'));
    copyItem(at('d'), at('x'), work({ recurse: true }));
    assert.equal(readFileSync(at('d', 'a.txt'), 'utf8'), 'a');
    assert.deepEqual(readdirSync(at('x', 'd')).sort(), ['a.txt', 'b.txt', 'e']);
  });

  for (const [title, from, to, id] of [
    ['a file onto itself', 'a.txt', 'a.txt', 'CopyError'],
    ['a folder onto a file', 'd', 'a.txt', 'CopyContainerItemToLeafError'],
    ['a folder into its own subfolder', 'd', 'd/e', 'CopyError'],
    ['a file to where no folder is', 'a.txt', 'no/such/a.txt', 'CopyFileInfoItemIOError'],
  ] as const)
    it(`refuses to copy ${title}`, () => assert.throws(() => copyItem(at(from), at(to), work({ recurse: true })), refusedWith(id)));

  it('moves, and writes over only when forced', () => {
    writeFileSync(at('b.txt'), 'b');
    assert.throws(() => moveItem(at('a.txt'), at('b.txt'), work()), refusedWith('MoveFileInfoItemIOError'));
    moveItem(at('a.txt'), at('b.txt'), work({ force: true }));
    assert.equal(readFileSync(at('b.txt'), 'utf8'), 'a');
    assert.equal(existsSync(at('a.txt')), false);
  });

  it('refuses to move a folder into itself', () =>
    assert.throws(() => moveItem(at('d'), at('d', 'e'), work()), refusedWith('MoveItemArgumentError')));

  it('renames only to a name', () => {
    assert.throws(() => renameItem(at('a.txt'), 'd/x', work()), refusedWith('Argument'));
    assert.throws(() => renameItem(at('a.txt'), 'd', work()), refusedWith('RenameItemIOError'));
    assert.throws(() => renameItem(at('a.txt'), 'a.txt', work()), refusedWith('RenameItemIOError'));
    renameItem(at('a.txt'), 'z.txt', work());
    assert.ok(existsSync(at('z.txt')));
  });

  it('leaves hidden items without -Force and tells each of them', () => {
    writeFileSync(at('d', '.hidden'), '');
    removeItem(at('d', 'e'), work({ recurse: true }));
    assert.throws(() => removeItem(at('d', '.hidden'), work()), refusedWith('RemoveFileSystemItemUnAuthorizedAccess'));
    assert.throws(() => removeItem(at('d'), work({ recurse: true })), refusedWith('DirectoryNotEmpty'));
    assert.deepEqual(failed, ['RemoveFileSystemItemUnAuthorizedAccess']);
    assert.deepEqual(readdirSync(at('d')), ['.hidden']);
    removeItem(at('d'), work({ recurse: true, force: true }));
    assert.equal(existsSync(at('d')), false);
  });

  it('removes a link and not what it leads to', () => {
    symlinkSync(at('d'), at('link'));
    removeItem(at('link'), work({ recurse: true }));
    assert.ok(existsSync(at('d', 'b.txt')));
    assert.equal(existsSync(at('link')), false);
  });

  it('shows modes as Unix and PowerShell write them', function () {
    if (!posix) skip(this, 'Unix has modes.');
    symlinkSync('a.txt', at('link'));
    writeFileSync(at('.hidden'), '');
    chmodSync(at('a.txt'), 0o440);
    assert.equal(unixMode(statSync(at('a.txt'))), '-r--r-----');
    assert.equal(modeText(infoOf(at('a.txt'))), '--r--');
    assert.equal(modeText(infoOf(at('d'))), 'd----');
    assert.equal(modeText(infoOf(at('.hidden'))), '---h-');
    assert.equal(modeText(infoOf(at('link'))).slice(0, 1), 'l');
    assert.equal(attributesOf(infoOf(at('d'))), 16);
    chmodSync(at('d'), 0o7755);
    assert.equal(unixMode(statSync(at('d'))), 'drwsr-sr-t');
  });

  for (const [pattern, name, matches] of [
    ['*.txt', 'a.TXT', true],
    ['*.*', 'noending', true],
    ['a?c', 'abc', true],
    ['[ab]*', 'a', false],
    ['a.b', 'axb', false],
  ] as const)
    it(`-Filter ${pattern} ${matches ? 'takes' : 'leaves'} ${name}`, () => assert.equal(namePattern(pattern)(name), matches));
});

describe('.NET types of files', () => {
  const folder = scratchFolder();
  const shell = new RunningShell();
  before(() => shell.lines(`Set-Location '${folder.path}'; $d = '${folder.path}'`));
  after(() => folder.remove());

  const scripts: readonly (readonly [title: string, script: string, out: readonly string[]])[] = [
    [
      'streams read and write at a position',
      `$s = [IO.File]::Open("$d/s.bin", 'Create'); $s.Write([byte[]](1,2,3,4), 0, 4); $null = $s.Seek(1, 'Begin'); $s.ReadByte(); $s.Position; $s.Length; $s.Close(); $s.CanRead`,
      ['2', '2', '4', 'False'],
    ],
    [
      'a memory stream grows',
      '$m = [IO.MemoryStream]::new(); $m.WriteByte(7); $m.Write([byte[]](8, 9), 0, 2); $m.ToArray() -join ","; $m.SetLength(1); $m.Length',
      ['7,8,9', '1'],
    ],
    [
      'a writer and a reader',
      `$w = [IO.StreamWriter]::new("$d/w.txt", $false, [Text.Encoding]::Unicode); $w.WriteLine('a{0}', 1); $w.Write('b'); $w.Close(); $r = [IO.StreamReader]::new("$d/w.txt"); $r.ReadLine(); $r.Peek(); $r.ReadToEnd(); $r.EndOfStream; $r.Close()`,
      ['a1', '98', 'b', 'True'],
    ],
    [
      'bytes are squeezed and come back',
      `$m = [IO.MemoryStream]::new(); $z = [IO.Compression.GZipStream]::new($m, [IO.Compression.CompressionMode]::Compress, $true); $z.Write([byte[]](1..9), 0, 9); $z.Dispose(); $m.Position = 0
$u = [IO.MemoryStream]::new(); [IO.Compression.GZipStream]::new($m, [IO.Compression.CompressionMode]::Decompress).CopyTo($u); $u.ToArray() -join ''`,
      ['123456789'],
    ],
    ['a closed stream refuses', `try { $s.ReadByte() } catch { $_.FullyQualifiedErrorId }`, ['ObjectDisposedException']],
    [
      'times can be set',
      `[IO.File]::WriteAllText("$d/t.txt", 'x'); $f = Get-Item "$d/t.txt"; $f.LastWriteTimeUtc = [datetime]'2020-02-03 04:05:06'; (Get-Item "$d/t.txt").LastWriteTimeUtc.ToString('s')`,
      ['2020-02-03T04:05:06'],
    ],
    [
      'a binary writer and reader',
      `$m = [IO.MemoryStream]::new(); $w = [IO.BinaryWriter]::new($m); $w.Write([int]-2); $w.Write('héllo'); $m.Position = 0; $r = [IO.BinaryReader]::new($m); $r.ReadInt32(); $r.ReadString()`,
      ['-2', 'héllo'],
    ],
    [
      'a folder is listed by pattern',
      `@([IO.Directory]::GetFiles($d, '*.txt') | ForEach-Object { Split-Path $_ -Leaf } | Sort-Object) -join ' '`,
      ['t.txt w.txt'],
    ],
    ['names are compared as .NET does', `(Get-Item "$d/t.txt").BaseName; (Get-Item "$d/t.txt").Directory.FullName -eq $d`, ['t', 'True']],
  ];
  for (const [title, script, out] of scripts) it(title, () => assert.deepEqual(shell.lines(script), out));
});
