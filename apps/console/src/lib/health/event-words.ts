import type { Mark } from '../charts/mark.ts';
import { changedLabels } from '../pages/change-list.ts';
import type { HealthEvent } from './events-of.ts';
import { percent } from './format-figures.ts';

/**
 * Turns what happened into marks for charts.
 *
 * @param events the oldest first
 * @returns a mark for each
 */
export function toMarks(events: readonly HealthEvent[]): readonly Mark[] {
  return events.map((event, index) => ({
    number: index + 1,
    kind: event.type,
    at: event.at,
    ...(event.type === 'incident' && event.incident.endedAt && { until: event.incident.endedAt }),
    text: shortly(event),
  }));
}

/**
 * Says what happened.
 *
 * @param event of a site
 * @returns a sentence
 */
export function describeEvent(event: HealthEvent): string {
  if (event.type === 'incident') {
    const { peak, usual } = event.incident;
    return `Incident: up to ${percent(peak)} of handshakes were unreachable, usually ${percent(usual)}.`;
  }
  const { personName, action } = event.change;
  const fields = changedLabels(event.change);
  if (action === 'added' || action === 'removed' || fields.length === 0)
    return `${personName} ${action} the site.`;
  const what = action === 'went back' ? 'restored earlier settings' : 'changed the settings';
  return `${personName} ${what}: ${fields.join(', ')}.`;
}

function shortly(event: HealthEvent): string {
  if (event.type === 'incident') return 'Incident';
  const { action } = event.change;
  if (action === 'added' || action === 'removed') return `Site ${action}`;
  const [field, ...others] = changedLabels(event.change);
  return field !== undefined && others.length === 0 ? field : 'Settings';
}
