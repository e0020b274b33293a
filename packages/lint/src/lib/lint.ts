import { relative, sep } from 'node:path';
import type { PagesCheck, SiteCheck } from './check.ts';
import { duplicatePath } from './checks/duplicate-path.ts';
import { gatedHome } from './checks/gated-home.ts';
import { gatedLink } from './checks/gated-link.ts';
import { personaInvalid } from './checks/persona-invalid.ts';
import { personaNotJson } from './checks/persona-not-json.ts';
import { personaOutsideSchema } from './checks/persona-outside-schema.ts';
import { personaUnknownField } from './checks/persona-unknown-field.ts';
import { schemaInvalid } from './checks/schema-invalid.ts';
import { secretInSite } from './checks/secret-in-content.ts';
import { settingsInvalid } from './checks/settings-invalid.ts';
import { specGroups } from './checks/spec-groups.ts';
import type { LintEvent } from './events.ts';
import { findSite } from './find-site.ts';
import type { Finding } from './findings.ts';
import type { PageSummary } from './page/page.ts';
import { pageFiles } from './page-files.ts';
import { lintPages } from './lint-pages.ts';
import { readSite } from './read-site.ts';
import { readersOf } from './render/readers-of.ts';

const siteChecks: readonly SiteCheck[] = [
  settingsInvalid,
  schemaInvalid,
  personaNotJson,
  personaInvalid,
  personaUnknownField,
  personaOutsideSchema,
  secretInSite,
];

const pagesChecks: readonly PagesCheck[] = [gatedHome, gatedLink, duplicatePath, specGroups];

/** What to lint. */
export interface LintOptions {
  /** Absolute; the docs are here or above. */
  readonly folder: string;
  /** Somebody asked for this folder: then only what is in it is reported, and it needs no configuration. */
  readonly isNamed: boolean;
  /** Absolute paths of files and folders: only what is in them is reported. Left out, what is in a named folder. */
  readonly only?: readonly string[];
}

/**
 * Looks at docs as they stand on the disk, without a network and without running their host.
 *
 * @param options what to lint
 * @yields what is found, and how far it got
 * @throws {ConfigurationError} before the first event, if there are no docs
 */
export async function* lint({
  folder,
  isNamed,
  only = isNamed ? [folder] : [],
}: LintOptions): AsyncGenerator<LintEvent, void, undefined> {
  const started = performance.now();
  const site = readSite(findSite(folder, isNamed));
  const { root, host } = site;
  const scopes = only.map((path) => relative(root, path).split(sep).join('/'));
  const isInScope = (file: string): boolean =>
    scopes.length === 0 ||
    scopes.some((scope) => scope === '' || file === scope || file.startsWith(`${scope}/`));
  const files = pageFiles(site);
  const readers = readersOf(site);
  const count = { error: 0, warning: 0 };
  const tell = function* (findings: readonly Finding[]): Generator<LintEvent> {
    for (const finding of findings) {
      count[finding.severity] += 1;
      yield { type: 'finding', finding };
    }
  };

  yield {
    type: 'start',
    root,
    host: host.name,
    pages: files.length,
    personas: readers.flatMap(({ name }) => (name === null ? [] : [name])),
  };
  for (const check of siteChecks) yield* tell(check(site));

  const summaries: PageSummary[] = [];
  for await (const { summary, findings, notRun } of lintPages(site, files, isNamed)) {
    summaries.push(summary);
    if (isInScope(summary.file)) {
      yield* tell(findings);
      for (const each of notRun) yield { type: 'not-run', ...each };
    }
    yield { type: 'page', file: summary.file, number: summaries.length };
  }

  for (const check of pagesChecks)
    yield* tell(check(summaries, site).filter(({ file }) => isInScope(file)));
  yield {
    type: 'end',
    pages: files.length,
    errors: count.error,
    warnings: count.warning,
    milliseconds: Math.round(performance.now() - started),
  };
}
