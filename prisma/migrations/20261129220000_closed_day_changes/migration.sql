-- CreateTable
CREATE TABLE "closed_day_changes" (
    "id" UUID NOT NULL,
    "region" "Region" NOT NULL,
    "date" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "closed" BOOLEAN,
    "name" TEXT NOT NULL,

    CONSTRAINT "closed_day_changes_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "closed_day_changes_region_date_at_idx" ON "closed_day_changes"("region", "date", "at");

-- When the exceptions there are were made is not known: they count as having stood always, as they did until now.
INSERT INTO "closed_day_changes" ("id", "region", "date", "at", "closed", "name")
SELECT gen_random_uuid(), "region", "date", '1970-01-01T00:00:00Z', "closed", "name" FROM "closed_days";
