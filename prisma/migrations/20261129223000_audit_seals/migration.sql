CREATE TABLE "audit_seals" (
  "number" INTEGER NOT NULL,
  "after_id" BIGINT NOT NULL,
  "to_id" BIGINT NOT NULL,
  "entries" INTEGER NOT NULL,
  "digest" BYTEA NOT NULL,
  "mac" TEXT NOT NULL,
  "sealed_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("number")
);

CREATE TABLE "audit_checks" (
  "id" UUID NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "seal_number" INTEGER NOT NULL,
  "seal_mac" TEXT,
  "finding" TEXT,
  CONSTRAINT "audit_checks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_checks_at_idx" ON "audit_checks"("at");

-- Rows, seals and checks are added and never changed, nor thrown away all at once.
CREATE TRIGGER "audit_entries_never_emptied" BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_seals_append_only" BEFORE UPDATE OR DELETE ON "audit_seals"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_seals_never_emptied" BEFORE TRUNCATE ON "audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_checks_append_only" BEFORE UPDATE OR DELETE ON "audit_checks"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "audit_checks_never_emptied" BEFORE TRUNCATE ON "audit_checks"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
