import type { Copier } from './copier.ts';
import type { Draft } from './draft.ts';
import { finishSchema, finishVariable } from './finish-schema.ts';
import { isNode, type Node } from './gates.ts';
import { namesHiddenScheme } from './hidden-by-rule.ts';
import { leaveOut } from './leave-out.ts';
import { pruneExamples } from './prune-examples.ts';
import { type Shape, shapes } from './shapes.ts';

type Finish = (source: Node, copy: Draft, copier: Copier) => void;

/**
 * Takes out of a copy what only names the hidden: entries of `required`, tags, security requirements, enum values.
 *
 * @param source the object as the document has it
 * @param copy its copy, without the objects that are hidden
 * @param shape its shape
 * @param copier at work
 */
export function finish(source: Node, copy: Draft, shape: Shape, copier: Copier): void {
  finishes[shape.kind]?.(source, copy, copier);
}

const finishes: Partial<Record<Shape['kind'], Finish>> = {
  schema: (source, copy, copier) => {
    const { $dynamicRef } = source;
    if (typeof $dynamicRef === 'string') copier.reference($dynamicRef, shapes.schema);
    finishSchema(source, copy, copier);
    pruneExamples(source, source, copy, copier);
  },
  holder: (source, copy, copier) => pruneExamples(source['schema'], source, copy, copier),
  operation: (_, copy, copier) => {
    const { hiddenTags } = copier.view;
    if (hiddenTags.size > 0) leaveOut(copy, 'tags', (tag) => hiddenTags.has(tag));
    const { tags } = copy;
    if (Array.isArray(tags)) for (const tag of tags) copier.parts.refer(`tags/${String(tag)}`);
    finishSecurity(copy, copier);
  },
  document: (_, copy, copier) => finishSecurity(copy, copier),
  link: ({ operationRef }, copy, copier) => {
    if (typeof operationRef === 'string' && operationRef.startsWith('#'))
      copy['operationRef'] = copier.reference(operationRef, shapes.operation);
  },
  variable: finishVariable,
};

function finishSecurity(copy: Draft, copier: Copier): void {
  if (copier.view.hiddenSchemes.size > 0)
    leaveOut(copy, 'security', (alternative) => namesHiddenScheme(copier.view, alternative));
  const { security } = copy;
  for (const alternative of Array.isArray(security) ? security : [])
    if (isNode(alternative))
      for (const name of Object.keys(alternative)) copier.parts.refer(`securitySchemes/${name}`);
}
