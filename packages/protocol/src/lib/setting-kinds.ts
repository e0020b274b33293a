import { allowedHostPattern, checkAllowedHosts } from './allowed-hosts.ts';
import { configurationIssues } from './configuration-error.ts';
import { describeValue } from './describe-value.ts';
import { parseDocsOrigin } from './docs-origin.ts';
import { groupNamePattern, isGroupName } from './group-name.ts';
import { isRecord } from './is-record.ts';
import type {
  ChoiceRow,
  FolderRow,
  NumberRow,
  OriginRow,
  SettingKind,
  SettingRow,
  UrlRow,
} from './setting-row.ts';
import {
  checkPath,
  checkSite,
  endpointPattern,
  httpPattern,
  readUrl,
  type Report,
} from './setting-rules.ts';

/** JSON Schema, draft 7. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** The docs that URLs are checked against. */
export interface Docs {
  readonly origin: URL;
  readonly allowedHosts: readonly string[];
}

/** What all settings of a kind have in common. */
interface Kind<Row> {
  /**
   * Reports what is wrong with a value.
   *
   * @param setting name, value and row
   * @param docs undefined if no `docsOrigin` is given
   * @param report takes the message
   */
  readonly check: (
    setting: { readonly name: string; readonly value: unknown; readonly row: Row },
    docs: Docs | undefined,
    report: Report,
  ) => void;
  /** The same as JSON Schema, as far as that can say it. */
  readonly schema: (row: Row) => JsonSchema;
}

type RowOf<Name> = Name extends 'url'
  ? UrlRow
  : Name extends 'origin'
    ? OriginRow
    : Name extends 'seconds' | 'rate'
      ? NumberRow
      : Name extends 'folder'
        ? FolderRow
        : Name extends 'choice'
          ? ChoiceRow
          : unknown;

/** As `Domain` of a cookie, without the dot that some people begin it with. */
const domainPattern = /^[a-z0-9-]+(\.[a-z0-9-]+)*$/;
const fieldNamePattern = /^[^\s"]+$/;
const isFieldName = (value: unknown): boolean =>
  typeof value === 'string' && fieldNamePattern.test(value);

const kinds: { readonly [Name in SettingKind['kind']]: Kind<RowOf<Name>> } = {
  url: {
    check: ({ name, value, row }, docs, report) => {
      const url = readUrl(name, value, row, report);
      if (url && docs) checkSite(name, url, row, docs, report);
    },
    schema: ({ needsPath }) => textLike(needsPath ? endpointPattern : httpPattern),
  },
  origin: {
    check: ({ name, value, row: { site } }, docs, report) => {
      const issues = originIssues(value);
      for (const message of issues) report(name, message);
      if (site && docs && issues.length === 0)
        checkSite(name, new URL(value as string), { site }, docs, report);
    },
    schema: () => textLike(/^[Hh][Tt][Tt][Pp][Ss]?:\/\/[^\s/?#\\]+\/?$/),
  },
  domain: {
    check: ({ name, value }, docs, report) => {
      if (typeof value !== 'string' || !domainPattern.test(value)) {
        report(name, `expected a domain such as "foo.com", found ${describeValue(value)}`);
        return;
      }
      const host = docs?.origin.hostname;
      if (host !== undefined && host !== value && !host.endsWith(`.${value}`))
        report(name, `expected a domain of the docs, found "${value}"; the docs are on "${host}"`);
    },
    schema: () => textLike(domainPattern),
  },
  choice: {
    check: ({ name, value, row }, _docs, report) => {
      if (typeof value !== 'string' || !row.choices.includes(value))
        report(
          name,
          `expected ${row.choices.map((choice) => `"${choice}"`).join(' or ')}, found ${describeValue(value)}`,
        );
    },
    schema: ({ choices }) => ({ enum: choices }),
  },
  seconds: {
    check: ({ name, value, row }, _docs, report) => {
      if (!isUpTo(row.most, value))
        report(
          name,
          `expected a number of seconds from 0 to ${row.most}, found ${describeValue(value)}`,
        );
    },
    schema: numberUpTo,
  },
  rate: {
    check: ({ name, value, row }, _docs, report) => {
      if (isUpTo(row.most, value)) return;
      // People who think in percent.
      const isPercent = typeof value === 'number' && value > 1 && value <= 100;
      report(
        name,
        `expected a number from 0, no page view, to 1, every page view; found ${describeValue(value)}${isPercent ? `. ${value} % is ${value / 100}` : ''}`,
      );
    },
    schema: numberUpTo,
  },
  hosts: {
    check: ({ name, value }, _docs, report) =>
      checkAllowedHosts(value, (message) => report(name, message)),
    schema: () => listOf(allowedHostPattern),
  },
  fields: {
    check: ({ name, value }, _docs, report) => {
      if (!isListOf(isFieldName, value))
        report(
          name,
          `expected an array of field names without spaces, such as ["projectKey"], found ${describeValue(value)}`,
        );
    },
    schema: () => listOf(fieldNamePattern),
  },
  groups: {
    check: ({ name, value }, _docs, report) => {
      if (!isListOf(isGroupName, value))
        report(name, `expected an array of group names, found ${describeValue(value)}`);
    },
    schema: () => listOf(groupNamePattern),
  },
  schema: {
    check: ({ name, value }, _docs, report) => {
      if (typeof value === 'string')
        checkPath(name, value, { extension: '.json', example: 'user.schema.json' }, report);
      else if (!isRecord(value))
        report(
          name,
          `expected a JSON Schema of the User's content as an object, or the path of a .json file with one; found ${describeValue(value)}`,
        );
    },
    schema: () => ({
      anyOf: [{ type: 'object' }, textLike(/^(?![A-Za-z][\w+.-]*:|\/)[^\\]*\.json$/)],
    }),
  },
  folder: {
    check: ({ name, value, row }, _docs, report) => {
      if (typeof value === 'string')
        checkPath(name, value, { extension: '', example: row.default }, report);
      else report(name, `expected the path of a folder, found ${describeValue(value)}`);
    },
    schema: () => textLike(/^(?![A-Za-z][\w+.-]*:|\/)[^\\]+$/),
  },
};

/**
 * Finds what belongs to a setting's kind.
 *
 * @param row of the setting
 * @returns its check and its schema, for this row
 */
export function kindOf(row: SettingRow): Kind<SettingRow> {
  return kinds[row.kind] as Kind<SettingRow>;
}

/**
 * Checks the origin of the docs.
 *
 * @param value anything
 * @returns messages; none if it is an origin
 */
export function originIssues(value: unknown): readonly string[] {
  return configurationIssues(() => parseDocsOrigin(value)).map(({ message }) => message);
}

function isUpTo(most: number, value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= most;
}

function isListOf(isItem: (value: unknown) => boolean, value: unknown): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function numberUpTo({ most }: NumberRow): JsonSchema {
  return { type: 'number', minimum: 0, maximum: most };
}

function listOf(pattern: RegExp): JsonSchema {
  return { type: 'array', items: textLike(pattern) };
}

/** Without the backslash that a literal needs before a slash. */
function textLike({ source }: RegExp): JsonSchema {
  return { type: 'string', pattern: source.replaceAll('\\/', '/') };
}
