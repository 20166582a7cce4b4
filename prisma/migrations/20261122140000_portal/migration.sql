-- What an account is billed for, one row an item.
CREATE TYPE "BillingPeriod" AS ENUM ('MONTHLY', 'YEARLY');

CREATE TABLE "service_items" (
  "id" UUID NOT NULL,
  "account_number" INTEGER NOT NULL,
  "code" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "license" TEXT NOT NULL,
  "directory_user_id" UUID,
  "quantity" INTEGER NOT NULL,
  "unit_price_minor" INTEGER NOT NULL,
  "currency" CHAR(3) NOT NULL,
  "period" "BillingPeriod" NOT NULL DEFAULT 'MONTHLY',
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "service_items_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "service_items_license_check" CHECK ("license" ~ '^(X[1-8]|ACCOUNT)$'),
  CONSTRAINT "service_items_quantity_check" CHECK ("quantity" BETWEEN 1 AND 100000),
  CONSTRAINT "service_items_currency_check" CHECK ("currency" ~ '^[A-Z]{3}$'),
  CONSTRAINT "service_items_account_number_fkey" FOREIGN KEY ("account_number") REFERENCES "accounts"("number") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "service_items_directory_user_id_fkey" FOREIGN KEY ("directory_user_id") REFERENCES "directory_users"("id") ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE INDEX "service_items_account_number_id_idx" ON "service_items"("account_number", "id");
CREATE INDEX "service_items_directory_user_id_idx" ON "service_items"("directory_user_id");

-- What an admin has seen of the preparation checklist.
CREATE TABLE "preparation_acknowledgements" (
  "upgrade_id" UUID NOT NULL,
  "finding" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "acknowledged_by_id" UUID NOT NULL,
  "acknowledged_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "preparation_acknowledgements_pkey" PRIMARY KEY ("upgrade_id", "finding"),
  CONSTRAINT "preparation_acknowledgements_upgrade_id_fkey" FOREIGN KEY ("upgrade_id") REFERENCES "upgrades"("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "preparation_acknowledgements_acknowledged_by_id_fkey" FOREIGN KEY ("acknowledged_by_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE INDEX "preparation_acknowledgements_acknowledged_by_id_idx" ON "preparation_acknowledgements"("acknowledged_by_id");

-- One private calendar address a person.
CREATE TABLE "calendar_feeds" (
  "user_id" UUID NOT NULL,
  "token_hash" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "calendar_feeds_pkey" PRIMARY KEY ("user_id"),
  CONSTRAINT "calendar_feeds_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "calendar_feeds_token_hash_key" ON "calendar_feeds"("token_hash");

-- Links by mail that prove an address.
CREATE TABLE "email_confirmations" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "email" TEXT NOT NULL,
  "token_hash" BYTEA NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  "used_at" TIMESTAMPTZ(3),
  CONSTRAINT "email_confirmations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "email_confirmations_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE
);
CREATE UNIQUE INDEX "email_confirmations_token_hash_key" ON "email_confirmations"("token_hash");
CREATE INDEX "email_confirmations_user_id_created_at_idx" ON "email_confirmations"("user_id", "created_at");

ALTER TABLE "users" ADD COLUMN "email_verified_at" TIMESTAMPTZ(3), ADD COLUMN "signed_in_at" TIMESTAMPTZ(3);
UPDATE "users" u SET "signed_in_at" = (SELECT max(s."created_at") FROM "sessions" s WHERE s."user_id" = u."id");
ALTER TABLE "memberships" ADD COLUMN "guide_seen_at" TIMESTAMPTZ(3);

-- Two agents with one address: asked for each account on its page.
CREATE INDEX "directory_users_agent_email_idx" ON "directory_users"(lower("email"))
  WHERE "status" = 'ACTIVE';
