import assert from 'node:assert/strict';
import { toBool } from '../../shell/objects/convert.ts';
import { CustomObject } from '../../shell/objects/custom-object.ts';
import { Hashtable } from '../../shell/objects/hashtable.ts';
import { Char, Double, type Value } from '../../shell/objects/value.ts';
import { cast, n } from './outcome.ts';

const falsy: readonly Value[] = [
  null,
  undefined,
  false,
  '',
  0,
  0n,
  new Double(-0),
  n('0n'),
  n('0d'),
  n('0y'),
  new Char(0),
  [],
  [0],
  [''],
  [[]],
  cast('System.IO.FileAttributes', 0),
];
const truthy: readonly Value[] = [
  'false',
  '0',
  ' ',
  new Hashtable(),
  [0, 0],
  CustomObject.from([]),
  new Double(Number.NaN),
  cast('timespan', 0),
  [[0]],
  [[0, 0]],
  cast('DayOfWeek', 1),
];

describe('truth', () => {
  falsy.forEach((value, at) => {
    it(`false ${at}: ${typeof value}`, () => assert.equal(toBool(value), false));
  });
  truthy.forEach((value, at) => {
    it(`true ${at}: ${typeof value}`, () => assert.equal(toBool(value), true));
  });
});
