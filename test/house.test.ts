import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/**
 * The arrows between rooms: what is not listed is refused. `types:` marks rooms of which only types may be imported.
 * docs/architecture.md draws the same map.
 */
const arrows: readonly [room: string, mayImport: readonly string[]][] = [
  ['shell/language', []],
  ['shell/objects', []],
  ['shell/command', ['shell/objects']],
  ['shell/formatting', ['shell/objects']],
  ['shell/drives', ['shell/objects', 'shell/command']],
  ['shell/engine', ['shell/language', 'shell/objects', 'shell/command', 'shell/drives']],
  ['shell/completion', ['shell/language', 'shell/objects', 'shell/command']],
  ['shell/module', ['shell/command', 'shell/drives', 'shell/formatting', 'shell/objects', 'shell/engine']],
  [
    'shell/session',
    [
      'shell/language',
      'shell/objects',
      'shell/command',
      'shell/drives',
      'shell/formatting',
      'shell/engine',
      'shell/module',
      'types:shell/completion',
    ],
  ],
  ['shell/completion', ['shell/language', 'shell/objects', 'shell/command', 'shell/drives', 'shell/engine']],
  ['shell/editor', ['shell/language']],
  [
    'shell/terminal',
    ['shell/session', 'shell/formatting', 'shell/editor', 'shell/language', 'shell/module', 'types:shell/command', 'types:shell/engine'],
  ],
  ['shell/batch.ts', ['shell/session', 'shell/formatting', 'shell/module', 'types:shell/engine']],
  ['shell/arguments.ts', []],
  ['shell/usage.ts', ['shell/arguments.ts']],
  ['shell/start.ts', ['shell/module', 'shell/session', 'shell/terminal', 'shell/batch.ts', 'shell/arguments.ts', 'shell/usage.ts']],
  ['shell/main.ts', ['shell/module', 'shell/session', 'shell/terminal', 'shell/batch.ts', 'shell/start.ts']],
  ['cmdlets/rules', ['types:providers/contracts']],
  ['cmdlets/output', ['shell/command', 'shell/objects', 'shell/drives', 'cmdlets/rules', 'types:providers/contracts', 'shell/formatting']],
  ['cmdlets', ['shell/command', 'shell/objects', 'shell/drives', 'cmdlets/rules', 'types:providers/contracts']],
  ['providers/contracts', []],
  ['providers/drives', ['shell/drives', 'shell/objects', 'shell/command', 'providers/contracts']],
  ['providers/importexport', ['providers/contracts']],
  ['providers/azure', ['providers/contracts']],
  ['providers/machine', ['providers/contracts']],
  ['providers/databox', ['providers/contracts', 'providers/importexport']],
  ['providers/agent', ['providers/contracts', 'providers/importexport']],
  ['providers/state', ['providers/contracts']],
  ['providers/sandbox', ['providers/contracts', 'providers/importexport', 'providers/databox']],
  ['providers/practice', ['providers/contracts']],
  [
    'providers/world.ts',
    [
      'providers/contracts',
      'providers/azure',
      'providers/importexport',
      'providers/databox',
      'providers/agent',
      'providers/machine',
      'providers/state',
      'providers/practice',
    ],
  ],
  ['formats', ['shell/formatting', 'types:shell/objects', 'types:shell/command', 'types:providers/contracts']],
];

const root = resolve(import.meta.dirname, '..');
const tops = ['shell', 'cmdlets', 'providers', 'formats'];

/** The most special room that a file lies in. */
function roomOf(file: string): string {
  const rooms = arrows.map(([room]) => room).filter((room) => file === room || file.startsWith(`${room}/`));
  return rooms.sort((a, b) => b.length - a.length)[0] ?? '(no room)';
}

const files = tops.flatMap((top) =>
  readdirSync(join(root, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(top, name).split(sep).join('/')),
);

/** Every import of a file: address and whether only types come in. */
function importsOf(file: string): { target: string; typeOnly: boolean }[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found: { target: string; typeOnly: boolean }[] = [];
  const statement = /^\s*(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?['"](\.[^'"]+)['"]/gm;
  for (const match of text.matchAll(statement)) found.push({ target: match[2]!, typeOnly: Boolean(match[1]) });
  for (const match of text.matchAll(/(\w[\w.]*\s*[:<|&=,(]\s*)?import\(\s*['"](\.[^'"]+)['"]\s*\)(\.\w+)?/g))
    found.push({ target: match[2]!, typeOnly: Boolean(match[3]) && match[3] !== '.then' });
  return found.map(({ target, typeOnly }) => ({
    target: relative(root, resolve(root, dirname(file), target))
      .split(sep)
      .join('/'),
    typeOnly,
  }));
}

describe('the house', () => {
  it('has a room for every file', () => {
    assert.deepEqual(
      files.filter((file) => roomOf(file) === '(no room)'),
      [],
    );
  });

  it('has only the arrows that are drawn', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const from = roomOf(file);
      const may = arrows.find(([room]) => room === from)?.[1] ?? [];
      for (const { target, typeOnly } of importsOf(file)) {
        const to = roomOf(target);
        if (target === 'manifest.json' && from === 'shell/module') continue;
        if (to === from || (from === 'cmdlets' && dirname(target) === dirname(file))) continue;
        if (may.includes(to) || (typeOnly && may.includes(`types:${to}`))) continue;
        wrong.push(`${file} → ${target}${typeOnly ? ' (type)' : ''}`);
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('has no drawer for everything', () => {
    assert.deepEqual(
      files.filter((file) => /(^|\/)(utils?|helpers?|common|types|manager)(\.|\/)/.test(file)),
      [],
    );
  });
});
