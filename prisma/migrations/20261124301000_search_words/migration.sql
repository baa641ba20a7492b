CREATE EXTENSION IF NOT EXISTS btree_gin;

-- A text as what it can be found by: words and numbers in lower case, whatever the language. Chinese and Japanese set no
-- spaces between words, so each of their characters is a word, and a word of theirs is a phrase. In PL/pgSQL, so that it
-- is not taken apart and Postgres knows its cost, which is what makes it prefer the index.
CREATE FUNCTION search_words(body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 5000 AS $$
BEGIN
  RETURN to_tsvector('simple', regexp_replace(
    regexp_replace(lower(normalize(body, NFKC)), '[^[:alnum:]]+', ' ', 'g'),
    '([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff])', ' \1 ', 'g'
  ));
END $$;

-- All of these phrases, in any order. Of one whose place in `prefixes` is true, the last word may go on.
CREATE FUNCTION search_query(phrases text[], prefixes boolean[]) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('(' || query || CASE WHEN is_prefix THEN ':*' ELSE '' END || ')', ' & ')::tsquery
  FROM unnest(phrases, prefixes) AS t (phrase, is_prefix),
    LATERAL (SELECT string_agg(quote_literal(lexeme), ' <-> ' ORDER BY place) AS query
      FROM unnest(search_words(phrase)) AS w (lexeme, positions, weights), unnest(positions) AS place) AS parsed
  WHERE query IS NOT NULL
$$;
