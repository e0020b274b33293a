import { isDisplayData, isSameAccount, isSecretField, type User } from '@bookplate/protocol';
import { guard } from './guard.ts';
import type { PageSettings } from './settings.ts';

/** What is known of the reader and since when. */
export interface Remembered {
  readonly user: User;
  /** When the Info API was asked for it, in milliseconds since the epoch. */
  readonly at: number;
  /** The name of the key that they use for API playgrounds, where they have several. */
  readonly keyName?: string | undefined;
  /** Fields of the content are missing that are never stored: only an answer has them. */
  readonly isPartial?: 1 | undefined;
}

/**
 * Reads what the browser kept of the reader, so that the first frame is right. Storage can be blocked, emptied, or
 * edited by anyone on this origin: each is as if nothing was kept.
 *
 * @param settings whose reader it is and how long a reader may be kept
 * @returns the reader, unless it is too old
 */
export function readCache(settings: PageSettings): Remembered | undefined {
  return guard(() => {
    // Of `null`, there is nothing to be read; and then there is no reader.
    const remembered = JSON.parse(localStorage.getItem(keyOf(settings)) as string) as Remembered;
    const { user, at } = remembered;
    const isGood =
      isDisplayData(user) &&
      // Never ours.
      !user.apiPlaygroundInputs &&
      at <= Date.now() &&
      keptUntil(remembered, settings) > Date.now();
    return isGood ? remembered : undefined;
  });
}

/**
 * Keeps a reader for the next page: the display data, never `apiPlaygroundInputs`, which may be credentials, nor fields
 * of the content that are secrets by their names.
 *
 * @param settings with `cacheSeconds`; 0 keeps nothing
 * @param remembered the reader; undefined deletes what was kept
 */
export function writeCache(settings: PageSettings, remembered: Remembered | undefined): void {
  guard(() => {
    const key = keyOf(settings);
    // First, so that nothing of another account is left if there is no room for the new one.
    localStorage.removeItem(key);
    if (!remembered || !settings.cacheSeconds) return;
    const { apiPlaygroundInputs: _, ...user } = remembered.user;
    let { isPartial } = remembered;
    localStorage.setItem(
      key,
      // What is left out is known when all but the last has been written.
      JSON.stringify({ ...remembered, user, isPartial: 1 }, (name, value: unknown) =>
        name === 'isPartial'
          ? isPartial
          : isSecretField(name, value) && !` ${settings.publicFields} `.includes(` ${name} `)
            ? void (isPartial = 1)
            : value,
      ),
    );
  });
}

/**
 * Which of their keys a reader uses. It is kept with the reader and goes with the reader, so it never is that of
 * another account.
 *
 * @param settings whose reader it is
 * @param user the reader
 * @returns the name of the key, which another tab may have chosen
 */
export function readKeyName(settings: PageSettings, user: User): string | undefined {
  return readAccount(settings, user)?.keyName;
}

/**
 * Keeps which of their keys a reader uses, if the reader is kept.
 *
 * @param settings whose reader it is
 * @param user the reader
 * @param keyName the name of the key; undefined where there are not several
 */
export function writeKeyName(
  settings: PageSettings,
  user: User,
  keyName: string | undefined,
): void {
  const remembered = readAccount(settings, user);
  if (remembered && remembered.keyName !== keyName)
    writeCache(settings, { ...remembered, keyName });
}

function readAccount(settings: PageSettings, { content }: User): Remembered | undefined {
  const remembered = readCache(settings);
  return remembered && isSameAccount(remembered.user.content, content) ? remembered : undefined;
}

/**
 * Until when a reader may be shown without a new answer.
 *
 * @param remembered the reader and the time of the question
 * @param settings with `cacheSeconds`; where 0 keeps nothing, the open page still shows it for a day
 * @returns milliseconds since the epoch
 */
export function keptUntil({ user, at }: Remembered, { cacheSeconds }: PageSettings): number {
  const kept = at + (cacheSeconds || 86_400) * 1_000;
  return user.expiresAt ? Math.min(kept, user.expiresAt * 1_000) : kept;
}

/**
 * The version is that of the stored shape. Dashboard and docs may share an origin, and so may two docs sites.
 *
 * @param settings whose reader it is
 * @returns under which name a reader is kept
 */
export function keyOf({ apiUrl }: PageSettings): string {
  return `bookplate:1:${apiUrl}`;
}
