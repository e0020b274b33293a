import {
  ConfigurationError,
  parseDocsOrigin,
  type SettingRow,
  missingPath,
} from '@bookplate/protocol';
import { isPlainText } from '../people/plain-text.ts';
import { readRate } from './sampling-rate.ts';
import { toSentences } from './sentences.ts';
import { type ConsoleSetting, rowOf } from './site.ts';
import { percentField, type SiteField, type SiteForm } from './site-form.ts';

/** What is wrong with a field, in one sentence or two. */
export interface FieldProblem {
  readonly field: SiteField;
  readonly message: string;
}

type Report = (field: SiteField, message: string) => void;

const most = { name: 100, entries: 20 } as const;
/** Of any field. */
export const mostCharacters = 2_000;

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

/**
 * Reads a setting by its kind.
 *
 * @param name of the setting
 * @param form as typed
 * @param report takes what is wrong
 * @returns its value; the default where it cannot be read
 */
export function readSetting(name: ConsoleSetting, form: SiteForm, report: Report): unknown {
  const row = rowOf(name);
  const typed = form[name];
  switch (row.kind) {
    case 'url':
      return readUrl(name, typed, row, report);
    case 'seconds':
      return readSeconds(typed, row, (message) => report(name, message));
    case 'rate': {
      const rate = readRate({ choice: typed, percent: form[percentField(name)] });
      if (typeof rate === 'number') return rate;
      report(name, rate);
      return row.default;
    }
    case 'domain':
      return readDomain(typed);
    case 'choice':
      if (typed === '' || row.choices.includes(typed)) return typed || row.default;
      report(name, `Choose one of the ${row.label.toLowerCase()}.`);
      return row.default;
    case 'hosts':
      return readHosts(typed, (message) => report(name, message));
    default:
      throw new Error(`A form has no field for settings of the kind ${row.kind}.`);
  }
}

/** What a form checks of a URL before the protocol does. */
function readUrl(
  name: ConsoleSetting,
  typed: string,
  row: SettingRow,
  report: Report,
): string | null {
  const url = typed.trim();
  if (/\p{Cc}/u.test(url)) report(name, 'Remove the control characters.');
  const missing = 'needsPath' in row ? missingPath(url) : undefined;
  if (missing !== undefined) report(name, toSentences(missing));
  if (url !== '') return url;
  if (!('isRequired' in row)) return null;
  report(name, `Enter the ${row.label}, such as ${String(row.example)}.`);
  return url;
}

/** Reads seconds; an empty field is the default. */
function readSeconds(
  typed: string,
  row: Extract<SettingRow, { readonly most: number }>,
  report: (message: string) => void,
): number {
  const text = typed.trim();
  if (text === '') return row.default;
  if (/^\d{1,9}$/.test(text) && Number(text) <= row.most) return Number(text);
  report(`Enter whole seconds from 0 to ${row.most.toLocaleString('en')}, such as ${row.default}.`);
  return row.default;
}

/** Reads a domain as cookies have it; some people begin it with a dot. An empty field is none. */
function readDomain(typed: string): string | null {
  return typed.trim().toLowerCase().replace(/^\./, '') || null;
}

/** Reads hosts, and writes them as browsers do: those of URLs are compared with them. */
function readHosts(typed: string, report: (message: string) => void): readonly string[] {
  const lines = linesOf(typed);
  if (lines.length > most.entries) report(`Enter at most ${most.entries} hosts.`);
  const hosts = lines.map(toHost);
  if (hosts.includes(undefined)) report('Enter host names such as foo.auth0.com, one per line.');
  return [...new Set(hosts.filter((host) => host !== undefined))];
}

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((line) => line !== ''))];
}

function toHost(typed: string): string | undefined {
  const url = `https://${typed}`;
  if (/[/:@?#*%\\]/.test(typed) || !URL.canParse(url)) return undefined;
  return new URL(url).hostname;
}
