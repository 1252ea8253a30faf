import assert from 'node:assert/strict';
import { exclusion } from '../../providers/agent/backup/exclusion.ts';
import { branches, nativePath, normalisedSources, segments } from '../../providers/agent/backup/source-path.ts';
import { copyName, nameFault } from '../../providers/agent/restore/names.ts';
import { selection } from '../../providers/agent/restore/selection.ts';

describe('what is left out', () => {
  const rows: [patterns: string[], path: string, out: boolean, platform?: NodeJS.Platform][] = [
    [[], '/a', false],
    [['*.tmp'], '/a/b.tmp', true],
    [['*.tmp'], '/a/b.tmp/inside', true],
    [['*.tmp'], '/a/b.TMP', false],
    [['*.tmp'], 'C:/a/b.TMP', true, 'win32'],
    [['*.tmp'], '/a/b.TMP', true, 'darwin'],
    [['*.tmp'], '/a/tmp', false],
    [['cache'], '/var/cache/x', true],
    [['cache'], '/var/mycache', false],
    [['/var/cache'], '/var/cache/x', true],
    [['/var/cache'], '/srv/var/cache', false],
    [['var/cache'], '/srv/var/cache', true],
    [['/home/*/.cache'], '/home/u/.cache/x', true],
    [['/home/*/.cache'], '/home/u/v/.cache', false],
    [['/home/**/.cache'], '/home/u/v/.cache', true],
    [['/home/**/.cache'], '/home/.cache', true],
    [['**/node_modules'], '/a/b/node_modules/c', true],
    [['/a/**'], '/a/b/c', true],
    [['/a/**'], '/b/a/c', false],
    [['?.log'], '/x/1.log', true],
    [['?.log'], '/x/12.log', false],
    [['?.log'], '/x/é.log', true],
    [['[a-c].log'], '/x/b.log', true],
    [['[^a-c].log'], '/x/b.log', false],
    [['[^a-c].log'], '/x/d.log', true],
    [['*.log', '!keep.log'], '/x/keep.log', false],
    [['*.log', '!keep.log'], '/x/other.log', true],
    [['!keep.log', '*.log'], '/x/keep.log', true],
    [['a\\*b'], '/x/a*b', true],
    [['a\\*b'], '/x/aab', false],
    [['a+(b)'], '/x/a+(b)', true],
    [['new\nline'], '/x/new\nline', true],
    [['C:\\Users\\*\\Temp'], 'C:/Users/u/Temp/x', true, 'win32'],
    [['C:\\Users\\*\\Temp'], 'D:/Users/u/Temp/x', false, 'win32'],
    [['\\Temp'], 'C:/x/Temp', false, 'win32'],
    [['*.tmp/'], '/a/b.tmp', true],
  ];
  for (const [patterns, path, out, platform = 'linux'] of rows)
    it(`${patterns.join(' ') || '(nothing)'} and ${JSON.stringify(path)} on ${platform}`, () =>
      assert.equal(exclusion(patterns, platform)(path), out));
  for (const pattern of ['', '!', '/', '[abc', 'x\\', '[z-a]'])
    it(`refuses ${JSON.stringify(pattern)}`, () =>
      assert.throws(() => exclusion([pattern], 'linux'), { id: 'AgentInvalidPattern', category: 'InvalidArgument' }));
});

