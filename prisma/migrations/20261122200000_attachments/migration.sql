CREATE TABLE "attachments" (
    "id" UUID NOT NULL,
    "case_number" INTEGER NOT NULL,
    "account_number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "storage_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'PUBLIC',
    "content_type" TEXT,
    "size" INTEGER NOT NULL DEFAULT 0,
    "sha256" TEXT,
    "uploaded_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "attachments_storage_key_key" ON "attachments"("storage_key");

CREATE INDEX "attachments_case_number_id_idx" ON "attachments"("case_number", "id");

CREATE INDEX "attachments_uploaded_by_id_idx" ON "attachments"("uploaded_by_id");

ALTER TABLE "attachments" ADD CONSTRAINT "attachments_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "attachments" ADD CONSTRAINT "attachments_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What an account uses of its space, without reading the rows.
CREATE INDEX "attachments_space" ON "attachments" ("account_number") INCLUDE ("size");

-- Uploads that never came to an end.
CREATE INDEX "attachments_pending" ON "attachments" ("created_at") WHERE "state" = 'PENDING';

ALTER TABLE "attachments" ADD CONSTRAINT "attachments_whole"
  CHECK ("state" = 'PENDING' OR ("state" = 'READY' AND "sha256" IS NOT NULL AND "content_type" IS NOT NULL));
