import { parseArgs } from 'node:util';
import type { ApiSpec } from './api-spec.ts';

/**
 * Finds what a command of docusaurus-plugin-openapi-docs generates pages of.
 *
 * @param specs of the site
 * @param argv the command line, from the name of the command on
 * @returns those of the specs that it reads; none, if it generates nothing
 */
export function specsOfCommand<Spec extends ApiSpec>(
  specs: readonly Spec[],
  [command = '', ...args]: readonly string[],
): readonly Spec[] {
  const isOfVersions = command === 'gen-api-docs:version';
  if (!isOfVersions && command !== 'gen-api-docs') return [];
  const { values, positionals } = parseArgs({
    args,
    options: { 'plugin-id': { type: 'string', short: 'p' }, 'all-versions': { type: 'boolean' } },
    allowPositionals: true,
    strict: false,
  });
  const [name = ''] = positionals;
  const [parent, which] = isOfVersions ? name.split(':') : [name];
  const { 'plugin-id': plugin, 'all-versions': hasVersions } = values;
  return specs.filter((spec) => {
    if (plugin !== undefined && plugin !== spec.plugin) return false;
    if (isOfVersions)
      return (
        spec.api === parent &&
        spec.version !== undefined &&
        (which === 'all' || which === spec.version)
      );
    return (parent === 'all' || parent === spec.api) && (hasVersions || spec.version === undefined);
  });
}
