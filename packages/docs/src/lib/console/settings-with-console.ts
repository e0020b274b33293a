import type { GivenSettings, Settings } from '@bookplate/protocol';
import { withPage } from '../build-code.ts';
import { fileError } from '../settings/file-error.ts';
import { askConsole } from './ask-console.ts';
import { keepAnswer, lastAnswer } from './last-answer.ts';
import { readAnswer } from './read-answer.ts';

/** Settings that name a console. */
export type WithConsole = GivenSettings & { readonly console: string };

/**
 * Asks the console that the settings name. A console that is down or answers rubbish stops no build that can do
 * without: then its last good answer holds, and where there is none what the repository says itself.
 *
 * @param folder of the docs
 * @param given what the repository says
 * @param options `warn` is told of what is not as it should be; `keepsAnswer` for a later build
 * @returns the settings that are in use: the console's before the repository's
 * @throws {ConfigurationError} if the console is of no use and nothing else says what the URLs are
 */
export async function settingsWithConsole(
  folder: string,
  given: WithConsole,
  {
    warn,
    keepsAnswer,
  }: { readonly warn: (message: string) => void; readonly keepsAnswer: boolean },
): Promise<Settings> {
  const { console: address } = given;
  const asked = await askConsole(address);
  const answer = 'text' in asked ? readAnswer(asked.text, given) : asked;
  if ('settings' in answer) {
    const { settings, unknown } = answer;
    if (unknown.length > 0)
      warn(
        withPage(
          'console-newer',
          `The console at ${address} also says ${unknown.join(', ')}, which means nothing to this version of Bookplate and is left out.`,
        ),
      );
    if (keepsAnswer && 'text' in asked) keepAnswer(folder, address, asked.text);
    return settings;
  }
  const trouble = `The console at ${address} ${answer.problem}.`;
  const last = lastAnswer(folder, address);
  const before = last && readAnswer(last.text, given);
  if (last && before && 'settings' in before) {
    warn(withPage('console-away', `${trouble} What it said on ${last.at} holds.`));
    return before.settings;
  }
  if (isWhole(given)) {
    warn(
      withPage(
        'console-away',
        `${trouble} What bookplate.json says of apiUrl, loginUrl and the others holds.`,
      ),
    );
    return given;
  }
  throw fileError('console-required', [
    {
      path: '',
      message: `${trouble} Without it there is no apiUrl or no loginUrl: start the console or correct its address; or write both into bookplate.json, where they hold while the console is away.`,
    },
  ]);
}

function isWhole(given: GivenSettings): given is Settings {
  return given.apiUrl !== undefined && given.loginUrl !== undefined;
}
