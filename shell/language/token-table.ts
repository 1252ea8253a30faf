/** Bits of a token's flags, with PowerShell's numbers (System.Management.Automation.Language.TokenFlags). */
export const TokenFlag = {
  LogicalPrecedence: 1,
  BitwisePrecedence: 2,
  ComparisonPrecedence: 5,
  CoalescePrecedence: 7,
  AddPrecedence: 9,
  MultiplyPrecedence: 10,
  FormatPrecedence: 12,
  RangePrecedence: 13,
  PrecedenceMask: 15,
  Keyword: 16,
  BlockName: 32,
  BinaryOperator: 256,
  UnaryOperator: 512,
  CaseSensitive: 1024,
  Ternary: 2048,
  Special: 4096,
  Assignment: 8192,
  ModeInvariant: 32768,
  InError: 65536,
  Disallowed: 131072,
  PrefixOrPostfix: 262144,
  CommandName: 524288,
  MemberName: 1048576,
  TypeName: 2097152,
  AttributeName: 4194304,
  CanFold: 8388608,
  NoAttributes: 16777216,
} as const;

/** The value of a switched-off line above: a token with none of the flags. */
const none = 0;
const invariant = TokenFlag.ModeInvariant;
const special = TokenFlag.Special;
const disallowed = TokenFlag.Disallowed;
const assign = TokenFlag.Assignment;
const keyword = TokenFlag.Keyword;
const bare = TokenFlag.Keyword | TokenFlag.NoAttributes;
const block = TokenFlag.Keyword | TokenFlag.BlockName;
const unary = TokenFlag.UnaryOperator;
const fold = TokenFlag.CanFold;
const binary = TokenFlag.BinaryOperator;
const step = unary | TokenFlag.PrefixOrPostfix | disallowed;
const multiply = binary | TokenFlag.MultiplyPrecedence | fold;
const add = binary | unary | TokenFlag.AddPrecedence | fold;
const logical = binary | TokenFlag.LogicalPrecedence | fold;
const bitwise = binary | TokenFlag.BitwisePrecedence | fold;
const compare = binary | TokenFlag.ComparisonPrecedence;
const compareCase = compare | TokenFlag.CaseSensitive;
const split = compare | unary | disallowed;

