import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reservedVerbs, verbs } from '../shell/command/verb.ts';
import { loadCmdlet, loadFile, runsOnHost } from '../shell/module/load.ts';
import { theManifest } from '../shell/module/manifest.ts';

const root = resolve(import.meta.dirname, '..');
const approved = new Set([...verbs.map(({ verb }) => verb), ...reservedVerbs]);

describe('the manifest', () => {
  it('says what cmdlets and views declare', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'build.mjs'), 'manifest', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });

  it('keeps the key names of a module manifest', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    assert.equal(theManifest.ModuleVersion, version);
  });

  it('gives every alias to a cmdlet that exists', () => {
    for (const [alias, name] of Object.entries(theManifest.AliasesToExport)) assert.ok(theManifest.CmdletsToExport[name], alias);
  });
});

describe('every cmdlet', () => {
  for (const [name, file] of Object.entries(theManifest.CmdletsToExport))
    it(name, () => {
      const cmdlet = loadCmdlet(file);
      assert.equal(`${cmdlet.verb}-${cmdlet.noun}`, name);
      assert.ok(file.endsWith(`/${name}`), 'lies in a file that is called what the user types');
      assert.ok(approved.has(cmdlet.verb), `${cmdlet.verb} is an approved verb`);
      assert.ok(cmdlet.synopsis.endsWith('.'), 'has a synopsis, a sentence');
      assert.ok(cmdlet.examples.length > 0, 'has an example');
      for (const { says, run } of cmdlet.examples) assert.ok(says && run, 'examples say what they show');
      for (const [parameter, { help }] of Object.entries(cmdlet.parameters)) assert.ok(help, `-${parameter} has help`);
      if (!runsOnHost(cmdlet)) return;
      for (const type of cmdlet.output)
        if (type.startsWith('OfflineSeed.')) {
          const view = theManifest.FormatsToProcess[type];
          assert.ok(view, `${type} has a view`);
          assert.ok(loadFile<{ default: unknown }>(view).default);
        }
    });
});
