import type { Address, ImportJob } from '../../providers/contracts/cloud.ts';

/** Microsoft.ImportExport 2021-01-01: these of ReturnAddress are required. */
const required = ['RecipientName', 'StreetAddress1', 'City', 'PostalCode', 'CountryOrRegion', 'Phone', 'Email'] as const;
const optional = ['StreetAddress2', 'StateOrProvince'] as const;

export const addressFields = [...required, ...optional] as const;
type Field = (typeof addressFields)[number];
type Given = Readonly<Record<string, unknown>>;

/**
 * A return address from parts that were given on their own (`ReturnAddressCity` …) over those of a table or record (`@{ City = … }`, keys
 * in any case) over what a job already has. Undefined when nothing was given and nothing is there.
 */
export function returnAddress(parts: Given, whole: Given | undefined, before: Address | undefined): Address | undefined {
  const anyCase = new Map(Object.entries(whole ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const text = (value: unknown) => (value === undefined || value === null ? undefined : String(value).trim());
  const field = (name: Field) => text(parts[`ReturnAddress${name}`]) ?? text(anyCase.get(name.toLowerCase()));
  const given = addressFields.filter((name) => field(name) !== undefined);
  if (given.length === 0) return before;
  const value = (name: Field) => field(name) ?? before?.[name] ?? '';
  return {
    RecipientName: value('RecipientName'),
    StreetAddress1: value('StreetAddress1'),
    StreetAddress2: value('StreetAddress2') || undefined,
    City: value('City'),
    StateOrProvince: value('StateOrProvince') || undefined,
    PostalCode: value('PostalCode'),
    CountryOrRegion: value('CountryOrRegion'),
    Phone: value('Phone'),
    Email: value('Email'),
  };
}

/** How the drives travel back, from parts over what a job has. */
export function returnShipping(parts: Given, before: ImportJob['ReturnShipping']): ImportJob['ReturnShipping'] {
  const { ReturnShippingCarrierName: name, ReturnShippingCarrierAccountNumber: account } = parts;
  if (name === undefined && account === undefined) return before;
  return {
    CarrierName: String(name ?? before?.CarrierName ?? '').trim(),
    CarrierAccountNumber: String(account ?? before?.CarrierAccountNumber ?? '').trim(),
  };
}

/** What is missing or wrong in an address, in words; empty when it is complete. */
export function addressProblems(address: Address | undefined): string[] {
  if (!address) return ['there is none'];
  const missing = required.filter((name) => !address[name]?.trim());
  const problems = missing.length > 0 ? [`${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`] : [];
  if (address.Email?.trim() && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address.Email))
    problems.push(`"${address.Email}" is not an e-mail address`);
  if (address.Phone?.trim() && !/^[+\d][\d\s()./-]{4,}(\s*(x|ext\.?)\s*\d+)?$/i.test(address.Phone))
    problems.push(`"${address.Phone}" is not a telephone number`);
  return problems;
}
