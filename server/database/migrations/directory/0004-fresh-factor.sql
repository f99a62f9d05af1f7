-- When a second factor was last shown in a session: what gives a way in to the books asks for one that was shown just now.
alter table "session" add column "factorAt" timestamptz;

-- A person who is signed in may be asked for a passkey of theirs again.
alter table sign_in_step drop constraint sign_in_step_kind_is_known;
alter table sign_in_step add constraint sign_in_step_kind_is_known check
  (kind in ('second-factor', 'passkey', 'new-passkey', 'own-passkey', 'oidc'));
