import assert from 'node:assert/strict';
import { parse } from '../../shell/language/parse.ts';

describe('#requires', () => {
  it('collects what a script needs from all its lines', () => {
    const script = [
      '#requires -ver 5.1 -RunAsAdministrator',
      'function f {',
      '  #Requires -Modules a, @{ ModuleName = "b"; RequiredVersion = "1.2" } -PSEdition Core',
      '}',
      'f #requires -mod c -Assembly d',
    ];
    const { ast, errors } = parse(script.join('\n'));
    assert.deepEqual(errors, []);
    assert.deepEqual(ast.requirements, {
      version: '5.1',
      editions: ['Core'],
      modules: [{ name: 'a' }, { name: 'b', requiredVersion: '1.2' }, { name: 'c' }],
      assemblies: ['d'],
      elevation: true,
    });
  });

  it('is no requirement with a blank behind the sign, nor in a string', () => {
    assert.equal(parse('# requires -Version 99').ast.requirements, null);
    assert.equal(parse('"$(1 #requires -Version 99\n)"').ast.requirements, null);
  });
});
