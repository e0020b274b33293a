-- How handshakes ended, counted by the minute. Nothing in it is about a reader.
CREATE TABLE health (
  site_id text NOT NULL,
  minute timestamptz NOT NULL,
  docs_origin text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('identified', 'anonymous', 'unreachable')),
  -- Empty but for 'unreachable'.
  reason text NOT NULL,
  -- Which span of durations; 0 but for 'identified'.
  span smallint NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (site_id, minute, docs_origin, outcome, reason, span)
);
CREATE INDEX health_minute ON health (minute);

-- When the share of 'unreachable' jumped, and when it was as usual again.
CREATE TABLE incidents (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  ended_at timestamptz,
  share real NOT NULL,
  usual real NOT NULL
);
-- Of several consoles, one opens it.
CREATE UNIQUE INDEX incidents_open ON incidents (site_id) WHERE ended_at IS NULL;
