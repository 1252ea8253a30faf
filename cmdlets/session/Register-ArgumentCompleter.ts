import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { block, flag, text, texts } from '../../shell/command/parameter.ts';
import type { Value } from '../../shell/objects/value.ts';

export default coreCmdlet({
  verb: 'Register',
  noun: 'ArgumentCompleter',
  synopsis: 'Gives a script block that completes the values of a parameter, or the arguments of a program.',
  output: [],
  defaultSet: 'NativeCommandSet',
  parameters: {
    CommandName: texts({
      sets: { NativeCommandSet: { mandatory: true }, PowerShellSet: {} },
      completes: 'command',
      help: 'Commands; none: every command with such a parameter.',
    }),
    ParameterName: text({ sets: { PowerShellSet: { mandatory: true } }, help: 'The parameter.' }),
    ScriptBlock: block({
      mandatory: true,
      help: 'Gets command, parameter, word, tree and bound parameters (a program: word, tree, cursor).',
    }),
    Native: flag({ sets: ['NativeCommandSet'], help: 'For a program.' }),
  },
  examples: [
    {
      says: 'Completes town names.',
      run: "Register-ArgumentCompleter -CommandName Get-Weather -ParameterName Town -ScriptBlock { 'Bern', 'Bonn' }",
      shows: '',
    },
  ],
  stage(given, context) {
    return {
      end() {
        const table = context.session.shared<{ parameters: Map<string, Value>; native: Map<string, Value> }>('completers', () => ({
          parameters: new Map(),
          native: new Map(),
        }));
        for (const name of given.CommandName ?? ['']) {
          const command = name.toLowerCase();
          if (given.ParameterName === undefined) table.native.set(command, given.ScriptBlock);
          else table.parameters.set(`${command}:${given.ParameterName.toLowerCase()}`, given.ScriptBlock);
        }
      },
    };
  },
});
