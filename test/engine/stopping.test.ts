import assert from 'node:assert/strict';
import { outcome, scriptSession } from './scripted.ts';

describe('stopping', () => {
  it('ends a loop at the stop flag and runs finally', () => {
    let asked = 0;
    const { lines, stopped } = outcome('try { while ($true) { } } finally { Write-Host "f" }; "never"', { stop: () => ++asked === 3 });
    assert.equal(stopped, true);
    assert.deepEqual(lines, ['information: f']);
  });

  it('is not caught', () => {
    const { lines, stopped } = outcome('try { while ($true) { } } catch { "caught" }', { stop: () => true });
    assert.deepEqual([stopped, lines], [true, []]);
  });

  it('looks at the flag while objects flow', () => {
    const { stopped } = outcome('1..100000000 | % { $_ } | Out-Null', { stop: () => true });
    assert.equal(stopped, true);
  });

  it('runs what is owed when everything was torn down', () => {
    const { session, lines } = scriptSession();
    session.engine.unwinding.open(session.engine.main.top, () => void lines.push('outer'));
    session.engine.unwinding.open(session.engine.main.top, () => void lines.push('inner'));
    session.unwind();
    assert.deepEqual(lines, ['inner', 'outer']);
  });

  it('goes on with the next text afterwards', () => {
    const { run } = scriptSession();
    run('throw "x"');
    assert.deepEqual(run('"still here"').lines, ['still here']);
  });

  it('ends endless recursion in the call-depth error', function () {
    this.timeout(20_000);
    assert.deepEqual(outcome('function f { f }; try { f } catch { $_.FullyQualifiedErrorId }; "alive"').lines, [
      'CallDepthOverflow',
      'alive',
    ]);
    assert.deepEqual(outcome('function f($n) { if ($n) { f ($n - 1) } else { "bottom" } }; f 300').lines, ['bottom']);
  });
});
