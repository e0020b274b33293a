import { describeValue, quote } from './describe-value.ts';
import { groupNameWords } from './group-name.ts';
import type { UserIssue } from './read-user.ts';
import { userLimits } from './user.ts';

/**
 * Words for an issue of {@link readUser}: the path, what was expected, what was found.
 * Values of `apiPlaygroundInputs` may be credentials and are never quoted.
 *
 * @param issue one issue
 * @returns one line, such as `content: at most 100 keys, found 140`
 */
export function describeUserIssue(issue: UserIssue): string {
  return `${describePath(issue.path)}: ${describeRule(issue)}`;
}

function describeRule({ rule, found }: UserIssue): string {
  switch (rule) {
    case 'object':
      return `expected an object, found ${describeKind(found)}`;
    case 'no-field':
      return describeNoField(found);
    case 'body-size':
      return `at most ${userLimits.bodyBytes} bytes as JSON, found ${String(found)}`;
    case 'json':
      return describeUnwritable(found);
    case 'unreadable':
      return `expected a value, but reading it threw: ${found instanceof Error ? found.message : describeKind(found)}`;
    case 'circular':
      return 'circular structure, an object that contains itself; send only the fields that the docs show';
    case 'depth':
      return `at most ${String(found)} levels of nesting`;
    case 'seconds':
      return `expected a positive number of Unix seconds, found ${describeValue(found)}`;
    case 'milliseconds':
      return `${String(found)} looks like milliseconds; seconds expected`;
    case 'groups':
      return typeof found === 'string'
        ? `expected an array of group names, found ${describeValue(found)}; write [${quote(found)}]`
        : `expected an array of group names, found ${describeValue(found)}`;
    case 'group-count':
      return `at most ${userLimits.groups} groups, found ${String(found)}`;
    case 'group-name':
      return `expected ${groupNameWords}, found ${describeValue(found)}`;
    case 'group-reserved':
      return `expected the name of another group, found ${describeValue(found)}, which is kept for anonymous readers; remove it`;
    case 'key-count':
      return `at most ${userLimits.contentKeys} keys, found ${String(found)}`;
    case 'playground-value':
      return `expected a string, found ${describeKind(found)}`;
    case 'playground-length':
      return `at most ${userLimits.playgroundValueCharacters} characters, found ${String(found)}`;
    case 'playground-keys':
      return `expected an array of keys, each with a name, found ${describeKind(found)}`;
    case 'playground-key-count':
      return `at most ${userLimits.keys} keys, found ${String(found)}`;
    case 'playground-key-name':
      return typeof found === 'string' && found.length > userLimits.keyNameCharacters
        ? `at most ${userLimits.keyNameCharacters} characters, found ${found.length}`
        : `expected a name to choose the key by, found ${found && typeof found === 'string' ? 'only spaces' : describeKind(found)}`;
    case 'playground-key-repeated':
      return `is the name of keys[${String(found)}] too; expected another name for each key`;
  }
}

function describeNoField(found: unknown): string {
  const names = Array.isArray(found) ? found.map(String) : [];
  const [first = 'firstName'] = names;
  const list = [...names.slice(0, 3), ...(names.length > 3 ? ['…'] : [])].join(', ');
  const key = isIdentifier(first) ? first : quote(first);
  return `expected content, groups, apiPlaygroundInputs or expiresAt, found only ${list}; write { content: { ${key}: … } }`;
}

function describeUnwritable(found: unknown): string {
  const [kind, fix] =
    found instanceof Map
      ? ['a Map', 'write Object.fromEntries(map)']
      : found instanceof Set
        ? ['a Set', 'write [...set]']
        : typeof found === 'bigint'
          ? ['a BigInt', 'write String(value)']
          : isThenable(found)
            ? ['a promise', 'await it']
            : [`an object of the class ${tagOf(found)}`, 'write the fields that the docs show'];
  return `expected a value that JSON can write, found ${kind}; ${fix}`;
}

function isThenable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'then' in value;
}

/** `Error` of `[object Error]`. */
function tagOf(value: unknown): string {
  return Object.prototype.toString.call(value).slice(8, -1);
}

/** As {@link describeValue}, without the value. */
function describeKind(value: unknown): string {
  if (typeof value === 'object' || typeof value === 'function' || value === '')
    return describeValue(value);
  return value === undefined ? 'nothing' : `a ${typeof value}`;
}

function describePath(path: UserIssue['path']): string {
  if (path.length === 0) return 'User';
  return path
    .map((step, index) => {
      if (typeof step === 'number') return `[${step}]`;
      if (!isIdentifier(step)) return `[${quote(step)}]`;
      return index === 0 ? step : `.${step}`;
    })
    .join('');
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_$][\w$]*$/.test(name);
}
