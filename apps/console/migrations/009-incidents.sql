-- How bad an incident was and why, why it ended, and who knows of it.
ALTER TABLE incidents
  ADD COLUMN peak real NOT NULL DEFAULT 0,
  -- The most frequent reason when it was at its peak; empty before this was kept.
  ADD COLUMN reason text NOT NULL DEFAULT '',
  ADD COLUMN ended_because text CHECK (ended_because IN ('usual', 'no-reports', 'turned-off', 'removed')),
  ADD COLUMN acknowledged_at timestamptz,
  -- The name stays readable when the person is gone.
  ADD COLUMN acknowledged_by text;
UPDATE incidents SET peak = share, ended_because = CASE WHEN ended_at IS NULL THEN NULL ELSE 'usual' END;
CREATE INDEX incidents_site ON incidents (site_id, started_at);

-- To acknowledge an incident is in the history.
ALTER TABLE changes DROP CONSTRAINT changes_subject_check;
ALTER TABLE changes ADD CONSTRAINT changes_subject_check
  CHECK (subject IN ('site', 'person', 'invitation', 'incident'));
