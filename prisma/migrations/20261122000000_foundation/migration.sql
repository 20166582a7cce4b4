-- CreateEnum
CREATE TYPE "Region" AS ENUM ('US', 'EUROPE', 'APAC');

-- CreateEnum
CREATE TYPE "ServiceLevel" AS ENUM ('STANDARD', 'PREMIUM', 'PREMIUM_PLUS', 'ENTERPRISE');

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('CLASSIC', 'X_SERIES');

-- CreateEnum
CREATE TYPE "Product" AS ENUM ('WORK', 'CONTACT_CENTER');

-- CreateEnum
CREATE TYPE "DirectoryStatus" AS ENUM ('ACTIVE', 'DEACTIVATED', 'DELETED');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('CUSTOMER_ADMIN', 'AGENT', 'LEAD', 'OPERATIONS');

-- CreateEnum
CREATE TYPE "CaseKind" AS ENUM ('USER_ADMINISTRATION', 'TECHNICAL');

-- CreateEnum
CREATE TYPE "RequestType" AS ENUM ('NEW_USER', 'CHANGE', 'OFF_BOARD');

-- CreateEnum
CREATE TYPE "Severity" AS ENUM ('S1', 'S2', 'S3');

-- CreateEnum
CREATE TYPE "CaseStatus" AS ENUM ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER', 'RESOLVED', 'CLOSED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "ItemStatus" AS ENUM ('PENDING', 'DONE');

-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'INTERNAL');

-- CreateEnum
CREATE TYPE "NoticeStep" AS ENUM ('SCHEDULED', 'DAYS_14', 'DAYS_7', 'DAY_1', 'HOUR_1', 'MOVED', 'CANCELLED', 'COMPLETED', 'FAILED');

