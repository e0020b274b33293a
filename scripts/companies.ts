import type { Company, CompanyOptions } from '@bookplate-examples/company/company';
import { root } from './root.ts';

/** An example company: what `npm start` shows. */
export interface CompanyEntry {
  readonly name: string;
  /** Its folder in `examples/`, and what it is called by in `npm start -- NAME`. */
  readonly id: string;
  /** The host of its docs, if that has a separate installation. Then the company is started only if named. */
  readonly heavyHost?: string;
  /** Fixed, so that cookies and docs can rely on them: each with what it is for. */
  readonly ports: readonly (readonly [port: number, label: string])[];
  /** The folder of its docs, from the root of the repository; else `examples/ID/docs`. */
  readonly docsFolder?: string;
  /** What builds its docs, in the folder of its docs, one after the other. */
  readonly buildDocs: readonly (readonly string[])[];
  /** Loaded late, for it imports what is built. */
  start(options: CompanyOptions): Promise<Company>;
}

const astro = [['astro', 'build']];

export const companies: readonly CompanyEntry[] = [
  {
    name: 'Acme',
    id: 'acme',
    ports: [
      [4310, "Acme's dashboard"],
      [4311, "Acme's docs"],
    ],
    buildDocs: astro,
    start: async (options) => (await import('../examples/acme/start.ts')).startAcme(options),
  },
  {
    name: 'Globex',
    id: 'globex',
    ports: [
      [4320, "Globex's dashboard"],
      [4321, "Globex's docs"],
    ],
    buildDocs: astro,
    start: async (options) => (await import('../examples/globex/start.ts')).startGlobex(options),
  },
  {
    name: 'Initech',
    id: 'initech',
    ports: [[4330, 'Initech']],
    buildDocs: astro,
    start: async (options) => (await import('../examples/initech/start.ts')).startInitech(options),
  },
  {
    name: 'Hooli',
    id: 'hooli',
    heavyHost: 'Docusaurus',
    ports: [
      [4350, "Hooli's dashboard"],
      [4351, "Hooli's docs"],
    ],
    buildDocs: [
      // It leaves pages alone that are there.
      ['docusaurus', 'clean-api-docs', 'all'],
      ['docusaurus', 'gen-api-docs', 'all'],
      ['docusaurus', 'build', '--out-dir', 'dist'],
    ],
    start: async (options) => (await import('../examples/hooli/start.ts')).startHooli(options),
  },
];

/** The documentation of Bookplate, with its demo dashboard. It is always started, beside the companies. */
export const documentation: CompanyEntry = {
  name: 'Bookplate',
  id: 'bookplate',
  ports: [
    [4340, 'the documentation'],
    [4341, 'the demo dashboard'],
  ],
  docsFolder: 'site',
  buildDocs: astro,
  start: async (options) => (await import('../site/start.ts')).startSite(options),
};

/**
 * Which companies to start.
 *
 * @param names as in `npm start -- NAME…`; `all` are all of them
 * @returns those on light hosts, and the named ones
 * @throws {Error} at a name that is not known
 */
export function chooseCompanies(names: readonly string[]): readonly CompanyEntry[] {
  const known = ['all', ...companies.map(({ id }) => id)];
  for (const name of names)
    if (!known.includes(name))
      throw new Error(
        `There is no company "${name}". Expected ${known.slice(0, -1).join(', ')} or ${known.at(-1)}.`,
      );
  return companies.filter(
    ({ id, heavyHost }) => heavyHost === undefined || names.includes(id) || names.includes('all'),
  );
}

/**
 * Where the docs of a company are built.
 *
 * @param company which
 * @returns the folder of their sources
 */
export function docsFolderOf({ id, docsFolder }: CompanyEntry): string {
  return `${root}${docsFolder ?? `examples/${id}/docs`}`;
}
