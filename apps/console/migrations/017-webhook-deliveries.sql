-- Messages that webhooks have not received yet. A row is deleted when its message was delivered or given up.
CREATE TABLE webhook_deliveries (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id text NOT NULL REFERENCES sites (id) ON DELETE CASCADE,
  target text NOT NULL CHECK (target IN ('site', 'operator')),
  message_id text NOT NULL,
  message jsonb NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_at timestamptz NOT NULL
);
CREATE INDEX webhook_deliveries_next ON webhook_deliveries (next_at);
CREATE INDEX webhook_deliveries_site ON webhook_deliveries (site_id);
