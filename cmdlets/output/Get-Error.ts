import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { integer } from '../../shell/command/parameter.ts';
import { typeNamesOf } from '../../shell/formatting/subject.ts';
import { ErrorRecord, NetException } from '../../shell/objects/error.ts';
import { attachMember, setTypeNames } from '../../shell/objects/extended-members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { psObject } from './format-command.ts';

export default coreCmdlet({
  verb: 'Get',
  noun: 'Error',
  synopsis: 'Shows everything that is known about the last errors.',
  aliases: ['gerr'],
  defaultSet: 'Newest',
  output: ['System.Management.Automation.ErrorRecord#PSExtendedError'],
  parameters: {
    InputObject: psObject({
      sets: { Error: { position: 0, fromPipeline: 'value' } },
      help: 'An error; those of $Error when nothing is given.',
    }),
    Newest: integer({
      sets: ['Newest'],
      aliases: ['Last'],
      range: [1, 2147483647],
      help: 'How many of the last errors; one when nothing is said.',
    }),
  },
  examples: [
    {
      says: 'Tells the words of the last error.',
      run: "Write-Error 'gone' -ErrorId Gone -ErrorAction SilentlyContinue; (Get-Error).Exception.Message",
      shows: 'gone',
    },
  ],
  stage(given, context) {
    return {
      process() {
        const input = given.InputObject;
        const asked = input instanceof ErrorRecord || input instanceof NetException ? [input] : [];
        const errors = input === undefined || input === null ? context.session.errors.list().slice(0, given.Newest ?? 1) : asked;
        for (const [index, error] of errors.entries()) context.write(detailed(error, errors.length > 1 ? index : undefined));
      },
    };
  },
});

/** The same error under the type name whose view shows all of it; a copy, so that the error itself is shown as before. */
function detailed(error: Value, index: number | undefined): Value {
  if (typeof error !== 'object' || error === null) return error;
  const copy: object = Object.assign(Object.create(Object.getPrototypeOf(error)), error);
  const base = error instanceof NetException ? 'System.Exception' : 'System.Management.Automation.ErrorRecord';
  setTypeNames(
    copy,
    typeNamesOf(error).map((name) => (name === base ? `${base}#PSExtendedError` : name)),
  );
  if (index !== undefined) attachMember(copy, { kind: 'NoteProperty', name: 'PSErrorIndex', value: index });
  return copy;
}
