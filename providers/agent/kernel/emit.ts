/** The part of WebAssembly's binary format that the kernel needs: each function gives the bytes of one instruction with its operands. */
export type Code = number[];

export const I32 = 0x7f;
export const I64 = 0x7e;

export function unsigned(value: number): Code {
  const out: Code = [];
  let rest = value;
  do {
    const low = rest & 127;
    rest >>>= 7;
    out.push(rest ? low | 128 : low);
  } while (rest);
  return out;
}

function signed(value: bigint): Code {
  const out: Code = [];
  for (let rest = value; ; ) {
    const low = Number(rest & 127n);
    rest >>= 7n;
    const end = (rest === 0n && !(low & 64)) || (rest === -1n && (low & 64) !== 0);
    out.push(end ? low : low | 128);
    if (end) return out;
  }
}

export const vector = (items: Code[]): Code => [...unsigned(items.length), ...items.flat()];
export const section = (id: number, body: Code): Code => [id, ...unsigned(body.length), ...body];
export const name = (text: string): Code => [...unsigned(text.length), ...Buffer.from(text)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const i32 = (value: number): Code => [0x41, ...signed(BigInt(value))];
export const i64 = (value: bigint): Code => [0x42, ...signed(value)];

const binary =
  (operation: number) =>
  (left: Code, right: Code): Code => [...left, ...right, operation];
export const add32 = binary(0x6a);
export const sub32 = binary(0x6b);
export const shl32 = binary(0x74);
export const lessThan32 = binary(0x49);
export const greaterThan32 = binary(0x4b);
export const notLess32 = binary(0x4f);
export const add = binary(0x7c);
export const mul = binary(0x7e);
export const and = binary(0x83);
export const or = binary(0x84);
export const xor = binary(0x85);
export const shl = binary(0x86);
export const shr = binary(0x88);

export const isZero32 = (value: Code): Code => [...value, 0x45];
export const isZero64 = (value: Code): Code => [...value, 0x50];
export const wrap = (value: Code): Code => [...value, 0xa7];
export const load64 = (address: Code, offset = 0): Code => [...address, 0x29, 0, ...unsigned(offset)];
export const store64 = (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x37, 0, ...unsigned(offset)];
export const byte64 = (address: Code, offset = 0): Code => [...address, 0x31, 0, ...unsigned(offset)];
export const byte32 = (address: Code, offset = 0): Code => [...address, 0x2d, 0, ...unsigned(offset)];

export const loop = (...body: Code[]): Code => [0x03, 0x40, ...body.flat(), 0x0b];
export const block = (...body: Code[]): Code => [0x02, 0x40, ...body.flat(), 0x0b];
export const when = (condition: Code, ...body: Code[]): Code => [...condition, 0x04, 0x40, ...body.flat(), 0x0b];
export const branch = (depth: number): Code => [0x0c, ...unsigned(depth)];
export const branchIf = (depth: number, condition: Code): Code => [...condition, 0x0d, ...unsigned(depth)];
export const giveBack = (value: Code): Code => [...value, 0x0f];

export interface Body {
  /** Local variables beside the parameters, as the format wants them. */
  readonly locals: Code;
  readonly code: Code;
}

export const functionBody = ({ locals, code }: Body): Code => {
  const whole = [...locals, ...code, 0x0b];
  return [...unsigned(whole.length), ...whole];
};
