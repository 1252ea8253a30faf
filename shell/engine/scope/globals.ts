import { homedir } from 'node:os';
import { convertTo } from '../../objects/convert.ts';
import { Hashtable } from '../../objects/hashtable.ts';
import { getStatic } from '../../objects/members.ts';
import { requireType, resolveType } from '../../objects/net-type.ts';
import { typedArray, type Value } from '../../objects/value.ts';
import type { Engine } from '../engine.ts';
import { DefaultParameterTable } from '../values/default-parameter-table.ts';
import { unset, type VariableOption } from './variable.ts';
import { powershellVersion } from './version.ts';

/** The global variables that every session starts with. What costs time to make is made when it is first read. */
export function setGlobals(engine: Engine): void {
  const { top } = engine.main;
  const set = (name: string, value: Value, ...options: VariableOption[]): void => {
    const variable = top.declare(name, value);
    if (options.length > 0) variable.guarded().options = new Set(options);
    if (options.includes('AllScope')) engine.allScope.set(name.toLowerCase(), variable);
  };
  const later = (name: string, make: () => Value, ...options: VariableOption[]): void => {
    const variable = top.declare(name, unset);
    const guard = variable.guarded();
    guard.options = new Set(options);
    guard.get = () => {
      const value = make();
      guard.get = undefined;
      variable.value = value;
      return value;
    };
    guard.set = () => {
      guard.get = undefined;
    };
  };
  const computed = (name: string, get: () => Value): void => {
    top.declare(name, unset).guarded().get = get;
  };
  const preference = (name: string, value: string): void => later(name, () => engine.actionPreference(value));

  preference('ErrorActionPreference', 'Continue');
  preference('WarningPreference', 'Continue');
  preference('ProgressPreference', 'Continue');
  preference('InformationPreference', 'SilentlyContinue');
  preference('VerbosePreference', 'SilentlyContinue');
  preference('DebugPreference', 'SilentlyContinue');
  later('ConfirmPreference', () => convertTo('High', requireType('System.Management.Automation.ConfirmImpact')));
  set('WhatIfPreference', false);
  set('ErrorView', 'ConciseView');
  set('FormatEnumerationLimit', 4);
  set('MaximumHistoryCount', 4096);
  set('PSNativeCommandArgumentPassing', 'Standard');
  set('PSNativeCommandUseErrorActionPreference', false);
  set('PSDefaultParameterValues', new DefaultParameterTable());
  set('NestedPromptLevel', 0);
  set('PSEmailServer', '');
  set('PSSessionApplicationName', 'wsman');
  set('PSSessionConfigurationName', 'http://schemas.microsoft.com/powershell/Microsoft.PowerShell');
  set('PSSessionOption', null);
  set('Error', engine.errors.list, 'Constant');
  set('ShellId', 'Microsoft.PowerShell', 'Constant', 'AllScope');
  set('PID', process.pid, 'Constant', 'AllScope');
  set('PSEdition', 'Core', 'Constant', 'AllScope');
  set('HOME', homedir(), 'ReadOnly', 'AllScope');
  set('PSHOME', engine.options.home ?? '', 'Constant', 'AllScope');
  set('PSCulture', 'en-US', 'ReadOnly', 'AllScope');
  set('PSUICulture', 'en-US', 'ReadOnly', 'AllScope');
  set('IsCoreCLR', true, 'Constant', 'AllScope');
  set('IsLinux', process.platform === 'linux', 'Constant', 'AllScope');
  set('IsMacOS', process.platform === 'darwin', 'Constant', 'AllScope');
  set('IsWindows', process.platform === 'win32', 'Constant', 'AllScope');
  set('EnabledExperimentalFeatures', [], 'Constant', 'AllScope');
  set('Host', engine.commandHost, 'Constant', 'AllScope');
  set('ExecutionContext', engine.intrinsics, 'Constant', 'AllScope');
  set('PROFILE', engine.options.profile ?? `${homedir()}/.config/powershell/Microsoft.PowerShell_profile.ps1`);
  later('PSVersionTable', versionTable, 'Constant', 'AllScope');
  later('OutputEncoding', () => {
    const type = resolveType('System.Text.Encoding');
    return type ? getStatic(type, 'UTF8') : null;
  });
  computed('PWD', () => engine.drives.pwd?.() ?? engine.drives.location());
}

function versionTable(): Value {
  const table = new Hashtable();
  const version = (text: string): Value => convertTo(text, requireType('System.Version'));
  const semantic = resolveType('System.Management.Automation.SemanticVersion');
  table.set('PSVersion', semantic ? convertTo(powershellVersion, semantic) : version(powershellVersion));
  table.set('PSEdition', 'Core');
  table.set('GitCommitId', powershellVersion);
  table.set('OS', osName());
  table.set('Platform', process.platform === 'win32' ? 'Win32NT' : 'Unix');
  table.set('PSCompatibleVersions', typedArray(['1.0', '2.0', '3.0', '4.0', '5.0', '5.1', '6.0', '7.0'].map(version), 'System.Version'));
  table.set('PSRemotingProtocolVersion', version('2.4'));
  table.set('SerializationVersion', version('1.1.0.1'));
  table.set('WSManStackVersion', version('3.0'));
  return table;
}

function osName(): string {
  const environment = resolveType('System.Runtime.InteropServices.RuntimeInformation');
  return environment ? String(getStatic(environment, 'OSDescription') ?? process.platform) : process.platform;
}
