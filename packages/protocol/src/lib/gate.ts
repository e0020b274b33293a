import { describeValue } from './describe-value.ts';
import { anonymousGroup, groupNameWords, isGroupName } from './group-name.ts';
import { isRecord } from './is-record.ts';
import { nearestName } from './nearest-name.ts';
import { userLimits } from './user.ts';

/**
 * Who sees a page, a block or an operation: readers in at least one group of `any`, if it is given, and in no group of
 * `none`. `anonymous` is the group of anonymous readers.
 */
export interface Gate {
  readonly any?: readonly string[] | undefined;
  readonly none?: readonly string[] | undefined;
}

/** One way in which a value is no gate. */
export interface GateIssue {
  readonly path: readonly (string | number)[];
  /** What was expected, what was found, what to write. */
  readonly message: string;
}

const parts = ['any', 'none'] as const;

/** No group can have this name. */
const everyone = '*';

/** What authors of other tools call it. */
const meant: Readonly<Record<string, (typeof parts)[number]>> = {
  not: 'none',
  except: 'none',
  exclude: 'none',
  only: 'any',
  include: 'any',
};

/**
 * Finds what is wrong with a gate as an author has written it.
 *
 * @param value a list of groups, or `{ any, none }`
 * @returns each issue; none if {@link toGroups} takes it
 */
export function gateIssues(value: unknown): readonly GateIssue[] {
  if (!isRecord(value)) return listIssues(value, isWritten);
  const unknown = Object.keys(value).filter((key) => key !== 'any' && key !== 'none');
  return [
    ...(unknown.length === 0 && parts.every((part) => value[part] === undefined)
      ? [
          {
            path: [],
            message: 'expected "any" or "none" with a list of group names, found neither',
          },
        ]
      : []),
    ...unknown.map((key) => ({ path: [key], message: describeKey(key) })),
    ...parts.flatMap((part) => {
      const names = value[part];
      if (names === undefined) return [];
      // Else nobody would be left out, and the page would be for everyone.
      if (part === 'none' && Array.isArray(names) && names.length === 0)
        return [{ path: [part], message: 'expected at least one group name, found an empty list' }];
      return listIssues(names, isGatedName).map(({ path, message }) => ({
        path: [part, ...path],
        message,
      }));
    }),
  ];
}

/**
 * Writes a gate as one list: the names of `any`, or `*` for everyone, then those of `none` after an exclamation mark. This
 * is what the manifest of a build has, and, with spaces between, `data-bookplate-groups`.
 *
 * @param gate without {@link gateIssues}; such a list stays as it is
 * @returns the list; an empty one is for nobody
 */
export function toGroups(gate: Gate | readonly string[]): readonly string[] {
  const { any, none = [] } = isList(gate) ? fromGroups(gate) : gate;
  // Whatever else it says.
  if (any?.length === 0) return [];
  return [...(any ?? [everyone]), ...none.map((name) => `!${name}`)];
}

/**
 * Reads such a list.
 *
 * @param groups in any order; with exclamation marks only, it is for everyone else
 * @returns the gate; without `any`, everyone sees it who is not in `none`
 */
export function fromGroups(groups: readonly string[]): {
  readonly any: readonly string[] | undefined;
  readonly none: readonly string[];
} {
  const any = groups.filter((name) => !name.startsWith('!'));
  const none = groups.filter((name) => name.startsWith('!')).map(nameInGate);
  const isForAll = any.includes(everyone) || (any.length === 0 && none.length > 0);
  return { any: isForAll ? undefined : any, none };
}

/**
 * @param groups as {@link toGroups} returns them
 * @returns who they are for, in words that follow "for"
 */
export function describeGroups(groups: readonly string[]): string {
  const { any, none } = fromGroups(groups);
  if (any?.length === 0) return 'nobody';
  const others = none.join(', ');
  if (!any) return others === '' ? 'everyone' : `everyone but ${others}`;
  return others === '' ? any.join(', ') : `${any.join(', ')}, but not ${others}`;
}

/**
 * Writes a gate, or what was found in the place of one, as authors of MDX write it, and as all messages have it.
 *
 * @param value a list of groups, or `{ any, none }`, or anything else
 * @returns such as `['admin']`, which YAML reads too
 */
export function writeGate(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(writeGate).join(', ')}]`;
  if (!isRecord(value)) return value === undefined ? 'undefined' : JSON.stringify(value);
  const entries = Object.entries(value).map(
    ([key, names]) => `${/^\w+$/.test(key) ? key : writeGate(key)}: ${writeGate(names)}`,
  );
  return `{ ${entries.join(', ')} }`;
}

/**
 * @param text that stands where a list of groups should
 * @param example the name to propose if it has none
 * @returns the names in it, separated by spaces or commas
 */
export function namesMeant(text: unknown, example = 'admin'): readonly string[] {
  const names = typeof text === 'string' ? text.split(/[\s,]+/).filter(isWritten) : [];
  return names.length > 0 ? names : [example];
}

/**
 * @param written a name in a list that is a gate
 * @returns the name without the exclamation mark before it
 */
export function nameInGate(written: string): string {
  return written.startsWith('!') ? written.slice(1) : written;
}

/**
 * @param value anything
 * @returns true for a name that a gate may have: of a group, or `anonymous`
 */
export function isGatedName(value: unknown): value is string {
  return isGroupName(value) || value === anonymousGroup;
}

function isWritten(value: unknown): boolean {
  return value === everyone || isGatedName(typeof value === 'string' ? nameInGate(value) : value);
}

function isList(gate: Gate | readonly string[]): gate is readonly string[] {
  return Array.isArray(gate);
}

function listIssues(value: unknown, isName: (name: unknown) => boolean): readonly GateIssue[] {
  if (!Array.isArray(value))
    return [
      {
        path: [],
        message:
          `expected a list of group names, found ${describeValue(value)}` +
          (typeof value === 'string' ? `; write ${writeGate(namesMeant(value))}` : ''),
      },
    ];
  const names: readonly unknown[] = value;
  if (names.length > userLimits.groups)
    return [
      { path: [], message: `expected at most ${userLimits.groups} groups, found ${names.length}` },
    ];
  return names.flatMap((name, index) =>
    isName(name)
      ? []
      : [{ path: [index], message: `expected ${groupNameWords}, found ${describeValue(name)}` }],
  );
}

function describeKey(key: string): string {
  const lower = key.toLowerCase();
  const nearest = Object.hasOwn(meant, lower) ? meant[lower] : nearestName(key, parts);
  return `expected "any" or "none", found ${JSON.stringify(key)}${nearest === undefined ? '' : `; write "${nearest}"`}`;
}
