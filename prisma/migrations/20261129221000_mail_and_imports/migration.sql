-- A constant default rewrites no row: the columns are there at once, however many rows there are.
ALTER TABLE "inbound_mails" ADD COLUMN "pending_files" INTEGER[] DEFAULT ARRAY[]::INTEGER[];