/** Every token kind: its number, its text as PowerShell's messages show it, and the flags all its tokens carry. */
export const tokenTable = {
  Unknown: [0, 'unknown', none],
  Variable: [1, 'var', none],
  SplattedVariable: [2, '@var', none],
  Parameter: [3, 'param', none],
  Number: [4, 'number', none],
  Label: [5, 'label', none],
  Identifier: [6, 'ident', none],
  Generic: [7, 'generic', none],
  NewLine: [8, 'newline', invariant],
  LineContinuation: [9, 'line continuation', invariant],
  Comment: [10, 'comment', invariant],
  EndOfInput: [11, 'eof', invariant],
  StringLiteral: [12, 'sqstr', invariant],
  StringExpandable: [13, 'dqstr', invariant],
  HereStringLiteral: [14, 'sq here string', invariant],
  HereStringExpandable: [15, 'dq here string', invariant],
  LParen: [16, '(', invariant],
  RParen: [17, ')', invariant],
  LCurly: [18, '{', invariant],
  RCurly: [19, '}', invariant],
  LBracket: [20, '[', none],
  RBracket: [21, ']', invariant],
  AtParen: [22, '@(', invariant],
  AtCurly: [23, '@{', invariant],
  DollarParen: [24, '$(', invariant],
  Semi: [25, ';', invariant],
  AndAnd: [26, '&&', invariant],
  OrOr: [27, '||', invariant],
  Ampersand: [28, '&', special | invariant],
  Pipe: [29, '|', special | invariant],
  Comma: [30, ',', unary | invariant],
  MinusMinus: [31, '--', step],
  PlusPlus: [32, '++', step],
  DotDot: [33, '..', binary | TokenFlag.RangePrecedence | disallowed],
  ColonColon: [34, '::', special | disallowed],
  Dot: [35, '.', special | disallowed],
  Exclaim: [36, '!', unary | fold],
  Multiply: [37, '*', multiply],
  Divide: [38, '/', multiply],
  Rem: [39, '%', multiply],
  Plus: [40, '+', add],
  Minus: [41, '-', add],
  Equals: [42, '=', assign],
  PlusEquals: [43, '+=', assign],
  MinusEquals: [44, '-=', assign],
  MultiplyEquals: [45, '*=', assign],
  DivideEquals: [46, '/=', assign],
  RemainderEquals: [47, '%=', assign],
  Redirection: [48, 'redirection', disallowed],
  RedirectInStd: [49, '<', invariant | disallowed],
  Format: [50, '-f', binary | TokenFlag.FormatPrecedence],
  Not: [51, '-not', unary | fold],
  Bnot: [52, '-bnot', unary | fold],
  And: [53, '-and', logical],
  Or: [54, '-or', logical],
  Xor: [55, '-xor', logical],
  Band: [56, '-band', bitwise],
  Bor: [57, '-bor', bitwise],
  Bxor: [58, '-bxor', bitwise],
  Join: [59, '-join', split],
  Ieq: [60, '-eq', compare],
  Ine: [61, '-ne', compare],
  Ige: [62, '-ge', compare],
  Igt: [63, '-gt', compare],
  Ilt: [64, '-ilt', compare],
  Ile: [65, '-ile', compare],
  Ilike: [66, '-ilike', compare],
  Inotlike: [67, '-inotlike', compare],
  Imatch: [68, '-imatch', compare | disallowed],
  Inotmatch: [69, '-inotmatch', compare | disallowed],
  Ireplace: [70, '-ireplace', compare | disallowed],
  Icontains: [71, '-icontains', compare],
  Inotcontains: [72, '-inotcontains', compare],
  Iin: [73, '-iin', compare],
  Inotin: [74, '-inotin', compare],
  Isplit: [75, '-isplit', split],
  Ceq: [76, '-ceq', compareCase],
  Cne: [77, '-cne', compareCase],
  Cge: [78, '-cge', compareCase],
  Cgt: [79, '-cgt', compareCase],
  Clt: [80, '-clt', compareCase],
  Cle: [81, '-cle', compareCase],
  Clike: [82, '-clike', compareCase],
  Cnotlike: [83, '-cnotlike', compareCase],
  Cmatch: [84, '-cmatch', compareCase | disallowed],
  Cnotmatch: [85, '-cnotmatch', compareCase | disallowed],
  Creplace: [86, '-creplace', compareCase | disallowed],
  Ccontains: [87, '-ccontains', compareCase],
  Cnotcontains: [88, '-cnotcontains', compareCase],
  Cin: [89, '-cin', compareCase],
  Cnotin: [90, '-cnotin', compareCase],
  Csplit: [91, '-csplit', split | TokenFlag.CaseSensitive],
  Is: [92, '-is', compare],
  IsNot: [93, '-isnot', compare],
  As: [94, '-as', compare | disallowed],
  PostfixPlusPlus: [95, '++', step],
  PostfixMinusMinus: [96, '--', step],
  Shl: [97, '-shl', compare | fold],
  Shr: [98, '-shr', compare | fold],
  Colon: [99, ':', special | disallowed],
  QuestionMark: [100, '?', TokenFlag.Ternary | disallowed],
  QuestionQuestionEquals: [101, '??=', assign],
  QuestionQuestion: [102, '??', binary | TokenFlag.CoalescePrecedence],
  QuestionDot: [103, '?.', special | disallowed],
  QuestionLBracket: [104, '?[', none],
  Begin: [119, 'begin', block],
  Break: [120, 'break', bare],
  Catch: [121, 'catch', keyword],
  Class: [122, 'class', keyword],
  Continue: [123, 'continue', bare],
  Data: [124, 'data', bare],
  Define: [125, 'define', bare],
  Do: [126, 'do', bare],
  Dynamicparam: [127, 'dynamicparam', block],
  Else: [128, 'else', keyword],
  ElseIf: [129, 'elseif', keyword],
  End: [130, 'end', block],
  Exit: [131, 'exit', bare],
  Filter: [132, 'filter', bare],
  Finally: [133, 'finally', keyword],
  For: [134, 'for', bare],
  Foreach: [135, 'foreach', bare],
  From: [136, 'from', bare],
  Function: [137, 'function', bare],
  If: [138, 'if', bare],
  In: [139, 'in', keyword],
  Param: [140, 'param', keyword],
  Process: [141, 'process', block],
  Return: [142, 'return', bare],
  Switch: [143, 'switch', bare],
  Throw: [144, 'throw', bare],
  Trap: [145, 'trap', bare],
  Try: [146, 'try', bare],
  Until: [147, 'until', keyword],
  Using: [148, 'using', bare],
  Var: [149, 'var', bare],
  While: [150, 'while', bare],
  Workflow: [151, 'workflow', bare],
  Parallel: [152, 'parallel', bare],
  Sequence: [153, 'sequence', bare],
  InlineScript: [154, 'InlineScript', bare],
  Configuration: [155, 'configuration', keyword],
  DynamicKeyword: [156, '<dynamic keyword>', keyword],
  Public: [157, 'public', keyword],
  Private: [158, 'private', keyword],
  Static: [159, 'static', keyword],
  Interface: [160, 'interface', keyword],
  Enum: [161, 'enum', keyword],
  Namespace: [162, 'namespace', keyword],
  Module: [163, 'module', keyword],
  Type: [164, 'type', keyword],
  Assembly: [165, 'assembly', keyword],
  Command: [166, 'command', keyword],
  Hidden: [167, 'hidden', keyword],
  Base: [168, 'base', keyword],
  Default: [169, 'default', keyword],
  Clean: [170, 'clean', block],
} as const satisfies Record<string, readonly [number, string, number]>;

