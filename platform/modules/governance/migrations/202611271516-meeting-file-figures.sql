-- Figures of goals, execution and results as they were when the meeting was convened; null for a meeting without them.
alter table meetings add column file_figures jsonb;
