import { basename, extname } from 'node:path';
import type { MemberLists, ModuleChoice, ModuleServices } from '../../command/session.ts';
import { raise } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { ScriptBlock } from '../block/script-block.ts';
import { FunctionCommand } from '../commands/command.ts';
import { offeredNames } from '../modules/analysis.ts';
import { exportMembers, importInto } from '../modules/exports.ts';
import { installedModules } from '../modules/find-module.ts';
import { readManifest } from '../modules/manifest.ts';
import { ModuleInfo } from '../modules/module-info.ts';
import { describe, type ImportChoice, plainImport } from '../modules/modules.ts';
import type { Frame } from '../scope/frame.ts';

const choiceOf = (given: ModuleChoice): ImportChoice => ({ ...plainImport, ...given });

/** The modules as seen from a frame. */
export function moduleServices(frame: Frame): ModuleServices {
  const { engine } = frame;
  const { modules } = engine;
  return {
    loaded: () => modules.all(frame.state),
    find: (name) => modules.find(name),
    current: () => frame.state.module,
    import: (name, choice) => modules.import(name, choiceOf(choice), frame),
    importLoaded(module, choice) {
      const info = module as ModuleInfo;
      modules.keep(info);
      importInto(engine, info, choice.global ? engine.main.top : choice.local ? frame.scope : frame.state.top, {
        ...choice,
        prefix: choice.prefix || info.prefix,
      });
    },
    remove: (module) => modules.remove(module as ModuleInfo),
    create: (name, block, args) => modules.dynamic(name, block as ScriptBlock, args),
    export: (lists) => exportFrom(frame, lists),
    installed: () => installedModules().map(({ path }) => described(engine, path)),
  };
}

function exportFrom(frame: Frame, lists: MemberLists): void {
  const module = frame.state.module as ModuleInfo | null;
  if (!module)
    raise(
      'System.InvalidOperationException',
      'Modules_CanOnlyExecuteExportModuleMemberInsideAModule',
      'PermissionDenied',
      'The Export-ModuleMember cmdlet can only be called from inside a module.',
    );
  module.exportsExplicitly = true;
  exportMembers(module, lists);
}

/** What Get-Module -ListAvailable says of a module that is not loaded. */
function described(engine: Frame['engine'], path: string): Value {
  const module = new ModuleInfo(basename(path, extname(path)), path);
  module.state = engine.main;
  if (extname(path).toLowerCase() === '.psd1') {
    module.moduleType = 'Manifest';
    const manifest = readManifest(engine, path);
    describe(module, manifest);
    if (manifest.text('RootModule') || manifest.text('ModuleToProcess')) module.moduleType = 'Script';
  }
  for (const name of offeredNames(path))
    module.functions.set(name.toLowerCase(), new FunctionCommand(name, engine.parseFile('', '', engine.main)));
  return module;
}
