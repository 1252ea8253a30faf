/** System.Security.SecureString. Its text is private and leaves only through `reveal`, which is called where the secret is used. */
export class SecureString {
  #text: string;
  #readOnly = false;

  constructor(text = '') {
    this.#text = text;
  }

  reveal(): string {
    return this.#text;
  }

  get length(): number {
    return this.#text.length;
  }

  get readOnly(): boolean {
    return this.#readOnly;
  }

  makeReadOnly(): void {
    this.#readOnly = true;
  }

  append(char: string): void {
    this.#text += char;
  }

  clear(): void {
    this.#text = '';
  }

  toString(): string {
    return 'System.Security.SecureString';
  }

  toJSON(): string {
    return 'System.Security.SecureString';
  }
}

/** A user name with a secret: PSCredential, NetworkCredential. */
export class Credential {
  readonly userName: string;
  readonly password: SecureString;
  constructor(userName: string, password: SecureString) {
    this.userName = userName;
    this.password = password;
  }
}
