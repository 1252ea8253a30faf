import { readFileSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import type { Expression, Statement } from '../../language/ast.ts';
import { parse } from '../../language/parse.ts';
import { decodeText } from '../native/decode.ts';
import { moduleFileAt } from './find-module.ts';

const known = new Map<string, { changed: number; names: string[] }>();

/** The command names that a module file offers, found out without running it: from its manifest, else from its text. */
export function offeredNames(path: string): readonly string[] {
  const changed = statSync(path).mtimeMs;
  const before = known.get(path);
  if (before?.changed === changed) return before.names;
  const names = analyse(path);
  known.set(path, { changed, names });
  return names;
}

function analyse(path: string): string[] {
  const { ast } = parse(decodeText(readFileSync(path)), path);
  const statements = ast.end_?.statements ?? [];
  if (extname(path).toLowerCase() !== '.psd1') return namesIn(statements);
  const hash = hashIn(statements);
  const text = (key: string): Expression | undefined => hash?.get(key.toLowerCase());
  const functions = stringsIn(text('FunctionsToExport'));
  const aliases = stringsIn(text('AliasesToExport'));
  const root = stringsIn(text('RootModule'))[0] ?? stringsIn(text('ModuleToProcess'))[0];
  const file = root ? moduleFileAt(root, dirname(path)) : undefined;
  if (functions.length > 0 && !functions.some((name) => /[*?[]/.test(name))) return [...functions, ...aliases];
  return [...aliases, ...(file && file !== path ? analyse(file) : [])];
}

/** Functions of the text, and aliases that it sets by name. */
function namesIn(statements: readonly Statement[]): string[] {
  const names: string[] = [];
  for (const node of statements) {
    if (node.kind === 'FunctionDefinition') names.push(node.name.replace(/^(global|script):/i, ''));
    if (node.kind !== 'Pipeline') continue;
    const [command] = node.elements;
    if (command?.kind !== 'Command') continue;
    const words = command.elements.map((each) => (each.kind === 'StringConstantExpression' ? each.value : ''));
    if (/^(Set|New)-Alias$/i.test(words[0] ?? '')) names.push(words.slice(1).find((word) => word !== '') ?? '');
  }
  return names.filter((name) => name !== '');
}

function hashIn(statements: readonly Statement[]): Map<string, Expression> | undefined {
  const [only] = statements;
  if (only?.kind !== 'Pipeline') return undefined;
  const [element] = only.elements;
  if (element?.kind !== 'CommandExpression' || element.expression.kind !== 'HashtableExpression') return undefined;
  const found = new Map<string, Expression>();
  for (const { key, value } of element.expression.pairs) {
    if (key.kind !== 'StringConstantExpression' || value.kind !== 'Pipeline') continue;
    const [held] = value.elements;
    if (held?.kind === 'CommandExpression') found.set(key.value.toLowerCase(), held.expression);
  }
  return found;
}

function stringsIn(node: Expression | undefined): string[] {
  if (!node) return [];
  if (node.kind === 'StringConstantExpression') return [node.value];
  if (node.kind === 'ArrayLiteral') return node.elements.flatMap(stringsIn);
  if (node.kind !== 'ArrayExpression') return [];
  return node.body.statements.flatMap((statement) => {
    if (statement.kind !== 'Pipeline') return [];
    const [element] = statement.elements;
    return element?.kind === 'CommandExpression' ? stringsIn(element.expression) : [];
  });
}
