CREATE TYPE "Verdict" AS ENUM ('ACCEPTED', 'DISPUTED');

ALTER TABLE "cases" ADD COLUMN "reopened_at" TIMESTAMPTZ(3), ADD COLUMN "verdict" "Verdict";

-- Only technical cases are taken up again: a User Administration request gets a technical case beside it.
ALTER TABLE "cases" ADD CONSTRAINT "cases_reopened_technical" CHECK ("reopened_at" IS NULL OR "kind" = 'TECHNICAL');
