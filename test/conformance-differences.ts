/** Cases in which seedsh differs from pwsh on purpose: `family: title` → the reason, in words that a user would accept. At most 2 % of all. */
export const differences: ReadonlyMap<string, string> = new Map([]);
