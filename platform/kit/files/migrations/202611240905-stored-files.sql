-- Files that people upload. The contents lie in a folder under their SHA-256; a content that comes twice lies there once.
create table stored_files (
  id uuid primary key default gen_random_uuid(),
  file_name text not null check (length(file_name) between 1 and 200),
  content_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by_id text,
  uploaded_at timestamptz not null default now(),
  -- Set by the action that uses the file; a file that nobody used within a day is removed.
  kept_for text,
  -- What a virus scanner said, when there is one.
  scanned_at timestamptz
);

create index stored_files_sha256 on stored_files (sha256);
create index stored_files_unused on stored_files (uploaded_at) where kept_for is null;

comment on table stored_files is 'uploaded files by their hash; contents are in the files folder';
