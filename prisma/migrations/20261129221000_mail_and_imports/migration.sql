-- The row of a missed target as such, for those that stand: its event has gone out. Open cases are few, and nothing is locked yet.
INSERT INTO "case_warnings" ("id", "case_number", "due_at", "step", "user_id", "passed_at", "noted_at", "told_at")
SELECT gen_random_uuid(), c."number", c."next_deadline", 'MISSED', NULL, min(w."passed_at"), min(w."noted_at"), min(w."noted_at")
FROM "cases" c JOIN "case_warnings" w ON w."case_number" = c."number" AND w."due_at" = c."next_deadline" AND w."step" = 'MISSED'
WHERE c."status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') AND c."next_deadline" IS NOT NULL
GROUP BY c."number" ON CONFLICT DO NOTHING;

ALTER TYPE "ImportState" ADD VALUE 'FAILED';

-- Constant defaults rewrite no row: the columns are there at once, however many rows there are.
ALTER TABLE "imports" ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0, ADD COLUMN "retry_at" TIMESTAMPTZ(3);
ALTER TABLE "inbound_mails" ADD COLUMN "pending_files" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
