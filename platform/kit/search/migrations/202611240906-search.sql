create extension if not exists unaccent;
create extension if not exists pg_trgm;

create text search configuration dutch_unaccent (copy = dutch);
alter text search configuration dutch_unaccent
  alter mapping for hword, hword_part, word with unaccent, dutch_stem;
create text search configuration english_unaccent (copy = english);
alter text search configuration english_unaccent
  alter mapping for hword, hword_part, word with unaccent, english_stem;

-- What can be found. Each module writes the text of its own objects, in the transaction that changes them.
create table search_documents (
  kind text not null,
  object_id text not null,
  language text not null check (language in ('nl', 'en')),
  title text not null,
  body text not null,
  href text not null,
  -- Who may find it: a reader does who holds one of these keys.
  audience_keys text[] not null check (cardinality(audience_keys) > 0),
  changed_at timestamptz not null default now(),
  tsv tsvector not null,
  primary key (kind, object_id, language)
);

create index search_documents_tsv on search_documents using gin (tsv);
create index search_documents_audience_keys on search_documents using gin (audience_keys);

comment on table search_documents is 'texts to search in, with who may find them';

-- Every word that occurs, to find compounds by their parts and words by a slip of the pen.
create table search_words (
  word text primary key check (length(word) between 3 and 60)
);

create index search_words_trigrams on search_words using gin (word gin_trgm_ops);

comment on table search_words is 'words of the searched texts; cleaned every night';
