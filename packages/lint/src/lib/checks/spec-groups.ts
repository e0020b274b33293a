import { type Gate, toGroups } from '@bookplate/protocol';
import { gatesOf } from '@bookplate/openapi/gates';
import { readSpecFiles, type SpecFile } from '@bookplate/docs/gated-spec';
import type { PagesCheck } from '../check.ts';
import { createFinding, type Finding } from '../findings.ts';
import type { KnownGroups } from '../site.ts';
import { findWrongShape } from './groups-shape.ts';
import { findConflicts } from './groups-conflict.ts';
import { findUnknownGroup, namesIn } from './unknown-group.ts';

/** The groups in OpenAPI documents are those of operations, and of the pages that are generated of them. */
export const specGroups: PagesCheck = (pages, { root, host, knownGroups }) => {
  const places = new Set([...host.specs, ...pages.flatMap(({ documents }) => documents)]);
  return readSpecFiles(root, [...places]).flatMap((spec) =>
    [...findInSpec(spec, knownGroups)].sort(
      (one, other) => one.line - other.line || one.column - other.column,
    ),
  );
};

function* findInSpec(
  { file, document, pointOf }: SpecFile,
  known: KnownGroups | undefined,
): Generator<Finding> {
  const unknown = (group: unknown, path: readonly (string | number)[]): readonly Finding[] =>
    known && typeof group === 'string'
      ? findUnknownGroup({ group, file, ...pointOf(path) }, known)
      : [];
  const { gates, problems } = gatesOf(document);
  for (const { path, message, isOfList } of problems)
    // Of a list, more can be said.
    if (!isOfList) {
      const place = { file, ...pointOf(path) };
      yield createFinding('spec-gate', 'error', place, { pointer: toPointer(path), message });
    }
  for (const { value, path } of gates) {
    // A team is a key.
    if (!Array.isArray(value) && path.at(-2) === 'x-rbac') {
      yield* unknown(value, path);
      continue;
    }
    const wrong = findWrongShape(
      String(path.at(-1)),
      value,
      (...item) => ({
        file,
        ...pointOf([...path, ...item]),
      }),
      known,
    );
    yield* wrong;
    // One that is no name of a group is reported as such.
    if (wrong.length > 0) continue;
    for (const { group, path: steps } of namesIn(value)) yield* unknown(group, [...path, ...steps]);
    yield* findConflicts(toGroups(value as Gate | readonly string[]), { file, ...pointOf(path) });
  }
}

/** As references write it (RFC 6901). */
function toPointer(path: readonly (string | number)[]): string {
  return path
    .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
}
