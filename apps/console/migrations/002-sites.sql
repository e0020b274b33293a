CREATE TABLE sites (
  id text PRIMARY KEY,
  name text NOT NULL,
  -- The first is where readers are; previews and others follow.
  docs_origins text[] NOT NULL,
  api_url text NOT NULL,
  login_url text NOT NULL,
  logout_url text,
  refresh_seconds integer NOT NULL,
  allowed_hosts text[] NOT NULL,
  -- Counts the changes, so that two editors cannot overwrite each other unseen.
  version integer NOT NULL,
  -- A removed site can be brought back from the history.
  is_removed boolean NOT NULL DEFAULT false
);

-- Who changed what, when. Rows are only ever added.
CREATE TABLE changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  -- The name stays readable when the person is gone.
  person_id text NOT NULL,
  person_name text NOT NULL,
  subject text NOT NULL CHECK (subject IN ('site', 'person')),
  subject_id text NOT NULL,
  action text NOT NULL,
  before jsonb,
  after jsonb
);
CREATE INDEX changes_subject ON changes (subject, subject_id, id DESC);
