-- Calls of the provider that fail again and again let others have their turn.

-- online -----------------------------------------------------------------------------------------------------

-- When it was last tried; null: not yet.
alter table provider_event add column tried_at timestamptz;
