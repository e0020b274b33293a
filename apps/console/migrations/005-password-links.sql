-- A link that sets a new password, once; of each person at most one. Of its token only the hash is kept.
CREATE TABLE password_links (
  person_id text PRIMARY KEY REFERENCES people (id) ON DELETE CASCADE,
  token_hash text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL
);
