import { checkGate, enumGates, isGateKey, type Report } from './gates.ts';
import { isGateForm, nearestGate } from './near-miss.ts';
import { isObject, type Node } from './node.ts';
import type { Type } from './types.ts';

const gatesOfValues: ReadonlySet<string> = new Set(enumGates);

/** Whether a key needs {@link checkKey}: a gate, or what may be meant as one. */
export function isSuspicious(key: string): boolean {
  const first = key.charCodeAt(0);
  if (first !== 120 /* x */) {
    // X g r i e m: letters with which a near miss can begin.
    if (first === 88) return true;
    if (first !== 103 && first !== 114 && first !== 105 && first !== 101 && first !== 109)
      return false;
    // Nearly every object has keys such as "items", "example" and "required": few are worth a regular expression.
    const second = key.charCodeAt(1) | 32;
    if (second !== (first === 103 ? 114 : first === 114 ? 98 : first === 109 ? 105 : 110))
      return false;
    return /^(groups?|rbac|internal|enum.?groups|mint.?enum)$/i.test(key);
  }
  const second = key.charCodeAt(1) | 32;
  // x-, x_, x. and others.
  const next = second >= 97 && second <= 122 ? second : key.charCodeAt(2) | 32;
  // g i m r e: with which the name of a gate goes on.
  return next === 103 || next === 105 || next === 109 || next === 114 || next === 101;
}

/**
 * Holds one field to the grammar of gates.
 *
 * @param node the object, map or data that has it
 * @param type of it
 * @param key of the field, {@link isSuspicious}
 * @param declared names of properties, parameters and headers of the described API
 * @param report is told what is wrong
 * @returns whether the field is a gate of the object
 */
export function checkKey(
  node: Node,
  type: Type,
  key: string,
  declared: (name: string) => boolean,
  report: Report,
): boolean {
  const value = node[key];
  if (!isGateKey(key)) {
    const gate = nearestGate(key, value);
    if (gate !== undefined && isMeantAsGate(type, key, gate, value, declared))
      report(
        [key],
        `is no gate, and "${gate}" may be meant; write "${gate}", or give it another name`,
      );
    return false;
  }
  if (value === undefined) return true;
  if (type.form === 'data') {
    if (isGateForm(key, value) && !declared(key))
      report(
        [key],
        'cannot hide this: it is data of the API (an example, a default), where nothing is a gate; gate the object that has it, or declare a property of this name',
      );
    return false;
  }
  if (type.form === 'map' || type.form === 'list') {
    if (isGateForm(key, value))
      report(
        [key],
        'cannot hide this: the names in here are free, and this one would be one of them; gate its entries one by one',
      );
    return false;
  }
  if (
    type.refused !== undefined &&
    (key !== 'x-internal' || value !== false) &&
    !isOther(key, value)
  ) {
    report([key], refusal(type, key));
    return true;
  }
  if (gatesOfValues.has(key) && type.form === 'object' && !type.fields.has('enum'))
    report([key], 'cannot hide this: only a schema and a server variable have values in an "enum"');
  else checkGate(node, key, report, type.form === 'object');
  return true;
}

/** Where names are free, what is nearly called as a gate may be anything that it can be there. */
function isMeantAsGate(
  type: Type,
  key: string,
  gate: string,
  value: unknown,
  declared: (name: string) => boolean,
): boolean {
  switch (type.form) {
    case 'object':
      if (type.fields.has(key)) return false;
      return type.rest === undefined || /^x/i.test(key) || isNoneOf(type.rest, value);
    case 'map':
      return type.rest !== undefined && isNoneOf(type.rest, value);
    case 'extension':
      return /^x/i.test(key) && isGateForm(gate, value) && !declared(key);
    default:
      return false;
  }
}

/** Groups where an object belongs. */
function isNoneOf(type: Type, value: unknown): boolean {
  return type.form === 'object' && Array.isArray(value) && isGateForm('x-groups', value);
}

/** `x-mint` without groups has other settings. */
function isOther(key: string, value: unknown): boolean {
  return key === 'x-mint' && isObject(value) && !('groups' in value);
}

function refusal({ name, refused }: Type, key: string): string {
  return name === 'Document'
    ? `is no gate here, and cannot hide this: ${refused}. If it means something else, take it out before filtering: delete document['${key}']`
    : `cannot hide this: ${refused}`;
}
