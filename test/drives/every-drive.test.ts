import assert from 'node:assert/strict';
import { RunningShell, scratchFolder } from './running-shell.ts';

/** What each drive needs to be tried: a path for a name, and a value with the text that its content gives. */
interface Trial {
  readonly drive: string;
  readonly provider: string;
  readonly path: (name: string) => string;
  readonly value: string;
  readonly content: string;
  readonly otherValue: string;
  readonly otherContent: string;
  readonly type: string;
  /** Copy-Item and Set-Item, which not every provider has. */
  readonly sets: boolean;
}

const folder = scratchFolder();
const flat = { sets: true, path: (drive: string) => (name: string) => `${drive}:${name}` };

const trials: readonly Trial[] = [
  {
    drive: '/',
    provider: 'FileSystem',
    path: (name) => `${folder.path}/${name}`,
    value: "'one'",
    content: 'one',
    otherValue: "'two'",
    otherContent: 'two',
    type: 'FileInfo',
    sets: false,
  },
  {
    drive: 'Data',
    provider: 'FileSystem',
    path: (name) => `Data:/${name}`,
    value: "'one'",
    content: 'one',
    otherValue: "'two'",
    otherContent: 'two',
    type: 'FileInfo',
    sets: false,
  },
  {
    drive: 'Env',
    provider: 'Environment',
    path: flat.path('env'),
    value: "'one'",
    content: 'one',
    otherValue: "'two'",
    otherContent: 'two',
    type: 'DictionaryEntry',
    sets: true,
  },
  {
    drive: 'Variable',
    provider: 'Variable',
    path: flat.path('variable'),
    value: '1',
    content: '1',
    otherValue: '2',
    otherContent: '2',
    type: 'PSVariable',
    sets: true,
  },
  {
    drive: 'Function',
    provider: 'Function',
    path: flat.path('function'),
    value: '{ 1 }',
    content: ' 1 ',
    otherValue: '{ 2 }',
    otherContent: ' 2 ',
    type: 'FunctionInfo',
    sets: true,
  },
  {
    drive: 'Alias',
    provider: 'Alias',
    path: flat.path('alias'),
    value: "'Get-Item'",
    content: 'Get-Item',
    otherValue: "'Get-Date'",
    otherContent: 'Get-Date',
    type: 'AliasInfo',
    sets: true,
  },
];

describe('every drive', () => {
  const shell = new RunningShell();
  before(() => shell.run(`New-PSDrive Data FileSystem '${folder.path}'`));
  after(() => {
    shell.run('Remove-PSDrive Data');
    folder.remove();
  });

  for (const { drive, provider, path, value, content, otherValue, otherContent, type, sets } of trials)
    describe(`${drive} (${provider})`, () => {
      const one = path('TrialOne');
      const two = path('TrialTwo');
      beforeEach(() => shell.run(`$null = New-Item '${one}' -Value ${value} -Force`));
      afterEach(() => shell.run(`Remove-Item '${path('Trial*')}' -Force`));

      it('gives an item that was made, with its type', () => assert.deepEqual(shell.lines(`(Get-Item '${one}').GetType().Name`), [type]));

      it('says that it is there, and that another is not', () =>
        assert.deepEqual(shell.lines(`Test-Path '${one}'; Test-Path '${two}'`), ['True', 'False']));

      it('gives its content', () => assert.deepEqual(shell.lines(`"$(Get-Content '${one}')"`), [content]));

      it('finds it by wildcards, whatever their case', () =>
        assert.deepEqual(shell.lines(`(Get-Item '${path('trial?n*')}').PSChildName`), ['TrialOne']));

      it('lists it', () =>
        assert.deepEqual(shell.lines(`@(Get-ChildItem '${path('Trial*')}' -Exclude *Two | ForEach-Object PSChildName)`), ['TrialOne']));

      it('says where it is from', () =>
        assert.deepEqual(shell.lines(`$i = Get-Item '${one}'; $i.PSDrive.Name; $i.PSProvider.Name; $i.PSIsContainer`), [
          drive,
          provider,
          'False',
        ]));

      it('is found again by its PSPath', () =>
        assert.deepEqual(shell.lines(`(Get-Item -LiteralPath (Get-Item '${one}').PSPath).PSChildName`), ['TrialOne']));

      it('renames it', () => {
        shell.lines(`Rename-Item '${one}' TrialTwo`);
        assert.deepEqual(shell.lines(`Test-Path '${one}'; "$(Get-Content '${two}')"`), ['False', content]);
      });

      it('copies it', () => {
        shell.lines(`Copy-Item '${one}' '${two}'`);
        assert.deepEqual(shell.lines(`"$(Get-Content '${one}')|$(Get-Content '${two}')"`), [`${content}|${content}`]);
      });

      it('takes other content', () => {
        shell.lines(`Set-Content '${one}' -Value ${otherValue}`);
        assert.deepEqual(shell.lines(`"$(Get-Content '${one}')"`), [otherContent]);
      });

      it('removes it', () => {
        shell.lines(`Remove-Item '${one}'`);
        assert.deepEqual(shell.lines(`Test-Path '${one}'`), ['False']);
      });

      it('changes nothing with -WhatIf', () => {
        const { out } = shell.run(`Remove-Item '${one}' -WhatIf; Rename-Item '${one}' TrialTwo -WhatIf; Set-Content '${one}' x -WhatIf`);
        assert.equal(out.match(/^What if: /gm)?.length, 3);
        assert.deepEqual(shell.lines(`"$(Get-Content '${one}')"`), [content]);
      });

      it('tells what is not there with one id', () =>
        assert.deepEqual(
          shell.lines(`foreach ($c in 'Get-Item', 'Get-Content', 'Remove-Item', 'Resolve-Path') {
            try { & $c '${two}' -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] } }`),
          ['PathNotFound', 'PathNotFound', 'PathNotFound', 'PathNotFound'],
        ));

      it('has a place where the session can stand', () =>
        assert.deepEqual(shell.lines(`Push-Location '${path('')}'; (Get-Item TrialOne).PSChildName; Pop-Location`), ['TrialOne']));

      if (sets)
        it('sets a value', () => {
          shell.lines(`Set-Item '${one}' ${otherValue}`);
          assert.deepEqual(shell.lines(`"$(Get-Content '${one}')"`), [otherContent]);
        });
      else
        it('says that a value cannot be set', () =>
          assert.deepEqual(
            shell.lines(`try { Set-Item '${one}' 1 -ErrorAction Stop } catch { ($_.FullyQualifiedErrorId -split ',')[0] }`),
            ['NotSupported'],
          ));
    });
});
