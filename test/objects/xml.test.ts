import assert from 'node:assert/strict';
import { getProperty, index, invokeMethod, propertiesOf, setProperty } from '../../shell/objects/members.ts';
import type { Value } from '../../shell/objects/value.ts';
import { XmlDocument, type XmlNode } from '../../shell/objects/xml/node.ts';
import { loadXml } from '../../shell/objects/xml/parse.ts';
import { indentedXml, outerXml } from '../../shell/objects/xml/write.ts';
import { evaluateXPath } from '../../shell/objects/xml/xpath.ts';
import { cast, errorId, outcome } from './outcome.ts';

function parse(text: string): XmlDocument {
  const document = new XmlDocument();
  loadXml(document, text);
  return document;
}

const walk = (value: Value, ...names: string[]) => names.reduce((at, name) => getProperty(at, name), value);

describe('XML', () => {
  const same = [
    '<a />',
    '<a></a>',
    '<a b="1" c="&lt;&quot;" />',
    '<a>x &amp; y</a>',
    '<?xml version="1.0" encoding="utf-8"?><!--note--><a><![CDATA[<x>]]><b /></a>',
    '<p:a xmlns:p="urn:x" p:b="1"><p:c /></p:a>',
    '<?style sheet?><a />',
  ];
  for (const text of same) it(`writes ${text} as it was read`, () => assert.equal(outerXml(parse(text)), text));

  const errors: readonly (readonly [text: string, message: string])[] = [
    ['<a><b></a>', "The 'b' start tag on line 1 position 5 does not match the end tag of 'a'. Line 1, position 9."],
    ['x', 'Data at the root level is invalid. Line 1, position 1.'],
    ['', 'Root element is missing.'],
    ['<a>', 'Unexpected end of file has occurred. The following elements are not closed: a. Line 1, position 4.'],
    ['<a b="1" b="2" />', "'b' is a duplicate attribute name. Line 1, position 10."],
    ['<a /><b />', 'There are multiple root elements. Line 1, position 7.'],
    ['<a>&nope;</a>', "Reference to undeclared entity 'nope'. Line 1, position 5."],
    ['<p:a />', "'p' is an undeclared prefix. Line 1, position 2."],
    ['<1a />', "Name cannot begin with the '1' character, hexadecimal value 0x31. Line 1, position 2."],
  ];
  for (const [text, message] of errors)
    it(`refuses ${text || 'nothing'}`, () =>
      assert.equal(
        outcome(() => cast('xml', text)),
        `! InvalidCastToXmlDocument: Cannot convert value "${text}" to type "System.Xml.XmlDocument". Error: "${message}"`,
      ));

  it('does not fetch what a document type names', () =>
    assert.equal(outerXml(parse('<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x "y">]><a>&x;</a>').root!), '<a>y</a>'));
  it('does not blow up on entities inside entities', () => assert.throws(() => parse('<!DOCTYPE a [<!ENTITY x "&x;">]><a>&x;</a>')));

  it('shows attributes and elements as properties', () => {
    const document = parse('<?xml version="1.0"?><r k="v"><t>text</t><e/><m>1</m><m a="2">3</m></r>');
    assert.equal(walk(document, 'r', 'K'), 'v');
    assert.equal(walk(document, 'r', 't'), 'text');
    assert.equal(walk(document, 'r', 'e'), '');
    assert.equal(
      outcome(() => walk(document, 'r', 'm')),
      '1 System.Xml.XmlElement:Object[]',
    );
    assert.equal(walk(index(walk(document, 'r', 'm'), [1]), '#text'), '3');
    assert.equal(walk(document, 'xml'), 'version="1.0"');
    assert.equal(walk(document, 'r', 'nope'), null);
    assert.deepEqual(
      propertiesOf(walk(document, 'r')).map((view) => view.definition),
      ['string k {get;set;}', 'string t {get;set;}', 'string e {get;set;}', 'System.Object[] m {get;}'],
    );
  });

  it('lets a child hide a member', () => {
    const root = parse('<r><name>n</name></r>').root;
    assert.equal(getProperty(root, 'Name'), 'n');
    assert.equal(invokeMethod(root, 'get_Name', []), 'r');
  });

  it('sets attributes and texts', () => {
    const document = parse('<r k="v"><t>x</t><u><v/></u><w a="1">y</w></r>');
    const root = document.root;
    setProperty(root, 'k', 5);
    setProperty(root, 't', 'new');
    assert.equal(outerXml(document), '<r k="5"><t>new</t><u><v /></u><w a="1">y</w></r>');
    const id = (name: string) =>
      errorId(() => {
        setProperty(root, name, 'x');
        return null;
      });
    assert.equal(id('u'), 'XmlNodeSetRestrictionsUnknownNodeType');
    assert.equal(id('w'), 'XmlNodeSetRestrictionsNodeWithAttributes');
  });

  const paths: readonly (readonly [path: string, result: string])[] = [
    ['//u/@n', 'ann,bob'],
    ["//u[@n='bob']/age", '25'],
    ['//u[age > 30]/@n', 'ann'],
    ['/r/u[2]/@n', 'bob'],
    ['/r/u[last()]/@n', 'bob'],
    ['//age/..', '31,25'],
    ['//u[1]/following-sibling::u/@n', 'bob'],
    ["//u[contains(@n,'nn')]/@n", 'ann'],
    ['//u[not(@x)]/@n', 'ann,bob'],
    ['//*[self::age]', '31,25'],
    ['//u[position()=1]/@n | //u[2]/age', 'ann,25'],
    ['//age/text()', '31,25'],
    ["//u[starts-with(@n,'b') or age=31]/@n", 'ann,bob'],
  ];
  const document = parse('<r><u n="ann"><age>31</age></u><u n="bob"><age>25</age></u></r>');
  for (const [path, result] of paths)
    it(`selects ${path}`, () =>
      assert.equal((evaluateXPath(path, document) as readonly XmlNode[]).map((node) => node.content).join(), result));

  const values: readonly (readonly [path: string, result: string | number | boolean])[] = [
    ['count(//u)', 2],
    ['sum(//age)', 56],
    ["concat('a', 1 + 1)", 'a2'],
    ["substring('12345', 2, 3)", '234'],
    ["normalize-space('  a  b ')", 'a b'],
    ["translate('abc','ab','x')", 'xc'],
    ["string-length('abc') = 3 and true()", true],
    ['7 mod 3 * 2', 2],
    ['name(//u/*)', 'age'],
  ];
  for (const [path, result] of values) it(`works out ${path}`, () => assert.equal(evaluateXPath(path, document), result));

  it('refuses what is no path', () => assert.throws(() => evaluateXPath('//[', document)));

  it('writes each element on its own line, texts left alone', () => {
    assert.equal(
      indentedXml(parse('<r><a>1</a><b><c/></b></r>'), { indent: '  ', newLine: '\n' }),
      '<r>\n  <a>1</a>\n  <b>\n    <c />\n  </b>\n</r>',
    );
  });
});
