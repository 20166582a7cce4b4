-- CreateTable
CREATE TABLE "case_views" (
    "id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "name" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "sort" TEXT NOT NULL DEFAULT 'due',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_views_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_presence" (
    "case_number" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "doing" TEXT NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_presence_pkey" PRIMARY KEY ("case_number","user_id")
);

-- CreateIndex
CREATE INDEX "case_views_owner_id_idx" ON "case_views"("owner_id");

-- CreateIndex
CREATE INDEX "case_presence_user_id_idx" ON "case_presence"("user_id");

-- CreateIndex
CREATE INDEX "case_presence_seen_at_idx" ON "case_presence"("seen_at");

-- AddForeignKey
ALTER TABLE "case_views" ADD CONSTRAINT "case_views_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_presence" ADD CONSTRAINT "case_presence_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma does not write.

-- A name is one view's, among the person's own and among the desk's.
CREATE UNIQUE INDEX "case_views_own_name" ON "case_views" ("owner_id", lower("name")) WHERE NOT "shared";
CREATE UNIQUE INDEX "case_views_shared_name" ON "case_views" (lower("name")) WHERE "shared";

-- The orders of the queue that the desk works in. Its other orders sort what is open.
CREATE INDEX "cases_queue_severity" ON "cases" ("severity", coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER');
CREATE INDEX "cases_queue_region" ON "cases" ("region", coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER');
CREATE INDEX "cases_queue_activity" ON "cases" ("last_activity_at", coalesce("next_deadline", 'infinity'), "number")
  WHERE "status" IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER');

-- Presence is forgotten within a minute: a restart may lose it, and no standby has to hear of it.
ALTER TABLE "case_presence" SET UNLOGGED;
