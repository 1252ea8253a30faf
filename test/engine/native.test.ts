import assert from 'node:assert/strict';
import { outcome, type Row } from './scripted.ts';

const rows: readonly Row[] = [
  ['lines of output are strings', '$x = sh -c \'printf "a\\nb\\n"\'; $x.Count; $x[1]', '2', 'b'],
  ['the exit code is kept', "sh -c 'exit 3'; $?; $LASTEXITCODE", 'False', '3'],
  ['arguments arrive whole', "sh -c 'echo \"$1|$2|$3\"' _ 'a b' '' c", 'a b||c'],
  ['objects go in as lines', "'a', 'b' | sh -c 'cat; echo end'", 'a', 'b', 'end'],
  ['bytes pass between programs', "sh -c 'printf \"\\303\\244\"' | sh -c 'wc -c' | % { $_.Trim() }", '2'],
  ['errors are records when they are redirected', "sh -c 'echo e >&2' 2>&1 | % { $_.FullyQualifiedErrorId }", 'NativeCommandError'],
  ['an array gives several arguments, null none', "$a = 'x', 'y'; sh -c 'echo $#' _ $a $null", '2'],
  [
    'a failing program is an error when the user wants it',
    "$PSNativeCommandUseErrorActionPreference = $true; $ErrorActionPreference = 'Stop'; try { sh -c 'exit 6' } catch { $_.Exception.ExitCode }",
    '6',
  ],
];

describe('native programs', () => {
  before(function () {
    if (process.platform === 'win32') this.skip(); // the rows speak to sh
  });
  for (const [says, script, ...lines] of rows) it(says, () => assert.deepEqual(outcome(script).lines, lines));
});
