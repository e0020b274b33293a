import { anonymousGroup, isGroupName } from './group-name.ts';
import { isRecord } from './is-record.ts';
import {
  type PlaygroundFields,
  type PlaygroundInputs,
  type PlaygroundKey,
  type PlaygroundPlace,
  playgroundPlaces,
  type PlaygroundValue,
  type User,
  userLimits,
} from './user.ts';

/**
 * One way in which a value breaks the User format: path, rule and offending value.
 * The words are in `describe-user-issue.ts`, so that the page's script does not carry them.
 */
export interface UserIssue {
  readonly path: readonly (string | number)[];
  readonly rule: UserRule;
  /** The offending value; its length or count where the rule is about size. */
  readonly found: unknown;
}

export type UserRule =
  | 'object'
  | 'no-field'
  | 'body-size'
  | 'json'
  | 'unreadable'
  | 'circular'
  | 'depth'
  | 'seconds'
  | 'milliseconds'
  | 'groups'
  | 'group-count'
  | 'group-name'
  | 'group-reserved'
  | 'key-count'
  | 'playground-value'
  | 'playground-length'
  | 'playground-keys'
  | 'playground-key-count'
  | 'playground-key-name'
  | 'playground-key-repeated';

/** The User in a value, and what is wrong with it. With issues, `user` must not be used. */
export interface UserReading {
  readonly user: User;
  readonly issues: readonly UserIssue[];
}

type Report = (path: UserIssue['path'], rule: UserRule, found: unknown) => void;
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** In seconds this is the year 5138; in milliseconds it is 1973. Larger numbers are milliseconds. */
export const smallestMilliseconds: number = 1e11;

/**
 * Reads a User from any value: keeps the fields of the format, drops all others, finds every issue.
 * Never throws, unless reading a field does. The code that writes JSON finds issues of size (`body-size`), of names
 * (`no-field`) and of writing (`json`, `unreadable`, `circular`, `depth`).
 *
 * @param value what a JSON parser returned, or what a dashboard's code wants to send
 * @returns the User with known fields only, and the issues, none if it is right
 */
export function readUser(value: unknown): UserReading {
  const user: Mutable<User> = {};
  const issues: UserIssue[] = [];
  const report: Report = (path, rule, found) => {
    issues.push({ path, rule, found });
  };

  if (!isRecord(value)) {
    report([], 'object', value);
    return { user, issues };
  }
  const { expiresAt, groups, content, apiPlaygroundInputs: inputs } = value;

  if (isGiven(expiresAt)) {
    if (!isFiniteNumber(expiresAt) || expiresAt <= 0) report(['expiresAt'], 'seconds', expiresAt);
    else if (expiresAt >= smallestMilliseconds) report(['expiresAt'], 'milliseconds', expiresAt);
    else user.expiresAt = expiresAt;
  }

  if (isGiven(groups)) {
    if (!Array.isArray(groups)) report(['groups'], 'groups', groups);
    else {
      if (groups.length > userLimits.groups) report(['groups'], 'group-count', groups.length);
      groups.forEach((group: unknown, index) => {
        if (!isGroupName(group))
          report(
            ['groups', index],
            group === anonymousGroup ? 'group-reserved' : 'group-name',
            group,
          );
      });
      user.groups = groups;
    }
  }

  if (isGiven(content)) {
    if (!isRecord(content)) report(['content'], 'object', content);
    else {
      const count = Object.keys(content).length;
      if (count > userLimits.contentKeys) report(['content'], 'key-count', count);
      user.content = content;
    }
  }

  if (isGiven(inputs)) {
    if (!isRecord(inputs)) report(['apiPlaygroundInputs'], 'object', inputs);
    else user.apiPlaygroundInputs = readPlaygroundInputs(inputs, report);
  }
  return { user, issues };
}

function readPlaygroundInputs(inputs: Record<string, unknown>, report: Report): PlaygroundInputs {
  const path = ['apiPlaygroundInputs'];
  const fields = readPlaygroundFields(inputs, path, report);
  const { keys } = inputs;
  if (!isGiven(keys)) return fields;
  const read = readPlaygroundKeys(keys, [...path, 'keys'], report);
  return { ...fields, keys: read };
}

function readPlaygroundKeys(
  keys: unknown,
  path: UserIssue['path'],
  report: Report,
): PlaygroundKey[] {
  if (!Array.isArray(keys)) {
    report(path, 'playground-keys', keys);
    return [];
  }
  if (keys.length > userLimits.keys) report(path, 'playground-key-count', keys.length);
  const indexes = new Map<string, number>();
  return keys.flatMap((key: unknown, index) => {
    if (!isRecord(key)) {
      report([...path, index], 'object', key);
      return [];
    }
    const { name } = key;
    const fields = readPlaygroundFields(key, [...path, index], report);
    if (!isPlaygroundKeyName(name)) {
      report([...path, index, 'name'], 'playground-key-name', name);
      return [];
    }
    const first = indexes.get(name);
    if (first === undefined) indexes.set(name, index);
    else report([...path, index, 'name'], 'playground-key-repeated', first);
    return [{ name, ...fields }];
  });
}

function readPlaygroundFields(
  inputs: Record<string, unknown>,
  parent: UserIssue['path'],
  report: Report,
): PlaygroundFields {
  const known: { [Place in PlaygroundPlace]?: object } = {};
  for (const place of playgroundPlaces) {
    const values = inputs[place];
    if (!isGiven(values)) continue;
    const path = [...parent, place];
    if (!isRecord(values)) {
      report(path, 'object', values);
      continue;
    }
    const given = Object.entries(values).filter(([, value]) => isGiven(value));
    for (const [name, value] of given) {
      if (!isPlaygroundValue(value, place)) report([...path, name], 'playground-value', value);
      else if (String(value).length > userLimits.playgroundValueCharacters)
        report([...path, name], 'playground-length', String(value).length);
    }
    known[place] = Object.fromEntries(given);
  }
  // Everything else has been reported.
  return known as PlaygroundFields;
}

/** Something to choose by: not only spaces. */
export function isPlaygroundKeyName(name: unknown): name is string {
  return (
    typeof name === 'string' && name.trim() !== '' && name.length <= userLimits.keyNameCharacters
  );
}

/** Server variables are strings in OpenAPI (3.1 §4.8.6); the other places are written out as text. */
export function isPlaygroundValue(
  value: unknown,
  place: PlaygroundPlace,
): value is PlaygroundValue {
  if (typeof value === 'string') return true;
  return place !== 'server' && (isFiniteNumber(value) || typeof value === 'boolean');
}

/** JSON has no NaN and no Infinity: they would arrive as `null`. */
export function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
