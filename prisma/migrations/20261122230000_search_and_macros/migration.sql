-- CreateTable
CREATE TABLE "case_search" (
    "case_number" INTEGER NOT NULL,
    "account_number" INTEGER NOT NULL,
    "is_open" BOOLEAN NOT NULL,
    "public_text" tsvector NOT NULL,
    "staff_text" tsvector NOT NULL,

    CONSTRAINT "case_search_pkey" PRIMARY KEY ("case_number")
);

-- CreateTable
CREATE TABLE "macros" (
    "id" UUID NOT NULL,
    "owner_id" UUID,
    "name" TEXT NOT NULL,
    "shortcut" TEXT,
    "body" TEXT NOT NULL,
    "status" TEXT,
    "severity" "Severity",
    "assign_to_me" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "macros_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "macros_owner_id_name_idx" ON "macros"("owner_id", "name");

-- AddForeignKey
ALTER TABLE "case_search" ADD CONSTRAINT "case_search_case_number_fkey" FOREIGN KEY ("case_number") REFERENCES "cases"("number") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "macros" ADD CONSTRAINT "macros_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One name, and one shortcut, in each collection: the shared one and each person's own.
CREATE UNIQUE INDEX "macros_name" ON "macros" ("owner_id", lower("name")) NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "macros_shortcut" ON "macros" ("owner_id", "shortcut") NULLS NOT DISTINCT
  WHERE "shortcut" IS NOT NULL;
ALTER TABLE "macros" ADD CONSTRAINT "macros_status" CHECK ("status" IN ('WAIT', 'RESOLVE'));

-- The engine that applies migrations cuts at every semicolon, so the bodies below spell theirs \x3b.
-- What a reader typed: words, "phrases", or, -not. The last word also as the beginning of one.
-- Null when there is no word: an empty query joined to another one would be no condition at all.
CREATE FUNCTION search_query(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS E'
  SELECT CASE WHEN numnode(q) = 0 THEN NULL WHEN q::text LIKE ''%'''''' THEN (q::text || '':*'')::tsquery ELSE q END
  FROM websearch_to_tsquery(''simple'', typed) q
';

-- Each word, and its parts where signs join them: the address as a whole and the name before its @. The signs that mark what
-- was found (U+E000, U+E001) are letters to some systems and parted from words here.
CREATE FUNCTION search_words(said text) RETURNS tsvector LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS E'
  SELECT to_tsvector(''simple'', translate(left(said, 200000), chr(57344) || chr(57345), ''  ''))
    || to_tsvector(''simple'', translate(left(said, 2000), ''@._/:-'' || chr(57344) || chr(57345), ''        ''))
';

-- Writes the words of cases anew from everything that is said in them. The sign # is in no word, so what begins with it
-- can only be asked for by the product itself: the account, as one more word of the index.
CREATE FUNCTION index_cases(numbers int[]) RETURNS void LANGUAGE sql AS E'
  INSERT INTO case_search AS s (case_number, account_number, is_open, public_text, staff_text)
  SELECT c.number, c.account_number, c.status IN (''NEW'', ''OPEN'', ''WAITING_ON_CUSTOMER''), w.words,
    w.words || search_words(u.email) || coalesce(to_tsvector(''simple'', left(e.noted, 200000)), '''')
  FROM cases c JOIN accounts a ON a.number = c.account_number JOIN users u ON u.id = c.requester_id
  LEFT JOIN LATERAL (
    SELECT string_agg(body, '' '' ORDER BY id) FILTER (WHERE visibility = ''PUBLIC'') AS said,
      string_agg(body, '' '' ORDER BY id) FILTER (WHERE visibility = ''INTERNAL'') AS noted
    FROM case_events WHERE case_number = c.number AND body <> '''') e ON true
  LEFT JOIN LATERAL (
    SELECT string_agg(summary, '' '' ORDER BY position) AS about FROM case_items WHERE case_number = c.number) i ON true
  CROSS JOIN LATERAL (
    SELECT array_to_tsvector(ARRAY[''#'' || c.account_number]) || search_words(concat_ws('' '', c.number, c.subject, a.number,
      a.name, u.name, i.about, c.description)) || coalesce(to_tsvector(''simple'', left(e.said, 200000)), '''') AS words) w
  WHERE c.number = ANY(numbers)
  ON CONFLICT (case_number) DO UPDATE SET account_number = excluded.account_number, is_open = excluded.is_open,
    public_text = excluded.public_text, staff_text = excluded.staff_text
  WHERE (s.account_number, s.is_open, s.public_text, s.staff_text)
    IS DISTINCT FROM (excluded.account_number, excluded.is_open, excluded.public_text, excluded.staff_text)
';

SELECT index_cases(ARRAY(SELECT "number" FROM "cases"));

CREATE INDEX "case_search_staff" ON "case_search" USING gin ("staff_text") WITH (gin_pending_list_limit = 512);
CREATE INDEX "case_search_public" ON "case_search" USING gin ("public_text") WITH (gin_pending_list_limit = 512);
CREATE INDEX "case_search_staff_open" ON "case_search" USING gin ("staff_text") WITH (gin_pending_list_limit = 256)
  WHERE "is_open";
DROP INDEX "cases_text";

CREATE FUNCTION search_new_cases() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM index_cases(ARRAY(SELECT number FROM added))\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "cases_search_new" AFTER INSERT ON "cases" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_new_cases();

CREATE FUNCTION search_changed_case() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM index_cases(ARRAY[NEW.number])\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "cases_search_changed" AFTER UPDATE ON "cases" FOR EACH ROW
  WHEN (OLD.subject <> NEW.subject OR OLD.description <> NEW.description OR OLD.requester_id <> NEW.requester_id
    OR OLD.account_number <> NEW.account_number)
  EXECUTE FUNCTION search_changed_case();

-- The words stay as they are: only on which side the case is found.
CREATE FUNCTION search_open_case() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE case_search SET is_open = NEW.status IN (\'NEW\', \'OPEN\', \'WAITING_ON_CUSTOMER\') WHERE case_number = NEW.number\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "cases_search_open" AFTER UPDATE ON "cases" FOR EACH ROW
  WHEN ((OLD.status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')) <> (NEW.status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')))
  EXECUTE FUNCTION search_open_case();

-- Items that came with their case are in its words already.
CREATE FUNCTION search_new_items() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM index_cases(ARRAY(
    SELECT DISTINCT i.case_number FROM added i JOIN case_search s ON s.case_number = i.case_number
    WHERE NOT s.public_text @@ plainto_tsquery(\'simple\', i.summary)))\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "case_items_search" AFTER INSERT ON "case_items" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_new_items();

-- A comment adds its words, and nothing else is read again. A case of more words than an index entry can hold (a megabyte)
-- keeps the ones it has: a comment is never refused for being one too many to find.
CREATE FUNCTION search_new_events() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  UPDATE case_search s SET staff_text = s.staff_text || n.words,
    public_text = CASE WHEN n.said IS NULL THEN s.public_text ELSE s.public_text || to_tsvector(\'simple\', n.said) END
  FROM (SELECT case_number, to_tsvector(\'simple\', string_agg(body, \' \')) AS words,
      string_agg(body, \' \') FILTER (WHERE visibility = \'PUBLIC\') AS said
    FROM added WHERE body <> \'\' GROUP BY case_number) n
  WHERE s.case_number = n.case_number\x3b
  RETURN NULL\x3b
EXCEPTION WHEN program_limit_exceeded THEN RETURN NULL\x3b
END';
CREATE TRIGGER "case_events_search" AFTER INSERT ON "case_events" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION search_new_events();

-- People search by names as they are now.
CREATE FUNCTION search_renamed_account() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM index_cases(ARRAY(SELECT number FROM cases WHERE account_number = NEW.number))\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "accounts_search" AFTER UPDATE ON "accounts" FOR EACH ROW WHEN (OLD.name <> NEW.name)
  EXECUTE FUNCTION search_renamed_account();

CREATE FUNCTION search_renamed_person() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  PERFORM index_cases(ARRAY(SELECT number FROM cases WHERE requester_id = NEW.id))\x3b
  RETURN NULL\x3b
END';
CREATE TRIGGER "users_search" AFTER UPDATE ON "users" FOR EACH ROW
  WHEN (OLD.name <> NEW.name OR OLD.email <> NEW.email) EXECUTE FUNCTION search_renamed_person();
CREATE INDEX "cases_by_requester" ON "cases" ("requester_id");
