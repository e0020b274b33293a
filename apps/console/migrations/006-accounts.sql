-- Who made a password link: it ends when they lose their role.
ALTER TABLE password_links ADD COLUMN made_by text REFERENCES people (id) ON DELETE CASCADE;

ALTER TABLE people ADD COLUMN last_sign_in_at timestamptz;

-- Invitations are in the history, too.
ALTER TABLE changes DROP CONSTRAINT changes_subject_check;
ALTER TABLE changes ADD CONSTRAINT changes_subject_check
  CHECK (subject IN ('site', 'person', 'invitation'));
