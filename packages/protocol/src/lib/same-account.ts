import { isSecretField } from './is-secret-field.ts';

type Content = { readonly id?: unknown; readonly email?: unknown } | null | undefined;

/**
 * Whether two answers are about the same account. The User format has no id, so this compares
 * `content.id`, else `content.email`, else the whole content.
 *
 * @param one the `content` of one answer
 * @param other the `content` of another
 * @returns true if both are of one account
 */
export function isSameAccount(one: Content, other: Content): boolean {
  return accountOf(one) === accountOf(other);
}

function accountOf(content: Content): string {
  // A reader who comes from storage is without their secrets.
  return JSON.stringify(content?.id ?? content?.email ?? content ?? null, (name, value: unknown) =>
    isSecretField(name, value) ? undefined : value,
  );
}
