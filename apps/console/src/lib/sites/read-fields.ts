import { ConfigurationError, parseDocsOrigin, settingsDefaults } from '@bookplate/protocol';
import { isPlainText } from '../people/plain-text.ts';
import { toSentences } from './sentences.ts';
import type { SiteField } from './site-form.ts';

/** What is wrong with a field, in one sentence or two. */
export interface FieldProblem {
  readonly field: SiteField;
  readonly message: string;
}

type Report = (field: SiteField, message: string) => void;

const most = { name: 100, entries: 20, seconds: 86_400 } as const;
/** Of any field. */
export const mostCharacters = 2_000;

const examples = {
  apiUrl: 'Enter the API URL, such as https://dash.foo.com/api/docs/user-info.',
  loginUrl: 'Enter the Login URL, such as https://dash.foo.com/login?next={returnTo}.',
} as const;

/** Reads what a site is called. */
export function readName(typed: string, report: Report): string {
  const name = typed.trim();
  if (name === '') report('name', 'Enter a name, such as "Foo docs".');
  else if (!isPlainText(name))
    report(
      'name',
      'Use a name that can be seen and has no control characters, such as "Foo docs".',
    );
  else if (name.length > most.name) report('name', `Use at most ${most.name} characters.`);
  return name;
}

/**
 * Reads the origins of the docs.
 *
 * @returns in the order of the lines, each once; undefined for one that cannot be read
 */
export function readOrigins(typed: string, report: Report): readonly (string | undefined)[] {
  const field = 'docsOrigins';
  const lines = linesOf(typed);
  if (lines.length === 0) report(field, 'Enter an origin, such as https://docs.foo.com.');
  if (lines.length > most.entries) report(field, `Enter at most ${most.entries} origins.`);
  const origins = lines.map((line) => {
    try {
      return parseDocsOrigin(line);
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      for (const { message } of error.issues) report(field, toSentences(message));
      return undefined;
    }
  });
  return [...new Set(origins)];
}

/** Reads seconds; none are the default. */
export function readSeconds(typed: string, report: Report): number {
  const text = typed.trim();
  if (text === '') return settingsDefaults.refreshSeconds;
  if (/^\d{1,9}$/.test(text) && Number(text) <= most.seconds) return Number(text);
  report(
    'refreshSeconds',
    `Enter whole seconds from 0 to ${most.seconds.toLocaleString('en')}, such as 60.`,
  );
  return settingsDefaults.refreshSeconds;
}

/** Reads hosts, and writes them as browsers do: those of URLs are compared with them. */
export function readHosts(typed: string, report: Report): readonly string[] {
  const field = 'allowedHosts';
  const lines = linesOf(typed);
  if (lines.length > most.entries) report(field, `Enter at most ${most.entries} hosts.`);
  const hosts = lines.map(toHost);
  if (hosts.includes(undefined))
    report(field, 'Enter host names such as foo.auth0.com, one per line.');
  return [...new Set(hosts.filter((host) => host !== undefined))];
}

/** What a form asks of a URL before the protocol does. */
export function urlProblem(
  field: 'apiUrl' | 'loginUrl' | 'logoutUrl',
  url: string | null,
): FieldProblem | undefined {
  if (url === '' && field !== 'logoutUrl') return { field, message: examples[field] };
  if (url !== null && /\p{Cc}/u.test(url))
    return { field, message: 'Remove the control characters.' };
  return undefined;
}

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((line) => line !== ''))];
}

function toHost(typed: string): string | undefined {
  const url = `https://${typed}`;
  if (/[/:@?#*%\\]/.test(typed) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname;
}
