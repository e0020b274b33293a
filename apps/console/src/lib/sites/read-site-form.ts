import {
  ConfigurationError,
  type ConfigurationIssue,
  parseDocsOrigin,
  parseSettings,
} from '@bookplate/protocol';
import { examineUrls, type UrlFinding } from './examine-urls.ts';
import { isPlainText } from '../people/plain-text.ts';
import { type SiteValues, toSettings } from './site.ts';
import { type SiteField, siteFields, type SiteForm } from './site-form.ts';

/** What is wrong with a field, with the doctor's fix where there is one. */
export interface FieldIssue {
  readonly field: SiteField;
  readonly message: string;
  readonly fix?: Pick<UrlFinding, 'fix' | 'paste'>;
}

/** A form, understood or not. Notes are for origins beside the first: they are kept all the same. */
export type SiteReading =
  | { readonly values: SiteValues; readonly notes: readonly string[] }
  | { readonly issues: readonly FieldIssue[] };

const most = { name: 100, origins: 20, hosts: 20, characters: 2_000 } as const;

/**
 * Holds a form against the protocol's rules, and the two URLs against the doctor's. Nothing is asked over the network.
 *
 * @param form as typed
 * @returns the values, or every issue by field
 */
export async function readSiteForm(form: SiteForm): Promise<SiteReading> {
  const issues: FieldIssue[] = siteFields
    .filter((field) => form[field].length > most.characters)
    .map((field) => ({ field, message: `is longer than ${most.characters} characters` }));
  if (issues.length > 0) return { issues };

  const name = form.name.trim();
  if (name === '') issues.push({ field: 'name', message: 'expected a name, such as "Foo docs"' });
  else if (!isPlainText(name))
    issues.push({
      field: 'name',
      message:
        'has control characters or nothing that can be seen; expected a name such as "Foo docs"',
    });
  if (name.length > most.name)
    issues.push({ field: 'name', message: `is longer than ${most.name} characters` });
  const origins = readOrigins(linesOf(form.docsOrigins), issues);
  const hosts = linesOf(form.allowedHosts);
  if (hosts.length > most.hosts)
    issues.push({ field: 'allowedHosts', message: `expected at most ${most.hosts}` });
  const logoutUrl = form.logoutUrl.trim();
  const values: SiteValues = {
    name,
    docsOrigins: origins,
    apiUrl: form.apiUrl.trim(),
    loginUrl: form.loginUrl.trim(),
    logoutUrl: logoutUrl === '' ? null : logoutUrl,
    refreshSeconds: Number(form.refreshSeconds.trim() || Number.NaN),
    allowedHosts: hosts,
    reportShare: Number(form.reportShare.trim()),
  };
  // What the doctor knows of the two URLs, it says better than the protocol, which has no list of public suffixes.
  const [production, ...others] = origins;
  const foreign = production === undefined ? [] : await findingsOf(production, values.apiUrl);
  issues.push(...foreign.map(toIssue));
  // Once the two are apart, what else follows from that says nothing new.
  issues.push(...settingsIssues(values, form, { knowsDocs: foreign.length === 0 }));
  if (issues.length > 0) return { issues };
  return { values, notes: await notesAbout(others, values.apiUrl) };
}

/**
 * What is to be known of a site's other origins.
 *
 * @param origins beside the first
 * @param apiUrl of the site
 * @returns a sentence for each that will not be signed in
 */
export async function notesAbout(
  origins: readonly string[],
  apiUrl: string,
): Promise<readonly string[]> {
  const notes: string[] = [];
  for (const origin of origins)
    for (const { title, meaning } of await findingsOf(origin, apiUrl))
      notes.push(`${origin}: ${title}. ${meaning}`);
  return notes;
}

function linesOf(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,]+/).filter((line) => line !== ''))];
}

function readOrigins(lines: readonly string[], issues: FieldIssue[]): readonly string[] {
  const field = 'docsOrigins';
  if (lines.length === 0)
    issues.push({ field, message: 'expected an origin such as "https://docs.foo.com"' });
  if (lines.length > most.origins)
    issues.push({ field, message: `expected at most ${most.origins}` });
  const origins = lines.flatMap((line) => {
    try {
      return [parseDocsOrigin(line)];
    } catch (error) {
      for (const { message } of issuesOf(error)) issues.push({ field, message });
      return [];
    }
  });
  return [...new Set(origins)];
}

function settingsIssues(
  values: SiteValues,
  form: SiteForm,
  { knowsDocs }: { readonly knowsDocs: boolean },
): readonly FieldIssue[] {
  try {
    parseSettings(toSettings(knowsDocs ? values : { ...values, docsOrigins: [] }));
    return Number.isInteger(values.refreshSeconds)
      ? []
      : [{ field: 'refreshSeconds', message: `expected whole seconds` }];
  } catch (error) {
    return issuesOf(error).flatMap(({ path, message }): FieldIssue[] => {
      const field = siteFields.find((each) => each === path);
      if (field === undefined) return [];
      // What was typed, not what could not be made of it.
      return [{ field, message: message.replace(/found NaN$/, `found "${form[field]}"`) }];
    });
  }
}

function issuesOf(error: unknown): readonly ConfigurationIssue[] {
  if (error instanceof ConfigurationError) return error.issues;
  throw error;
}

/** None where a URL cannot be read: the protocol's rules say so already. */
async function findingsOf(docsUrl: string, apiUrl: string): Promise<readonly UrlFinding[]> {
  try {
    return await examineUrls(docsUrl, apiUrl);
  } catch (error) {
    issuesOf(error);
    return [];
  }
}

function toIssue({ code, title, meaning, fix, paste }: UrlFinding): FieldIssue {
  return {
    field: code === 'vendor-host' ? 'docsOrigins' : 'apiUrl',
    message: `${title}. ${meaning}`,
    fix: { fix, paste },
  };
}
