/**
 * How a cmdlet says what it takes. One declaration feeds binding, help, completion and tests. The maker (`text`, `flag` …) gives
 * the .NET type that binding converts to and the TypeScript type that the cmdlet receives.
 */
export interface ParameterOptions<T> {
  help: string;
  position?: number;
  mandatory?: boolean;
  aliases?: readonly string[];
  /** 'value' takes the object itself, 'property' a property of that name (or alias), 'both' either. */
  fromPipeline?: 'value' | 'property' | 'both';
  default?: T;
  fromRemaining?: boolean;
  /** Parameter sets it belongs to (none: all of them), or what differs in each. */
  sets?:
    | readonly string[]
    | Readonly<Record<string, { position?: number; mandatory?: boolean; fromPipeline?: 'value' | 'property' | 'both' }>>;
  allowNull?: boolean;
  allowEmpty?: boolean; //               empty strings and collections for a mandatory parameter
  notEmpty?: boolean; //                 ValidateNotNullOrEmpty
  range?: readonly [number, number];
  count?: readonly [number, number];
  length?: readonly [number, number];
  pattern?: RegExp;
  values?: readonly string[]; //         ValidateSet
  wildcards?: boolean;
  hidden?: boolean; //                   DontShow
  /** Names a source of values for completion: 'path', 'command', 'policy', 'job', 'disk', 'vault', 'region', 'carrier', 'variable', 'property' … */
  completes?: string;
}

export interface Parameter<T = unknown> extends ParameterOptions<T> {
  /** Full .NET type: System.String, System.Int32[], System.Management.Automation.SwitchParameter. */
  readonly type: string;
  /** Only there to carry T. */
  readonly holds?: T;
}

type Given<O> = O extends { mandatory: true } | { default: {} } ? true : false;
type Held<T, O> = Given<O> extends true ? T : T | undefined;

function maker<T>(type: string) {
  return <const O extends ParameterOptions<T>>(options: O): Parameter<Held<T, O>> =>
    ({ ...options, type }) as unknown as Parameter<Held<T, O>>;
}

export const text = maker<string>('System.String');
export const texts = maker<readonly string[]>('System.String[]');
export const flag = <const O extends ParameterOptions<boolean>>(options: O): Parameter<boolean> =>
  ({ ...options, type: 'System.Management.Automation.SwitchParameter' }) as unknown as Parameter<boolean>;
export const truth = maker<boolean>('System.Boolean');
export const integer = maker<number>('System.Int32');
export const integers = maker<readonly number[]>('System.Int32[]');
/** Int64, handed to the cmdlet as a JavaScript number (sizes in bytes stay below 2^53). */
export const size = maker<number>('System.Int64');
export const real = maker<number>('System.Double');
export const date = maker<Date>('System.DateTime');
/** Milliseconds for cmdlets that run on the host; TimeSpan in the engine. */
export const duration = maker<number>('System.TimeSpan');
export const secret = maker<Secret>('System.Security.SecureString');
export const table = maker<Readonly<Record<string, unknown>>>('System.Collections.IDictionary');
export const object = maker<unknown>('System.Object');
export const objects = maker<readonly unknown[]>('System.Object[]');
/** A record of our own (or anything that has its properties). */
export const record = maker<Readonly<Record<string, unknown>>>('System.Management.Automation.PSObject');
export const records = maker<readonly Readonly<Record<string, unknown>>[]>('System.Management.Automation.PSObject[]');
export const block = maker<unknown>('System.Management.Automation.ScriptBlock');
export const credential = maker<{ UserName: string; Password: Secret }>('System.Management.Automation.PSCredential');

export function oneOf<const V extends readonly string[], const O extends Omit<ParameterOptions<V[number]>, 'values'>>(
  values: V,
  options: O,
): Parameter<Held<V[number], O>> {
  return { ...options, values, type: 'System.String' } as unknown as Parameter<Held<V[number], O>>;
}

export function someOf<const V extends readonly string[], const O extends Omit<ParameterOptions<readonly V[number][]>, 'values'>>(
  values: V,
  options: O,
): Parameter<Held<readonly V[number][], O>> {
  return { ...options, values, type: 'System.String[]' } as unknown as Parameter<Held<readonly V[number][], O>>;
}

/** Any other .NET type that binding should convert to: `typed<RegExp>('System.Text.RegularExpressions.Regex')({ … })`. */
export const typed = maker;

/** A SecureString on its way: `reveal` gives the text and is called where the secret is used, never to print it. It prints as its type name. */
export class Secret {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  reveal(): string {
    return this.#text;
  }
  toString(): string {
    return 'System.Security.SecureString';
  }
  toJSON(): string {
    return 'System.Security.SecureString';
  }
}

export type Parameters = Readonly<Record<string, Parameter<unknown>>>;
/** What `process` receives for declared parameters. */
export type Arguments<P extends Parameters> = { readonly [K in keyof P]: P[K] extends Parameter<infer T> ? T : never };