describe('sources', () => {
  const rows: [path: string, platform: NodeJS.Platform, names: string[]][] = [
    ['/srv/data', 'linux', ['srv', 'data']],
    ['/', 'linux', []],
    ['C:\\Users\\a b', 'win32', ['C', 'Users', 'a b']],
    ['c:\\', 'win32', ['C']],
    ['\\\\server\\share\\x', 'win32', ['server', 'share', 'x']],
    ['\\\\?\\C:\\very\\long', 'win32', ['C', 'very', 'long']],
    ['\\\\?\\UNC\\server\\share\\x', 'win32', ['server', 'share', 'x']],
  ];
  for (const [path, platform, names] of rows)
    it(`${path} is ${names.join(' › ') || 'the root'}`, () => assert.deepEqual(segments(path, platform).names, names));
  it('finds the native path of each step', () => {
    const step = (names: string[], platform: NodeJS.Platform) => names.map((_, i) => nativePath(names, i + 1, platform));
    assert.deepEqual(step(['srv', 'data'], 'linux'), ['/srv', '/srv/data']);
    assert.deepEqual(step(['C', 'Users', 'a'], 'win32'), ['C:\\', 'C:\\Users', 'C:\\Users\\a']);
    assert.deepEqual(step(['server', 'share', 'x'], 'win32'), ['\\\\server\\share\\', '\\\\server\\share\\', '\\\\server\\share\\x']);
  });
  it('takes each once, and none below another', () => {
    assert.deepEqual(normalisedSources(['/a/b/', '/a/b', '/a', '/ab'], 'linux'), ['/a', '/ab']);
    assert.deepEqual(normalisedSources(['C:\\Data', 'c:\\data\\x', 'D:\\'], 'win32'), ['C:\\Data', 'D:\\']);
    assert.deepEqual(normalisedSources(['/', '/x'], 'linux'), ['/']);
  });
  it('makes one tree of them', () => {
    const root = branches(['/srv/a', '/srv/b'], 'linux');
    const srv = root.children.get('srv');
    assert.deepEqual(
      [root.whole, srv?.whole, [...(srv?.children.keys() ?? [])], srv?.children.get('a')?.whole],
      [false, false, ['a', 'b'], true],
    );
  });
});

describe('what is restored', () => {
  const rows: [include: string[] | undefined, path: string, wants: boolean, mayHold: boolean][] = [
    [undefined, '/a', true, true],
    [['/srv/data/a.txt'], '/srv/data/a.txt', true, false],
    [['/srv/data/a.txt'], '/srv', false, true],
    [['/srv/data/a.txt'], '/srv/other', false, false],
    [['/srv/data'], '/srv/data/deep/x', true, false],
    [['*.txt'], '/srv/x.txt', true, true],
    [['*.txt'], '/srv', false, true],
    [['C:\\Users\\a'], '/C/Users/a/b', true, false],
    [['C:\\Users\\a'], '/C/Users', false, true],
  ];
  for (const [include, path, wants, mayHold] of rows)
    it(`${include?.join(' ') ?? '(all)'} and ${path}`, () => {
      const chosen = selection(include, 'linux');
      assert.equal(chosen.wants(path), wants);
      if (!wants) assert.equal(chosen.mayHold(path), mayHold);
    });
});

describe('names in the target', () => {
  const rows: [name: string, platform: NodeJS.Platform, fault: boolean][] = [
    ['a.txt', 'win32', false],
    ['', 'linux', true],
    ['.', 'linux', true],
    ['..', 'linux', true],
    ['a/b', 'linux', true],
    ['a\0b', 'linux', true],
    ['con', 'linux', false],
    ['a:b', 'linux', false],
    ['CON', 'win32', true],
    ['con.txt', 'win32', true],
    ['com1', 'win32', true],
    ['console', 'win32', false],
    ['LPT9.log', 'win32', true],
    ['a:b', 'win32', true],
    ['a?b', 'win32', true],
    ['..\\..\\x', 'win32', true],
    ['dot.', 'win32', true],
    ['blank ', 'win32', true],
    ['new\nline', 'win32', true],
  ];
  for (const [name, platform, fault] of rows)
    it(`${JSON.stringify(name)} on ${platform}: ${fault ? 'refused' : 'taken'}`, () =>
      assert.equal(nameFault(name, platform) !== undefined, fault));
  it('numbers copies before the last dot', () => {
    assert.deepEqual(
      ['a.txt', 'b', '.profile', 'a.tar.gz'].map((name) => copyName(name, 2)),
      ['a (2).txt', 'b (2)', '.profile (2)', 'a.tar (2).gz'],
    );
  });
});
