import { readFileSync } from 'node:fs';
import { toText } from '../../objects/convert.ts';
import { Dictionary } from '../../objects/dictionary.ts';
import { asArray } from '../../objects/enumerate.ts';
import { ErrorRecord, NetException, Raised } from '../../objects/error.ts';
import type { Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import { decodeText } from '../native/decode.ts';
import { Capture } from '../output.ts';

/** The keys that a module manifest may have, as the error for any other lists them. */
const members =
  'ModuleToProcess NestedModules GUID Author CompanyName Copyright ModuleVersion Description PowerShellVersion PowerShellHostName PowerShellHostVersion CLRVersion DotNetFrameworkVersion ProcessorArchitecture RequiredModules TypesToProcess FormatsToProcess ScriptsToProcess PrivateData RequiredAssemblies ModuleList FileList FunctionsToExport VariablesToExport AliasesToExport CmdletsToExport DscResourcesToExport CompatiblePSEditions HelpInfoURI RootModule DefaultCommandPrefix'.split(
    ' ',
  );

/** A module manifest that was read: values by key in lower case. */
export class Manifest {
  readonly path: string;
  readonly values: ReadonlyMap<string, Value>;
  constructor(path: string, values: ReadonlyMap<string, Value>) {
    this.path = path;
    this.values = values;
  }

  text(key: string): string {
    const value = this.values.get(key.toLowerCase());
    return value === undefined || value === null ? '' : toText(value);
  }
  list(key: string): Value[] | undefined {
    const value = this.values.get(key.toLowerCase());
    return value === undefined || value === null ? undefined : asArray(value);
  }
  patterns(key: string): string[] | undefined {
    return this.list(key)?.map((each) => toText(each));
  }
}

function refuse(id: string, message: string, target: string, type = 'System.InvalidOperationException'): never {
  throw new Raised(new ErrorRecord(new NetException(type, message), id, 'InvalidData', target));
}

/** Reads a manifest: data only, no code is run. */
export function readManifest(engine: Engine, path: string): Manifest {
  const data = readDataFile(engine, path);
  const values = new Map<string, Value>();
  for (const { key, value } of data.entries()) {
    const name = toText(key);
    if (!members.some((each) => each.toLowerCase() === name.toLowerCase()))
      refuse(
        'Modules_InvalidManifestMember',
        `The '${path}' module cannot be imported because its manifest contains one or more members that are not valid. The valid manifest members are (${members.map((each) => `'${each}'`).join(', ')}). Remove the members that are not valid ('${name}'), then try to import the module again.`,
        path,
      );
    values.set(name.toLowerCase(), value);
  }
  if (!values.has('moduleversion'))
    refuse(
      'Modules_InvalidManifest',
      `The member 'ModuleVersion' is not present in the module manifest. This member must exist and be assigned a version number of the form 'n.n.n.n'. Add the missing member to the file '${path}'.`,
      path,
      'System.MissingMemberException',
    );
  return new Manifest(path, values);
}

/** The hashtable in a data file; commands and variables beyond the few allowed ones are refused. */
export function readDataFile(engine: Engine, path: string): Dictionary {
  const block = engine.parseFile(decodeText(readFileSync(path)), path, engine.main);
  const statements = block.code.ast.end_?.statements ?? [];
  const [only] = statements;
  const hash =
    statements.length === 1 && only?.kind === 'Pipeline' && only.elements.length === 1 && only.elements[0]?.kind === 'CommandExpression'
      ? only.elements[0].expression
      : undefined;
  if (hash?.kind !== 'HashtableExpression')
    return refuse(
      'Modules_InvalidManifest',
      `The module manifest '${path}' could not be processed because it is not a valid PowerShell module manifest file.`,
      path,
    );
  if (hasCommand(JSON.stringify(hash)))
    refuse('System.InvalidOperationException', `Cannot process '${path}': it may hold data only.`, path);
  const out = new Capture();
  engine.blocks.call(block, [], out);
  const value = out.result();
  return value instanceof Dictionary ? value : refuse('Modules_InvalidManifest', `The module manifest '${path}' holds no hashtable.`, path);
}

/** True when a tree holds a command or a method call. */
const hasCommand = (tree: string): boolean => /"kind":"(Command|InvokeMemberExpression|ScriptBlockExpression)"/.test(tree);
