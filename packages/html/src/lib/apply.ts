import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLeakCheck,
  isPublicOutput,
  type LeakCheck,
  toPageOutputs,
  toPublicOutputs,
} from '@bookplate/docs/gating';
import { type HeadSource, deferredFile, policyFor, warmFiles } from '@bookplate/docs/host';
import { isPublic, type Settings } from '@bookplate/protocol';
import { findBase } from './addresses.ts';
import { type Finding, toFinding } from './findings.ts';
import { buildManifest, type Manifest, mayNameGroups } from './manifest.ts';
import { cleanOutput, isKnownOutput } from './outputs/clean-output.ts';
import type { PageReport } from './page-context.ts';
import { readPage } from './read-page.ts';
import { ChangedFileError, readSiteFile, replaceSiteFile, writeSiteFile } from './site-file.ts';
import { listSite, reasonOf } from './site-files.ts';
import { type SiteContext, transformPage } from './transform-page.ts';
import { parsePage } from './tree.ts';
import { createHeadWriter } from './write-head.ts';

/** How to apply. */
export interface ApplyOptions {
  /** The path below which the site is, such as `/docs/`. Left out, the front page says. */
  readonly base?: string;
  /** Changes no file. */
  readonly isDry?: boolean;
  /** For a development server: the script that says what happens, and offers to view pages as a persona. */
  readonly development?: Extract<HeadSource, object>;
}

/** What happens, in this order: `start`, then the others, then `end`. */
export type ApplyEvent =
  | {
      readonly type: 'start';
      readonly pages: number;
      readonly base: string;
      /** A sentence: what a Content-Security-Policy must allow. */
      readonly policy: string;
    }
  /** A page was looked at. */
  | {
      readonly type: 'page';
      /** From 1. */
      readonly number: number;
      readonly file: string;
      readonly isChanged: boolean;
      /** Undefined if it stays as it was. */
      readonly report: PageReport | undefined;
    }
  /** Gated pages were taken out of a file, or a file of ours was written. */
  | { readonly type: 'output'; readonly file: string }
  | { readonly type: 'finding'; readonly finding: Finding }
  | { readonly type: 'end'; readonly changed: number; readonly milliseconds: number };

/**
 * Makes a folder of finished HTML recognise its readers. A second run changes nothing.
 *
 * @param folder of the site
 * @param settings of the docs
 * @param options how
 * @returns what happens, as it does; nothing is done before it is asked for
 * @yields each event
 * @throws the system's error if the folder cannot be read
 */
export function* apply(
  folder: string,
  settings: Settings,
  options: ApplyOptions = {},
): Generator<ApplyEvent, void> {
  const startMs = performance.now();
  const { isDry = false, development } = options;
  const files = listSite(folder);
  const base = options.base ?? baseOf(folder, [...files.pages, ...files.others]);
  const site = { base, origin: settings.docsOrigin };
  yield { type: 'start', pages: files.pages.length, base, policy: policyFor(settings) };
  for (const finding of files.findings) yield { type: 'finding', finding };
  let changed = 0;

  const manifest = readManifest(folder, files.pages, site);
  const leaks = manifest.texts.length > 0 ? createLeakCheck(manifest.texts) : undefined;
  const deferred = deferredFile(settings);
  const context: SiteContext = {
    settings,
    manifest,
    writeHead: createHeadWriter(settings, development),
    deferredFile: deferred.name,
  };
  const written = development || isDry ? [] : [deferred, ...warmFiles(settings, base)];
  for (const { name, text } of written)
    if (!isWritten(join(folder, name), text)) {
      writeSiteFile(join(folder, name), text);
      changed += 1;
      yield { type: 'output', file: name };
    }

  for (const file of files.others) {
    if (!isKnownOutput(file) && !(leaks && isPublicOutput(file))) continue;
    const result = change(folder, file, isDry, (bytes) => {
      const cleaned = cleanOutput(file, bytes, (address) => isGated(address, manifest));
      const whole = cleaned === undefined ? bytes : Buffer.from(cleaned);
      if (leaks) for (const output of toPublicOutputs(file, whole)) leaks.addOutput(output);
      return cleaned;
    });
    if ('code' in result) yield { type: 'finding', finding: result };
    else if (result.isChanged) {
      changed += 1;
      yield { type: 'output', file };
    }
  }

  for (const [index, file] of files.pages.entries()) {
    const findings: Finding[] = [];
    let report: PageReport | undefined;
    const result = change(folder, file, isDry, (bytes) => {
      findings.length = 0;
      const page = readPage(file, bytes);
      const transformed = 'code' in page ? page : transformPage(page, context);
      if ('code' in transformed) {
        findings.push(transformed);
        if (mayNameGroups(bytes)) findings.push(toFinding('page-open', { file }));
        return undefined;
      }
      const { html } = transformed;
      findings.push(...transformed.findings);
      ({ report } = transformed);
      if (leaks) checkPage(leaks, manifest, file, html, report);
      return html;
    });
    if ('code' in result) findings.push(result);
    for (const finding of findings) yield { type: 'finding', finding };
    const isChanged = !('code' in result) && result.isChanged;
    if (isChanged) changed += 1;
    yield { type: 'page', number: index + 1, file, isChanged, report };
  }

  const leaking = new Set<string>();
  for (const { output, file, kind, found } of leaks?.leaks() ?? []) {
    // A page has several titles and texts. One of them is enough.
    if (leaking.has(`${output}\n${file}`)) continue;
    leaking.add(`${output}\n${file}`);
    const finding = toFinding('leak', placeOf(folder, output, found), kind, found, file);
    yield { type: 'finding', finding };
  }
  yield { type: 'end', changed, milliseconds: performance.now() - startMs };
}

