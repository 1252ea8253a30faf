import assert from 'node:assert/strict';
import { splitArguments } from '../../providers/drives/process/argument-text.ts';
import { processFacts } from '../../providers/drives/process/process-facts.ts';
import { skip } from '../skip.ts';
import { RunningShell, scratchFolder } from './running-shell.ts';

describe('command lines of Start-Process', () => {
  for (const [text, words] of [
    ['a b  c', ['a', 'b', 'c']],
    ['"a b" c', ['a b', 'c']],
    ['-x="a b"', ['-x=a b']],
    ['say \\"hi\\"', ['say', '"hi"']],
    ['"" x', ['', 'x']],
    ['', []],
  ] as const)
    it(JSON.stringify(text), () => assert.deepEqual(splitArguments(text), words));
});

describe('processes', () => {
  const folder = scratchFolder();
  const shell = new RunningShell();
  before(() => shell.lines(`Set-Location '${folder.path}'`));
  after(() => folder.remove());

  it('knows itself', () => {
    const own = processFacts(process.pid);
    assert.equal(own?.id, process.pid);
    assert.equal(own?.parent, process.ppid);
    assert.equal(own?.ended, null);
  });

  it('runs a program to its end and tells its exit code', function () {
    if (process.platform === 'win32') skip(this, 'Needs sh.');
    assert.deepEqual(shell.lines(`(Start-Process sh '-c', '"exit 3"' -Wait -PassThru).ExitCode`), ['3']);
  });

  it('writes output and messages into files, in the folder of the session', function () {
    if (process.platform === 'win32') skip(this, 'Needs sh.');
    shell.lines(`Start-Process sh '-c', '"pwd; echo bad >&2"' -Wait -RedirectStandardOutput out.txt -RedirectStandardError err.txt`);
    assert.deepEqual(shell.lines('(Get-Content out.txt), (Get-Content err.txt)'), [folder.path, 'bad']);
  });

  it('stops what runs, and waits', function () {
    if (process.platform === 'win32') skip(this, 'Needs sleep.');
    assert.deepEqual(
      shell.lines('$p = Start-Process sleep 60 -PassThru; $p.HasExited; $p | Stop-Process; $p | Wait-Process -Timeout 10; $p.HasExited'),
      ['False', 'True'],
    );
  });

  it('tells what it cannot find or start', () =>
    assert.deepEqual(
      shell.lines(`try { Get-Process no-such-program -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
try { Start-Process ./no-such-program -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }`),
      [
        'NoProcessFoundForGivenName,Microsoft.PowerShell.Commands.GetProcessCommand',
        'InvalidOperationException,Microsoft.PowerShell.Commands.StartProcessCommand',
      ],
    ));
});
