-- Changes of letter templates are told apart for as long as the city's books are kept.

-- letters ----------------------------------------------------------------------------------------------------

-- The edition of what is prepared of a template. A draft that was published or given up never lends its number to the next one, so that
-- whoever looked at the first cannot publish the second unseen.
create sequence letter_template_edition start with 1000;

alter table letter_template_draft alter column edition set default nextval('letter_template_edition');
