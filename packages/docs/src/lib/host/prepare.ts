import { join } from 'node:path';
import type { GivenSettings } from '@bookplate/protocol';
import { withPage } from '../build-code.ts';
import { deferredFile, type DeferredFile } from '../page-head/deferred-file.ts';
import { personasFolder, readDevelopment } from '../page-head/development.ts';
import { type HeadTag, headTags } from '../page-head/head-tags.ts';
import { policyFor } from '../page-head/policy-for.ts';
import { type WarmFile, warmFiles } from '../page-head/warm-files.ts';
import { settingsOf } from '../settings-file.ts';
import { settingsFileName } from '../settings/scan-settings-file.ts';
import { unsupportedHosts } from './host-versions.ts';
import { refreshTypes } from './refresh-types.ts';

/** How the host runs. */
export interface HostMode {
  /** A development server runs, and no build. */
  readonly isDevelopment: boolean;
  /** Of the settings; `BOOKPLATE_ENV` goes before it. Default: `development` or `production`. */
  readonly environment?: string | undefined;
  /** The package.json of our package for the host: its peer ranges are the versions that it supports. */
  readonly manifest: URL;
}

/** The dashboard's links, for the account menu. */
export interface DashboardLinks {
  readonly loginUrl: string;
  readonly logoutUrl: string | undefined;
  /** Scheme, host and port of the docs; undefined if the settings do not say. */
  readonly docsOrigin: string | undefined;
}

/** What a host puts into the docs. */
export interface Prepared {
  /**
   * @param deferredUrl where a page finds the {@link DeferredFile}; a development server loads none
   * @returns the tags that go first into the head of every page, in their order
   */
  tags(deferredUrl: string): readonly HeadTag[];
  /** The build must write it; undefined in development. */
  readonly deferredFile: DeferredFile | undefined;
  /**
   * @param base the path of the built docs, such as `/docs/`; `` if pages find everything relative to themselves
   * @returns the files of the warm frame, which a build must write into the root of the docs; none in development
   */
  warmFiles(base: string): readonly WarmFile[];
  /** A sentence for the log of a build: what a Content-Security-Policy must allow. */
  readonly policy: string;
  readonly links: DashboardLinks;
  /** Files and folders: when one of them changes, or a file in one of the folders, the host must prepare again. */
  readonly watch: readonly string[];
}

/**
 * Reads the settings and decides everything that is the same on every docs host. In development, it also reads the
 * personas and updates the types of `user`.
 *
 * @param root of the docs, where `bookplate.json` is
 * @param settings from the host's own configuration, which stand in the place of `bookplate.json`
 * @param mode how the host runs
 * @param warn is told of versions of the host that are not supported, a console of no use, and files that are no personas
 * @returns what the host puts into the docs
 * @throws {ConfigurationError} with everything that is wrong with the settings
 */
export async function prepare(
  root: string,
  settings: GivenSettings | undefined,
  { isDevelopment, environment, manifest }: HostMode,
  warn: (message: string) => void,
): Promise<Prepared> {
  for (const found of unsupportedHosts(root, manifest)) warn(withPage('host-version', found));
  const mode = environment ?? (isDevelopment ? 'development' : 'production');
  const known = await settingsOf(root, settings, warn, mode);
  const { loginUrl, logoutUrl, docsOrigin } = known;
  const folder = personasFolder(root, known);
  const common = {
    policy: policyFor(known),
    links: { loginUrl, logoutUrl, docsOrigin },
  };
  if (!isDevelopment) {
    const file = deferredFile(known);
    return {
      ...common,
      tags: (deferredUrl) => headTags(known, { deferredUrl }),
      deferredFile: file,
      warmFiles: (base) => warmFiles(known, base),
      watch: [],
    };
  }
  void refreshTypes(root, known, warn);
  const development = readDevelopment(root, known, warn);
  const tags = headTags(known, { development });
  return {
    ...common,
    tags: () => tags,
    deferredFile: undefined,
    warmFiles: () => [],
    watch: [
      join(root, settingsFileName),
      folder,
      ...development.personas.map(({ name }) => join(folder, `${name}.json`)),
    ],
  };
}
