-- From how many clients the unreachable handshakes of a minute were reported: counts at slots that follow from a keyed hash
-- of the address. Rows are deleted after two hours.
CREATE TABLE health_clients (
  site_id text NOT NULL,
  minute timestamptz NOT NULL,
  client smallint NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (site_id, minute, client)
);
CREATE INDEX health_clients_minute ON health_clients (minute);

-- Reports that were not counted, by day (UTC) and why.
CREATE TABLE health_dropped (
  site_id text NOT NULL,
  day timestamptz NOT NULL,
  why text NOT NULL CHECK (why IN ('too-many', 'not-asked', 'queue-full')),
  count bigint NOT NULL,
  PRIMARY KEY (site_id, day, why)
);
