// biome-ignore-all lint/suspicious/noTemplateCurlyInString: PowerShell's own ${ }
import assert from 'node:assert/strict';
import { parse } from '../../shell/language/parse.ts';
import { summary } from './summary.ts';

/** Correct scripts and their trees. */
const trees: Record<string, readonly (readonly [source: string, tree: string])[]> = {
  'operators by how tightly they bind': [
    ['1 + 2 * 3', '(Plus Int32:1 (Multiply Int32:2 Int32:3))'],
    ['1, 2 + 3', '(Plus (ArrayLiteral Int32:1 Int32:2) Int32:3)'],
    ['1..3, 5', '(DotDot Int32:1 (ArrayLiteral Int32:3 Int32:5))'],
    ['-join 1, 2', '(ArrayLiteral (Join Int32:1) Int32:2)'],
    ['!1, 2', '(ArrayLiteral (Exclaim Int32:1) Int32:2)'],
    ['$a ?? $b + 1', '(QuestionQuestion $a (Plus $b Int32:1))'],
    ['1 -bor 2 -eq 3', '(Bor Int32:1 (Ieq Int32:2 Int32:3))'],
    ['$true -or $false -and $false', '(And (Or $true $false) $false)'],
    ["'{0}' -f 1..2", '(Format sq:{0} (DotDot Int32:1 Int32:2))'],
    ['$a -CEQ $b', '(Ceq $a $b)'],
    ['$a -inotin $b', '(Inotin $a $b)'],
    ['1 -shl 2', '(Shl Int32:1 Int32:2)'],
    ['$a ? 1 : $b ? 2 : 3', '(Ternary $a Int32:1 (Ternary $b Int32:2 Int32:3))'],
    ['(1)?2:3', '(Ternary (Paren Int32:1) Int32:2 Int32:3)'],
  ],
  'signs and numbers': [
    ['-1', 'Int32:-1'],
    ['- 1', '(Minus Int32:1)'],
    ['1 -1', '(Minus Int32:1 Int32:1)'],
    ['$i++', '(PostfixPlusPlus $i)'],
    ['--$i', '(MinusMinus $i)'],
    ['-1a', '(command word:-1a)'],
    ['1a', '(command word:1a)'],
  ],
  'casts and types': [
    ['[int]1, 2', '(ArrayLiteral (Convert [int] Int32:1) Int32:2)'],
    ['[int]::MaxValue', '(member:: [int] word:MaxValue)'],
    ['[int][string]$a', '(Convert [int] (Convert [string] $a))'],
    ['[int]', '[int]'],
    ['[Dictionary[string,int[]]]::new()', '(call:: [Dictionary<string,int>] word:new)'],
    ['[int[,]]$a', '(Convert [int#2] $a)'],
    ['[System.Uri, System, Version=1.0]', '[System.Uri, System, Version=1.0]'],
    ['[ValidateRange(1, 3)]$x', '(Attributed ([ValidateRange]() Int32:1 Int32:3) $x)'],
  ],
  'members, elements, calls': [
    ['$a.b.c', '(member. (member. $a word:b) word:c)'],
    ['$a[0][1]', '(index (index $a Int32:0) Int32:1)'],
    ['$a.b(1, 2)', '(call. $a word:b Int32:1 Int32:2)'],
    ['$a.b{ 1 }', '(call. $a word:b (ScriptBlock Int32:1))'],
    ['$a.b[int](1)', '(call. $a word:b Int32:1)'],
    ['$a.b[0]', '(index (member. $a word:b) Int32:0)'],
    ['${a}?.b?[0]', '(index? (member?. $a word:b) Int32:0)'],
    ['$a?.b', '(member. $a? word:b)'],
    ['$a.$b."c d"', '(member. (member. $a $b) dq:c d)'],
    ['$a<# #>.b', '(member. $a word:b)'],
    ['$using:a.b', '(Using (member. $a word:b))'],
    ['$a::b', '(member:: $a word:b)'],
  ],
  'commands and arguments': [
    ['Get-Item a, b -Force', '(command word:Get-Item (ArrayLiteral word:a word:b) -Force)'],
    ['f -a:1 -b: 2', '(command word:f (-a Int32:1) (-b Int32:2))'],
    ['f -a.b', '(command word:f -a word:.b)'],
    ['f "x"y', '(command word:f dq:x word:y)'],
    ['f a"b c"d', '(command word:f word:ab cd)'],
    ['f $a.b $a/b', '(command word:f (member. $a word:b) (expand:·/b $a))'],
    ['f $(1)b', '(command word:f (Sub Int32:1) word:b)'],
    ['f (1)(2)', '(command word:f (Paren Int32:1) (Paren Int32:2))'],
    ['f -- -a --', '(command word:f -- word:-a word:--)'],
    ['f --% a | g', '(Pipeline (command word:f word:--% word:a ) (command word:g))'],
    ['f @a', '(command word:f @a)'],
    ['f -1 1kb 0x10 .5', '(command word:f word:-1 Int32:1024 Int32:16 Double:0.5)'],
    ['& $a 1', '(invoke $a Int32:1)'],
    ['. ./x', '(dot word:./x)'],
    ['a$b', '(command word:a$b)'],
    ['& a$b', '(invoke (expand:a· $b))'],
    ['> x', '(command word:> word:x)'],
    [']', '(command word:])'],
    [':x', '(command word::x)'],
    ['f a`\nb', '(command word:f word:a\nb)'],
    ['f a `\n b', '(command word:f word:a word:b)'],
    ['f –x', '(command word:f -x)'],
    ['f a#b #c', '(command word:f word:a#b)'],
    ['Get-It(1, 2)', '(command word:Get-It (Paren (ArrayLiteral Int32:1 Int32:2)))'],
  ],
  'pipelines, chains, redirections': [
    ['a | b', '(Pipeline (command word:a) (command word:b))'],
    ['a\n# why\n| b', '(Pipeline (command word:a) (command word:b))'],
    ['a && b || c', '(OrOr (AndAnd (command word:a) (command word:b)) (command word:c))'],
    ['a &', '(Pipeline& (command word:a))'],
    ['a > x 2>&1', '(command word:a (Output> word:x) Error>&Output)'],
    ['1 2>> $f', '(Command Int32:1 (Error>> $f))'],
    ['a *> x', '(command word:a (All> word:x))'],
    ['a 7> b', '(command word:a word:7> word:b)'],
  ],
  strings: [
    ["'it''s'", "sq:it's"],
    ['"a`tb""c"', 'dq:a\tb"c'],
    ['"a $b c"', '(expand:a · c $b)'],
    ['"$a.b"', '(expand:·.b $a)'],
    ['"$(1; 2)"', '(expand:· (Sub (StatementBlock Int32:1 Int32:2)))'],
    ['"$( "x" )"', '(expand:· (Sub dq:x))'],
    ['"${a b}$"', '(expand:·$ $a b)'],
    ["@'\na\nb\n'@", 'sqhere:a\nb'],
    ['@"\n"$a"\n"@', '(expand:"·" $a)'],
    ['“a”', 'dq:a'],
    ['"`u{1F600}"', 'dq:\u{1F600}'],
  ],
  'arrays, hash tables, blocks': [
    ['@(1; 2)', '(Array (StatementBlock Int32:1 Int32:2))'],
    [', 1', '(ArrayLiteral Int32:1)'],
    ["@{ a = 1; 'b c' = 2\n if = 3 }", '(Hashtable word:a Int32:1 sq:b c Int32:2 word:if Int32:3)'],
    ['@{ $a.b = if (1) { 2 } }', '(Hashtable (member. $a word:b) (If Int32:1 Int32:2))'],
    ['{ param($a) $a }', '(ScriptBlock (ScriptBlock (ParamBlock (Parameter $a)) $a))'],
    ['{ begin { 1 } end { 2 } }', '(ScriptBlock (ScriptBlock (begin Int32:1) (end Int32:2)))'],
  ],
  statements: [
    ['if (1) { 2 } elseif (3) { 4 } else { 5 }', '(If Int32:1 Int32:2 Int32:3 Int32:4 Int32:5)'],
    ['if (1) { 2 }\n# comment\n\nelse { 3 }', '(If Int32:1 Int32:2 Int32:3)'],
    ['else { 1 }', '(command word:else (ScriptBlock Int32:1))'],
    [':l while (1) { break l }', '(While Int32:1 (Break word:l))'],
    ['for ($i = 0; $i; $i++) { }', '(For (Equals $i Int32:0) $i (PostfixPlusPlus $i) StatementBlock)'],
    ['for () { }', '(For StatementBlock)'],
    ['foreach ($i in 1, 2) { $i }', '(ForEach $i (ArrayLiteral Int32:1 Int32:2) $i)'],
    ['do { 1 } until (2)', '(DoUntil Int32:2 Int32:1)'],
    ['switch -regex ($a) { a { 1 } default { 2 } }', '(Switch $a word:a Int32:1 Int32:2)'],
    ['switch -file x { { $_ } { 1 } }', '(Switch word:x (ScriptBlock $_) Int32:1)'],
    ['try { 1 } catch [a], [b] { throw } finally { 2 }', '(Try Int32:1 (CatchClause [a] [b] Throw) Int32:2)'],
    ['trap [x] { 1 }', '(Trap [x] Int32:1)'],
    ['$a = $b = 1', '(Equals $a (Equals $b Int32:1))'],
    ['$a, $b = 1, 2', '(Equals (ArrayLiteral $a $b) (ArrayLiteral Int32:1 Int32:2))'],
    ['$a ??= 1', '(QuestionQuestionEquals $a Int32:1)'],
    ['$x = foreach ($i in 1) { $i }', '(Equals $x (ForEach $i Int32:1 $i))'],
    ['return if', '(Return (command word:if))'],
    ['data d -supportedCommand a { 1 }', '(Data word:a Int32:1)'],
    ['using namespace System.IO', '(ScriptBlock (Using word:System.IO) body)'],
  ],
  'functions and classes': [
    ['function f($a, [int]$b = 2) { $a }', '(FunctionDefinition:f (Parameter $a) (Parameter [int] $b Int32:2) $a)'],
    ['filter f { $_ }', '(FunctionDefinition:f $_)'],
    ['function a.b-c*:d { }', '(FunctionDefinition:a.b-c*:d body)'],
    [
      '[CmdletBinding()]param([Parameter(Mandatory, Position = 0)]$a)',
      '(ScriptBlock (ParamBlock [CmdletBinding]() (Parameter ([Parameter]() NamedAttributeArgument:Mandatory (NamedAttributeArgument:Position Int32:0)) $a)) body)',
    ],
    [
      'class A : B { [int]$x = 1; static [void] M($a) { } hidden $y }',
      '(TypeDefinition:A [B] (PropertyMember:x [int] Int32:1) (FunctionMember:M [void] (Parameter $a) body) PropertyMember:y)',
    ],
    ['class A { A($x) : base($x) { } }', '(TypeDefinition:A (FunctionMember:A (Parameter $x) (BaseCtorInvokeMember $x) body))'],
    ['enum E : byte { A; B = 2 }', '(TypeDefinition:E [byte] PropertyMember:A (PropertyMember:B Int32:2))'],
  ],
};

describe('the tree of a correct script', () => {
  for (const [subject, rows] of Object.entries(trees)) {
    describe(subject, () => {
      for (const [source, tree] of rows) {
        it(source, () => {
          const { ast, errors } = parse(source);
          assert.deepEqual(errors, []);
          assert.equal(summary(ast), tree);
        });
      }
    });
  }
});
