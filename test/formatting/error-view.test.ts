import assert from 'node:assert/strict';
import { errorDetailsText } from '../../shell/formatting/error-details.ts';
import { errorText } from '../../shell/formatting/error-view.ts';
import type { CustomObject } from '../../shell/objects/custom-object.ts';
import { attachMember } from '../../shell/objects/extended-members.ts';
import { custom, formattingFor } from './session.ts';

interface Failure {
  message: string;
  command?: string;
  typed?: string;
  activity?: string;
  category?: string;
  script?: string;
  line?: number;
  position?: string;
  thrown?: boolean;
  target?: unknown;
  details?: string;
  advice?: string;
  id?: string;
}

function record(failure: Failure): CustomObject {
  const {
    message,
    command,
    typed = command ?? '',
    activity = '',
    category = 'ObjectNotFound',
    script = '',
    line = 1,
    position = '',
  } = failure;
  const info = custom({ Category: category, Activity: activity, Reason: 'ItemNotFoundException' });
  attachMember(info, {
    kind: 'CodeMethod',
    name: 'ToString',
    definition: '',
    call: () => `${category}: (/nope:String) [${activity}], ItemNotFoundException`,
  });
  attachMember(info, {
    kind: 'CodeMethod',
    name: 'GetMessage',
    definition: '',
    call: () => `${category}: (/nope:String) [${activity}], ItemNotFoundException`,
  });
  return custom({
    Exception: custom({ Message: message, WasThrownFromThrowStatement: failure.thrown ?? false }),
    TargetObject: failure.target ?? null,
    CategoryInfo: info,
    FullyQualifiedErrorId: failure.id ?? 'PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand',
    ErrorDetails:
      failure.details === undefined && failure.advice === undefined
        ? null
        : custom({ Message: failure.details ?? '', RecommendedAction: failure.advice ?? '' }),
    InvocationInfo: custom({
      MyCommand: command === undefined ? null : custom({ Name: command, CommandType: 'Cmdlet' }),
      InvocationName: typed,
      ScriptName: script,
      ScriptLineNumber: line,
      OffsetInLine: 1,
      PositionMessage: position,
    }),
  });
}

const concise = (failure: Failure, width = 80) => errorText(record(failure), formattingFor([], { windowWidth: () => width }));
const missing = "Cannot find path '/nope' because it does not exist.";
const atFive = 'At /d/a.ps1:5 char:1\n+ Get-Item /nope\n+ ~~~~~~~~~~~~~~';