-- CreateTable
CREATE TABLE "accounts" (
    "number" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "region" "Region" NOT NULL,
    "time_zone" TEXT NOT NULL,
    "service_level" "ServiceLevel" NOT NULL,
    "user_administration" BOOLEAN NOT NULL,
    "platform" "Platform" NOT NULL DEFAULT 'CLASSIC',
    "products" "Product"[],
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "accounts_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "directory_users" (
    "id" UUID NOT NULL,
    "account_number" INTEGER NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "username" TEXT,
    "job_title" TEXT,
    "extension" TEXT,
    "phone_number" TEXT,
    "caller_id" TEXT,
    "site" TEXT,
    "license" TEXT,
    "cost_center" TEXT,
    "device" TEXT,
    "products" "Product"[],
    "status" "DirectoryStatus" NOT NULL DEFAULT 'ACTIVE',
    "settings" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "directory_users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "time_zone" TEXT NOT NULL,
    "password_hash" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "user_id" UUID NOT NULL,
    "account_number" INTEGER NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("user_id","account_number")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "user_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "ip" TEXT,
    "user_agent" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_tokens" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "prefix" TEXT NOT NULL,
    "can_write" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_tokens_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "cases" (
    "number" SERIAL NOT NULL,
    "account_number" INTEGER NOT NULL,
    "kind" "CaseKind" NOT NULL,
    "product" "Product" NOT NULL,
    "request" "RequestType",
    "severity" "Severity" NOT NULL,
    "status" "CaseStatus" NOT NULL DEFAULT 'NEW',
    "subject" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "requester_id" UUID NOT NULL,
    "assignee_id" UUID,
    "related_case_number" INTEGER,
    "service_level" "ServiceLevel" NOT NULL,
    "region" "Region" NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "respond_by" TIMESTAMPTZ(3) NOT NULL,
    "responded_at" TIMESTAMPTZ(3),
    "complete_by" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "paused_at" TIMESTAMPTZ(3),
    "paused_total_ms" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "next_deadline" TIMESTAMPTZ(3),
    "at_risk_at" TIMESTAMPTZ(3),
    "item_count" INTEGER NOT NULL DEFAULT 0,
    "items_done" INTEGER NOT NULL DEFAULT 0,
    "resolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "case_items" (
    "id" UUID NOT NULL,
    "case_number" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "status" "ItemStatus" NOT NULL DEFAULT 'PENDING',
    "summary" TEXT NOT NULL,
    "fields" JSONB NOT NULL,
    "directory_user_id" UUID,
    "completed_at" TIMESTAMPTZ(3),
    "completed_by_id" UUID,

    CONSTRAINT "case_items_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_events" (
    "id" BIGSERIAL NOT NULL,
    "case_number" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "visibility" "Visibility" NOT NULL DEFAULT 'PUBLIC',
    "actor_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "body" TEXT,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "case_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entries" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "actor_role" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "account_number" INTEGER,
    "before" JSONB,
    "after" JSONB,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT NOT NULL,
    "topics" TEXT[],
    "payload" JSONB NOT NULL,
    "dispatched_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "user_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "answer" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("user_id","key")
);

-- CreateTable
CREATE TABLE "worker_heartbeats" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_heartbeats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "occasion" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slt_policies" (
    "version" INTEGER NOT NULL,
    "effective_from" TIMESTAMPTZ(3) NOT NULL,
    "policy" JSONB NOT NULL,

    CONSTRAINT "slt_policies_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "closed_days" (
    "region" "Region" NOT NULL,
    "date" DATE NOT NULL,
    "closed" BOOLEAN NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "closed_days_pkey" PRIMARY KEY ("region","date")
);

-- CreateTable
CREATE TABLE "upgrades" (
    "id" UUID NOT NULL,
    "account_number" INTEGER NOT NULL,
    "current" BOOLEAN NOT NULL DEFAULT true,
    "schedule_version" INTEGER NOT NULL DEFAULT 1,
    "wave" TEXT,
    "upgrade_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "lockout_lead_minutes" INTEGER NOT NULL DEFAULT 10,
    "duration_minutes" INTEGER NOT NULL DEFAULT 15,
    "lockout_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "expected_end_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "failure_reason" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "scheduled_by_id" UUID,
    "started_by_id" UUID,
    "ended_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "upgrades_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upgrade_moves" (
    "id" UUID NOT NULL,
    "upgrade_id" UUID NOT NULL,
    "from_lockout_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "from_upgrade_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "from_expected_end_at" TIMESTAMPTZ(3) NOT NULL,
    "to_upgrade_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "moved_by_id" UUID,
    "moved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upgrade_moves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "upgrade_notices" (
    "id" UUID NOT NULL,
    "upgrade_id" UUID NOT NULL,
    "schedule_version" INTEGER NOT NULL,
    "step" "NoticeStep" NOT NULL,
    "user_id" UUID NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "upgrade_notices_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "portal_sessions" (
    "id" UUID NOT NULL,
    "account_number" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "portal_sessions_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "accounts_name_idx" ON "accounts"("name");

-- CreateIndex
CREATE INDEX "directory_users_account_number_last_name_first_name_id_idx" ON "directory_users"("account_number", "last_name", "first_name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "memberships_account_number_idx" ON "memberships"("account_number");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE INDEX "sessions_expires_at_idx" ON "sessions"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "api_tokens_token_hash_key" ON "api_tokens"("token_hash");

-- CreateIndex
CREATE INDEX "api_tokens_user_id_idx" ON "api_tokens"("user_id");

-- CreateIndex
CREATE INDEX "cases_account_number_number_idx" ON "cases"("account_number", "number" DESC);

-- CreateIndex
CREATE INDEX "cases_related_case_number_idx" ON "cases"("related_case_number");

-- CreateIndex
CREATE INDEX "case_items_directory_user_id_idx" ON "case_items"("directory_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "case_items_case_number_position_key" ON "case_items"("case_number", "position");

-- CreateIndex
CREATE INDEX "case_events_case_number_id_idx" ON "case_events"("case_number", "id");

-- CreateIndex
CREATE INDEX "audit_entries_subject_type_subject_id_id_idx" ON "audit_entries"("subject_type", "subject_id", "id");

-- CreateIndex
CREATE INDEX "audit_entries_account_number_id_idx" ON "audit_entries"("account_number", "id");

-- CreateIndex
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mails_occasion_key" ON "mails"("occasion");

-- CreateIndex
CREATE INDEX "mails_created_at_idx" ON "mails"("created_at");

-- CreateIndex
CREATE INDEX "upgrades_account_number_created_at_idx" ON "upgrades"("account_number", "created_at");

-- CreateIndex
CREATE INDEX "upgrade_moves_upgrade_id_moved_at_idx" ON "upgrade_moves"("upgrade_id", "moved_at");

-- CreateIndex
CREATE UNIQUE INDEX "upgrade_notices_upgrade_id_schedule_version_step_user_id_key" ON "upgrade_notices"("upgrade_id", "schedule_version", "step", "user_id");

-- CreateIndex
CREATE INDEX "portal_sessions_account_number_ended_at_idx" ON "portal_sessions"("account_number", "ended_at");

-- AddForeignKey
ALTER TABLE "directory_users" ADD CONSTRAINT "directory_users_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_requester_id_fkey" FOREIGN KEY ("requester_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cases" ADD CONSTRAINT "cases_related_case_number_fkey" FOREIGN KEY ("related_case_number") REFERENCES "cases"("number") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_items" ADD CONSTRAINT "case_items_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_items" ADD CONSTRAINT "case_items_directory_user_id_fkey" FOREIGN KEY ("directory_user_id") REFERENCES "directory_users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_events" ADD CONSTRAINT "case_events_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upgrades" ADD CONSTRAINT "upgrades_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upgrade_moves" ADD CONSTRAINT "upgrade_moves_upgrade_id_fkey" FOREIGN KEY ("upgrade_id") REFERENCES "upgrades"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upgrade_notices" ADD CONSTRAINT "upgrade_notices_upgrade_id_fkey" FOREIGN KEY ("upgrade_id") REFERENCES "upgrades"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "upgrade_notices" ADD CONSTRAINT "upgrade_notices_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "portal_sessions" ADD CONSTRAINT "portal_sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- The queue: earliest deadline first, cases without one last. The number makes the order total for keyset pages.
CREATE INDEX "cases_queue" ON "cases" (coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER');
CREATE INDEX "cases_queue_unassigned" ON "cases" (coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') AND "assignee_id" IS NULL;
CREATE INDEX "cases_queue_assignee" ON "cases" ("assignee_id", coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER');
CREATE INDEX "cases_queue_account" ON "cases" ("account_number", coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER');
-- Behind the queue: what is over, latest first.
CREATE INDEX "cases_over" ON "cases" ("number" DESC) WHERE "status" IN ('RESOLVED', 'CLOSED', 'CANCELLED');
CREATE INDEX "cases_by_status" ON "cases" ("status", "number" DESC);
CREATE INDEX "cases_by_assignee" ON "cases" ("assignee_id", "number" DESC);
CREATE INDEX "cases_by_severity" ON "cases" ("severity", "number" DESC);
CREATE INDEX "cases_by_kind" ON "cases" ("kind", "number" DESC);
CREATE INDEX "cases_by_region" ON "cases" ("region", "number" DESC);
-- Only a case with work left has a deadline. The lists rely on it.
ALTER TABLE "cases" ADD CONSTRAINT "cases_over_without_deadline"
  CHECK ("status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') OR "next_deadline" IS NULL);
-- Reports read the weeks they show, not everything there ever was.
CREATE INDEX "cases_received" ON "cases" ("received_at");
CREATE INDEX "cases_text" ON "cases" USING gin (to_tsvector('simple', "subject"));

CREATE UNIQUE INDEX "directory_users_email" ON "directory_users" ("account_number", lower("email"))
  WHERE "status" <> 'DELETED';

CREATE UNIQUE INDEX "upgrades_current" ON "upgrades" ("account_number") WHERE "current";
CREATE INDEX "upgrades_ahead" ON "upgrades" ("lockout_starts_at")
  WHERE "current" AND "completed_at" IS NULL AND "failed_at" IS NULL;
ALTER TABLE "upgrades" ADD CONSTRAINT "upgrades_window"
  CHECK ("lockout_starts_at" <= "upgrade_starts_at" AND "upgrade_starts_at" < "expected_end_at");
ALTER TABLE "upgrades" ADD CONSTRAINT "upgrades_one_end" CHECK ("completed_at" IS NULL OR "failed_at" IS NULL);

CREATE INDEX "outbox_undispatched" ON "outbox" ("id") WHERE "dispatched_at" IS NULL;

-- The engine that applies migrations cuts at every semicolon, so the bodies below spell theirs \x3b.
-- Listeners hear of an event when its transaction commits, and of nothing that rolled back.
CREATE FUNCTION notify_outbox() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM pg_notify(\'outbox\', json_build_object(\'name\', NEW.name, \'topics\', NEW.topics)::text)\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "outbox_notify" AFTER INSERT ON "outbox" FOR EACH ROW EXECUTE FUNCTION notify_outbox();

-- Append-only: history is never edited.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  RAISE EXCEPTION \'% is append-only\', TG_TABLE_NAME USING ERRCODE = \'restrict_violation\'\x3b
END';
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "case_events_append_only" BEFORE UPDATE OR DELETE ON "case_events"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE INDEX "mails_waiting" ON "mails" ("claimed_at" NULLS FIRST, "created_at")
  WHERE "state" IN ('queued', 'sending');
