import { ConfigurationError, type ConfigurationIssue, nearestName } from '@bookplate/protocol';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { isWebhookSecret } from './webhook/sign-webhook.ts';

/** How a console runs. */
export interface Config {
  /** Its own address, as people write it into the browser: an origin. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
  /** Holds the embedded database and the secret, unless both are given. */
  readonly dataFolder: string;
  /** A PostgreSQL, in the place of the embedded database. */
  readonly databaseUrl?: string | undefined;
  /** Signs the session cookies. Without it, one is made and stored in the data folder. */
  readonly secret?: string | undefined;
  /** Networks that the connection test may ask although they are not public, in CIDR notation. */
  readonly allowedNetworks: readonly string[];
  /** The header in which a proxy in front of the console says whose request it is. */
  readonly clientAddressHeader?: string | undefined;
  /** Who may read `/metrics`. Without, there is no such page. */
  readonly metricsToken?: string | undefined;
  readonly logLevel: LogLevel;
  /** Where to tell that the share of `unreachable` jumped. */
  readonly webhookUrl?: string | undefined;
  /** Signs what it is told: `whsec_…`. With the URL, and only then. */
  readonly webhookSecret?: string | undefined;
  /** An OpenID Connect provider through which people may sign in as well. */
  readonly oidc?: Oidc | undefined;
}

export interface Oidc {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What the button says. */
  readonly name: string;
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const prefix = 'BOOKPLATE_CONSOLE_';
/** better-auth reads these beside what we give it: more secrets, more origins, telemetry. */
const foreignPrefix = 'BETTER_AUTH_';

const origin = z
  .string()
  .refine(
    (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'expected an address such as "https://console.foo.com"',
  )
  .refine(
    (value) => !URL.canParse(value) || new URL(value).href === `${new URL(value).origin}/`,
    'expected scheme, host and port only: the console cannot run below a path',
  )
  .transform((value) => new URL(value).origin);

const network = z
  .string()
  .refine(
    (value) => ipaddr.isValidCIDR(value),
    'expected networks such as "10.0.0.0/8, fd00::/8", separated by commas',
  );

/** Every variable, by its name without the prefix. */
const environment = z.object({
  URL: origin.default('http://localhost:4300'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number('expected a port number').int().min(0).max(65_535).default(4_300),
  DATA: z.string().min(1).default('./bookplate-console-data'),
  SECRET: z.string().min(32, 'expected at least 32 random characters').optional(),
  ALLOWED_NETWORKS: z
    .string()
    .default('')
    .transform((list) => list.split(',').map((entry) => entry.trim()))
    .transform((list) => list.filter((entry) => entry !== ''))
    .pipe(z.array(network)),
  CLIENT_ADDRESS_HEADER: z
    .string()
    .regex(/^[A-Za-z0-9-]+$/, 'expected the name of a header such as "x-real-ip"')
    .optional(),
  METRICS_TOKEN: z.string().min(16, 'expected at least 16 characters').optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
  WEBHOOK_URL: z.url({ protocol: /^https?$/, error: 'expected an http(s) URL' }).optional(),
  WEBHOOK_SECRET: z
    .string()
    .refine(isWebhookSecret, 'expected "whsec_" and 24 to 64 random bytes in Base64')
    .optional(),
  OIDC_ISSUER: z.url('expected the issuer’s URL, such as "https://id.foo.com"').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(60).default('single sign-on'),
});

const databaseUrl = z
  .string()
  .regex(/^postgres(ql)?:\/\//, 'expected a URL such as "postgres://user:password@host/database"')
  .optional();

/**
 * Reads the configuration from the environment. An unknown name with our prefix is an error, so that a typing mistake
 * cannot pass unseen, and so is a name of better-auth.
 *
 * @param env such as `process.env`
 * @returns the configuration
 * @throws {ConfigurationError} with every issue, each naming its variable; values are not repeated, for some are secret
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const issues: ConfigurationIssue[] = [];
  const given: Record<string, string> = {};
  const known = Object.keys(environment.shape);
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith(foreignPrefix) && value !== undefined)
      issues.push({
        path: name,
        message: `would change how people sign in to the console, which has its own settings; start it without, as by: env -u ${name} bookplate-console start`,
      });
    if (!name.startsWith(prefix) || value === undefined || value === '') continue;
    const bare = name.slice(prefix.length);
    if (known.includes(bare)) given[bare] = value;
    else issues.push({ path: name, message: describeUnknown(bare, known) });
  }
  const read = environment.safeParse(given);
  const database = databaseUrl.safeParse(env['DATABASE_URL'] || undefined);
  for (const { path, message } of read.error?.issues ?? [])
    issues.push({ path: prefix + String(path[0]), message });
  for (const { message } of database.error?.issues ?? [])
    issues.push({ path: 'DATABASE_URL', message });
  if (database.data !== undefined && given['SECRET'] === undefined)
    issues.push({
      path: `${prefix}SECRET`,
      message:
        'is needed with DATABASE_URL, so that several consoles know each other’s sessions; make one with: openssl rand -hex 32',
    });
  if (given['WEBHOOK_URL'] !== undefined && given['WEBHOOK_SECRET'] === undefined)
    issues.push({
      path: `${prefix}WEBHOOK_SECRET`,
      message:
        'is needed with WEBHOOK_URL, so that its receiver can verify messages; make one with: echo "whsec_$(openssl rand -base64 32)"',
    });
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'];
  const missing = oidc.filter((name) => given[name] === undefined);
  if (missing.length > 0 && missing.length < oidc.length)
    for (const name of missing)
      issues.push({ path: prefix + name, message: 'is needed with the other two of OIDC_…' });
  if (!read.success || issues.length > 0) throw new ConfigurationError(issues);
  const { data } = read;
  return {
    url: data.URL,
    host: data.HOST,
    port: data.PORT,
    dataFolder: data.DATA,
    databaseUrl: database.data,
    secret: data.SECRET,
    allowedNetworks: data.ALLOWED_NETWORKS,
    clientAddressHeader: data.CLIENT_ADDRESS_HEADER,
    metricsToken: data.METRICS_TOKEN,
    logLevel: data.LOG_LEVEL,
    webhookUrl: data.WEBHOOK_URL,
    webhookSecret: data.WEBHOOK_SECRET,
    oidc:
      data.OIDC_ISSUER === undefined
        ? undefined
        : {
            issuer: data.OIDC_ISSUER,
            clientId: data.OIDC_CLIENT_ID ?? '',
            clientSecret: data.OIDC_CLIENT_SECRET ?? '',
            name: data.OIDC_NAME,
          },
  };
}

function describeUnknown(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  return nearest
    ? `unknown; did you mean ${prefix}${nearest}?`
    : `unknown; known are ${known.map((each) => prefix + each).join(', ')}`;
}
