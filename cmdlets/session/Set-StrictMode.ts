import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import { flag, text } from '../../shell/command/parameter.ts';
import { raise } from '../../shell/objects/error.ts';

export default coreCmdlet({
  verb: 'Set',
  noun: 'StrictMode',
  synopsis: 'Makes likely mistakes errors: variables without a value, properties that are not there, and more.',
  output: [],
  defaultSet: 'Version',
  parameters: {
    Off: flag({ sets: { Off: { mandatory: true } }, help: 'Turns it off.' }),
    Version: text({
      sets: { Version: { mandatory: true } },
      aliases: ['v'],
      completes: 'strict-version',
      help: '1.0, 2.0, 3.0 or Latest.',
    }),
  },
  examples: [
    {
      says: 'A variable without a value is an error then.',
      run: 'Set-StrictMode -Version 1.0; try { $none } catch { "caught" }',
      shows: 'caught',
    },
  ],
  stage(given, context) {
    return {
      end() {
        context.session.strict.set(given.Off ? 0 : majorOf(given.Version ?? 'Latest'));
      },
    };
  },
});

/** Versions that Set-StrictMode knows are those that PowerShell has had up to now; the rules stopped at 3. */
function majorOf(version: string): number {
  if (version.toLowerCase() === 'latest') return 3;
  const [, major] = /^(\d+)(?:\.\d+){0,3}$/.exec(version) ?? [];
  if (major === undefined || Number(major) > 7)
    raise(
      'ParameterBindingException',
      'ParameterArgumentValidationError',
      'InvalidData',
      `Cannot validate argument on parameter 'Version'. The "${version}" argument does not contain a valid PowerShell version. Supply a valid version number and then try the command again.`,
    );
  return Math.min(3, Number(major));
}
