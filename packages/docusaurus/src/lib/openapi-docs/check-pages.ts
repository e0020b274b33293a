import type { SplitDocument } from '@bookplate/docs/gating';
import { withPage } from '@bookplate/docs/page';
import { type ApiSpec, generateAgain } from './api-spec.ts';
import { makeGatedSpec } from './gated-spec.ts';
import { hasPages, readNote } from './generated-pages.ts';
import { readSources } from './sources.ts';

/**
 * Makes sure that generated pages have the groups of their specs. What is generated without a gated spec is for everyone,
 * whatever gates the path, the tag or the file around it; and pages stay as they are when the spec changes.
 *
 * @param siteDir the folder of the site
 * @param specs of it
 * @param advise what to do about the pages of one; if it is not said, to generate them again
 * @returns what the specs say to everyone, and what only to some
 * @throws {Error} if the pages of one may show what is gated
 */
export async function checkPages(
  siteDir: string,
  specs: readonly ApiSpec[],
  advise: (spec: ApiSpec) => string = generateAgain,
): Promise<readonly SplitDocument[]> {
  const split: SplitDocument[] = [];
  for (const spec of specs) {
    const { specPath, outputDir } = spec;
    if (!hasPages(siteDir, spec)) continue;
    const note = readNote(siteDir, spec);
    const refuse = (how: string): never => {
      throw new Error(
        withPage(
          'openapi-pages-outdated',
          `The pages in ${outputDir} were generated ${how}. ${advise(spec)}`,
        ),
      );
    };
    const sources = readSources(siteDir, specPath);
    if (!note && (!sources || sources.hasUrls))
      refuse(`without Bookplate, and a build cannot read which groups ${specPath} names`);
    if (!sources || !(sources.hasGates || note?.hasGates)) continue;
    if (note?.hash !== sources.hash)
      refuse(
        note
          ? `before ${specPath} became what it is: what is gated by now may be on them`
          : `without Bookplate, but ${specPath} has gates: what is gated may be on them`,
      );
    const gatedSpec = await makeGatedSpec(siteDir, spec);
    split.push(...(gatedSpec?.split ?? []));
  }
  return split;
}
