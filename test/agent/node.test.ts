import assert from 'node:assert/strict';
import type { BigIntStats } from 'node:fs';
import { goMode, typeOf, unixMode } from '../../providers/agent/node/mode.ts';
import { escapeName, latin, quote, unescapeName } from '../../providers/agent/node/name.ts';
import { fileText, folderText, nodeHead, otherText } from '../../providers/agent/node/node-text.ts';
import { nodesOf } from '../../providers/agent/node/read-tree.ts';
import { nanoseconds, sameTime, time } from '../../providers/agent/node/time.ts';
import { TreeText } from '../../providers/agent/node/tree-text.ts';

describe('names in a tree', () => {
  // What restic 0.14 wrote for files with these names (strconv.Quote, then JSON).
  const names: [bytes: string, stored: string][] = [
    ['plain-name_1.txt', 'plain-name_1.txt'],
    ['quote"back\\slash', 'quote\\"back\\\\slash'],
    ['new\nline\ttab', 'new\\nline\\ttab'],
    ['\x07\x08\x0b\x0c\r', '\\a\\b\\v\\f\\r'],
    ['\x01\x7f', '\\x01\\x7f'],
    ['\xff\xfe', '\\xff\\xfe'],
    [latin('ümläut 日本 🎉'), 'ümläut 日本 🎉'],
    [latin('\u00a0\u200b\ufeff'), '\\u00a0\\u200b\\ufeff'],
    [latin('\u{e000}\u{10ffff}'), '\\ue000\\U0010ffff'],
    ['\xc3', '\\xc3'],
    ['\xed\xa0\x80', '\\xed\\xa0\\x80'],
  ];
  for (const [bytes, stored] of names)
    it(JSON.stringify(stored), () => {
      assert.equal(escapeName(bytes), stored);
      assert.equal(unescapeName(stored), bytes);
    });
  it('escapes JSON as Go does', () => {
    assert.equal(quote('<a&b>\u2028\b\f\n"\\'), '"\\u003ca\\u0026b\\u003e\\u2028\\u0008\\u000c\\n\\"\\\\"');
    assert.equal(quote('\\b \\\\b'), '"\\\\b \\\\\\\\b"');
  });
});

describe('modes', () => {
  const modes: [unix: number, go: number][] = [
    [0o100644, 0o644],
    [0o040755, 2 ** 31 + 0o755],
    [0o120777, 2 ** 27 + 0o777],
    [0o060660, 2 ** 26 + 0o660],
    [0o020666, 2 ** 26 + 2 ** 21 + 0o666],
    [0o010600, 2 ** 25 + 0o600],
    [0o104755, 2 ** 23 + 0o755],
    [0o042770, 2 ** 31 + 2 ** 22 + 0o770],
    [0o041777, 2 ** 31 + 2 ** 20 + 0o777],
  ];
  for (const [unix, go] of modes)
    it(unix.toString(8), () => {
      assert.equal(goMode(unix, typeOf(unix)!), go);
      assert.equal(unixMode(go), unix & 0o7777);
    });
  it('leaves sockets out', () => assert.equal(typeOf(0o140777), undefined));
});

