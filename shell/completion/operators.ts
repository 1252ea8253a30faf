import { type Completion, sameStart } from './completion.ts';

/** Operators that begin with a dash, with what they do (about_Operators). */
const operators: Readonly<Record<string, string>> = {
  and: 'Logical and',
  as: 'Converts a value to a type, or gives $null',
  band: 'Bitwise and',
  bnot: 'Bitwise not',
  bor: 'Bitwise or',
  bxor: 'Bitwise exclusive or',
  ccontains: 'Collection contains, case-sensitive',
  ceq: 'Equal, case-sensitive',
  cge: 'Greater or equal, case-sensitive',
  cgt: 'Greater, case-sensitive',
  cin: 'Value is in a collection, case-sensitive',
  cle: 'Less or equal, case-sensitive',
  clike: 'Fits a wildcard, case-sensitive',
  clt: 'Less, case-sensitive',
  cmatch: 'Fits a regular expression, case-sensitive',
  cne: 'Not equal, case-sensitive',
  cnotcontains: 'Collection does not contain, case-sensitive',
  cnotin: 'Value is not in a collection, case-sensitive',
  cnotlike: 'Does not fit a wildcard, case-sensitive',
  cnotmatch: 'Does not fit a regular expression, case-sensitive',
  contains: 'Collection contains',
  creplace: 'Replaces by a regular expression, case-sensitive',
  csplit: 'Splits a text, case-sensitive',
  eq: 'Equal',
  f: 'Formats a text',
  ge: 'Greater or equal',
  gt: 'Greater',
  in: 'Value is in a collection',
  is: 'Is of a type',
  isnot: 'Is not of a type',
  join: 'Joins texts',
  le: 'Less or equal',
  like: 'Fits a wildcard',
  lt: 'Less',
  match: 'Fits a regular expression',
  ne: 'Not equal',
  not: 'Logical not',
  notcontains: 'Collection does not contain',
  notin: 'Value is not in a collection',
  notlike: 'Does not fit a wildcard',
  notmatch: 'Does not fit a regular expression',
  or: 'Logical or',
  replace: 'Replaces by a regular expression',
  shl: 'Shifts bits to the left',
  shr: 'Shifts bits to the right',
  split: 'Splits a text',
  xor: 'Logical exclusive or',
};

export function operatorNames(typed: string): Completion[] {
  return Object.entries(operators)
    .filter(([name]) => sameStart(name, typed))
    .map(([name, tip]) => ({ text: `-${name}`, listed: name, kind: 'ParameterName', tip }));
}
