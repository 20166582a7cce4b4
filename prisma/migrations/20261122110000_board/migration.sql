-- When operations were told that an attempt takes longer than planned.
ALTER TABLE "upgrades" ADD COLUMN "overrun_told_at" TIMESTAMPTZ(3);

-- The board of a day reads the windows of that day, whatever became of them.
CREATE INDEX "upgrades_of_day" ON "upgrades" ("lockout_starts_at") WHERE "withdrawn_at" IS NULL;
-- What has not ended, by its expected end: the overruns, and what operations are yet to be told of.
CREATE INDEX "upgrades_unended" ON "upgrades" ("expected_end_at")
  WHERE "current" AND "completed_at" IS NULL AND "failed_at" IS NULL;
