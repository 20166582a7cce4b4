-- The first so many cases that hold the words, by the words' own index and nothing else: a seemingly cheaper plan reads the whole
-- table when words that are common each are rare together. What is found by halves of a word stays exact within work_mem.
-- How many are read of a million is bounded by `most`. The engine that applies migrations cuts at every semicolon: \x3b.
CREATE FUNCTION search_any(typed text, before int, most int) RETURNS SETOF int LANGUAGE plpgsql STABLE
SET enable_seqscan = off SET enable_indexscan = off SET enable_indexonlyscan = off SET work_mem = '64MB' AS E'
BEGIN
  RETURN QUERY SELECT case_number FROM case_search
    WHERE staff_text @@ search_query(typed) AND case_number < before LIMIT most\x3b
END';
