import {
  ConfigurationError,
  describeValue,
  type GivenSettings,
  parseSettings,
  type Settings,
} from '@bookplate/protocol';

/** What an answer comes to, beside what the repository says. */
export type Answer =
  | {
      readonly settings: Settings;
      /** Names in the answer that mean nothing here. */
      readonly unknown: readonly string[];
    }
  | { readonly problem: string };

/** What a console decides. */
const decided = ['apiUrl', 'loginUrl', 'logoutUrl', 'refreshSeconds', 'reportShare'] as const;
/** What it publishes too; for these docs, it is what the repository says. */
const published: readonly string[] = ['docsOrigin', 'allowedHosts'];

/**
 * Reads what a console says, by the same rules as the file: its URLs must fit the `docsOrigin` and the `allowedHosts`
 * of the repository, so that whoever gets hold of the console cannot send readers elsewhere. An answer of which a part
 * cannot work is not taken at all.
 *
 * @param text what the console sent
 * @param given what the repository says, which holds where the console says nothing
 * @returns both together, or what is wrong
 */
export function readAnswer(text: string, given: GivenSettings): Answer {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { problem: `answered with ${describe(text, value)}, where settings were expected` };
  const answer = value as Record<string, unknown>;
  const settings = Object.fromEntries(
    decided.filter((name) => name in answer).map((name) => [name, answer[name]]),
  );
  const { docsOrigin, allowedHosts } = given;
  try {
    // A console knows more than its docs when it is the newer one, so unknown names are no mistake here.
    parseSettings({ ...settings, docsOrigin, allowedHosts });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { problem: `says what cannot work: ${error.message.replaceAll('\n', '; ')}` };
  }
  const known = new Set([...decided, ...published]);
  return {
    settings: { ...given, ...settings } as Settings,
    unknown: Object.keys(answer).filter((name) => !known.has(name)),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function describe(text: string, value: unknown): string {
  if (value !== undefined) return describeValue(value);
  return /^\s*</.test(text) ? 'a page of HTML' : 'something that is no JSON';
}
