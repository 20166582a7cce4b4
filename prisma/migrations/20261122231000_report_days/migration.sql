-- CreateTable
CREATE TABLE "report_days" (
    "day" DATE NOT NULL,
    "edition" UUID NOT NULL,
    "layout" TEXT NOT NULL,
    "staff" UUID[],
    "records" BYTEA NOT NULL,

    CONSTRAINT "report_days_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "report_changes" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "report_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "report_changes_day_idx" ON "report_changes"("day");

-- Read whole and often, and packed already.
ALTER TABLE "report_days" ALTER COLUMN "records" SET STORAGE EXTERNAL;

-- Whatever settles a case, or changes, takes up or removes a settled one, names its day. Rows are only added here, so that
-- no two changes of a day wait for each other. The engine that applies migrations cuts at every semicolon: \x3b.
CREATE FUNCTION report_changed_case() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  IF TG_OP <> \'INSERT\' THEN
    INSERT INTO report_changes (day) VALUES ((OLD.received_at AT TIME ZONE \'UTC\')::date)\x3b
  END IF\x3b
  IF TG_OP = \'INSERT\' OR (TG_OP = \'UPDATE\' AND NEW.received_at <> OLD.received_at) THEN
    INSERT INTO report_changes (day) VALUES ((NEW.received_at AT TIME ZONE \'UTC\')::date)\x3b
  END IF\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "cases_report_new" AFTER INSERT ON "cases" FOR EACH ROW
  WHEN (NEW.status IN ('RESOLVED', 'CLOSED')) EXECUTE FUNCTION report_changed_case();
CREATE TRIGGER "cases_report_gone" AFTER DELETE ON "cases" FOR EACH ROW
  WHEN (OLD.status IN ('RESOLVED', 'CLOSED')) EXECUTE FUNCTION report_changed_case();
-- From resolved to closed nothing changes that a report shows.
CREATE TRIGGER "cases_report_changed" AFTER UPDATE ON "cases" FOR EACH ROW
  WHEN ((OLD.status IN ('RESOLVED', 'CLOSED') OR NEW.status IN ('RESOLVED', 'CLOSED')) AND (
    (OLD.status IN ('RESOLVED', 'CLOSED')) <> (NEW.status IN ('RESOLVED', 'CLOSED'))
    OR (OLD.kind, OLD.severity, OLD.region, OLD.product, OLD.service_level, OLD.assignee_id, OLD.received_at,
      OLD.reopened_at, OLD.respond_by, OLD.responded_at, OLD.complete_by, OLD.completed_at, OLD.paused_at, OLD.paused_total_ms)
    IS DISTINCT FROM (NEW.kind, NEW.severity, NEW.region, NEW.product, NEW.service_level, NEW.assignee_id, NEW.received_at,
      NEW.reopened_at, NEW.respond_by, NEW.responded_at, NEW.complete_by, NEW.completed_at, NEW.paused_at, NEW.paused_total_ms)))
  EXECUTE FUNCTION report_changed_case();

-- What was settled before: the worker makes its days, and until then they are read from the cases.
INSERT INTO "report_changes" ("day")
SELECT DISTINCT ("received_at" AT TIME ZONE 'UTC')::date FROM "cases" WHERE "status" IN ('RESOLVED', 'CLOSED');
