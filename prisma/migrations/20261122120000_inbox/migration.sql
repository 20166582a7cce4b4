-- What a person is told inside the product
CREATE TABLE "inbox_items" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "account_number" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_items_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "inbox_items_occasion_user_id_key" ON "inbox_items"("occasion", "user_id");
CREATE INDEX "inbox_items_user_id_created_at_id_idx" ON "inbox_items"("user_id", "created_at", "id");
CREATE INDEX "inbox_items_account_number_idx" ON "inbox_items"("account_number");
-- The count in the top bar of every page.
CREATE INDEX "inbox_items_unread" ON "inbox_items"("user_id") WHERE "read_at" IS NULL;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "inbox_items" ADD CONSTRAINT "inbox_items_account_number_fkey"
  FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- Mails in HTML, with what is known of their delivery
ALTER TABLE "mails"
  ADD COLUMN "kind" TEXT NOT NULL DEFAULT 'other',
  ADD COLUMN "user_id" UUID,
  ADD COLUMN "content" JSONB,
  ADD COLUMN "html" TEXT,
  ADD COLUMN "due_at" TIMESTAMPTZ(3),
  ADD COLUMN "queued_at" TIMESTAMPTZ(3),
  ADD COLUMN "attempts" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "last_error" TEXT,
  ADD COLUMN "resends" INTEGER NOT NULL DEFAULT 0;
UPDATE "mails" SET "queued_at" = "created_at", "due_at" = CASE "state"
  WHEN 'sending' THEN coalesce("claimed_at", "created_at") + interval '5 minutes' ELSE "created_at" END;
ALTER TABLE "mails"
  ALTER COLUMN "due_at" SET NOT NULL,
  ALTER COLUMN "queued_at" SET NOT NULL,
  DROP COLUMN "claimed_at";
ALTER TABLE "mails" ADD CONSTRAINT "mails_user_id_fkey"
  FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
DROP INDEX "mails_created_at_idx";
CREATE INDEX "mails_created_at_id_idx" ON "mails"("created_at", "id");
CREATE INDEX "mails_state_created_at_id_idx" ON "mails"("state", "created_at", "id");
CREATE INDEX "mails_user_id_idx" ON "mails"("user_id");
-- Dropping the column took the old index along.
CREATE INDEX "mails_waiting" ON "mails"("due_at") WHERE "state" IN ('queued', 'sending');
