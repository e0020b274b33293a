import { ConfigurationError, type ConfigurationIssue, parseSettings } from '@bookplate/protocol';
import {
  type FieldProblem,
  mostCharacters,
  readHosts,
  readName,
  readOrigins,
  readSeconds,
  urlProblem,
} from './read-fields.ts';
import { readRate } from './sampling-rate.ts';
import { toSentences } from './sentences.ts';
import { type SiteValues, toHref, toSettings } from './site.ts';
import { type SiteField, siteFields, type SiteForm } from './site-form.ts';
import { type UrlFinding, urlFindings } from './url-findings.ts';

/** What is wrong with a field, in sentences, with the doctor's explanation and fix where there is one. */
export interface FieldIssue extends FieldProblem {
  readonly detail?: string;
  readonly fix?: Pick<UrlFinding, 'fix' | 'paste'>;
}

/** A form, understood or not. Notes are for origins beside the first: they are kept all the same. */
export type SiteReading =
  | { readonly values: SiteValues; readonly notes: readonly string[] }
  | { readonly issues: readonly FieldIssue[] };

/**
 * Checks a form by the protocol's rules, and its URLs by the doctor's. It sends nothing.
 *
 * @param form as typed
 * @returns the values, or every issue, in the order of the fields
 */
export function readSiteForm(form: SiteForm): SiteReading {
  const issues: FieldIssue[] = [];
  const report = (field: SiteField, message: string): void => void issues.push({ field, message });
  const logoutUrl = form.logoutUrl.trim();
  const origins = readOrigins(form.docsOrigins, report);
  const rate = readRate(form);
  if (typeof rate === 'string') report('reportShare', rate);
  const values: SiteValues = {
    name: readName(form.name, report),
    docsOrigins: origins.filter((origin) => origin !== undefined),
    apiUrl: form.apiUrl.trim(),
    loginUrl: form.loginUrl.trim(),
    logoutUrl: logoutUrl === '' ? null : logoutUrl,
    refreshSeconds: readSeconds(form.refreshSeconds, report),
    allowedHosts: readHosts(form.allowedHosts, report),
    reportShare: typeof rate === 'string' ? 0 : rate,
  };
  issues.push(...urlIssues(values, origins[0]));
  const ordered = inOrder(issues, form);
  if (ordered.length > 0) return { issues: ordered };
  const kept: SiteValues = {
    ...values,
    apiUrl: toHref(values.apiUrl),
    loginUrl: toHref(values.loginUrl),
    logoutUrl: values.logoutUrl === null ? null : toHref(values.logoutUrl),
  };
  return { values: kept, notes: notesAbout(kept.docsOrigins.slice(1), kept.apiUrl) };
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
function urlIssues(values: SiteValues, production: string | undefined): readonly FieldIssue[] {
  const found = production === undefined ? [] : urlFindings(production, values.apiUrl);
  const alone = settingsIssues({ ...values, docsOrigins: [] });
  const together =
    production === undefined ? alone : settingsIssues({ ...values, docsOrigins: [production] });
  const isVendors = found.some(({ code }) => code === 'vendor-host');
  return [
    ...found.map(toIssue),
    ...(found.length > 0 ? alone : together).filter(({ field }) => field === 'apiUrl'),
    ...(isVendors ? alone : together).filter(({ field }) => field !== 'apiUrl'),
  ];
}

function settingsIssues(values: SiteValues): readonly FieldIssue[] {
  const fields = ['apiUrl', 'loginUrl', 'logoutUrl'] as const;
  const own = fields.flatMap((field) => urlProblem(field, values[field]) ?? []);
  const others = issuesOf(() => parseSettings(toSettings(values))).flatMap(
    ({ path, message }): FieldIssue[] => {
      const field = siteFields.find((each) => each === path);
      const isKnown = field === undefined || own.some((issue) => issue.field === field);
      return isKnown ? [] : [{ field, message: toSentences(message) }];
    },
  );
  return [...own, ...others];
}

/** Of a field that is too long, nothing else is of use. */
function inOrder(issues: readonly FieldIssue[], form: SiteForm): readonly FieldIssue[] {
  return siteFields.flatMap((field): readonly FieldIssue[] =>
    form[field].length > mostCharacters
      ? [{ field, message: `Use at most ${mostCharacters.toLocaleString('en')} characters.` }]
      : issues.filter((issue) => issue.field === field),
  );
}

function issuesOf(parse: () => unknown): readonly ConfigurationIssue[] {
  try {
    parse();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.issues;
    throw error;
  }
}

function toIssue({ code, title, meaning, fix, paste }: UrlFinding): FieldIssue {
  return {
    field: code === 'vendor-host' ? 'docsOrigins' : 'apiUrl',
    message: `${title}.`,
    detail: meaning,
    fix: { fix, paste },
  };
}
