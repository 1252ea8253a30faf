// biome-ignore-all lint/suspicious/noTemplateCurlyInString: PowerShell's own ${ }
import assert from 'node:assert/strict';
import { parse } from '../../shell/language/parse.ts';
import { print, UnprintableTree } from '../../shell/language/print.ts';
import { families, recordedScripts } from './recorded.ts';
import { roundTripFault } from './round-trip.ts';

/** Scripts whose text is easily lost when they are written anew. */
const delicate = [
  'f \'`$x`\' "`$x``" `$x a`\tb \'\' ""',
  '"$( ""a""+\'b`"c\' ) $(1 <# ( #> ) ) ${a`}b} ${x}:"',
  "@'\na\r'@",
  '@"\n`$x "@ $y\n"@',
  'f ${a}b $a/$b "x"y $a"" `-x `--% `1',
  'f --% a;b  | g; h',
  '(f --% a)\n)',
  'if (1) { 2 }; else { 3 }',
  '[int]; if (1) { }',
  'i`f 1; & if 1; `1',
  '${a}?.b; $a.$b?.c; ${a}?[0]; $a.b[int](1)',
  '- 1; -1; 1 - -1; -not -1; , , 1',
  '#requires -Version 5.1 -Modules a, @{ ModuleName = "b"; ModuleVersion = "1.0" }\n1',
  'class A { [x()] hidden static [int]$b = 1; A() : base(1) { } }\nenum E : byte { A = 1; B }',
  'data d -supportedcommand a, b { "x" }',
  'using namespace System.IO\nusing module @{ ModuleName = "a"; ModuleVersion = "1.0" }\n1',
  'switch -exact -casesensitive -file "a b" { "x" { } default { } }',
];

describe('trees written as text', () => {
  for (const source of delicate) {
    it(source, () => {
      const { ast, errors } = parse(source);
      assert.deepEqual(errors, []);
      assert.equal(roundTripFault(ast), null);
    });
  }

  it('every recorded script reads back as the same tree', () => {
    const different = recordedScripts(families).filter(({ script }) => roundTripFault(parse(script).ast) !== null);
    assert.deepEqual(different, []);
  });

  it('writes readable text', () => {
    const { ast } = parse("function f([int]$a=1){if($a -gt 2){'x'|g -y:3}else{@{b=$a.c(1)}}}");
    assert.equal(
      print(ast),
      "function f ([int]$a = 1){\n  if ($a -gt 2) {\n    'x' | g -y: 3\n  } else {\n    @{\n      b = $a.c(1)\n    }\n  }\n}",
    );
  });

  it('refuses trees with errors', () => {
    assert.throws(() => print(parse('1 +').ast), UnprintableTree);
  });
});
