import { type AnswerMeaning, type User, withKey } from '@bookplate/protocol';
import type { CurrentReader } from './current-reader.ts';
import type { Presentation } from './presentation.ts';

/** A made-up reader of a development preview; with `null` the page is shown as to an anonymous reader. */
export interface Persona {
  readonly user: User | null;
  readonly keyName?: string | undefined;
}

/** All that decides who the page is shown for. */
export interface Presented {
  /** The reader, with all of their keys once an answer has come. */
  readonly user: CurrentReader;
  /** The name of the key that they chose for API playgrounds, if they did. */
  readonly keyName?: string | undefined;
  /** A reader known only by a sign-in hint, while `user` is not known. */
  readonly hinted?: User | undefined;
  /** How the last handshake ended. */
  readonly last?: AnswerMeaning | undefined;
  /** Hides the reader, their choice and the outcome. */
  readonly persona?: Persona | undefined;
}

/**
 * Says who the page is shown for. Code that reads `apiPlaygroundInputs` finds the values of one key in it, and need not
 * know that there are several.
 *
 * @param presented who it is, by the answer, by the reader's choice and by the preview
 * @returns who texts and conditions are about
 */
export function present({ persona, hinted, last, ...own }: Presented): Presentation {
  const { user, keyName } = persona ?? own;
  const { outcome, reason }: Pick<Presentation, 'outcome' | 'reason'> = persona
    ? { outcome: user ? 'identified' : 'anonymous' }
    : (last ?? {});
  const inputs = user?.apiPlaygroundInputs;
  const all = inputs?.keys ?? [];
  const names = all.length > 1 ? all.map(({ name }) => name) : [];
  // Of a reader from storage, only the name of the chosen key is known.
  const keyNames = user && !inputs && keyName ? [keyName] : names;
  const chosen = keyName && keyNames.includes(keyName) ? keyName : keyNames[0];
  return {
    reader: inputs ? { ...user, apiPlaygroundInputs: withKey(inputs, chosen) } : user,
    keyName: chosen,
    keyNames,
    ...(hinted && !persona && { hinted }),
    outcome,
    reason,
  };
}
