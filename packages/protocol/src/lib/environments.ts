import {
  ConfigurationError,
  configurationIssues,
  type ConfigurationIssue,
} from './configuration-error.ts';
import { describeValue } from './describe-value.ts';
import { isRecord } from './is-record.ts';
import { nearestName } from './nearest-name.ts';
import type { GivenSettings } from './given-settings.ts';

/** The words of the documentation and the schema; it is no setting itself. */
export const environmentsWords = {
  description:
    "What is different in an environment, by its name: that of the build's mode (`development`, `production`), or of `BOOKPLATE_ENV`.",
  example: { development: { cacheSeconds: 0 } },
} as const;

/** Environments of builds and development servers, which need not be listed. */
const usual: readonly string[] = ['development', 'production', 'test'];

/**
 * Reads settings that may have environments.
 *
 * @param value what a configuration file contains
 * @param parse reads settings without environments
 * @returns the settings, as given
 * @throws {ConfigurationError} with every issue; those of an environment name it: `environments.staging.apiUrl`
 */
export function parseEnvironments(
  value: unknown,
  parse: (settings: unknown) => GivenSettings,
): GivenSettings {
  if (!isRecord(value) || value['environments'] === undefined) return parse(value);
  const { environments, ...base } = value;
  const issues = [...configurationIssues(() => parse(base))];
  const known = new Set(issues.map(inOne));
  if (!isRecord(environments))
    issues.push({
      path: 'environments',
      message: `expected an object of settings by the environment's name, such as {"development": {"apiUrl": "http://localhost:3000/api/docs/user-info"}}, found ${describeValue(environments)}`,
    });
  else
    for (const [name, own] of Object.entries(environments))
      issues.push(...(isRecord(own) ? issuesIn(name, own) : [notSettings(name, own)]));
  if (issues.length > 0) throw new ConfigurationError(issues);
  return value;

  function issuesIn(
    name: string,
    own: Readonly<Record<string, unknown>>,
  ): readonly ConfigurationIssue[] {
    return configurationIssues(() => parse({ ...base, ...own }))
      .filter((issue) => !known.has(inOne(issue)))
      .map(({ path, message }) => ({ path: `environments.${name}.${path}`, message }));
  }
}

function notSettings(name: string, value: unknown): ConfigurationIssue {
  return {
    path: `environments.${name}`,
    message: `expected an object of settings, found ${describeValue(value)}`,
  };
}

/**
 * Chooses the settings of one environment.
 *
 * @param settings as they were given
 * @param name of the environment: `BOOKPLATE_ENV`, or else the mode of the build
 * @returns the settings of that environment, without environments
 * @throws {ConfigurationError} if there are environments and none of this name
 */
export function chooseEnvironment(
  { environments, ...base }: GivenSettings,
  name: string,
): GivenSettings {
  if (environments === undefined) return base;
  const own = Object.hasOwn(environments, name) ? environments[name] : undefined;
  if (own) return { ...base, ...own };
  if (usual.includes(name)) return base;
  const known = [...new Set([...Object.keys(environments), ...usual])];
  const nearest = nearestName(name, known);
  throw new ConfigurationError([
    {
      path: 'environments',
      message: `there is no environment ${JSON.stringify(name)}${nearest ? `; did you mean ${nearest}? Known` : '. Known'} are ${known.join(', ')}`,
    },
  ]);
}

function inOne({ path, message }: ConfigurationIssue): string {
  return `${path}: ${message}`;
}
