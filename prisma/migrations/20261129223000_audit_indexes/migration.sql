-- What operations ask the record for, each newest first: everything, one actor's, one action, one account's, one subject's.
CREATE INDEX "audit_entries_at_id_idx" ON "audit_entries"("at", "id");
CREATE INDEX "audit_entries_actor_id_at_id_idx" ON "audit_entries"("actor_id", "at", "id");
CREATE INDEX "audit_entries_action_at_id_idx" ON "audit_entries"("action", "at", "id");
CREATE INDEX "audit_entries_account_number_at_id_idx" ON "audit_entries"("account_number", "at", "id");
CREATE INDEX "audit_entries_subject_id_at_id_idx" ON "audit_entries"("subject_id", "at", "id");
DROP INDEX "audit_entries_account_number_id_idx";
DROP INDEX "audit_entries_subject_type_subject_id_id_idx";
