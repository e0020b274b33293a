import type { Outcome, UnreachableReason } from '@bookplate/protocol';

/** One answer of an Info API and what it means, on the page, to the doctor and to the conformance suite. */
export interface AnswerRow {
  readonly status: number;
  /** As it is on the wire. */
  readonly body: Uint8Array<ArrayBuffer>;
  /** The outcome, or why it is `unreachable`. */
  readonly meaning: Exclude<Outcome, 'unreachable'> | UnreachableReason;
  /** For titles of tests. */
  readonly name: string;
}

const nowSeconds = Math.floor(Date.now() / 1_000);
const ada = { content: { firstName: 'Ada' } };
const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
/** A byte more than a User may have. */
const tooLarge = `"${'x'.repeat(65_535)}"`;

type Row = readonly [status: number, body: unknown, meaning: AnswerRow['meaning']];

/** A body that is no text is written as JSON. */
const rows: readonly Row[] = [
  [200, ada, 'identified'],
  [200, { content: {} }, 'identified'],
  [200, { groups: [] }, 'identified'],
  [200, { apiPlaygroundInputs: {} }, 'identified'],
  [200, { apiPlaygroundInputs: { header: { 'X-API-Key': null } } }, 'identified'],
  [200, { expiresAt: nowSeconds + 3_600 }, 'identified'],
  [200, { ...ada, role: 'owner' }, 'identified'],
  [200, { ...ada, groups: null, expiresAt: null, apiPlaygroundInputs: null }, 'identified'],
  // A byte order mark is no part of the text (Encoding §6, "UTF-8 decode").
  [200, `\uFEFF${JSON.stringify(ada)}`, 'identified'],

  [401, { error: 'signed-out' }, 'anonymous'],
  [401, ada, 'anonymous'],
  [401, '', 'anonymous'],
  [401, '<!doctype html>', 'anonymous'],
  [401, tooLarge, 'anonymous'],
  [204, '', 'anonymous'],
  [200, null, 'anonymous'],
  [200, ' null\n', 'anonymous'],
  [200, {}, 'anonymous'],
  [200, { user: null }, 'anonymous'],
  [200, { error: 'signed-out' }, 'anonymous'],
  [200, { expiresAt: null }, 'anonymous'],
  [200, { groups: null }, 'anonymous'],
  [200, { content: null }, 'anonymous'],
  [200, { apiPlaygroundInputs: null }, 'anonymous'],
  [200, { user: ada, apiPlaygroundInputs: null }, 'anonymous'],
  [200, { ...ada, expiresAt: nowSeconds }, 'anonymous'],
  [200, { ...ada, expiresAt: 1 }, 'anonymous'],

  [200, '', 'not-json'],
  [200, '<!doctype html><title>Log in</title>', 'not-json'],
  [200, '{"content":{"firstName":"Ada"}', 'not-json'],
  [200, 'undefined', 'not-json'],
  // Latin-1, which is not UTF-8.
  [200, Uint8Array.from(Buffer.from('{"content":{"city":"Z\u00FCrich"}}', 'latin1')), 'not-json'],

  [200, tooLarge, 'invalid-user'],
  [200, [], 'invalid-user'],
  [200, [ada], 'invalid-user'],
  [200, '"Ada"', 'invalid-user'],
  [200, '0', 'invalid-user'],
  [200, 'false', 'invalid-user'],
  [200, deep, 'invalid-user'],
  [200, { groups: 'admin' }, 'invalid-user'],
  [200, { ...ada, groups: [7] }, 'invalid-user'],
  [200, { ...ada, groups: [null] }, 'invalid-user'],
  [200, { ...ada, expiresAt: 1_765_432_100_000 }, 'invalid-user'],
  [200, { ...ada, expiresAt: 0 }, 'invalid-user'],
  [200, { content: 'Ada' }, 'invalid-user'],
  [200, { ...ada, apiPlaygroundInputs: { header: { 'X-API-Key': {} } } }, 'invalid-user'],
  [200, { ...ada, apiPlaygroundInputs: { server: { port: 8080 } } }, 'invalid-user'],
  [200, { ...ada, apiPlaygroundInputs: { keys: [null] } }, 'invalid-user'],

  [201, ada, 'status-201'],
  [202, '', 'status-202'],
  [304, '', 'status-304'],
  [403, { error: 'origin-not-allowed' }, 'status-403'],
  [404, '', 'status-404'],
  [429, '', 'status-429'],
  [500, { error: 'internal' }, 'status-500'],
  [503, null, 'status-503'],
];

/** The wire contract, one row for each kind of answer. */
export const answers: readonly AnswerRow[] = rows.map(([status, given, meaning]) => {
  const body =
    given instanceof Uint8Array ? Uint8Array.from(given) : new TextEncoder().encode(textOf(given));
  return { status, body, meaning, name: nameOf(status, body) };
});

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}

/** Such as `200 {"groups":[]}`. */
function nameOf(status: number, body: Uint8Array): string {
  const text = new TextDecoder().decode(body);
  return `${status} ${text.length > 60 ? `${text.slice(0, 60)}… (${text.length})` : text}`;
}
