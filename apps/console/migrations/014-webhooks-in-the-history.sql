-- Who is told of incidents is in the history, too.
ALTER TABLE changes DROP CONSTRAINT changes_subject_check;
ALTER TABLE changes ADD CONSTRAINT changes_subject_check
  CHECK (subject IN ('site', 'person', 'invitation', 'incident', 'webhook'));