describe('ConciseView', () => {
  it('one line of text at the prompt is a message only, its line breaks kept', () => {
    assert.equal(concise({ message: missing, command: 'Get-Item' }), `Get-Item: ${missing}`);
    assert.equal(concise({ message: 'a\nb', activity: 'Write-Error' }), 'Write-Error: a\nb');
  });

  it('a script shows its line, with the error marked', () => {
    assert.equal(
      concise({ message: missing, command: 'Get-Item', script: '/d/a.ps1', line: 5, position: atFive }),
      `Get-Item: /d/a.ps1:5\nLine |\n   5 |  Get-Item /nope\n     |  ~~~~~~~~~~~~~~\n     | ${missing}\n`,
    );
  });

  it('a later line without a file has no place', () => {
    assert.equal(
      concise({
        message: 'Attempted to divide by zero.',
        category: 'NotSpecified',
        line: 3,
        position: 'At line:3 char:5\n+ & { 1/0 }\n+     ~~~',
      }),
      'ItemNotFoundException: \nLine |\n   3 |  & { 1/0 }\n     |      ~~~\n     | Attempted to divide by zero.',
    );
  });

  it('a line number of five digits shifts the bar', () => {
    const text = concise({ message: 'no', activity: 'x', script: '/a.ps1', line: 12345, position: 'At /a.ps1:12345 char:1\n+ x\n+ ~' });
    assert.equal(text, 'x: /a.ps1:12345\n Line |\n12345 |  x\n      |  ~\n      | no\n');
  });

  it('a module keeps its lines for itself', () => {
    assert.equal(
      concise({ message: missing, command: 'Get-Item', script: '/m/a.psm1', line: 5, position: atFive }),
      `Get-Item: ${missing}\n`,
    );
  });

  it('throw is an Exception', () => assert.equal(concise({ message: 'x', thrown: true, command: 'Get-Item' }), 'Exception: x'));

  const reasons: readonly [says: string, failure: Partial<Failure>, word: string][] = [
    ['a command that can be found', { command: 'Get-Item', activity: 'A' }, 'Get-Item'],
    ['else the activity', { command: 'case.ps1', activity: 'Write-Error' }, 'Write-Error'],
    ['else the command all the same', { command: 'case.ps1' }, 'case.ps1'],
    ['else how it was called', { typed: '&' }, '&'],
    ['else the category', {}, 'ObjectNotFound'],
    ['else the reason', { category: 'NotSpecified' }, 'ItemNotFoundException'],
  ];
  for (const [says, failure, word] of reasons) it(`names ${says}`, () => assert.equal(concise({ message: 'm', ...failure }), `${word}: m`));

  it('breaks a long message at blanks under its line', () => {
    const text = concise({ message: 'aaaa bbbb cccc dddd', activity: 'x', script: '/a.ps1', position: 'At /a.ps1:1 char:1\n+ x\n+ ~' }, 17);
    assert.deepEqual(text.split('\n').slice(4), ['     | aaaa bbbb', '     | cccc dddd', '']);
  });

  it('stops breaking at a word that is too long', () => {
    const long = 'x'.repeat(30);
    const text = concise({ message: `${long} b c`, activity: 'x', script: '/a.ps1', position: 'At /a.ps1:1 char:1\n+ x\n+ ~' }, 17);
    assert.deepEqual(text.split('\n').slice(4), ['     |', `     | ${long} b c`, '']);
  });

  it('details come before the message, advice after it', () => {
    assert.equal(
      concise({ message: 'm', details: 'friendly', advice: 'try again', activity: 'x' }),
      'x: friendly\n  Recommendation: try again',
    );
  });

  it('an error of a native program is its message in every view', () => {
    for (const errorView of ['ConciseView', 'NormalView', 'CategoryView'])
      assert.equal(
        errorText(record({ message: 'bad', id: 'NativeCommandError' }), formattingFor([], { errorView: () => errorView })),
        'bad',
      );
  });

  it('colours the word, the message and the place of the error', () => {
    const formatting = formattingFor([], {}, 'Host');
    assert.equal(errorText(record({ message: 'no', command: 'Get-Item' }), formatting), '\x1b[31;1mGet-Item: \x1b[31;1mno\x1b[0m');
    const text = errorText(
      record({ message: 'no', command: 'Get-Item', script: '/a.ps1', position: 'At /a.ps1:1 char:1\n+ Get-Item /x; rest\n+ ~~~~~~~~~~~' }),
      formatting,
    );
    assert.ok(
      text.startsWith(
        '\x1b[31;1mGet-Item: \x1b[0m/a.ps1:1\n\x1b[36;1mLine |\n\x1b[36;1m   1 | \x1b[0m \x1b[36;1mGet-Item /x\x1b[0m; rest\n',
      ),
    );
  });
});

describe('the other views', () => {
  const failure: Failure = {
    message: missing,
    command: 'Get-Item',
    typed: 'gi',
    activity: 'Get-Item',
    script: '/d/a.ps1',
    line: 5,
    position: atFive,
  };

  it('NormalView names the command as typed and the whole position', () => {
    assert.equal(
      errorText(record(failure), formattingFor([], { errorView: () => 'NormalView' })),
      `gi : ${missing}\n${atFive}\n+ CategoryInfo          : ObjectNotFound: (/nope:String) [Get-Item], ItemNotFoundException\n+ FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand`,
    );
  });

  it('CategoryView is one line', () => {
    assert.equal(
      errorText(record(failure), formattingFor([], { errorView: () => 'CategoryView' })),
      'ObjectNotFound: (/nope:String) [Get-Item], ItemNotFoundException',
    );
  });

  it('Get-Error shows what is not empty, nested blocks indented', () => {
    const lines = errorDetailsText(
      custom({ Name: 'x', Empty: '', Nothing: null, Number: 5, Many: ['a', 'b'], Text: 'l1\n  l2' }),
      formattingFor(),
    );
    assert.equal(lines, 'Name   : x\nNumber : 5\nMany   : \n      a\n      b\nText   : l1\n         l2');
  });
});
