ALTER TABLE "mails" ADD COLUMN "reply_to" TEXT, ADD COLUMN "thread" TEXT;

CREATE TABLE "case_watchers" (
    "case_number" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "watches" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_watchers_pkey" PRIMARY KEY ("case_number","user_id")
);

CREATE INDEX "case_watchers_user_id_idx" ON "case_watchers"("user_id");

ALTER TABLE "case_watchers" ADD CONSTRAINT "case_watchers_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "case_watchers" ADD CONSTRAINT "case_watchers_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "inbound_mails" (
    "id" UUID NOT NULL,
    "message_id" TEXT NOT NULL,
    "sender" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "case_number" INTEGER,

    CONSTRAINT "inbound_mails_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "inbound_mails_sender_message_id_key" ON "inbound_mails"("sender", "message_id");

CREATE INDEX "inbound_mails_state_received_at_idx" ON "inbound_mails"("state", "received_at");

CREATE INDEX "inbound_mails_case_number_idx" ON "inbound_mails"("case_number");

ALTER TABLE "inbound_mails" ADD CONSTRAINT "inbound_mails_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE SET NULL ON UPDATE CASCADE;
