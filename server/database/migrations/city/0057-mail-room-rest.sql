-- What the mail room still lacked: bills that stay out of the mail of their run when it is sorted anew.

-- presort ----------------------------------------------------------------------------------------------------

-- Bills that were taken out of a mailing before it was sorted anew: they are in no later sort of their run and in no print file of it. Rows are never changed.
create table mail_sort_left_out (
  run_id  bigint not null references bill_run,
  bill_id bigint not null references bill,
  reason  text not null,
  left_by text not null,
  left_on date not null,
  primary key (run_id, bill_id)
);
create index mail_sort_left_out_by_bill on mail_sort_left_out (bill_id);
