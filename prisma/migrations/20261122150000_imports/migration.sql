-- CreateEnum
CREATE TYPE "ImportKind" AS ENUM ('ACCOUNTS', 'PEOPLE', 'DIRECTORY');

-- CreateEnum
CREATE TYPE "ImportState" AS ENUM ('UPLOADING', 'CHECKING', 'READY', 'APPLYING', 'DONE', 'CANCELLED', 'REFUSED');

-- CreateEnum
CREATE TYPE "ImportRowState" AS ENUM ('NEW', 'BAD', 'CREATE', 'CHANGE', 'SAME', 'CREATED', 'CHANGED', 'KEPT', 'FAILED');

-- CreateTable
CREATE TABLE "imports" (
    "id" UUID NOT NULL,
    "kind" "ImportKind" NOT NULL,
    "state" "ImportState" NOT NULL DEFAULT 'UPLOADING',
    "file_name" TEXT NOT NULL,
    "header" TEXT[],
    "problem" TEXT,
    "row_count" INTEGER NOT NULL DEFAULT 0,
    "bad_count" INTEGER NOT NULL DEFAULT 0,
    "create_count" INTEGER NOT NULL DEFAULT 0,
    "change_count" INTEGER NOT NULL DEFAULT 0,
    "same_count" INTEGER NOT NULL DEFAULT 0,
    "created_count" INTEGER NOT NULL DEFAULT 0,
    "changed_count" INTEGER NOT NULL DEFAULT 0,
    "kept_count" INTEGER NOT NULL DEFAULT 0,
    "failed_count" INTEGER NOT NULL DEFAULT 0,
    "line_mark" INTEGER NOT NULL DEFAULT 0,
    "uploaded_by_id" UUID NOT NULL,
    "applied_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "imports_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_rows" (
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "cells" TEXT[],
    "key" TEXT,
    "data" JSONB,
    "state" "ImportRowState" NOT NULL DEFAULT 'NEW',
    "errors" JSONB NOT NULL DEFAULT '[]',
    "changes" JSONB,

    CONSTRAINT "import_rows_pkey" PRIMARY KEY ("import_id","line")
);

-- CreateIndex
CREATE INDEX "imports_created_at_id_idx" ON "imports"("created_at", "id");

-- CreateIndex
CREATE INDEX "imports_state_idx" ON "imports"("state");

-- CreateIndex
CREATE INDEX "import_rows_import_id_key_line_idx" ON "import_rows"("import_id", "key", "line");

-- CreateIndex
CREATE INDEX "import_rows_import_id_state_line_idx" ON "import_rows"("import_id", "state", "line");

-- CreateIndex
CREATE INDEX "users_name_id_idx" ON "users"("name", "id");

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_uploaded_by_id_fkey" FOREIGN KEY ("uploaded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "imports" ADD CONSTRAINT "imports_applied_by_id_fkey" FOREIGN KEY ("applied_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "imports"("id") ON DELETE CASCADE ON UPDATE CASCADE;
