import assert from 'node:assert/strict';
import { parse } from '../../shell/language/parse.ts';

/** Faulty scripts and their errors: id, offsets of start and end, `i` when more text may mend it. */
const faults: Record<string, readonly (readonly [source: string, ...errors: string[]])[]> = {
  'text that ends too early': [
    [
      '"$(1',
      'IncompleteDollarSubexpressionReference 1-4 i',
      'TerminatorExpectedAtEndOfString 0-4 i',
      'MissingEndParenthesisInSubexpression 5-5 i',
    ],
    ['1 + # c', 'ExpectedValueExpression 3-3 i'],
    ['1 +\n', 'ExpectedValueExpression 3-3'],
    ['if(1){\n', 'MissingEndCurlyBrace 5-6 i'],
    ['(1\n', 'MissingEndParenthesisInExpression 2-2'],
    ["@'\na", 'TerminatorExpectedAtEndOfString 0-4 i'],
    ['<# a', 'MissingTerminatorMultiLineComment 0-4 i'],
    ['class A {', 'MissingEndCurlyBrace 9-9 i'],
    ['$a[', 'MissingArrayIndexExpression 3-3 i'],
    ['$a.b(1', 'MissingEndParenthesisInMethodCall 6-6 i'],
    ['f($a', 'MissingEndParenthesisInExpression 4-4 i'],
    ['function f($a', 'MissingEndParenthesisInFunctionParameterList 13-13 i'],
    ['switch (1) {', 'MissingSwitchConditionExpression 12-12 i'],
    ['try { }', 'MissingCatchOrFinally 7-7 i'],
    ['[', 'MissingTypename 1-1 i'],
  ],
  'text that is never right': [
    ['[a', 'EndSquareBracketExpectedAtEndOfAttribute 2-2'],
    ['`u41', 'InvalidUnicodeEscapeSequence 0-2'],
    ['"`u{110000}"', 'InvalidUnicodeEscapeSequenceValue 4-10'],
    ['"`u{1234567}"', 'TooManyDigitsInUnicodeEscapeSequence 10-11'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: PowerShell's own ${ }
    ['${a{b}', 'OpenBraceNeedsToBeBackTickedInVariableName 4-5'],
    ["@'x\n'@", 'UnexpectedCharactersAfterHereStringHeader 2-3', 'TerminatorExpectedAtEndOfString 4-6 i'],
    ['256uy', 'BadNumericConstant 5-6'],
    ['a < b', 'RedirectionNotSupported 2-3'],
    ['a 2>&2', 'RedirectionNotSupported 2-6'],
    ['a > b > c', 'StreamAlreadyRedirected 6-9'],
    ['a | 1', 'ExpressionsMustBeFirstInPipeline 4-5'],
    ['a & && b', 'BackgroundOperatorInPipelineChain 4-6'],
    ['a && && b', 'EmptyPipelineChainElement 2-7', 'UnexpectedToken 5-7'],
    ['a && &', 'MissingExpression 5-6'],
    ['a && $b = 1', 'UnexpectedToken 8-9'],
    ['function f($a,) { }', 'MissingExpressionAfterToken 14-14'],
    ['param([int])', 'InvalidFunctionParameter 11-11', 'MissingEndParenthesisInFunctionParameterList 11-11'],
    ['[x()] if (1) { }', 'UnexpectedAttribute 0-5'],
    ['switch (1) { default { } default { } }', 'MultipleSwitchDefaultClauses 25-32'],
    ['foreach -x ($a in 1) { }', 'InvalidForeachFlag 8-10'],
    ['foreach -parallel ($a in 1) { }', 'KeywordParameterReservedForFutureUse 0-31'],
    ['from', 'ReservedKeywordNotAllowed 0-4'],
    ['parallel { }', 'UnexpectedKeyword 0-8'],
    ['# SIG # Begin signature block\n1', 'TokenAfterEndOfValidScriptText 30-31'],
  ],
  'what only the whole shows': [
    ['1++', 'OperatorRequiresVariableOrProperty 0-1'],
    ['$a, ($b, 1) = 1', 'InvalidLeftHandSide 9-10'],
    ['$a, $b += 1', 'InvalidLeftHandSide 0-6'],
    ['[int]$_ = 1', 'AssignmentStatementToAutomaticNotSupported 0-7'],
    ['[object[]]$args = 1'],
    ['[void]$a = 1', 'VoidTypeConstraintNotAllowed 0-6'],
    ['[ref][int]$a = 1', 'ReferenceNeedsToBeByItselfInTypeConstraint 0-5'],
    ['[ref][ref]$a', 'ReferenceNeedsToBeByItselfInTypeSequence 5-10'],
    ['[int][ref]$a', 'ReferenceNeedsToBeLastTypeInTypeConversion 5-10'],
    ['[ordered]@{}'],
    ['[ordered]@{}.Keys', 'OrderedAttributeOnlyOnHashLiteralNode 0-17'],
    ['f @a, 1', 'SplattingNotPermittedInArgumentList 2-4'],
    ['$using:a.b()', 'InvalidUsingExpression 0-12'],
    ['try { } finally { return }', 'ControlLeavingFinally 18-24'],
    ['try { } finally { while (1) { break } }'],
    ['[a()]1', 'UnexpectedAttribute 0-5'],
    ['function f($a) { param($b) }', 'OnlyOneParameterListAllowed 17-26'],
    ['[CmdletBinding(A = $x)]param()', 'ParameterAttributeArgumentNeedsToBeConstantOrScriptBlock 19-21'],
    ['[Parameter(A = 1, a = 2)]$x', 'DuplicateNamedArgument 18-23'],
    ['data { 1 + "a" -join "b" }', 'OperatorNotSupportedInDataSection 15-20'],
    ['data { $env:a }', 'VariableReferenceNotSupportedInDataSection 7-13'],
    ['data -s Get-Date { Get-Date }'],
    ['using command a = b', 'UsingStatementNotSupported 0-19'],
    ['class A { }; class a { }', 'MemberAlreadyDefined 13-24'],
    ['class A { $x; M() { $x = 1 } }', 'MissingThis 20-22'],
    ['class A { static $x; M() { $x = 1 } }', 'MissingTypeInStaticPropertyAssignment 27-29'],
    ['class A { M() { return 1 } }', 'VoidMethodHasReturn 16-24'],
    ['class A { [int] M() { throw 1 } }'],
    ['class A { [int] M() { if (1) { return 1 } else { return 2 } } }'],
    ['class A { [int] M() { while (1) { return 1 } } }', 'MethodHasCodePathNotReturn 16-17'],
    ['class A { [int] M() { try { return 1 } catch { return 2 } } }'],
    ['class A { [int] A() { } }', 'ConstructorCantHaveReturnType 10-15', 'MethodHasCodePathNotReturn 16-17'],
    ['class A { M() { break x } }', 'LabelNotFound 16-23'],
    ['class A { [void]$x }', 'TypeNotAllowedForProperty 10-16'],
    ['class A { M([int][string]$a) { } }', 'MultipleTypeConstraintsOnMethodParam 17-25'],
    ['class A { M($a) { $a; foreach ($i in $a) { $i }; $b++ } }', 'VariableNotLocal 49-51'],
    ['class A { M() { & { $free } } }'],
  ],
  'lines of #requires': [
    ['#requires -Version x', 'RequiresVersionInvalid 19-20'],
    ['#requires -Version 5.1\n#requires -Version 7.0', 'ParameterAlreadyBound 33-41'],
    ['#requires -PSEdition Nope', 'RequiresPSEditionInvalid 21-25'],
    ['#requires -Nope', 'ParameterRequiresArgument 10-15'],
    ['#requires -Nope 1', 'ScriptRequiresInvalidFormat 10-15'],
    ['#requires -Modules $x', 'RequiresArgumentMustBeConstant 19-21'],
    ['#requires -RunAsAdministrator 1', 'ParameterCannotHaveArgument 10-29'],
    ['#requires'],
    ['# requires -Nope 1'],
  ],
};

describe('the errors of a faulty script', () => {
  for (const [subject, rows] of Object.entries(faults)) {
    describe(subject, () => {
      for (const [source, ...errors] of rows) {
        it(source, () => {
          const found = parse(source).errors.map(({ id, start, end, incomplete }) => `${id} ${start}-${end}${incomplete ? ' i' : ''}`);
          assert.deepEqual(found, errors);
        });
      }
    });
  }

  it('a script nested too deeply is too complicated, not a crash', () => {
    const { errors } = parse('('.repeat(50_000));
    assert.equal(errors.at(-1)?.id, 'ScriptTooComplicated');
  });

  it('types in brackets are read again only once for each place they might belong to', () => {
    const { errors } = parse('[a({'.repeat(40));
    assert.ok(errors.length > 0);
  });
});
