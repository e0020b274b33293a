import { withPage } from '@bookplate/docs/page';
import { generateAgain } from './api-spec.ts';
import { makeGatedSpec, writeGatedSpec } from './gated-spec.ts';
import { hasPages, readNote, writeNote } from './generated-pages.ts';
import type { RedirectedSpec } from './openapi-plugin.ts';
import { hashOf, readSources } from './sources.ts';

/**
 * Writes what docusaurus-plugin-openapi-docs is about to generate pages from.
 *
 * @param siteDir the folder of the site
 * @param specs that a command reads
 * @throws {Error} if one cannot be read, has gates that cannot be, or has pages that the plugin would leave as they are
 */
export async function writeGatedSpecs(
  siteDir: string,
  specs: readonly RedirectedSpec[],
): Promise<void> {
  for (const spec of specs) {
    const { specPath, outputDir } = spec;
    const gatedSpec = await makeGatedSpec(siteDir, spec);
    if (!gatedSpec)
      throw new Error(
        withPage(
          'openapi-missing',
          `${specPath}: found no file there, and no folder with JSON or YAML in it. Expected the specPath of ${spec.api} to be a URL, a file, or a folder of files. Correct it in the configuration of docusaurus-plugin-openapi-docs.`,
        ),
      );
    const { files, hasGates } = gatedSpec;
    const hash = readSources(siteDir, specPath)?.hash ?? hashOf(files);
    const note = readNote(siteDir, spec);
    if ((hasGates || note?.hasGates) && note?.hash !== hash && hasPages(siteDir, spec))
      throw new Error(
        withPage(
          'openapi-pages-outdated',
          `${outputDir} has pages that were not generated from ${specPath} as it is now, and the plugin leaves pages alone that are there: what is gated by now would stay on them. ${generateAgain(spec)}`,
        ),
      );
    writeGatedSpec(siteDir, spec, gatedSpec);
    writeNote(siteDir, spec, { hasGates, hash });
  }
}
