-- The nearest single areas are found through this index; a degree of longitude counts for less (see store/project-page.ts).
create index projects_place on projects using gist (point(latitude, longitude * 0.61)) where not is_zone;
