import { isObject } from '@bookplate/docs/gated-spec';
import type { Options } from '../hooks.ts';

/** An OpenAPI document that docusaurus-plugin-openapi-docs generates pages of, as its options name it. */
export interface ApiSpec {
  /** The id of the plugin, of which a site can have several. */
  readonly plugin: string;
  /** What the plugin's commands call it. */
  readonly api: string;
  /** Of those that the plugin keeps beside each other. */
  readonly version: string | undefined;
  /** A URL, a file or a folder of files. */
  readonly specPath: string;
  /** Where the pages are put. */
  readonly outputDir: string;
}

/**
 * @param options of the plugin
 * @param change is given each spec and the entry that names it; the entry of a version comes without those of others
 * @returns other options
 */
export function mapSpecs(
  options: Options,
  change: (spec: ApiSpec, entry: Options) => Options,
): Options {
  const { id: plugin, config } = options;
  const inEntry = (entry: Options, api: string, version?: string): Options => {
    const { specPath, outputDir } = entry;
    // What is no entry, the plugin refuses.
    if (typeof specPath !== 'string' || typeof outputDir !== 'string') return entry;
    return change({ plugin: String(plugin), api, version, specPath, outputDir }, entry);
  };
  const inApi = (entry: Options, api: string): Options => {
    const { versions } = entry;
    return {
      ...inEntry(entry, api),
      ...(isObject(versions) && {
        versions: mapOptions(versions, (each, version) => inEntry(each, api, version)),
      }),
    };
  };
  return { ...options, ...(isObject(config) && { config: mapOptions(config, inApi) }) };
}

function mapOptions(options: Options, change: (value: Options, name: string) => Options): Options {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      isObject(value) ? change(value, name) : value,
    ]),
  );
}

/**
 * @param spec whose pages are not as they should be
 * @returns what to do
 */
export function generateAgain({ api, version }: ApiSpec): string {
  const rest = version === undefined ? ` ${api}` : `:version ${api}:${version}`;
  return `Run \`docusaurus clean-api-docs${rest}\` and then \`docusaurus gen-api-docs${rest}\`.`;
}
