-- A link with a secret is not for whoever may read mails: it rests encrypted until the mail is delivered.
ALTER TABLE "mails" ADD COLUMN "sealed_secret" TEXT;

UPDATE "mails" SET
  "text" = regexp_replace("text", 'cut_e_[A-Za-z0-9_-]+', 'hidden-in-this-copy', 'g'),
  "html" = regexp_replace("html", 'cut_e_[A-Za-z0-9_-]+', 'hidden-in-this-copy', 'g'),
  "content" = regexp_replace("content"::text, 'cut_e_[A-Za-z0-9_-]+', 'hidden-in-this-copy', 'g')::jsonb
WHERE "kind" = 'email-confirmation' AND "state" NOT IN ('queued', 'sending');
