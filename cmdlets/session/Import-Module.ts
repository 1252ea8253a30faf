import { coreCmdlet } from '../../shell/command/cmdlet.ts';
import type { EngineContext } from '../../shell/command/context.ts';
import { flag, objects, oneOf, text, texts, typed } from '../../shell/command/parameter.ts';
import { toText } from '../../shell/objects/convert.ts';
import { Raised } from '../../shell/objects/error.ts';
import { getProperty } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { isApprovedVerb } from './approved-verbs.ts';

const modules = typed<readonly unknown[]>('System.Management.Automation.PSModuleInfo[]');

export default coreCmdlet({
  verb: 'Import',
  noun: 'Module',
  synopsis: 'Loads modules and makes what they export visible.',
  aliases: ['ipmo'],
  output: ['System.Management.Automation.PSModuleInfo'],
  defaultSet: 'Name',
  parameters: {
    Name: texts({
      sets: { Name: { position: 0, mandatory: true, fromPipeline: 'value' } },
      completes: 'module',
      help: 'Names of modules, or paths of module files.',
    }),
    ModuleInfo: modules({
      sets: { ModuleInfo: { position: 0, mandatory: true, fromPipeline: 'value' } },
      help: 'Modules as Get-Module and New-Module give them.',
    }),
    Global: flag({ help: 'For the whole session, also when a module imports.' }),
    Prefix: text({ help: 'Is put before the noun of each command.' }),
    Function: texts({ help: 'Only these functions.' }),
    Cmdlet: texts({ help: 'Only these cmdlets.' }),
    Variable: texts({ help: 'Only these variables.' }),
    Alias: texts({ help: 'Only these aliases.' }),
    Force: flag({ help: 'Loads a module anew that is loaded already.' }),
    PassThru: flag({ help: 'Gives the modules.' }),
    AsCustomObject: flag({ help: 'Gives an object whose methods are the functions.' }),
    MinimumVersion: text({ aliases: ['Version', 'ModuleVersion'], sets: ['Name'], help: 'The least version.' }),
    MaximumVersion: text({ sets: ['Name'], help: 'The greatest version.' }),
    RequiredVersion: text({ sets: ['Name'], help: 'Exactly this version.' }),
    ArgumentList: objects({ aliases: ['Args'], help: 'Arguments for the param block of the module.' }),
    DisableNameChecking: flag({ help: 'Does not warn of unusual verbs.' }),
    NoClobber: flag({ aliases: ['NoOverwrite'], help: 'Leaves commands alone that are there already.' }),
    Scope: oneOf(['Local', 'Global'], { help: 'Where the members become visible.' }),
    SkipEditionCheck: flag({ sets: ['Name'], help: 'Has no effect here.' }),
  },
  examples: [
    { says: 'Loads a module file.', run: "Set-Content m.psm1 'function Get-M { 42 }'; Import-Module ./m.psm1; Get-M", shows: '42' },
  ],
  stage(given, context) {
    const { modules: services } = context.session;
    const choice = {
      prefix: given.Prefix ?? '',
      force: given.Force,
      global: given.Global || given.Scope === 'Global',
      local: given.Scope === 'Local',
      args: given.ArgumentList ?? [],
      version: given.RequiredVersion ?? given.MinimumVersion,
      functions: given.Function,
      cmdlets: given.Cmdlet,
      aliases: given.Alias,
      variables: given.Variable,
    };
    const done = (module: Value): void => {
      if (!given.DisableNameChecking) checkVerbs(module, context);
      for (const name of namesOf(module, 'ExportedFunctions')) context.verbose(`Importing function '${name}'.`);
      for (const name of namesOf(module, 'ExportedVariables')) context.verbose(`Importing variable '${name}'.`);
      for (const name of namesOf(module, 'ExportedAliases')) context.verbose(`Importing alias '${name}'.`);
      if (given.PassThru) context.write(module);
    };
    return {
      process() {
        for (const module of given.ModuleInfo ?? []) {
          services.importLoaded(module, choice);
          done(module);
        }
        for (const name of given.Name ?? []) {
          try {
            done(services.import(name, choice));
          } catch (thrown) {
            if (!(thrown instanceof Raised) || thrown.record.invocation !== null || !thrown.record.id.startsWith('Modules_')) throw thrown;
            context.error(thrown.record);
          }
        }
      },
    };
  },
});

function namesOf(module: Value, property: string): string[] {
  const keys = getProperty(getProperty(module, property), 'Keys');
  const names: string[] = [];
  for (const key of (keys as { items?(): Iterable<Value> } | null)?.items?.() ?? []) names.push(toText(key));
  return names;
}

function checkVerbs(module: Value, context: EngineContext): void {
  const odd = namesOf(module, 'ExportedFunctions').some((name) => name.includes('-') && !isApprovedVerb(name.slice(0, name.indexOf('-'))));
  if (odd)
    context.warn(
      `The names of some imported commands from the module '${toText(getProperty(module, 'Name'))}' include unapproved verbs that might make them less discoverable. To find the commands with unapproved verbs, run the Import-Module command again with the Verbose parameter. For a list of approved verbs, type Get-Verb.`,
    );
}
