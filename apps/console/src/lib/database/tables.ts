import {
  bigint,
  boolean,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  timestamp,
} from 'drizzle-orm/pg-core';
import type { SiteSettings } from '../sites/site.ts';

// The columns as queries see them. What creates them are the files in `migrations/`.

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const createdAt = moment('created_at').notNull().defaultNow();
const updatedAt = moment('updated_at').notNull().defaultNow();

export const people = pgTable('people', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  role: text('role', { enum: ['owner', 'editor', 'viewer', 'none'] }).notNull(),
  lastSignInAt: moment('last_sign_in_at'),
  twoFactorEnabled: boolean('two_factor_enabled').notNull().default(false),
  createdAt,
  updatedAt,
});

export const sessions = pgTable('sessions', {
  id: text('id').primaryKey(),
  token: text('token').notNull(),
  userId: text('person_id').notNull(),
  expiresAt: moment('expires_at').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  createdAt,
  updatedAt,
});

export const accounts = pgTable('accounts', {
  id: text('id').primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('person_id').notNull(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: moment('access_token_expires_at'),
  refreshTokenExpiresAt: moment('refresh_token_expires_at'),
  scope: text('scope'),
  password: text('password'),
  createdAt,
  updatedAt,
});

export const verifications = pgTable('verifications', {
  id: text('id').primaryKey(),
  identifier: text('identifier').notNull(),
  value: text('value').notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt,
  updatedAt,
});

export const twoFactors = pgTable('two_factors', {
  id: text('id').primaryKey(),
  userId: text('person_id').notNull(),
  secret: text('secret').notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: boolean('verified').notNull().default(false),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: moment('locked_until'),
});

export const invitations = pgTable('invitations', {
  tokenHash: text('token_hash').primaryKey(),
  role: text('role', { enum: ['owner', 'editor', 'viewer'] }).notNull(),
  note: text('note').notNull(),
  invitedBy: text('invited_by'),
  createdAt,
  expiresAt: moment('expires_at').notNull(),
});

export const passwordLinks = pgTable('password_links', {
  personId: text('person_id').primaryKey(),
  tokenHash: text('token_hash').notNull(),
  madeBy: text('made_by'),
  expiresAt: moment('expires_at').notNull(),
});

export const attempts = pgTable('attempts', {
  key: text('key').primaryKey(),
  count: integer('count').notNull(),
  endsAt: moment('ends_at').notNull(),
});

export const sites = pgTable('sites', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  docsOrigins: text('docs_origins').array().notNull(),
  /** By the names of the protocol's table. */
  settings: jsonb('settings').$type<SiteSettings>().notNull(),
  version: integer('version').notNull(),
  isRemoved: boolean('is_removed').notNull().default(false),
});

export const changes = pgTable('changes', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  at: moment('at').notNull().defaultNow(),
  personId: text('person_id').notNull(),
  personName: text('person_name').notNull(),
  subject: text('subject', {
    enum: ['site', 'person', 'invitation', 'incident', 'webhook'],
  }).notNull(),
  subjectId: text('subject_id').notNull(),
  action: text('action').notNull(),
  before: jsonb('before'),
  after: jsonb('after'),
  version: integer('version'),
});

export const health = pgTable(
  'health',
  {
    siteId: text('site_id').notNull(),
    minute: moment('minute').notNull(),
    docsOrigin: text('docs_origin').notNull(),
    outcome: text('outcome', { enum: ['identified', 'anonymous', 'unreachable'] }).notNull(),
    reason: text('reason').notNull(),
    span: smallint('span').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (table) => [
    primaryKey({
      columns: [
        table.siteId,
        table.minute,
        table.docsOrigin,
        table.outcome,
        table.reason,
        table.span,
      ],
    }),
  ],
);

export const incidents = pgTable('incidents', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  siteId: text('site_id').notNull(),
  startedAt: moment('started_at').notNull().defaultNow(),
  endedAt: moment('ended_at'),
  share: real('share').notNull(),
  usual: real('usual').notNull(),
  peak: real('peak').notNull().default(0),
  reason: text('reason').notNull().default(''),
  endedBecause: text('ended_because', {
    enum: ['usual', 'no-reports', 'turned-off', 'removed'],
  }),
  acknowledgedAt: moment('acknowledged_at'),
  acknowledgedBy: text('acknowledged_by'),
});

export const healthClients = pgTable(
  'health_clients',
  {
    siteId: text('site_id').notNull(),
    minute: moment('minute').notNull(),
    client: smallint('client').notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.minute, table.client] })],
);

export const healthDropped = pgTable(
  'health_dropped',
  {
    siteId: text('site_id').notNull(),
    day: moment('day').notNull(),
    why: text('why', { enum: ['too-many', 'not-asked', 'queue-full'] }).notNull(),
    count: bigint('count', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.day, table.why] })],
);

export const connectionTests = pgTable('connection_tests', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  siteId: text('site_id').notNull(),
  at: moment('at').notNull().defaultNow(),
  personName: text('person_name'),
  siteVersion: integer('site_version').notNull(),
  docsOrigin: text('docs_origin').notNull(),
  path: text('path').notNull(),
  apiUrl: text('api_url').notNull(),
  loginUrl: text('login_url').notNull(),
  outcome: text('outcome', { enum: ['works', 'broken', 'unknown', 'not-run'] }).notNull(),
  tone: text('tone', { enum: ['good', 'note', 'bad'] }).notNull(),
  headline: text('headline').notNull(),
  result: jsonb('result').notNull(),
});

export const browserTests = pgTable(
  'browser_tests',
  {
    siteId: text('site_id').notNull(),
    outcome: text('outcome', { enum: ['identified', 'anonymous', 'unreachable'] }).notNull(),
    at: moment('at').notNull().defaultNow(),
    personName: text('person_name').notNull(),
    docsOrigin: text('docs_origin').notNull(),
  },
  (table) => [primaryKey({ columns: [table.siteId, table.outcome] })],
);

export const testSchedules = pgTable('test_schedules', {
  siteId: text('site_id').primaryKey(),
  every: text('every', { enum: ['hour', 'day'] }).notNull(),
  docsOrigin: text('docs_origin').notNull(),
  path: text('path').notNull(),
  nextAt: moment('next_at').notNull(),
});

export const dismissedSteps = pgTable(
  'dismissed_steps',
  { siteId: text('site_id').notNull(), step: text('step').notNull() },
  (table) => [primaryKey({ columns: [table.siteId, table.step] })],
);

export const webhooks = pgTable('webhooks', {
  siteId: text('site_id').primaryKey(),
  url: text('url').notNull(),
  secret: text('secret').notNull(),
  lastSentAt: moment('last_sent_at'),
  lastOutcome: text('last_outcome'),
});

export const webhookDeliveries = pgTable('webhook_deliveries', {
  id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  siteId: text('site_id').notNull(),
  /** Whose webhook: that of the site, or the operator's. */
  target: text('target', { enum: ['site', 'operator'] }).notNull(),
  messageId: text('message_id').notNull(),
  message: jsonb('message').notNull(),
  tries: integer('tries').notNull().default(0),
  nextAt: moment('next_at').notNull(),
});
