-- Plans that were decided on before that instant was kept with them.
update submissions set decided_at = submission_outcomes.changed_at
from submission_outcomes
where submission_outcomes.submission_id = submissions.id and submissions.decided_at is null;
