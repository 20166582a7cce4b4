CREATE TABLE "case_warnings" (
    "id" UUID NOT NULL,
    "case_number" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "user_id" UUID,
    "passed_at" TIMESTAMPTZ(3) NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_warnings_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "case_warnings_user_id_idx" ON "case_warnings"("user_id");

-- Once for each promise, step and person, whatever runs twice.
CREATE UNIQUE INDEX "case_warnings_once" ON "case_warnings" ("case_number", "due_at", "step", "user_id") NULLS NOT DISTINCT;

CREATE INDEX "case_warnings_untold" ON "case_warnings" ("user_id", "noted_at") WHERE "told_at" IS NULL;

ALTER TABLE "case_warnings" ADD CONSTRAINT "case_warnings_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "case_warnings" ADD CONSTRAINT "case_warnings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
