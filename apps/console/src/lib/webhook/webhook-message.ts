/** What a webhook is told. */
export interface WebhookMessage {
  readonly type: 'incident.began' | 'incident.ended' | 'test';
  /** When it happened (ISO 8601). */
  readonly timestamp: string;
  /** A sentence, which chat programs show. */
  readonly text: string;
  readonly data: object;
}