describe('times', () => {
  const before = process.env.TZ;
  const zones: [zone: string, ns: bigint, text: string][] = [
    ['UTC', 0n, '1970-01-01T00:00:00Z'],
    ['UTC', 1_700_000_000_120_000_000n, '2023-11-14T22:13:20.12Z'],
    ['UTC', 1_700_000_000_000_000_001n, '2023-11-14T22:13:20.000000001Z'],
    ['UTC', -1n, '1969-12-31T23:59:59.999999999Z'],
    ['Europe/Berlin', 1_700_000_000_500_000_000n, '2023-11-14T23:13:20.5+01:00'],
    ['Europe/Berlin', 1_690_000_000_000_000_000n, '2023-07-22T06:26:40+02:00'],
    ['America/St_Johns', 1_700_000_000_000_000_000n, '2023-11-14T18:43:20-03:30'],
  ];
  for (const [zone, ns, text] of zones)
    it(`${text} in ${zone}`, () => {
      process.env.TZ = zone;
      try {
        // Times are remembered; another zone makes another text of the same moment.
        time(ns + 1n);
        time(ns + 2n);
        assert.equal(time(ns), text);
        assert.equal(nanoseconds(text), ns);
        assert.ok(sameTime(text, ns));
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    });
  for (const text of ['', 'yesterday', '2023-11-14 22:13:20', '2023-13-45T99:99:99Z'])
    it(`refuses "${text}"`, () => assert.throws(() => nanoseconds(text), RangeError));
});

describe('the text of a node', () => {
  const moment = 1_700_000_000_000_000_000n;
  const stats = (more: Partial<Record<string, bigint>>): BigIntStats =>
    ({
      mtimeNs: moment,
      ctimeNs: moment,
      mode: 0o100644n,
      uid: 4_000_000n,
      gid: 4_000_001n,
      ino: 12n,
      dev: 34n,
      nlink: 1n,
      rdev: 0n,
      ...more,
    }) as unknown as BigIntStats;
  const t = time(moment);
  const times = `"mtime":"${t}","atime":"${t}","ctime":"${t}","uid":4000000,"gid":4000001,"inode":12,"device_id":34`;
  const golden: [what: string, text: string, expected: string][] = [
    [
      'a file',
      fileText(nodeHead('a<b', 'file', stats({}), { size: 5 }), ['aa', 'bb']),
      `{"name":"a\\u003cb","type":"file","mode":420,${times},"size":5,"links":1,"content":["aa","bb"]}`,
    ],
    [
      'an empty file',
      fileText(nodeHead('e', 'file', stats({}), { size: 0 }), []),
      `{"name":"e","type":"file","mode":420,${times},"links":1,"content":[]}`,
    ],
    [
      'a folder',
      folderText(nodeHead('d', 'dir', stats({ mode: 0o040755n, nlink: 5n }), {}), 'cc'),
      `{"name":"d","type":"dir","mode":2147484141,${times},"content":null,"subtree":"cc"}`,
    ],
    [
      'a link',
      otherText(nodeHead('l', 'symlink', stats({ mode: 0o120777n }), { target: 'to & fro' })),
      `{"name":"l","type":"symlink","mode":134218239,${times},"links":1,"linktarget":"to \\u0026 fro","content":null}`,
    ],
    [
      'a link to a target that is no text',
      otherText(nodeHead('l', 'symlink', stats({ mode: 0o120777n }), { target: 'x\xff' })),
      `{"name":"l","type":"symlink","mode":134218239,${times},"links":1,"linktarget":"x\ufffd","linktarget_raw":"eP8=","content":null}`,
    ],
    [
      'a device',
      otherText(nodeHead('null', 'chardev', stats({ mode: 0o020666n, rdev: 259n }), {})),
      `{"name":"null","type":"chardev","mode":69206454,${times},"links":1,"device":259,"content":null}`,
    ],
    [
      'a pipe',
      otherText(nodeHead('p', 'fifo', stats({ mode: 0o010600n }), {})),
      `{"name":"p","type":"fifo","mode":33554816,${times},"content":null}`,
    ],
    [
      'attributes',
      fileText(nodeHead('x', 'file', stats({}), { size: 1, attributes: [{ name: 'user.note', value: 'aGk=' }] }), ['aa']),
      `{"name":"x","type":"file","mode":420,${times},"size":1,"links":1,"extended_attributes":[{"name":"user.note","value":"aGk="}],"content":["aa"]}`,
    ],
  ];
  for (const [what, text, expected] of golden) it(what, () => assert.equal(text, expected));
});

describe('the text of a tree', () => {
  it('is one object and a newline', async () => {
    assert.equal((await new TreeText().finish()).toString(), '{"nodes":[]}\n');
  });
  it('keeps the order whenever its nodes come', async () => {
    const tree = new TreeText();
    const later = Promise.withResolvers<string | undefined>();
    tree.add('1');
    tree.add(later.promise);
    tree.add(Promise.resolve(undefined));
    tree.add('3');
    setTimeout(() => later.resolve('2'), 5);
    assert.equal((await tree.finish()).toString(), '{"nodes":[1,2,3]}\n');
  });
  it('says what failed, also when nobody waited yet', async () => {
    const tree = new TreeText();
    tree.add(Promise.reject(new Error('lost')));
    await new Promise((next) => setTimeout(next, 5));
    await assert.rejects(tree.finish(), /lost/);
  });
  it('may be very large, and is read without parsing it whole', async () => {
    const tree = new TreeText();
    const count = 30_000;
    for (let n = 0; n < count; n++) tree.add(`{"name":"brace } \\" quote \\\\ ${n}","type":"file","content":["{${'x'.repeat(150)}"]}`);
    const text = await tree.finish();
    assert.ok(text.length > 4 << 20);
    let n = 0;
    for (const node of nodesOf(text)) assert.equal(node.name, `brace } " quote \\ ${n++}`);
    assert.equal(n, count);
    assert.throws(() => [...nodesOf(text.subarray(0, text.length - 5))]);
  });
});
