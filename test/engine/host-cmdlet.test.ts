import assert from 'node:assert/strict';
import { cmdlet } from '../../shell/command/cmdlet.ts';
import { text } from '../../shell/command/parameter.ts';
import type { HostLink, HostMessage, HostRequest } from '../../shell/engine/host-link.ts';
import { scriptSession } from './scripted.ts';

/** A host that answers every request with the same messages and remembers what it was asked. */
class RecordingLink implements HostLink {
  readonly requests: HostRequest[] = [];
  readonly answers: unknown[] = [];
  readonly cancelled: number[] = [];
  readonly #script: readonly HostMessage[];
  readonly #waiting = new Map<number, HostMessage[]>();
  constructor(script: readonly HostMessage[]) {
    this.#script = script;
  }
  send(request: HostRequest): number {
    this.requests.push(request);
    this.#waiting.set(this.requests.length, [...this.#script]);
    return this.requests.length;
  }
  receive(request: number): HostMessage {
    return this.#waiting.get(request)!.shift()!;
  }
  answer(_request: number, value: unknown): void {
    this.answers.push(value);
  }
  feed(): void {}
  cancel(request: number): void {
    this.cancelled.push(request);
  }
}

const thing = cmdlet({
  verb: 'Get',
  noun: 'Thing',
  synopsis: 'Gives things.',
  output: ['Test.Thing'],
  parameters: { Name: text({ position: 0, fromPipeline: 'value', default: 'none', help: 'Its name.' }) },
  examples: [],
  async process() {},
});

function run(script: string, messages: readonly HostMessage[]): { lines: readonly string[]; link: RecordingLink } {
  const link = new RecordingLink(messages);
  const { session, run: go } = scriptSession({ hostLink: () => link });
  session.registerCmdlet('Get-Thing', 'OfflineSeed', () => thing as never);
  return { lines: go(script).lines, link };
}

describe('cmdlets of the host', () => {
  it('send their arguments and give records of their type', () => {
    const { lines, link } = run('Get-Thing x | % { "$($_.Size) $($_.psobject.TypeNames[0])" }', [
      { kind: 'record', value: { Size: 5 } },
      { kind: 'done' },
    ]);
    assert.deepEqual(lines, ['5 Test.Thing']);
    const [request] = link.requests;
    assert.ok(request?.kind === 'cmdlet');
    assert.deepEqual([request.name, request.args, request.bound], ['Get-Thing', { Name: 'x' }, ['name']]);
  });

  it('run once for each object', () => assert.equal(run("'a', 'b' | Get-Thing", [{ kind: 'done' }]).link.requests.length, 2));

  it('hand on streams and errors', () => {
    const failure = { id: 'Bad', category: 'InvalidData', message: 'bad', target: null, advice: null, type: null } as const;
    const { lines } = run('Get-Thing; "next"', [{ kind: 'warning', text: 'w' }, { kind: 'error', failure }, { kind: 'done' }]);
    assert.deepEqual(lines, ['warning: w', 'error: Bad,OfflineSeed.Commands.GetThingCommand', 'next']);
  });

  it('end with what the host threw', () => {
    const failure = { id: 'Gone', category: 'ObjectNotFound', message: 'gone', target: 'x', advice: 'look', type: null } as const;
    const { lines } = run('try { Get-Thing } catch { "$($_.FullyQualifiedErrorId) $($_.ErrorDetails.RecommendedAction)" }', [
      { kind: 'failed', failure },
    ]);
    assert.deepEqual(lines, ['Gone,OfflineSeed.Commands.GetThingCommand look']);
  });

  it('are cancelled when nobody wants more', () => {
    const { link } = run('Get-Thing | Select-Object -First 1', [
      { kind: 'record', value: { n: 1 } },
      { kind: 'record', value: { n: 2 } },
      { kind: 'done' },
    ]);
    assert.deepEqual(link.cancelled, [1]);
  });
});
