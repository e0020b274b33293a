import { configurationIssues, parseSettings } from '@bookplate/protocol';
import {
  type FieldProblem,
  mostCharacters,
  readName,
  readOrigins,
  readSetting,
} from './read-fields.ts';
import { toSentences } from './sentences.ts';
import {
  consoleSettings,
  hrefIfUrl,
  type SiteSettings,
  type SiteValues,
  toSettings,
} from './site.ts';
import { type SiteField, siteFields, type SiteForm } from './site-form.ts';
import { type UrlFinding, urlFindings } from './url-findings.ts';

/** What is wrong with a field, in sentences, with the doctor's explanation and fix where there is one. */
export interface FieldIssue extends FieldProblem {
  readonly detail?: string;
  readonly fix?: Pick<UrlFinding, 'fix' | 'paste'>;
}

/** Values or issues of a form. Notes are about origins beside the first, which do not prevent saving. */
export type SiteReading =
  | { readonly values: SiteValues; readonly notes: readonly string[] }
  | { readonly issues: readonly FieldIssue[] };

/**
 * Checks a form by the protocol's rules, and the two URLs by the doctor's. It sends no request.
 *
 * @param form as typed
 * @returns the values, or every issue, in the order of the fields
 */
export function readSiteForm(form: SiteForm): SiteReading {
  const issues: FieldIssue[] = [];
  const report = (field: SiteField, message: string): void => void issues.push({ field, message });
  const origins = readOrigins(form.docsOrigins, report);
  const read = (name: (typeof consoleSettings)[number]): [string, unknown] => [
    name,
    readSetting(name, form, report),
  ];
  const values: SiteValues = {
    name: readName(form.name, report),
    docsOrigins: origins.filter((origin) => origin !== undefined),
    ...(Object.fromEntries(consoleSettings.map(read)) as unknown as SiteSettings),
  };
  issues.push(...urlIssues(values, origins[0], issues));
  const ordered = inOrder(issues, form);
  if (ordered.length > 0) return { issues: ordered };
  const hrefs = consoleSettings.map((name) => [name, hrefIfUrl(name, values[name])]);
  const stored: SiteValues = { ...values, ...(Object.fromEntries(hrefs) as object) };
  return { values: stored, notes: notesAbout(stored.docsOrigins.slice(1), stored.apiUrl) };
}

/**
 * What is known of a site's other origins.
 *
 * @param origins beside the first
 * @param apiUrl of the site
 * @returns a sentence for each that will not be signed in
 */
export function notesAbout(origins: readonly string[], apiUrl: string): readonly string[] {
  return origins.flatMap((origin) =>
    urlFindings(origin, apiUrl).map(({ title, meaning }) => `${origin}: ${title}. ${meaning}`),
  );
}

/**
 * What the doctor knows of the docs and the Info API, it says better than the protocol, which has no list of public
 * suffixes: of the API URL the protocol then adds only what the URL alone tells. The other URLs are held against the docs
 * all the same, unless those are on a vendor's domain: then every host is foreign to them.
 */
function urlIssues(
  values: SiteValues,
  production: string | undefined,
  own: readonly FieldIssue[],
): readonly FieldIssue[] {
  const found = production === undefined ? [] : urlFindings(production, values.apiUrl);
  const alone = settingsIssues({ ...values, docsOrigins: [] }, own);
  const together =
    production === undefined
      ? alone
      : settingsIssues({ ...values, docsOrigins: [production] }, own);
  const isVendors = found.some(({ code }) => code === 'vendor-host');
  return [
    ...found.map(toIssue),
    ...(found.length > 0 ? alone : together).filter(({ field }) => field === 'apiUrl'),
    ...(isVendors ? alone : together).filter(({ field }) => field !== 'apiUrl'),
  ];
}

/** The protocol's issues about fields of which the form has none. */
function settingsIssues(values: SiteValues, own: readonly FieldIssue[]): readonly FieldIssue[] {
  return configurationIssues(() => parseSettings(toSettings(values))).flatMap(
    ({ path, message }): FieldIssue[] => {
      const field = siteFields.find((each) => each === path);
      const isKnown = field === undefined || own.some((issue) => issue.field === field);
      return isKnown ? [] : [{ field, message: toSentences(message) }];
    },
  );
}

/** Of a field that is too long, nothing else is of use. */
function inOrder(issues: readonly FieldIssue[], form: SiteForm): readonly FieldIssue[] {
  return siteFields.flatMap((field): readonly FieldIssue[] =>
    form[field].length > mostCharacters
      ? [{ field, message: `Use at most ${mostCharacters.toLocaleString('en')} characters.` }]
      : issues.filter((issue) => issue.field === field),
  );
}

function toIssue({ code, title, meaning, fix, paste }: UrlFinding): FieldIssue {
  return {
    field: code === 'vendor-host' ? 'docsOrigins' : 'apiUrl',
    message: `${title}.`,
    detail: meaning,
    fix: { fix, paste },
  };
}
