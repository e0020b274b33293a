-- What connection tests found. Of each site the last twenty are kept.
CREATE TABLE connection_tests (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  site_id text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  -- NULL: it ran on schedule.
  person_name text,
  -- The settings that were tested.
  site_version integer NOT NULL,
  docs_origin text NOT NULL,
  path text NOT NULL,
  api_url text NOT NULL,
  login_url text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('works', 'broken', 'unknown', 'not-run')),
  -- The verdict, for lists: how it is, and in one sentence.
  tone text NOT NULL CHECK (tone IN ('good', 'note', 'bad')),
  headline text NOT NULL,
  result jsonb NOT NULL
);
CREATE INDEX connection_tests_site ON connection_tests (site_id, id DESC);

-- The last test in a browser of each outcome.
CREATE TABLE browser_tests (
  site_id text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('identified', 'anonymous', 'unreachable')),
  at timestamptz NOT NULL DEFAULT now(),
  person_name text NOT NULL,
  docs_origin text NOT NULL,
  PRIMARY KEY (site_id, outcome)
);

-- Sites that are tested on schedule. A process takes a test by moving next_at.
CREATE TABLE test_schedules (
  site_id text PRIMARY KEY,
  every text NOT NULL CHECK (every IN ('hour', 'day')),
  docs_origin text NOT NULL,
  path text NOT NULL,
  next_at timestamptz NOT NULL
);
CREATE INDEX test_schedules_next ON test_schedules (next_at);
