import assert from 'node:assert/strict';
import { fromClixml } from '../../../cmdlets/objects/clixml-reader.ts';
import { decodeClixml, encodeClixml } from '../../../cmdlets/objects/clixml-text.ts';
import { toClixml } from '../../../cmdlets/objects/clixml-writer.ts';
import { decryptText, encryptText, fromHexText, toHexText } from '../../../cmdlets/objects/secure-text.ts';
import { CustomObject } from '../../../shell/objects/custom-object.ts';
import { NetException, Raised } from '../../../shell/objects/error.ts';
import { getProperty, typeNamesOf } from '../../../shell/objects/members.ts';
import { TimeSpan } from '../../../shell/objects/timespan.ts';
import { Double, type Value } from '../../../shell/objects/value.ts';

describe('CLIXML', () => {
  const texts: readonly [text: string, encoded: string][] = [
    ['a<b>&"', 'a&lt;b&gt;&amp;"'],
    ['line\nbreak', 'line_x000A_break'],
    ['_x000A_', '_x005F_x000A_'],
    ['plain_x', 'plain_x'],
  ];
  for (const [text, encoded] of texts)
    it(`writes ${JSON.stringify(text)}`, () => {
      assert.equal(encodeClixml(text), encoded);
      assert.equal(decodeClixml(encoded.replace('&lt;', '<').replace('&gt;', '>').replace('&amp;', '&')), text);
    });

  const back = (value: Value): Value => fromClixml(toClixml([value], 1))[0];
  const values: readonly Value[] = [
    5,
    6n,
    'text',
    '',
    true,
    null,
    new Double(1.5),
    new Double(Number.NaN),
    new TimeSpan(93_784_000_000_0n),
    new TimeSpan(-1n),
  ];
  for (const value of values)
    it(`takes ${String(value)} there and back`, () => {
      assert.deepEqual(back(value), value);
    });

  it('writes an object that comes twice once', () => {
    const inner = CustomObject.from([['n', 1]]);
    const outer = CustomObject.from([
      ['a', inner],
      ['b', inner],
    ]);
    const text = toClixml([outer], 1);
    assert.match(text, /<Ref N="b" RefId="1" \/>/);
    const read = fromClixml(text)[0];
    assert.equal(getProperty(read, 'a'), getProperty(read, 'b'));
    assert.equal(typeNamesOf(read)[0], 'Deserialized.System.Management.Automation.PSCustomObject');
  });

  it('ends with an object that holds itself', () => {
    const ring = CustomObject.from([['n', 1]]);
    ring.set('self', ring);
    const read = back(ring);
    assert.equal(getProperty(read, 'self'), read);
  });

  for (const text of ['no xml', '<Objs><Obj', '<Other />', '<Objs><Wrong>1</Wrong></Objs>'])
    it(`refuses ${text}`, () => {
      assert.throws(
        () => fromClixml(text),
        (thrown) => thrown instanceof Raised || thrown instanceof NetException,
      );
    });
});

describe('the text of secure strings', () => {
  it('is hexadecimal UTF-16 without a key', () => {
    assert.equal(toHexText('aé'), '6100e900');
    assert.equal(fromHexText('6100e900'), 'aé');
    assert.equal(fromHexText('61'), undefined);
  });
  for (const size of [16, 24, 32])
    it(`is AES with a key of ${size} bytes`, () => {
      const key = Uint8Array.from({ length: size }, (_, at) => at);
      const sealed = encryptText('geheim', key);
      assert.ok(sealed.startsWith('76492d1116743f0423413b16050a5345'));
      assert.notEqual(sealed, encryptText('geheim', key));
      assert.equal(decryptText(sealed, key), 'geheim');
      assert.throws(() => decryptText(`${sealed.slice(0, -8)}AAAAAAA=`, key));
    });
});
