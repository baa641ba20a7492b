-- The audit by the beginning of a name. Those before serve LIKE only where the database sorts by code, as the embedded
-- one does; most others sort by a language.
CREATE INDEX IF NOT EXISTS audit_entries_actor_prefix_idx
  ON audit_entries (lower(actor_name) text_pattern_ops, created_at, id);
CREATE INDEX IF NOT EXISTS audit_entries_target_prefix_idx
  ON audit_entries (lower(target_name) text_pattern_ops, created_at, id);

-- may drop: nothing names an index, and the ones above do their work for the release before, too
DROP INDEX audit_entries_actor_name_idx, audit_entries_target_name_idx;
