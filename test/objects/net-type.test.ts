import assert from 'node:assert/strict';
import { NetException } from '../../shell/objects/error.ts';
import { methodDefinition, propertyDefinition } from '../../shell/objects/net-member.ts';
import { arrayOf, closeGeneric, defineType, requireType, resolveType, typeOf } from '../../shell/objects/net-type.ts';
import { parseTypeName } from '../../shell/objects/type-name.ts';
import { declaredNames } from '../../shell/objects/type-registry.ts';
import { Double, type Value } from '../../shell/objects/value.ts';

const names: readonly (readonly [written: string, display: string])[] = [
  ['int', 'System.Int32'],
  ['INT32', 'System.Int32'],
  ['text.stringbuilder', 'System.Text.StringBuilder'],
  ['Environment+SpecialFolder', 'System.Environment+SpecialFolder'],
  ['pscustomobject', 'System.Management.Automation.PSObject'],
  ['System.Int32, mscorlib', 'System.Int32'],
  ['int[]', 'System.Int32[]'],
  ['int[,]', 'System.Int32[,]'],
  ['int[][]', 'System.Int32[][]'],
  ['Collections.Generic.List[int]', 'System.Collections.Generic.List`1[System.Int32]'],
  ['Collections.Generic.Dictionary[string,[int]]', 'System.Collections.Generic.Dictionary`2[System.String,System.Int32]'],
  ['System.Collections.Generic.List`1[[System.Int32, mscorlib]]', 'System.Collections.Generic.List`1[System.Int32]'],
  ['System.Collections.Generic.List`1', 'System.Collections.Generic.List`1'],
  ['nullable[ int ]', 'System.Nullable`1[System.Int32]'],
  ['Alias', 'System.Management.Automation.AliasAttribute'],
];

describe('types', () => {
  for (const [written, display] of names)
    it(`finds [${written}]`, function () {
      const type = resolveType(written);
      // Attributes belong to the engine.
      if (display.endsWith('Attribute') && !type) this.skip();
      assert.equal(type?.display, display);
    });

  for (const written of ['No.Such', 'FileInfo', 'List[int]', 'int[', '5', '', 'Collections.Generic.List[nope]'])
    it(`does not find [${written}]`, () => assert.equal(resolveType(written), undefined));

  it('looks into the namespaces in use and the classes of a script first', () => {
    assert.equal(resolveType('List[int]', { usings: ['System.Collections.Generic'] })?.name, 'List`1');
    const own = requireType('System.Guid');
    assert.equal(resolveType('string', { own: (name) => (name === 'string' ? own : undefined) }), own);
  });

  it('takes names apart', () => {
    assert.deepEqual(parseTypeName('A.B[c,[d[]]][,]'), {
      name: 'A.B',
      args: [
        { name: 'c', args: [], ranks: [] },
        { name: 'd', args: [], ranks: [1] },
      ],
      ranks: [2],
    });
  });

  const values: readonly (readonly [Value, string])[] = [
    [1, 'Int32'],
    [1n, 'Int64'],
    [new Double(1), 'Double'],
    ['x', 'String'],
    [[1], 'Object[]'],
    [Uint8Array.of(1), 'Byte[]'],
    [requireType('int'), 'RuntimeType'],
    [new NetException('System.IO.IOException', 'x'), 'IOException'],
  ];
  for (const [value, name] of values) it(`a ${name} is one`, () => assert.equal(typeOf(value).name, name));

  it('knows bases, interfaces and arrays of them', () => {
    const is = (base: string, of: string) => requireType(base).isAssignableFrom(requireType(of));
    assert.equal(is('System.Exception', 'System.IO.FileNotFoundException'), true);
    assert.equal(is('System.IO.IOException', 'System.IO.FileNotFoundException'), true);
    assert.equal(is('System.Collections.IEnumerable', 'System.String'), true);
    assert.equal(is('System.Collections.IList', 'System.Int32[]'), true);
    assert.equal(is('System.Object[]', 'System.String[]'), true);
    assert.equal(is('System.Object[]', 'System.Int32[]'), false);
    assert.equal(is('System.Collections.Generic.IEnumerable[int]', 'System.Collections.Generic.List[int]'), true);
    assert.equal(is('System.String', 'System.Object'), false);
  });

  it('gives the names that .NET gives', () => {
    const list = requireType('System.Collections.Generic.List[int]');
    assert.equal(list.name, 'List`1');
    assert.equal(list.namespace, 'System.Collections.Generic');
    assert.match(list.fullName, /^System\.Collections\.Generic\.List`1\[\[System\.Int32, System\.Private\.CoreLib, /);
    assert.equal(arrayOf(list).name, 'List`1[]');
  });

  it('lets other rooms declare types with signatures', () => {
    const type = defineType('Test.Point', () => ({
      constructors: { '(int x)': (x: number) => ({ x }) },
      instance: { 'int X {get;}': (self: { x: number }) => self.x },
    }));
    assert.equal(resolveType('test.point'), type);
    assert.equal(type.constructors.map(methodDefinition).join(), 'Test.Point new(int x)');
  });

  it('has declared everything that its signatures name', () => {
    const argument = requireType('System.Int32');
    for (const name of declaredNames()) {
      const open = requireType(name);
      const count = Number(/`(\d+)/.exec(name)?.[1] ?? 0);
      const type = count ? closeGeneric(open, new Array(count).fill(argument)) : open;
      assert.ok(type.ancestors.size > 0);
      for (const table of [type.instanceMembers, type.staticMembers])
        for (const member of table.values()) {
          if (member.kind === 'property') assert.ok(propertyDefinition(member));
          else for (const overload of member.overloads) assert.ok(methodDefinition(overload));
        }
      for (const overload of type.constructors) assert.ok(methodDefinition(overload));
    }
  });
});
