-- Steps are data: rungs can be added
ALTER TABLE "upgrade_notices" ALTER COLUMN "step" TYPE TEXT USING "step"::text;
DROP TYPE "NoticeStep";

ALTER TABLE "upgrade_notices"
  ADD COLUMN "hours_before" INTEGER,
  ADD COLUMN "group_key" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "state" TEXT NOT NULL DEFAULT 'mailed',
  ADD COLUMN "mail_id" UUID;
UPDATE "upgrade_notices" SET "hours_before" = CASE "step"
  WHEN 'DAYS_14' THEN 336 WHEN 'DAYS_7' THEN 168 WHEN 'DAY_1' THEN 24 WHEN 'HOUR_1' THEN 1 END;
ALTER TABLE "upgrade_notices" ADD CONSTRAINT "upgrade_notices_mail_id_fkey"
  FOREIGN KEY ("mail_id") REFERENCES "mails"("id") ON DELETE SET NULL ON UPDATE CASCADE;
CREATE INDEX "upgrade_notices_mail_id_idx" ON "upgrade_notices"("mail_id");
-- What waits for its mail, by the mail it goes into.
CREATE INDEX "upgrade_notices_due" ON "upgrade_notices"("group_key", "step", "user_id") WHERE "state" = 'due';

CREATE TABLE "notice_rules" (
    "step" TEXT NOT NULL,
    "hours_before" INTEGER,
    "enabled" BOOLEAN NOT NULL,
    "extra_sentence" TEXT,
    "removed" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_by_id" UUID,

    CONSTRAINT "notice_rules_pkey" PRIMARY KEY ("step")
);
ALTER TABLE "notice_rules" ADD CONSTRAINT "notice_rules_hours" CHECK ("hours_before" BETWEEN 1 AND 8760);
-- Two rungs at one distance would be one notice told twice.
CREATE UNIQUE INDEX "notice_rules_distance" ON "notice_rules"("hours_before")
  WHERE "hours_before" IS NOT NULL AND NOT "removed";

ALTER TABLE "upgrades" ADD COLUMN "notice_due" TEXT;
CREATE INDEX "upgrades_notice_due" ON "upgrades"("id") WHERE "notice_due" IS NOT NULL;
