import assert from 'node:assert/strict';
import { Shell } from '../../shell/session/shell.ts';

let shell: Shell;

/** A line, where the replacement starts, and the first texts that are offered. */
const table: readonly [line: string, start: number, offered: readonly string[]][] = [
  ['Get-Alia', 0, ['Get-Alias']],
  ['Set-Own -', 8, ['-Kind', '-Quick', '-Rest']],
  ['Set-Own -Quick -', 15, ['-Kind', '-Rest']],
  ['Set-Own -Kind ', 14, ['one', 'two']],
  ['Set-Own -Kind t', 14, ['two']],
  ['Set-Own -Quick o', 15, ['one']],
  ['1 | Set-Own -R', 12, ['-Rest']],
  ['$zooB', 0, ['$zooBear']],
  ['$zooBear.ToLow', 9, ['ToLower(', 'ToLowerInvariant(']],
  ['function F { param([string]$s) $s.ToUpperI', 34, ['ToUpperInvariant(']],
  ["'abc' | ForEach-Object { $_.ToLowerI", 28, ['ToLowerInvariant(']],
  ['[guid]::Em', 8, ['Empty']],
  ['1 -shl', 2, ['-shl']],
  ['Get-ChildItem -ErrorAction Si', 27, ['SilentlyContinue']],
];

describe('completion', () => {
  before(() => {
    shell = new Shell({
      console: { output: () => {}, error: () => {}, flush: () => {}, progress: () => {} },
      color: false,
      width: () => 80,
      height: () => 24,
      hostLink: () => assert.fail('completion needs no host'),
    });
    shell.run('function Set-Own { param([ValidateSet("one","two")]$Kind, [switch]$Quick, $Rest) }; $zooBear = "x"');
  });

  for (const [line, start, offered] of table)
    it(line, () => {
      const found = shell.complete(line, line.length);
      assert.equal(found.start, start);
      assert.deepEqual(
        found.items.map(({ text }) => text),
        offered,
      );
    });

  it('replaces the whole word at the cursor', () => {
    shell.run('$r = TabExpansion2 "Set-Own -x 1" 3; $at = $r.ReplacementIndex, $r.ReplacementLength');
    assert.deepEqual(shell.session.getVariable('at'), [0, 7]);
  });

  it('gives nothing for an empty line', () => assert.deepEqual(shell.complete('', 0).items, []));
});
