/** One setting: its kind and limits, who may set it, where the page reads it, and its wording. */
export type SettingRow = SettingWords & SettingReach & SettingKind;

interface SettingWords {
  /** Its name in a form and in the history. */
  readonly label: string;
  /** Sentences for the JSON Schema, the documentation and the form. Code is in backticks. */
  readonly description: string;
  /** Not needed beside a default. */
  readonly example?: unknown;
}

interface SettingReach {
  /**
   * Every setting can be in the file. The console of a site `sets` it as well, and then overrides the file: for builds and open
   * pages, or for builds only. Or it `publishes` what it checks its own settings against, and the file decides.
   */
  readonly console?: 'sets' | 'sets for builds' | 'publishes';
  /** When the head script's tag has it as an attribute. */
  readonly tag?: 'always' | 'with console';
  /** Read with a warning. */
  readonly formerName?: string;
}

export type SettingKind =
  | UrlRow
  | OriginRow
  | NumberRow
  | FolderRow
  | ChoiceRow
  | { readonly kind: OtherKind };

/** A domain, a list of hosts, names of fields or groups, or a JSON Schema. */
type OtherKind = 'domain' | 'hosts' | 'fields' | 'groups' | 'schema';

/** An absolute http(s) URL. */
export interface UrlRow {
  readonly kind: 'url';
  /** Unless a console can set it. */
  readonly isRequired?: true;
  /** Whether it names an endpoint, whose path nobody should leave out. */
  readonly needsPath?: true;
  /** Whether `{returnTo}` in it becomes the page that the reader returns to. */
  readonly hasReturnTo?: true;
  /** Whether it must be on the docs' own domain, and with it the session cookie. */
  readonly site: 'same' | 'same or allowed' | 'any';
  /** Another setting that it needs. */
  readonly needs?: 'docsOrigin';
}

/** Scheme, host and port. */
export interface OriginRow {
  readonly kind: 'origin';
  /** If it must be on the docs' own domain. */
  readonly site?: 'same';
}

/** A number from 0 to `most`: of seconds, or a share. */
export interface NumberRow {
  readonly kind: 'seconds' | 'rate';
  readonly most: number;
  readonly default: number;
}

/** One of a few words. */
export interface ChoiceRow {
  readonly kind: 'choice';
  readonly choices: readonly string[];
  readonly default: string;
  /** Another setting that it needs. */
  readonly needs?: 'hint';
}

/** The path of a folder. */
export interface FolderRow {
  readonly kind: 'folder';
  readonly default: string;
}

/**
 * Describes which values a setting takes and which one it has by default.
 *
 * @param row of the setting
 * @returns a sentence, such as `From 0 to 86,400; default 60.`; empty if the description says it all
 */
export function describeValues(row: SettingRow): string {
  if (!('default' in row)) return '';
  if (row.kind === 'folder') return `Default \`${row.default}\`.`;
  if (row.kind === 'choice')
    return `${row.choices.map((choice) => `\`${choice}\``).join(' or ')}; default \`${row.default}\`.`;
  return `From 0 to ${row.most.toLocaleString('en')}; default ${row.default.toLocaleString('en')}.`;
}
