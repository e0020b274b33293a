import type { CredentialReason } from '@bookplate/protocol';
import type { Point } from '@bookplate/docs/page';

/** How bad: it does not do what is written; or it may well not be what is meant. */
export type Severity = 'error' | 'warning';

/** What each finding says beyond its code. Codes are permanent; each is a heading of `codes.md`. */
export interface FindingArgs {
  // bookplate.json and what it names.
  'settings-invalid': { readonly setting: string; readonly message: string };
  'schema-invalid': { readonly message: string };
  'persona-not-json': { readonly message: string };
  'persona-invalid': { readonly message: string };
  'persona-unknown-field': { readonly field: string; readonly nearest: string | undefined };
  'persona-outside-schema': { readonly path: string; readonly message: string };

  'secret-in-content': {
    readonly path: string;
    readonly field: string;
    readonly reason: CredentialReason;
  };

  // A page as text.
  'page-syntax': { readonly message: string };
  'front-matter-syntax': { readonly message: string };
  'expression-outside': { readonly message: string };
  'expression-in-markdown': {
    readonly source: string;
    readonly reason: string;
    readonly instead: string;
  };
  'sample-braces': { readonly source: string; readonly reason: string };

  'html-dropped': { readonly source: string };

  // Expressions beside the schema.
  'unknown-member': {
    readonly path: string;
    readonly member: string;
    readonly nearest: string | undefined;
    readonly known: readonly string[];
    /** What says so; left out, it is known to everyone. */
    readonly by?: 'userSchema' | 'personas';
  };
  'unknown-name': { readonly name: string; readonly nearest: string };
  'unknown-value': {
    readonly path: string;
    readonly value: string;
    readonly nearest: string | undefined;
    readonly known: readonly string[];
  };

  // Groups.
  'gate-misspelt': { readonly found: string; readonly write: string };
  'groups-shape': { readonly key: string; readonly found: string; readonly write: string };
  'group-name': { readonly found: string; readonly trimmed: string | undefined };
  'groups-empty': NoArgs;
  'groups-conflict': { readonly name: string };
  'groups-anonymous': { readonly others: readonly string[] };
  'spec-gate': { readonly pointer: string; readonly message: string };
  'unknown-group': {
    readonly group: string;
    readonly nearest: string | undefined;
    readonly known: readonly string[];
    readonly isListed: boolean;
  };
  'gated-home': { readonly groups: readonly string[] };
  'gated-link': { readonly url: string; readonly groups: readonly string[] };
  'duplicate-path': { readonly path: string; readonly other: string };

  // Pages as readers see them.
  'shows-nothing': {
    readonly source: string;
    readonly path: string;
    readonly kind: 'text' | 'attribute' | 'sample';
    /** Why: there is no such value, or it is one that has no text. */
    readonly found: string;
    /** Names of personas; `null` is nobody. */
    readonly readers: readonly (string | null)[];
  };
  throws: {
    readonly source: string;
    readonly message: string;
    readonly readers: readonly (string | null)[];
  };
}

/** Where the code says it all. */
export type NoArgs = Readonly<Record<string, never>>;

export type Code = keyof FindingArgs;

/** A place in a file of the site; both numbers are counted from 1. */
export interface Place extends Point {
  /** From the folder of the site, with `/` between folders. */
  readonly file: string;
}

/** What a check found, as data. The words are in `wording/`. */
export interface FindingOf<C extends Code> extends Place {
  readonly code: C;
  readonly severity: Severity;
  readonly args: FindingArgs[C];
}

export type Finding = { [C in Code]: FindingOf<C> }[Code];

/**
 * @param code what was found
 * @param severity how bad it is
 * @param place where
 * @param args what there is to say about it
 * @returns the finding
 */
export function createFinding<C extends Code>(
  code: C,
  severity: Severity,
  { file, line, column }: Place,
  args: FindingArgs[C],
): FindingOf<C> {
  return { code, severity, file, line, column, args };
}
