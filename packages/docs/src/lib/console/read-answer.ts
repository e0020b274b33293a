import {
  ConfigurationError,
  describeValue,
  type GivenSettings,
  isRecord,
  parseJson,
  parseSettings,
  type SettingRow,
  type Settings,
  settingsTable,
  withCurrentNames,
} from '@bookplate/protocol';

/** What an answer means, together with the settings of the repository. */
export type Answer =
  | {
      readonly settings: Settings;
      /** Names in the answer that these docs do not know. */
      readonly unknown: readonly string[];
    }
  | { readonly problem: string };

const inConsole = Object.entries<SettingRow>(settingsTable).filter(([, row]) => row.console);
const decided = inConsole.filter(([, row]) => row.console !== 'publishes').map(([name]) => name);
const known: ReadonlySet<string> = new Set(inConsole.map(([name]) => name));

/**
 * Reads what a console says, by the same rules as the file: its URLs must fit the `docsOrigin` and the `allowedHosts`
 * of the repository, so that nobody with access to the console alone can send readers elsewhere. One value that
 * cannot work refuses the whole answer.
 *
 * @param text what the console sent
 * @param given settings of the repository, which apply where the console has none
 * @returns both merged, or what is wrong
 */
export function readAnswer(text: string, given: GivenSettings): Answer {
  // A console may be older than its docs.
  const answer = withCurrentNames(parseJson(text));
  if (!isRecord(answer))
    return { problem: `answered with ${describe(text, answer)}, where settings were expected` };
  const settings = Object.fromEntries(
    decided.filter((name) => name in answer).map((name) => [name, answer[name]]),
  );
  const { docsOrigin, allowedHosts } = given;
  try {
    // Without unknown names: a console that is newer than its docs has more settings.
    parseSettings({ ...settings, docsOrigin, allowedHosts });
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return { problem: `says what cannot work: ${error.message.replaceAll('\n', '; ')}` };
  }
  return {
    settings: { ...given, ...settings } as Settings,
    unknown: Object.keys(answer).filter((name) => !known.has(name)),
  };
}

function describe(text: string, value: unknown): string {
  if (value !== undefined) return describeValue(value);
  return /^\s*</.test(text) ? 'a page of HTML' : 'something that is no JSON';
}
