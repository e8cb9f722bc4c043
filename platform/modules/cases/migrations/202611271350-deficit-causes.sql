-- Shares of the causes of deficits are told by the same rule as totals.
alter table case_programme_tellings drop constraint case_programme_tellings_figures_check;
alter table case_programme_tellings add constraint case_programme_tellings_figures_check
  check (figures in ('investment', 'publicContribution', 'homes', 'result', 'deficitCauses'));
