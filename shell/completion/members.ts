import type { SessionServices } from '../command/session.ts';
import type { ScriptBlock } from '../language/ast.ts';
import { findAll } from '../language/walk.ts';
import { staticMembersOf } from '../objects/member-view.ts';
import { membersOf } from '../objects/members.ts';
import { type NetType, resolveType } from '../objects/net-type.ts';
import { wildcard } from '../objects/wildcard.ts';
import { byText, type Completion } from './completion.ts';
import { Inference, typeOfKnown } from './inference.ts';

interface Member {
  readonly name: string;
  readonly isMethod: boolean;
  readonly definition: string;
}

/** Members of what stands before the dot (or the two colons) that ends at `dot`, and that begin with what was typed. */
export function members(root: ScriptBlock, end: number, typed: string, session: SessionServices): Completion[] {
  const [node] = findAll(
    root,
    (each) => (each.kind === 'MemberExpression' || each.kind === 'InvokeMemberExpression') && each.member.start === end,
    true,
  );
  if (node?.kind !== 'MemberExpression' && node?.kind !== 'InvokeMemberExpression') return [];
  if (node.isStatic) {
    const name = node.expression.kind === 'TypeExpression' ? node.expression.typeName.name : '';
    const type = resolveType(name);
    return type ? shown(statics(type), typed) : [];
  }
  const known = new Inference(root, session).of(node.expression);
  if (!known) return [];
  if ('value' in known) return shown(views(membersOf(known.value)), typed);
  const type = typeOfKnown(known);
  const keys = 'keys' in known ? known.keys.map((name): Member => ({ name, isMethod: false, definition: name })) : [];
  return shown([...keys, ...(type ? ofType(type) : [])], typed);
}

const methodKinds = /Method$/;
const views = (all: ReturnType<typeof membersOf>): Member[] =>
  all
    .filter(({ hidden }) => !hidden)
    .map(({ name, memberType, definition }) => ({ name, isMethod: methodKinds.test(memberType), definition }));

function statics(type: NetType): Member[] {
  const found = views(staticMembersOf(type));
  return type.isEnum ? found.filter(({ name }) => name !== 'value__') : found;
}

/** Instance members of a type from its signatures, without an object. */
export function ofType(type: NetType): Member[] {
  const found = new Map<string, Member>();
  for (let at: NetType | undefined = type; at; at = at.base)
    for (const signature of Object.keys(at.table.instance ?? {})) {
      const parts = /^\S+ (\w+)( \{|\()/.exec(signature);
      if (parts && !found.has(parts[1]!)) found.set(parts[1]!, { name: parts[1]!, isMethod: parts[2] === '(', definition: signature });
    }
  if (type.isArray) found.set('Count', { name: 'Count', isMethod: false, definition: 'Count' });
  return [...found.values()];
}

/** What every value has, although no type declares it. */
const intrinsic: readonly Member[] = [
  { name: 'ForEach', isMethod: true, definition: 'ForEach(expression [, arguments...])' },
  { name: 'Where', isMethod: true, definition: 'Where({ expression } [, mode [, numberToReturn]])' },
];

function shown(all: readonly Member[], typed: string): Completion[] {
  const pattern = wildcard(`${typed}*`);
  const fitting = all.filter(({ name }) => pattern.matches(name) && !/^(get|set|add|remove|op)_|^\./.test(name));
  for (const each of intrinsic)
    if (typed && pattern.matches(each.name) && !fitting.some(({ name }) => name === each.name)) fitting.push(each);
  const seen = new Set<string>();
  const once = fitting.filter(({ name }) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
  once.sort((a, b) => Number(a.isMethod) - Number(b.isMethod) || byText(a.name, b.name));
  return once.map(({ name, isMethod, definition }) => ({
    text: isMethod ? `${name}(` : /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`,
    listed: name,
    kind: isMethod ? 'Method' : 'Property',
    tip: definition,
  }));
}
