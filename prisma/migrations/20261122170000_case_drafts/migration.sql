-- CreateTable
CREATE TABLE "case_drafts" (
    "user_id" UUID NOT NULL,
    "account_number" INTEGER NOT NULL,
    "form" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_drafts_pkey" PRIMARY KEY ("user_id","account_number","form")
);

-- CreateIndex
CREATE INDEX "case_drafts_saved_at_idx" ON "case_drafts"("saved_at");

-- AddForeignKey
ALTER TABLE "case_drafts" ADD CONSTRAINT "case_drafts_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_drafts" ADD CONSTRAINT "case_drafts_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;
