const secretName =
  /secret(?!ar)|pass(w|ph|code)|pwd|credential|jwt|authorization$|(token|(^|[^a-z]|api)key)s?\d*$/;

/**
 * Whether a field of `content` is one that browsers never store. It judges by the name alone, because pages have no
 * room for more. Lint and the doctor use `credentialReason`, which is more exact.
 *
 * @param name of the field itself, such as `apiKey`
 * @param value of it; numbers and booleans are no secrets
 * @returns true for texts, objects and lists whose name says key, token, secret, password or credential
 */
export function isSecretField(name: string, value: unknown): boolean {
  // `Key` is a separate word, unlike the end of `monkey`.
  const words = name.replace('Key', '_key').toLowerCase();
  return secretName.test(words) && !/publi/.test(words) && /^[so]/.test(typeof value);
}
