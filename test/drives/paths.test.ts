import assert from 'node:assert/strict';
import { joinPath } from '../../cmdlets/items/joined-path.ts';
import { partOf } from '../../cmdlets/items/path-parts.ts';
import { resolvePath } from '../../shell/drives/glob.ts';
import { literalPlace, providerPath, shownPath } from '../../shell/drives/path.ts';
import type { Entry, Provider } from '../../shell/drives/provider.ts';
import { selection } from '../../shell/drives/selection.ts';
import { Drive, DriveTable } from '../../shell/drives/table.ts';
import { Raised } from '../../shell/objects/error.ts';
import { skip } from '../skip.ts';

/** A file system in memory: folders end with a slash. */
function memory(paths: readonly string[]): Provider {
  const all = new Set(['/', ...paths]);
  const isFolder = (path: string): boolean => path === '/' || all.has(`${path}/`);
  return {
    name: 'Memory',
    module: 'Test',
    capabilities: 'None',
    separator: '/',
    flat: false,
    home: '/home/me',
    join: (root, segments) => (segments.length ? `${root === '/' ? '' : root}/${segments.join('/')}` : root),
    exists: (path) => all.has(path) || isFolder(path),
    isContainer: isFolder,
    item: (path) => path,
    entries: (path) => {
      const start = path === '/' ? '/' : `${path}/`;
      return [...all]
        .filter((each) => each.startsWith(start) && each !== start && !each.slice(start.length).replace(/\/$/, '').includes('/'))
        .map((each): Entry => {
          const name = each.slice(start.length).replace(/\/$/, '');
          return { name, container: each.endsWith('/'), hidden: name.startsWith('.'), link: false };
        });
    },
    sorted: (entries) => entries.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function tableOf(...paths: string[]): DriveTable {
  const table = new DriveTable();
  const provider = memory(paths);
  table.add(new Drive('/', { provider, root: '/', description: '' }));
  table.add(new Drive('Data', { provider, root: '/srv/data', description: '' }));
  table.current.location = ['work', 'here'];
  return table;
}

describe('paths', () => {
  const places: readonly (readonly [path: string, provider: string, shown: string])[] = [
    ['a.txt', '/work/here/a.txt', '/work/here/a.txt'],
    ['./a/../b', '/work/here/b', '/work/here/b'],
    ['../../../..', '/', '/'],
    ['/x//y/', '/x/y', '/x/y'],
    ['\\x\\y', '/x/y', '/x/y'],
    ['~', '/home/me', '/home/me'],
    ['~/a', '/home/me/a', '/home/me/a'],
    ['Data:', '/srv/data', 'Data:/'],
    ['data:/x/../y', '/srv/data/y', 'Data:/y'],
    ['Data:\\..\\..\\up', '/srv/data/up', 'Data:/up'],
    ['Memory::/a/b', '/a/b', 'Test\\Memory::/a/b'],
    ['Test\\Memory::/a', '/a', 'Test\\Memory::/a'],
    ['a[1].txt', '/work/here/a[1].txt', '/work/here/a[1].txt'],
  ];
  for (const [path, provider, shown] of places)
    it(`takes ${path} apart`, () => {
      const place = literalPlace(path, tableOf());
      assert.equal(providerPath(place), provider);
      assert.equal(shownPath(place), shown);
    });

  for (const [path, id] of [
    ['Nope:/x', 'DriveNotFound'],
    ['Nope::/x', 'ProviderNotFound'],
    ['Other\\Memory::/x', 'ProviderNotFound'],
  ] as const)
    it(`refuses ${path}`, () =>
      assert.throws(
        () => literalPlace(path, tableOf()),
        (thrown: unknown) => thrown instanceof Raised && thrown.record.id === id,
      ));
});

describe('wildcards in paths', () => {
  const table = tableOf('/d1/', '/d1/a.txt', '/d1/B.txt', '/d2/', '/d2/a.txt', '/d2/.hid', '/e/', '/e/f[1].txt', '/e/f1.txt', '/top');
  const cases: readonly (readonly [path: string, force: boolean, found: readonly string[]])[] = [
    ['/d*/a.txt', false, ['/d1/a.txt', '/d2/a.txt']],
    ['/D?/b*', false, ['/d1/B.txt']],
    ['/d[2-9]/*', false, ['/d2/a.txt']],
    ['/d[2-9]/*', true, ['/d2/.hid', '/d2/a.txt']],
    ['/*/*.log', false, []],
    ['/top/*', false, []],
    ['/e/f[1].txt', false, ['/e/f1.txt']],
    ['/e/f`[1`].txt', false, ['/e/f[1].txt']],
    ['/e/f`[1`].t*', false, ['/e/f[1].txt']],
  ];
  for (const [path, force, found] of cases)
    it(`${path}${force ? ' with -Force' : ''} finds ${found.length}`, () =>
      assert.deepEqual(resolvePath(path, table, force).map(providerPath), found));

  it('says that a plain path leads nowhere', () =>
    assert.throws(
      () => resolvePath('/nothing', table),
      (thrown: unknown) => thrown instanceof Raised && thrown.record.id === 'PathNotFound',
    ));
});

describe('-Include and -Exclude', () => {
  const cases: readonly (readonly [include: string[] | undefined, exclude: string[] | undefined, name: string, taken: boolean])[] = [
    [undefined, undefined, 'a.txt', true],
    [['*.TXT'], undefined, 'a.txt', true],
    [['*.log', '*.txt'], ['a*'], 'a.txt', false],
    [[], ['*.log'], 'a.txt', true],
    [['b*'], undefined, 'a.txt', false],
  ];
  for (const [include, exclude, name, taken] of cases)
    it(`${include ?? '-'} / ${exclude ?? '-'}: ${name}`, () => assert.equal(selection(include, exclude)(name), taken));
});

describe('parts of paths', () => {
  for (const [parent, child, joined] of [
    ['a', 'b', 'a/b'],
    ['a/', '/b', 'a/b'],
    ['a', '', 'a/'],
    ['/', 'a', '/a'],
    ['Env:', 'HOME', 'Env:/HOME'],
    ['a\\b', 'c\\d', 'a/b/c/d'],
  ] as const)
    it(`joins ${parent} and ${child || 'nothing'}`, function () {
      if (process.platform === 'win32') skip(this, 'Separators of Unix are tried here.');
      assert.equal(joinPath(parent, child), joined);
    });

  for (const [path, part, expected] of [
    ['a/b/c.tar.gz', 'Parent', 'a/b'],
    ['a/b/c.tar.gz', 'Leaf', 'c.tar.gz'],
    ['a/b/c.tar.gz', 'LeafBase', 'c.tar'],
    ['a/b/c.tar.gz', 'Extension', '.gz'],
    ['a', 'Parent', ''],
    ['/a', 'Parent', ''],
    ['a/b/', 'Leaf', 'b'],
    ['Env:/HOME', 'Qualifier', 'Env:'],
    ['Env:/HOME', 'NoQualifier', '/HOME'],
    ['Env:/HOME', 'IsAbsolute', true],
    ['a/b', 'IsAbsolute', false],
  ] as const)
    it(`${part} of ${path}`, function () {
      if (process.platform === 'win32') skip(this, 'Separators of Unix are tried here.');
      assert.equal(partOf(path, part), expected);
    });
});

describe('where a session stands', () => {
  it('is kept for each drive and on stacks', () => {
    const table = tableOf('/a/', '/a/b/');
    table.push('default');
    table.stand(table.get('Data'), ['x']);
    assert.equal(table.current.name, 'Data');
    const last = table.pop('DEFAULT');
    assert.deepEqual(last?.location, ['work', 'here']);
    assert.equal(table.pop('default'), undefined);
    assert.deepEqual(table.get('data').location, ['x']);
  });

  it('forgets places on a drive that is taken away', () => {
    const table = tableOf();
    table.stand(table.get('Data'), []);
    table.push('default');
    table.stand(table.get('/'), []);
    table.remove('Data');
    assert.deepEqual(table.stack('default'), []);
    assert.throws(() => table.get('Data'), Raised);
  });
});
