-- A change of the directory that asked the gate (`cutover.gate` says so until its transaction ends) is asked once more by
-- COMMIT itself: whatever it waited for after its last question, it is not committed inside the lockout. The gate holds
-- the account's row, so of what it knew only the time can have changed. Instants as epoch milliseconds.
CREATE FUNCTION refuse_in_lockout() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE
  lockout record\x3b
BEGIN
  SELECT extract(epoch FROM lockout_starts_at) * 1000 AS starts, extract(epoch FROM expected_end_at) * 1000 AS ends
  INTO lockout FROM upgrades
  WHERE account_number = NEW.account_number AND current AND completed_at IS NULL AND failed_at IS NULL
    AND lockout_starts_at <= clock_timestamp()\x3b
  IF FOUND THEN
    RAISE EXCEPTION \'locked out from % to %\', lockout.starts::bigint, lockout.ends::bigint USING ERRCODE = \'CU423\'\x3b
  END IF\x3b
  RETURN NULL\x3b
END';
CREATE CONSTRAINT TRIGGER "directory_users_lockout" AFTER INSERT OR UPDATE ON "directory_users"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (current_setting('cutover.gate', true) = 'asked')
  EXECUTE FUNCTION refuse_in_lockout();