/** PowerShell's token kinds by name. */
export type TokenKind = keyof typeof tokenTable;

/** The number PowerShell gives a kind. */
export function kindNumber(kind: TokenKind): number {
  return tokenTable[kind][0];
}

/** The text of a kind as error messages show it. */
export function kindText(kind: TokenKind): string {
  return tokenTable[kind][1];
}

/** The flags that every token of a kind carries. */
export function kindFlags(kind: TokenKind): number {
  return tokenTable[kind][2];
}

/** True when a kind carries all of the given flags. */
export function hasTrait(kind: TokenKind, flags: number): boolean {
  return (tokenTable[kind][2] & flags) === flags;
}

/** How tightly a binary operator binds: 1 loosest, 13 tightest. */
export function precedence(kind: TokenKind): number {
  return tokenTable[kind][2] & TokenFlag.PrecedenceMask;
}

const keywords = new Map<string, TokenKind>();
const operators = new Map<string, TokenKind>();
for (const [kind, [, text, flags]] of Object.entries(tokenTable) as [TokenKind, readonly [number, string, number]][]) {
  if ((flags & keyword) !== 0) keywords.set(text.toLowerCase(), kind);
  else if (text.length > 1 && text[0] === '-' && kind !== 'MinusMinus' && kind !== 'MinusEquals' && kind !== 'PostfixMinusMinus') {
    operators.set(text.slice(1), kind);
  }
}
keywords.delete('inlinescript');
keywords.delete('<dynamic keyword>');
for (const name of [
  'eq',
  'ne',
  'ge',
  'gt',
  'lt',
  'le',
  'like',
  'notlike',
  'match',
  'notmatch',
  'replace',
  'contains',
  'notcontains',
  'in',
  'notin',
  'split',
]) {
  const kind = `I${name}` as TokenKind;
  operators.set(name, kind);
  operators.set(`i${name}`, kind);
}

/** The keyword a word is, in any case; undefined for any other word. */
export function keywordKind(word: string): TokenKind | undefined {
  return word.length > 12 ? undefined : (keywords.get(word) ?? keywords.get(word.toLowerCase()));
}

/** The operator that stands behind a dash (`eq`, `not`, `SPLIT`); undefined for any other word. */
export function operatorKind(word: string): TokenKind | undefined {
  return word.length > 12 ? undefined : (operators.get(word) ?? operators.get(word.toLowerCase()));
}
