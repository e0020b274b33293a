import type { UserIssue, UserRule } from '@bookplate/protocol';

/** Deeper than any page looks into, and far from where the stack ends. */
const deepest = 500;

/** Where a copy is: one list for all of it, for most values have no issue to name. */
interface Walk {
  readonly path: (string | number)[];
  readonly ancestors: object[];
  readonly issues: UserIssue[];
}

/**
 * Copies a value as JSON will write it, with what an ORM or a session puts into one: `toJSON` is called (Date, Decimal,
 * ObjectId, Buffer), getters are read once. What JSON cannot write, or would write as `{}`, is reported with its path.
 * Numbers, functions and symbols stay as they are.
 *
 * @param holder the object to read from
 * @param key of the field
 * @param issues takes what cannot be written
 * @returns the copy; undefined where there is an issue
 */
export function toPlainJson(holder: object, key: string, issues: UserIssue[]): unknown {
  return copyField(holder, key, { path: [], ancestors: [], issues });
}

function copyField(holder: object, key: string | number, walk: Walk): unknown {
  let value: unknown;
  try {
    value = (holder as Record<string | number, unknown>)[key];
  } catch (error) {
    return report(walk, key, 'unreadable', error);
  }
  // Most fields: they need no place, and no list of what they are in.
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  return value === undefined || value === null ? value : copyValue(value, key, walk);
}

function copyValue(given: unknown, key: string | number, walk: Walk): unknown {
  const { path, ancestors } = walk;
  let value: unknown;
  let keys: readonly string[] = [];
  try {
    value = serialize(given, key);
    if (typeof value === 'object' && value !== null) keys = Object.keys(value);
  } catch (error) {
    return report(walk, key, 'unreadable', error);
  }
  if (isUnwritable(value) || (keys.length === 0 && isOpaque(value)))
    return report(walk, key, 'json', value);
  if (typeof value !== 'object' || value === null) return value;
  if (ancestors.includes(value)) return report(walk, key, 'circular', ancestors.indexOf(value));
  if (ancestors.length === deepest) {
    const [top = key] = path;
    return report({ ...walk, path: [] }, top, 'depth', deepest);
  }

  path.push(key);
  ancestors.push(value);
  const copied = Array.isArray(value) ? copyItems(value, walk) : copyFields(value, keys, walk);
  ancestors.pop();
  path.pop();
  return copied;
}

function copyItems(items: readonly unknown[], walk: Walk): unknown[] {
  const copied: unknown[] = [];
  for (let index = 0; index < items.length; index += 1) copied.push(copyField(items, index, walk));
  return copied;
}

function copyFields(holder: object, keys: readonly string[], walk: Walk): object {
  const copied: Record<string, unknown> = {};
  for (const name of keys) {
    const value = copyField(holder, name, walk);
    // An assignment would set the prototype.
    if (name === '__proto__') Object.defineProperty(copied, name, { value, enumerable: true });
    else copied[name] = value;
  }
  return copied;
}

function report(
  { path, issues }: Walk,
  key: string | number,
  rule: UserRule,
  found: unknown,
): undefined {
  issues.push({ path: [...path, key], rule, found });
}

/** As JSON does before it looks at a value (ECMA-262 §25.5.2.2, SerializeJSONProperty). */
function serialize(value: unknown, name: string | number): unknown {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'bigint') return value;
  const { toJSON } = value as { toJSON?: unknown };
  const result: unknown = typeof toJSON === 'function' ? toJSON.call(value, String(name)) : value;
  return isBoxed(result) ? result.valueOf() : result;
}

/** `Object('Ada')`, `new Number(3)`: JSON writes what is in it. */
function isBoxed(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Object.getPrototypeOf(value) === Object.prototype || Array.isArray(value)) return false;
  return /^\[object (?:String|Number|Boolean|BigInt)\]$/.test(
    Object.prototype.toString.call(value),
  );
}

/** A BigInt has no JSON; that of a Map, a Set or a promise is `{}`, whatever is in it. */
function isUnwritable(value: unknown): boolean {
  if (typeof value === 'bigint') return true;
  if (typeof value !== 'object' || value === null) return false;
  return value instanceof Map || value instanceof Set || isThenable(value);
}

/** An Error, a pattern, URLSearchParams: whatever is in it, it has no fields. An object that is empty has its own tag. */
function isOpaque(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.prototype.toString.call(value) !== '[object Object]'
  );
}

function isThenable(value: object): boolean {
  return 'then' in value && typeof value.then === 'function';
}
