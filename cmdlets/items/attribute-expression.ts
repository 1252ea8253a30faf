import { raise } from '../../shell/objects/error.ts';
import { requireType } from '../../shell/objects/net-type.ts';

/** `-Attributes Directory+Hidden,!ReadOnly`: commas mean or, plus signs and, an exclamation mark not. */
export function attributeTest(expression: string): (attributes: number) => boolean {
  const bits = requireType('System.IO.FileAttributes').enumTable.members;
  const one = (word: string): ((attributes: number) => boolean) => {
    const not = word.startsWith('!');
    const name = (not ? word.slice(1) : word).trim();
    const full = short[name.toLowerCase()] ?? Object.keys(bits).find((each) => each.toLowerCase() === name.toLowerCase());
    const bit = full === undefined ? undefined : bits[full];
    if (bit === undefined)
      raise(
        'PSArgumentException',
        'Argument',
        'InvalidArgument',
        `Unable to match the identifier name ${name} to a valid enumerator name. Specify one of the following enumerator names and try again:\n${Object.keys(bits).join(', ')}`,
        name,
      );
    return (attributes) => ((attributes & bit) !== 0) !== not;
  };
  const choices = expression.split(',').map((all) => all.split('+').map((word) => one(word.trim())));
  return (attributes) => choices.some((all) => all.every((test) => test(attributes)));
}

const short: Readonly<Record<string, string>> = { d: 'Directory', h: 'Hidden', r: 'ReadOnly', s: 'System' };
