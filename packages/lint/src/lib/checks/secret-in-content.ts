import { join, posix } from 'node:path';
import { credentialReason } from '@bookplate/protocol';
import type { Schema } from '../user-schema/content-schema.ts';
import { readJsonFile } from '@bookplate/docs/settings-file';
import type { PageCheck, SiteCheck } from '../check.ts';
import { createFinding, type Finding, type Place } from '../findings.ts';
import { isRecord } from '../host-config.ts';
import { usesOf } from '../schema/uses-of.ts';
import type { Site } from '../site.ts';
import { schemaFields } from '../schema/schema-fields.ts';

/*
 * A credential in `content` is stored in the browser, where every script of the docs can read it: of a page that shows
 * one, of a schema that asks for one, and of a persona that has one, the Info API will be made to send it.
 */

type PathSteps = readonly (string | number)[];

/** In the expressions of a page. */
export const secretInPage: PageCheck = ({ file, expressions }, site) =>
  expressions.flatMap(({ tree, pointOf }) =>
    usesOf(tree).flatMap(({ steps, isCalled }) => {
      const members = isCalled ? steps.slice(0, -1) : steps;
      const at = members.at(-1)?.at;
      return at === undefined
        ? []
        : judge(
            'user',
            members.map(({ name }) => name),
            undefined,
            { file, ...pointOf(at) },
            site,
          );
    }),
  );

/** In the schema and the personas. */
export const secretInSite: SiteCheck = (site) => [...inSchema(site), ...inPersonas(site)];

function inSchema(site: Site): readonly Finding[] {
  const { settings, schema, root } = site;
  const { userSchema } = settings.settings;
  if (!schema || userSchema === undefined) return [];
  const isFile = typeof userSchema === 'string';
  const json = isFile ? readJsonFile(join(root, userSchema)) : settings.json;
  if (!json || 'message' in json) return [];
  const file = isFile ? posix.normalize(userSchema) : settings.file;
  const before = isFile ? [] : ['userSchema'];
  return [...schemaFields(schema.schema as Schema)].flatMap(({ names, path, values }) => {
    const place = { file, ...json.pointOf([...before, ...path]) };
    const named = judge('content', names, undefined, place, site);
    if (named.length > 0) return named;
    return values.flatMap((value) => judge('content', names, value, place, site)).slice(0, 1);
  });
}

function inPersonas(site: Site): readonly Finding[] {
  return site.personas.flatMap(({ file, json }) => {
    if ('message' in json || !isRecord(json.value)) return [];
    const { content } = json.value;
    return [...fieldsOf(content, [])].flatMap(({ path, value }) =>
      judge('content', path, value, { file, ...json.pointOf(['content', ...path]) }, site),
    );
  });
}

function* fieldsOf(
  value: unknown,
  path: PathSteps,
): Generator<{ readonly path: PathSteps; readonly value: unknown }> {
  if (typeof value !== 'object' || value === null) {
    yield { path, value };
    return;
  }
  for (const [name, inner] of Object.entries(value))
    yield* fieldsOf(inner, [...path, Array.isArray(value) ? Number(name) : name]);
}

function judge(
  root: 'user' | 'content',
  steps: PathSteps,
  value: unknown,
  place: Place,
  { settings }: Site,
): readonly Finding[] {
  const path = steps.reduce<string>(
    (all, step) => all + (typeof step === 'number' ? `[${step}]` : `.${step}`),
    root,
  );
  const { publicFields = [] } = settings.settings;
  const reason = credentialReason(path, value);
  if (!reason || steps.some((step) => publicFields.includes(String(step)))) return [];
  const names = steps.filter((step) => typeof step === 'string');
  const field = names.at(-1) ?? '';
  return [createFinding('secret-in-content', 'warning', place, { path, field, reason })];
}