function baseOf(folder: string, all: readonly string[]): string {
  const known = new Set(all);
  if (!known.has('index.html')) return '/';
  try {
    return findBase(readFileSync(join(folder, 'index.html'), 'utf8'), (file) => known.has(file));
  } catch {
    return '/';
  }
}

function readManifest(folder: string, pages: readonly string[], site: Manifest['site']): Manifest {
  const builder = buildManifest(site);
  for (const file of pages) {
    let bytes: Buffer;
    try {
      bytes = readFileSync(join(folder, file));
    } catch {
      // There is a finding when it is changed.
      continue;
    }
    if (!mayNameGroups(bytes)) continue;
    const page = readPage(file, bytes);
    if ('html' in page && mayNameGroups(page.html)) builder.add(page, parsePage(page.html));
  }
  return builder.build();
}

/** Addresses in files for machines are from the site's folder, or whole. */
function isGated(address: string, { groupsOf, site }: Manifest): boolean {
  const isWhole = /^https?:\/\//i.test(address) && URL.canParse(address);
  const { pathname, hash } = isWhole ? new URL(address) : { pathname: address, hash: '' };
  return !isPublic(groupsOf(isWhole ? pathname + hash : address, site.base));
}

/** Of a gated page, its head is read by everyone; of another one, what anonymous readers see is no secret. */
function checkPage(
  leaks: LeakCheck,
  { texts }: Manifest,
  file: string,
  html: string,
  { groups }: PageReport,
): void {
  for (const output of toPageOutputs(file.replace(/\.htm$/i, '.html'), html)) {
    leaks.addOutput(output);
    if (!isPublic(groups)) continue;
    if (output.part === 'body') leaks.addOpen(output.text);
    else {
      // The site's own title and description stand in the head of each page.
      const lines = new Set(output.text.split('\n'));
      for (const { about = [] } of texts)
        for (const text of about) if (lines.has(text)) leaks.addOpen(text);
      const title = /<title[^>]*>([^<]*)/i.exec(html)?.[1]?.trim();
      if (title) leaks.addOpen(`# ${title}`);
    }
  }
}

interface Changed {
  readonly isChanged: boolean;
}

/** A file that changes meanwhile is read once more. */
function change(
  folder: string,
  file: string,
  isDry: boolean,
  toContent: (bytes: Buffer) => string | Buffer | undefined,
): Changed | Finding {
  for (let attempt = 1; ; attempt += 1)
    try {
      const read = readSiteFile(join(folder, file));
      const content = toContent(read.bytes);
      const bytes = content === undefined ? read.bytes : Buffer.from(content);
      const isChanged = !read.bytes.equals(bytes);
      if (isChanged && !isDry) replaceSiteFile(read, bytes);
      return { isChanged };
    } catch (error) {
      if (error instanceof ChangedFileError) {
        if (attempt > 1) return toFinding('file-changed', { file });
      } else if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
      else return toFinding('file-unreadable', { file }, reasonOf(error));
    }
}

function isWritten(path: string, text: string): boolean {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch {
    return false;
  }
}

/** Where a text is in a file, if it is there as it was found. */
function placeOf(folder: string, file: string, found: string): Parameters<typeof toFinding>[1] {
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    return { file, text, at: Math.max(0, text.indexOf(found)) };
  } catch {
    return { file };
  }
}
