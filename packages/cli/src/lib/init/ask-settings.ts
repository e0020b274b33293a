import {
  configurationIssues,
  type ConfigurationIssue,
  parseGivenSettings,
} from '@bookplate/protocol';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

/** What `bookplate.json` begins with. */
export interface FirstSettings {
  readonly apiUrl?: string | undefined;
  readonly loginUrl?: string | undefined;
  readonly docsOrigin?: string | undefined;
  readonly console?: string | undefined;
}

const questions = [
  {
    setting: 'apiUrl',
    option: '--api',
    question: 'The Info API on your dashboard, such as https://dash.foo.com/api/docs/user-info',
    isRequired: true,
  },
  {
    setting: 'loginUrl',
    option: '--login',
    question:
      'The sign-in page of your product, such as https://dash.foo.com/login?next={returnTo}; {returnTo}\nbecomes the address of the docs page',
    isRequired: true,
  },
  {
    setting: 'docsOrigin',
    option: '--docs',
    question:
      'The origin of the docs, such as https://docs.foo.com, to check that all share a\ndomain',
    isRequired: false,
  },
] as const;

/**
 * Asks for the settings that were not given.
 *
 * @param given on the command line
 * @param address of the docs, as their own configuration names it, if it does: it is taken where it can work
 * @param terminal where to ask, if somebody is there
 * @returns settings that can work
 * @throws {UsageError} if what was given cannot work, or one is missing and nobody answers
 */
export async function askSettings(
  given: FirstSettings,
  address: string | undefined,
  terminal: Terminal,
): Promise<Record<string, string>> {
  const settings: Record<string, string> = {};
  for (const [setting, value] of Object.entries(given) as [string, string | undefined][])
    if (value !== undefined) settings[setting] = value;
  refuse(issuesOf(settings).find(({ path }) => settings[path] !== undefined));
  const hasConsole = settings['console'] !== undefined;
  for (const { setting, option, question, isRequired: isUsuallyRequired } of questions) {
    if (settings[setting] !== undefined) continue;
    // The console knows both URLs; what it says is held against the docs' origin.
    if (hasConsole && setting !== 'docsOrigin') continue;
    const isRequired = isUsuallyRequired || hasConsole;
    if (setting === 'docsOrigin' && address !== undefined && URL.canParse(address)) {
      const { origin } = new URL(address);
      if (issuesOf({ ...settings, docsOrigin: origin }).length === 0) {
        settings['docsOrigin'] = origin;
        continue;
      }
    }
    if (!terminal.isInteractive) {
      if (isRequired) throw new UsageError(`Give ${option}. ${question.replace('\n', ' ')}.`);
      continue;
    }
    for (;;) {
      const answer = (
        await terminal.ask(`${question}${isRequired ? '' : ' (Enter leaves it out)'}\n> `)
      ).trim();
      if (answer === '' && !isRequired) break;
      if (answer === '') throw new UsageError(`Without an answer nothing is changed.`);
      // The docs come last: what is wrong with the URLs beside them is their doing.
      const issue = issuesOf({ ...settings, [setting]: answer }).find(
        ({ path }) => path === setting || setting === 'docsOrigin',
      );
      if (!issue) {
        settings[setting] = answer;
        break;
      }
      terminal.write(`  ${issue.message}\n`);
    }
  }
  refuse(issuesOf(settings)[0]);
  return settings;
}

function refuse(issue: ConfigurationIssue | undefined): void {
  if (!issue) return;
  const { option = `--${issue.path}` } =
    questions.find(({ setting }) => setting === issue.path) ?? {};
  throw new UsageError(`${option}: ${issue.message}`);
}

function issuesOf(settings: object): readonly ConfigurationIssue[] {
  return configurationIssues(() => parseGivenSettings(settings));
}
