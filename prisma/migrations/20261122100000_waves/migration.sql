-- CreateEnum
CREATE TYPE "FreezeScope" AS ENUM ('GLOBAL', 'REGION', 'ACCOUNT');

-- CreateEnum
CREATE TYPE "WaveRunKind" AS ENUM ('SCHEDULE', 'MOVE');

-- CreateEnum
CREATE TYPE "WaveLineState" AS ENUM ('PENDING', 'DONE', 'REFUSED');

-- AlterTable
ALTER TABLE "upgrades" ADD COLUMN "wave_id" UUID;

-- CreateTable
CREATE TABLE "waves" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "region" "Region" NOT NULL,
    "day" DATE NOT NULL,
    "opens_at" TEXT NOT NULL,
    "closes_at" TEXT NOT NULL,
    "capacity_per_hour" INTEGER NOT NULL,
    "lockout_lead_minutes" INTEGER NOT NULL DEFAULT 10,
    "duration_minutes" INTEGER NOT NULL DEFAULT 15,
    "minimum_notice_hours" INTEGER NOT NULL DEFAULT 24,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "waves_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "freezes" (
    "id" UUID NOT NULL,
    "scope" "FreezeScope" NOT NULL,
    "region" "Region",
    "account_number" INTEGER,
    "first_day" DATE NOT NULL,
    "last_day" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" UUID,

    CONSTRAINT "freezes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wave_runs" (
    "id" UUID NOT NULL,
    "wave_id" UUID NOT NULL,
    "kind" "WaveRunKind" NOT NULL,
    "reason" TEXT,
    "total" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "wave_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "wave_run_lines" (
    "run_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "account_number" INTEGER NOT NULL,
    "upgrade_starts_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "WaveLineState" NOT NULL DEFAULT 'PENDING',
    "code" TEXT,
    "message" TEXT,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "wave_run_lines_pkey" PRIMARY KEY ("run_id","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "waves_name_key" ON "waves"("name");

-- CreateIndex
CREATE INDEX "waves_day_id_idx" ON "waves"("day", "id");

-- CreateIndex
CREATE INDEX "freezes_last_day_id_idx" ON "freezes"("last_day", "id");

-- CreateIndex
CREATE INDEX "wave_runs_wave_id_created_at_idx" ON "wave_runs"("wave_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "wave_run_lines_run_id_account_number_key" ON "wave_run_lines"("run_id", "account_number");

-- CreateIndex
CREATE INDEX "wave_run_lines_run_id_state_position_idx" ON "wave_run_lines"("run_id", "state", "position");

-- CreateIndex
CREATE INDEX "wave_run_lines_account_number_idx" ON "wave_run_lines"("account_number");

-- AddForeignKey
ALTER TABLE "upgrades" ADD CONSTRAINT "upgrades_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "waves"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wave_runs" ADD CONSTRAINT "wave_runs_wave_id_fkey" FOREIGN KEY ("wave_id") REFERENCES "waves"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wave_run_lines" ADD CONSTRAINT "wave_run_lines_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "wave_runs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wave_run_lines" ADD CONSTRAINT "wave_run_lines_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- A wave as it stands: its accounts by time, page after page, and what an hour holds.
CREATE INDEX "upgrades_wave" ON "upgrades" ("wave_id", "upgrade_starts_at", "account_number") WHERE "current";
-- The names that upgrades carry, for the wave that gets that name.
CREATE INDEX "upgrades_wave_name" ON "upgrades" ("wave") WHERE "current" AND "wave" IS NOT NULL;

-- Whatever else goes wrong: an account is never locked out twice at the same time.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE "upgrades" ADD CONSTRAINT "upgrades_no_overlap" EXCLUDE USING gist (
  "account_number" WITH =, tstzrange("lockout_starts_at", "expected_end_at") WITH &&
) WHERE ("withdrawn_at" IS NULL AND "completed_at" IS NULL AND "failed_at" IS NULL);

ALTER TABLE "waves" ADD CONSTRAINT "waves_hours" CHECK (
  "opens_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closes_at" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  AND "opens_at" <> "closes_at");
ALTER TABLE "waves" ADD CONSTRAINT "waves_figures" CHECK (
  "capacity_per_hour" > 0 AND "duration_minutes" > 0 AND "lockout_lead_minutes" >= 0 AND "minimum_notice_hours" >= 0);
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_days" CHECK ("first_day" <= "last_day");
ALTER TABLE "freezes" ADD CONSTRAINT "freezes_scope" CHECK (
  ("scope" = 'REGION') = ("region" IS NOT NULL) AND ("scope" = 'ACCOUNT') = ("account_number" IS NOT NULL));
-- The freezes that stop something, for a plan and for the list.
CREATE INDEX "freezes_in_force" ON "freezes" ("last_day") WHERE "ended_at" IS NULL;
-- One plan at a time is carried out for a wave.
CREATE UNIQUE INDEX "wave_runs_unfinished" ON "wave_runs" ("wave_id") WHERE "finished_at" IS NULL;
