// Printed from the database by server/database/types.test.ts. Do not edit.
import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '#kernel/dates'

/** A jsonb column: arrives as the value, is sent as its text. */
type Json = ColumnType<unknown, string, string>
type Instant = Temporal.Instant

export type Database = {
  api_token: {
    id: string
    city: string
    user_id: string | null
    role: string | null
    name: string
    scopes: Json
    hash: string
    made_by: string
    created_at: Generated<Instant>
    expires_at: Instant
    last_used_at: Instant | null
    revoked_at: Instant | null
    revoked_by: string | null
  }
  backup_code: {
    user_id: string
    hash: string
    used_at: Instant | null
  }
  city: {
    name: string
    title: string
    demo: Generated<boolean>
    created_at: Generated<Instant>
  }
  credential: {
    id: string
    accountId: string
    providerId: string
    userId: string
    accessToken: string | null
    refreshToken: string | null
    idToken: string | null
    accessTokenExpiresAt: Instant | null
    refreshTokenExpiresAt: Instant | null
    scope: string | null
    password: string | null
    createdAt: Generated<Instant>
    updatedAt: Generated<Instant>
  }
  membership: {
    user_id: string
    city: string
    role: string
    account_number: string | null
    disabled_at: Instant | null
  }
  oidc_identity: {
    issuer: string
    subject: string
    user_id: string
    created_at: Generated<Instant>
  }
  passkey: {
    id: string
    user_id: string
    name: string
    public_key: string
    counter: number
    transports: Json
    created_at: Generated<Instant>
    last_used_at: Instant | null
  }
  second_factor_role: {
    city: string
    role: string
  }
  session: {
    id: string
    expiresAt: Instant
    token: string
    createdAt: Generated<Instant>
    updatedAt: Generated<Instant>
    ipAddress: string | null
    userAgent: string | null
    userId: string
    method: Generated<string>
    confirmedAt: Generated<Instant>
    factorAt: Instant | null
  }
  sign_in_code: {
    user_id: string
    secret: string
    confirmed_at: Instant | null
    last_step: number | null
  }
  sign_in_failure: {
    email: string
    failures: number
    last_at: Generated<Instant>
    locked_until: Instant | null
  }
  sign_in_step: {
    hash: string
    kind: string
    user_id: string | null
    facts: Json
    expires_at: Instant
  }
  user: {
    id: string
    name: string
    email: string
    emailVerified: Generated<boolean>
    image: string | null
    createdAt: Generated<Instant>
    updatedAt: Generated<Instant>
  }
  verification: {
    id: string
    identifier: string
    value: string
    expiresAt: Instant
    createdAt: Generated<Instant>
    updatedAt: Generated<Instant>
  }
  account: {
    id: Generated<number>
    number: string
    premise_id: number
    class: string
    cycle: string
    opened_on: PlainDate
    closed_on: PlainDate | null
    large_print: Generated<boolean>
    autopay: Generated<boolean>
    bill_by: Generated<string>
    owner_copy: Generated<boolean>
    former_number: string | null
    note: string | null
  }
  account_alias: {
    id: Generated<number>
    written_key: string
    account_id: number
    item_id: number
    remembered_by: string
    remembered_at: Generated<Instant>
    forgotten_by: string | null
    forgotten_at: Instant | null
  }
  account_class_was: {
    account_id: number
    class: string
    from_on: PlainDate
    until_on: PlainDate
  }
  account_discount: {
    id: Generated<number>
    account_id: number
    code: string
    from_on: PlainDate
    until_on: PlainDate | null
    evidence: string | null
  }
  account_move: {
    id: Generated<number>
    kind: string
    account_id: number
    to_account_id: number | null
    effective_on: PlainDate
    told: Json
    reason: string | null
    request_id: string | null
    made_by: string
    made_on: PlainDate
  }
  account_number: {
    only_row: Generated<boolean>
    last: number
  }
  account_party: {
    id: Generated<number>
    account_id: number
    party_id: number
    role: string
    from_on: PlainDate
    until_on: PlainDate | null
  }
  ach_counter: {
    only_row: Generated<boolean>
    last_sequence: number
  }
  ach_entry: {
    id: Generated<number>
    run_id: number
    mandate_id: number | null
    account_id: number
    bill_id: number | null
    sec: string
    side: string
    holder_name: string
    routing: string
    account_kind: string
    sealed_number: string
    last4: string
    amount_cents: number
    flag: string | null
    trace: string | null
    payment_id: number | null
  }
  ach_run: {
    id: Generated<number>
    kind: string
    draw_on: PlainDate
    state: string
    left_out: Json
    citation: string
    prepared_by: string
    prepared_key: string
    prepared_on: PlainDate
    released_by: string | null
    released_on: PlainDate | null
    file_name: string | null
    sha256: string | null
    sealed_file: string | null
    totals: Json | null
    taken_by: string | null
    taken_on: PlainDate | null
    taken_times: Generated<number>
    ended_by: string | null
    ended_on: PlainDate | null
    ended_reason: string | null
  }
  address_answer: {
    id: Generated<number>
    exchange_id: number
    file_name: string
    sha256: string
    line_count: number
    taken_count: number
    faulty_count: number
    brought_by: string
    brought_on: PlainDate
  }
  address_answer_fault: {
    answer_id: number
    line: number
    field: string | null
    sentence: string
    raw: string
    settled_by: string | null
    settled_on: PlainDate | null
    note: string | null
  }
  address_change: {
    id: Generated<number>
    exchange_id: number
    row_no: number
    party_id: number
    account_id: number
    kind: string
    line_1: string | null
    line_2: string | null
    place: string | null
    state: string | null
    zip: string | null
    moved_in: string | null
    move_type: string | null
    ncoa_code: string | null
    verdict: Generated<string>
    decided_by: string | null
    decided_on: PlainDate | null
    reason: string | null
  }
  address_coding: {
    address_key: string
    zip5: string
    zip4: string | null
    delivery_point: string | null
    carrier_route: string | null
    record_type: string | null
    dpv: string | null
    footnotes: Json
    vacant: boolean
    no_stat: boolean
    coded_on: PlainDate
    exchange_id: number
  }
  address_exchange: {
    id: Generated<number>
    vendor: string
    request_id: string
    state: Generated<string>
    row_count: number
    sha256: string
    confidential_count: number
    made_by: string
    made_on: PlainDate
    closed_by: string | null
    closed_on: PlainDate | null
  }
  address_exchange_party: {
    exchange_id: number
    row_no: number
    party_id: number
    account_id: number
    at_premise: boolean
  }
  address_exchange_row: {
    exchange_id: number
    row_no: number
    name: string
    line_1: string
    line_2: string | null
    place: string
    state: string
    zip: string
    address_key: string
    moving_key: string
    answer_id: number | null
    answer: Json | null
  }
  address_paper: {
    id: Generated<number>
    exchange_id: number
    kind: string
    file_name: string
    content_type: string
    content: string
    sha256: string
    dated_on: PlainDate
    added_by: string
    added_on: PlainDate
  }
  address_unhiding: {
    id: Generated<number>
    party_id: number
    reason: string
    asked_by: string
    asked_by_user: string
    asked_on: PlainDate
    asked_at: Generated<Instant>
    decision: string | null
    decided_by: string | null
    decided_by_user: string | null
    decided_at: Instant | null
    shown_until: Instant | null
  }
  adjuster: {
    person_key: string
  }
  adjustment: {
    id: Generated<number>
    account_id: number
    reason: string
    label_en: string
    label_es: string
    citation: string
    amount_cents: number
    gross_cents: number
    note: string
    standard_case: string | null
    derivation: Json | null
    source_kind: string | null
    source_id: number | null
    reverses_id: number | null
    request_key: string | null
    state: string
    asked_by: string
    asked_key: string
    asked_role: string
    asked_on: PlainDate
    asked_at: Generated<Instant>
    alone: boolean
    authority: Json
    decided_by: string | null
    decided_key: string | null
    decided_on: PlainDate | null
    decided_at: Instant | null
    decision_note: string | null
    posted_on: PlainDate | null
    desk_case_id: number | null
  }
  adjustment_evidence: {
    adjustment_id: number
    evidence_id: number
  }
  adjustment_part: {
    adjustment_id: number
    part_no: number
    bill_id: number | null
    line_no: number | null
    ledger_code: string
    amount_cents: number
    entry_id: number | null
  }
  allocation: {
    id: Generated<number>
    account_id: number
    credit_entry_id: number
    item_entry_id: number
    amount_cents: number
    made_on: PlainDate
    mirrors_id: number | null
  }
  answered_request: {
    actor_key: string
    request_key: string
    request: string
    answered_on: PlainDate
    answer: Json | null
  }
  autopay_mandate: {
    id: Generated<number>
    account_id: number
    replaces_id: number | null
    given_by: string
    given_on: PlainDate
    wording: string
    evidence: string
    holder_name: string
    routing: string
    account_kind: string
    sealed_number: string
    last4: string
    state: string
    live_from: PlainDate | null
    details_since: PlainDate
    details_changed: boolean
    why: string | null
    stopped_on: PlainDate | null
    set_up_by: string
    set_up_on: PlainDate
  }
  bank_deposit: {
    id: Generated<number>
    number: string
    deposit_on: PlainDate
    state: Generated<string>
    currency_cents: number
    coin_cents: number
    checks_count: number
    checks_cents: number
    request_id: string
    made_by: string
    sent_by: string | null
    sent_on: PlainDate | null
    statement_on: PlainDate | null
    statement_note: string | null
  }
  bank_difference: {
    subject: string
    owner_user: string | null
    owner_name: string
    note: string
    noted_by: string
    noted_on: PlainDate
  }
  bank_file: {
    id: Generated<number>
    file_name: string
    sha256: string
    format: string
    layout: string | null
    mode: string
    mode_reason: string | null
    state: string
    found: Json
    bank_key: string | null
    received_on: PlainDate
    received_by: string
    received_at: Generated<Instant>
    ended_by: string | null
    ended_on: PlainDate | null
    ended_reason: string | null
    failure: string | null
  }
  bank_file_item: {
    id: Generated<number>
    file_id: number
    line: number
    place: string
    amount_cents: number
    tender: string
    received_on: PlainDate
    written: string | null
    payer_name: string | null
    payer_routing: string | null
    payer_last4: string | null
    check_number: string | null
    trace: string | null
    verdict: string
    why: string | null
    found_by: string | null
    account_id: number | null
    payment_id: number | null
    done: Generated<boolean>
  }
  bank_match: {
    id: Generated<number>
    kind: string
    found_by: string | null
    reason: string | null
    difference_cents: number
    matched_by: string
    matched_on: PlainDate
    undone_by: string | null
    undone_on: PlainDate | null
    undone_reason: string | null
  }
  bank_match_item: {
    match_id: number
    item_key: string
    kind: string
    source_id: number
    name: string
    item_on: PlainDate
    amount_cents: number
    undone: Generated<boolean>
  }
  bank_match_line: {
    match_id: number
    line_id: number
    undone: Generated<boolean>
  }
  bank_notice: {
    id: Generated<number>
    file_id: number
    line: number
    kind: string
    code: string
    amount_cents: number
    original_trace: string
    payer_name: string | null
    information: string | null
    correction: Json | null
    payment_id: number | null
    settled_by: string | null
    settled_on: PlainDate | null
    note: string | null
  }
  bank_opening: {
    id: Generated<number>
    as_of: PlainDate
    book_cents: number
    paper: string
    stated_by: string
    stated_on: PlainDate
    undone_by: string | null
    undone_on: PlainDate | null
    undone_reason: string | null
  }
  bank_statement: {
    id: Generated<number>
    file_id: number
    account: string
    as_of: PlainDate | null
    currency: string
    opening_cents: number | null
    closing_cents: number | null
    credit_cents: number
    debit_cents: number
  }
  bank_statement_line: {
    id: Generated<number>
    statement_id: number
    line: number
    type_code: string
    side: string | null
    use: string
    amount_cents: number
    value_on: PlainDate | null
    bank_reference: string
    customer_reference: string
    text: string
  }
  bill: {
    id: Generated<number>
    number: string
    run_id: number
    account_id: number
    issued_on: PlainDate
    due_on: PlainDate
    delinquent_on: PlainDate
    period_from: PlainDate
    period_until: PlainDate
    previous_balance_cents: number
    payments_cents: number
    adjustments_cents: number
    charges_cents: number
    total_due_cents: number
    beside_through: number
    beside_cents: number
    is_final: boolean
    mail_key: string
    document: Json
    pay_token: string
  }
  bill_email: {
    id: Generated<number>
    bill_id: number
    run_id: number
    to_address: string
    state: Generated<string>
    attempts: Generated<number>
    message_id: string | null
    begun_at: Instant | null
    answer: string | null
    due_at: Generated<Instant>
    sent_at: Instant | null
    asked_by: string
    asked_at: Generated<Instant>
  }
  bill_line: {
    bill_id: number
    line_no: number
    service_id: number | null
    event_id: number | null
    rate_id: number | null
    code: string
    kind: string
    stream: string | null
    gl_code: string
    period_from: PlainDate
    period_until: PlainDate
    quantity: number
    amount_cents: number
    text_key: string
    derivation: Json
  }
  bill_message: {
    id: Generated<number>
    name: string
    en: string | null
    es: string | null
    plain: string | null
    from_on: PlainDate
    until_on: PlainDate | null
    priority: number
    condition: Json
    changed_by: string
    changed_at: Generated<Instant>
  }
  bill_number: {
    only_row: Generated<boolean>
    last: number
  }
  bill_run: {
    id: Generated<number>
    cycle: string
    kind: string
    period_from: PlainDate
    period_until: PlainDate
    bill_on: PlainDate
    due_on: PlainDate
    delinquent_on: PlainDate
    cut_off_on: PlainDate
    months: number
    timing: string
    state: Generated<string>
    scope: ColumnType<unknown, string | undefined, string>
    opened_by: string
    opened_by_key: string
    calculation: Generated<number>
    calculated_by: string | null
    calculated_by_key: string | null
    calculated_at: Instant | null
    review_started_at: Instant | null
    released_by: string | null
    released_at: Instant | null
    posted_by: string | null
    posted_at: Instant | null
    data_as_of: Instant | null
    register_hash: string | null
    documents: ColumnType<unknown, string | undefined, string>
    totals: Json | null
    failure: string | null
    note: string | null
    bill_kind: Generated<string>
    bill_until: PlainDate | null
  }
  billed_from: {
    account_id: number
    from_on: PlainDate
  }
  books_check: {
    id: Generated<number>
    asked_at: Generated<Instant>
    asked_by: string
    finished_at: Instant | null
    sound: boolean | null
    found: Json | null
  }
  calendar_feed: {
    user_id: string
    scope: string
    token_hash: string
    made_at: Generated<Instant>
    read_at: Instant | null
  }
  case_follow_up: {
    id: Generated<number>
    case_id: number
    due_on: PlainDate
    what: string
    owner_user: string | null
    owner_name: string | null
    added_by: string
    done_on: PlainDate | null
    done_by: string | null
  }
  case_link: {
    case_id: number
    kind: string
    key: string
  }
  case_note: {
    id: Generated<number>
    case_id: number
    written_at: Generated<Instant>
    written_on: PlainDate
    written_by: string
    body: string
    written_key: string | null
  }
  case_step: {
    id: Generated<number>
    case_id: number
    place: number
    title: string
    done_on: PlainDate | null
    done_by: string | null
  }
  cash_batch: {
    id: Generated<number>
    kind: string
    tender: string
    asks: string
    received_on: PlainDate
    control_count: number
    control_cents: number
    note: string | null
    state: Generated<string>
    owner_name: string
    owner_key: string
    opened_by: string
    opened_on: PlainDate
    last_entered_on: PlainDate
    sample_every: number | null
    request_id: string
    closed_by: string | null
    closed_on: PlainDate | null
    closed_request: string | null
    bank_deposit_id: number | null
  }
  cash_count: {
    id: Generated<number>
    drawer_id: number
    pieces: Json
    cash_cents: number
    coin_cents: number
    checks_count: number
    checks_cents: number
    cards_cents: number
    counted_by: string
  }
  cash_drawer: {
    id: Generated<number>
    cashier_name: string
    cashier_key: string
    opened_on: PlainDate
    float_cents: number
    state: Generated<string>
    expected: Json | null
    reason: string | null
    signed_by: string | null
    closed_by: string | null
    closed_on: PlainDate | null
    request_id: string
    bank_deposit_id: number | null
  }
  cash_item: {
    id: Generated<number>
    batch_id: number
    line_no: number
    state: Generated<string>
    account_id: number | null
    written: string | null
    scan_line: string | null
    amount_cents: number
    check_number: string | null
    routing: string | null
    likes: Json
    client_key: string
    entered_by: string
    entered_by_key: string
    entered_on: PlainDate
    keystrokes: number
    active_ms: number
    held: number
    ended_by: string | null
    payment_id: number | null
    suspense_id: number | null
    takes_check: Generated<boolean>
  }
  cash_number: {
    kind: string
    year: number
    last: number
  }
  cash_receipt: {
    id: Generated<number>
    number: string
    drawer_id: number
    received_on: PlainDate
    total_cents: number
    change_cents: number
    state: Generated<string>
    made_by: string
    made_by_key: string
    voided_by: string | null
    voided_because: string | null
    printed: Generated<number>
    request_id: string
  }
  cash_receipt_part: {
    receipt_id: number
    place: number
    account_id: number
    amount_cents: number
  }
  cash_receipt_payment: {
    receipt_id: number
    payment_id: number
  }
  cash_receipt_tender: {
    receipt_id: number
    place: number
    tender: string
    amount_cents: number
    check_number: string | null
    routing: string | null
    card_brand: string | null
    card_last4: string | null
  }
  cash_rekey: {
    id: Generated<number>
    batch_id: number
    line_no: number
    item_id: number
    amount_cents: number
    keyed_by: string
    client_key: string
    decided: string | null
    decided_by: string | null
    keyed_by_key: string | null
  }
  change_notice: {
    id: Generated<number>
    record_id: number
    account_id: number
    party_id: number
    changed: Json
    by_email: string | null
    letter_id: number | null
    state: string
    answer: string | null
    told_on: PlainDate
  }
  check_file: {
    id: Generated<number>
    request_id: string
    bank_account: string
    citation: string
    content: string
    sha256: string
    issued_count: number
    issued_cents: number
    voided_count: number
    made_by: string
    made_on: PlainDate
  }
  check_finding: {
    id: Generated<number>
    check_code: string
    subject: string
    account_id: number | null
    premise_id: number | null
    bill_id: number | null
    service_id: number | null
    sentence: string
    amount_cents: number
    basis: string
    facts: Json
    owner_role: string
    owner_user: string | null
    owner_name: string | null
    state: Generated<string>
    accepted_until: PlainDate | null
    accepted_amount_cents: number | null
    accepted_reason: string | null
    first_seen_on: PlainDate
    last_seen_on: PlainDate
    mended_on: PlainDate | null
  }
  check_run: {
    id: Generated<number>
    business_on: PlainDate
    reason: string
    checks: Json
    done: ColumnType<unknown, string | undefined, string>
    state: Generated<string>
    asked_by: string
    asked_at: Generated<Instant>
    done_at: Instant | null
    failure: string | null
  }
  check_told: {
    refund_id: number
    kind: string
    file_id: number
  }
  city_document: {
    id: Generated<number>
    part: string
    body: Json
    sha256: string
    loaded_at: Generated<Instant>
    loaded_by: string
  }
  command_record: {
    id: Generated<number>
    happened_at: Generated<Instant>
    business_on: PlainDate
    actor_name: string
    actor_user: string | null
    actor_role: string
    command: string
    subject: string
    changes: Json
    reason: string | null
    delegation_id: number | null
  }
  contact: {
    id: Generated<number>
    version: Generated<number>
    request_key: string
    account_id: number | null
    party_id: number | null
    channel: string
    direction: string
    phone: string | null
    reason: string | null
    bill_id: number | null
    bill_line_no: number | null
    outcome: string | null
    notes: string | null
    follow_up_on: PlainDate | null
    follow_up_done_on: PlainDate | null
    follow_up_done_by: string | null
    taken_by: string
    taken_by_user: string
    begun_on: PlainDate
    begun_at: Instant
    ended_at: Instant | null
  }
  correction: {
    id: Generated<number>
    account_id: number
    request_key: string
    state: Generated<string>
    from_on: PlainDate
    until_on: PlainDate | null
    facts: Json
    told: Json
    reason: string
    override_reason: string | null
    citation: string
    difference_cents: number
    posted_cents: number
    in_installments: Generated<boolean>
    fingerprint: string
    asked_on: PlainDate
    asked_by: string
    asked_by_key: string
    asked_at: Generated<Instant>
    adjustment_id: number | null
    ended_by: string | null
    ended_at: Instant | null
    ended_note: string | null
    through_bill: number | null
    through_entry: number | null
    letter_id: number | null
    rebills: string | null
    rebill_service_id: number | null
    rebill_list_id: number | null
    shared_of: number | null
    desk_case_id: number | null
  }
  correction_bill: {
    correction_id: number
    bill_id: number
    verdict: string
    why: string
    billed_cents: number
    moved_cents: number
    should_cents: number
    difference_cents: number
    posted_cents: number
  }
  correction_charge: {
    correction_id: number
    bill_id: number
    charge_no: number
    about: string
    gl_code: string
    billed_cents: number
    moved_cents: number
    should_cents: number
    difference_cents: number
    posted: Json
    should: Json
    parts: Json
  }
  correction_fact: {
    correction_id: number
    fact_no: number
    what: string
    before: Json | null
    after: Json | null
  }
  cycle: {
    code: string
    name: string
    months: number
    timing: string
    anchor_on: PlainDate
    body: Json
  }
  delegation: {
    id: Generated<number>
    giver_user: string
    giver_name: string
    holder_user: string
    holder_name: string
    from_on: PlainDate
    last_on: PlainDate
    reason: string
    given_at: Generated<Instant>
    ended_on: PlainDate | null
    ended_at: Instant | null
    ended_by: string | null
    ended_reason: string | null
    seen_through: number | null
    seen_on: PlainDate | null
    seen_note: string | null
  }
  delegation_limit: {
    delegation_id: number
    permission: string
    up_to_cents: number | null
  }
  deposit: {
    id: Generated<number>
    account_id: number
    party_id: number
    amount_cents: number
    receipt: string
    tender: string
    taken_on: PlainDate
    citation: string
    held_in: string
    entry_id: number
    state: Generated<string>
    asked_by: string | null
    asked_by_key: string | null
    made_by: string
  }
  deposit_step: {
    id: Generated<number>
    deposit_id: number
    what: string
    amount_cents: number
    on_day: PlainDate
    entry_id: number | null
    note: string | null
    by_name: string
  }
  desk_case: {
    id: Generated<number>
    version: Generated<number>
    opened_key: string | null
    type: string
    title: string
    body: string | null
    account_id: number | null
    owner_user: string | null
    owner_name: string | null
    due_on: PlainDate | null
    state: Generated<string>
    waiting_for: string | null
    waiting_since: PlainDate | null
    escalated_user: string | null
    escalated_name: string | null
    escalated_on: PlainDate | null
    escalated_by: string | null
    escalated_because: string | null
    escalated_due_on: PlainDate | null
    escalated_due_time: string | null
    no_contact_before: PlainDate | null
    no_contact_because: string | null
    outcome: string | null
    outcome_because: string | null
    opened_on: PlainDate
    opened_by: string
    opened_user: string | null
    closed_on: PlainDate | null
    closed_by: string | null
  }
  disputed_line: {
    id: Generated<number>
    case_id: number
    account_id: number
    bill_id: number
    line_no: number
    amount_cents: number
    from_on: PlainDate
    until_on: PlainDate | null
    upheld_cents: number | null
  }
  entry: {
    id: Generated<number>
    posted_on: PlainDate
    debit_id: number
    credit_id: number
    amount_cents: number
    account_id: number | null
    source: string
    source_id: number
    run_id: number | null
  }
  escrow_letter: {
    id: Generated<number>
    account_id: number
    escrow_number: string
    party_id: number
    send_by: string
    good_through: PlainDate
    figures: Json
    letter_id: number | null
    request_id: string | null
    asked_by: string
    asked_on: PlainDate
    due_on: PlainDate | null
  }
  evidence_file: {
    id: Generated<number>
    account_id: number
    name: string
    kind: string
    bytes: number
    sha256: string
    content: string
    added_by: string
    added_on: PlainDate
    added_at: Generated<Instant>
  }
  explanation_email: {
    id: Generated<number>
    request: string
    bill_id: number
    compared_id: number | null
    party_id: number
    to_address: string
    language: string
    state: Generated<string>
    attempts: Generated<number>
    message_id: string | null
    begun_at: Instant | null
    answer: string | null
    due_at: Generated<Instant>
    sent_at: Instant | null
    asked_by: string
    asked_at: Generated<Instant>
  }
  finding_event: {
    id: Generated<number>
    finding_id: number
    happened_at: Generated<Instant>
    business_on: PlainDate
    by_name: string
    what: string
    sentence: string
  }
  gl_journal: {
    id: Generated<number>
    run_id: number | null
    number: string
    posted_on: PlainDate
    lines: Json
    sha256: string
    created_at: Generated<Instant>
    cash_through: PlainDate | null
    through_entry_id: number | null
  }
  hauler_list: {
    id: Generated<number>
    file_name: string
    sha256: string
    list_on: PlainDate
    mapping: Json
    header: Json
    totals: Json
    brought_by: string
    brought_at: Generated<Instant>
  }
  hauler_row: {
    list_id: number
    line: number
    raw: Json
    number_key: string | null
    place_key: string | null
    zip: string | null
    stream: string | null
    container: string | null
    size: string | null
    quantity: number | null
    pickups_per_week: number | null
    route: string | null
    account_id: number | null
    verdict: string
    told: string | null
    faults: ColumnType<unknown, string | undefined, string>
  }
  identity_check: {
    id: Generated<number>
    request_key: string
    account_id: number
    party_id: number | null
    contact_id: number | null
    for_what: Json
    facts_asked: Json
    facts_right: Json
    needed: number
    passed: boolean
    citation: string
    checked_by: string
    checked_by_user: string
    checked_on: PlainDate
    checked_at: Generated<Instant>
  }
  imb_mailer: {
    mailer_id: string
    numbers: string
    next_serial: Generated<number>
  }
  imb_serial_range: {
    id: Generated<number>
    mailer_id: string
    numbers: string
    first: number
    last: number
    subject: string
    taken_on: PlainDate
    taken_by: string
    mailed_on: PlainDate | null
    free_on: PlainDate
  }
  import_file: {
    id: Generated<number>
    kind: string
    file_name: string
    sha256: string
    mapping: Json
    state: Generated<string>
    totals: ColumnType<unknown, string | undefined, string>
    brought_by: string
    brought_at: Generated<Instant>
    applied_by: string | null
    applied_at: Instant | null
    failure: string | null
  }
  import_row: {
    file_id: number
    line: number
    raw: Json
    row_values: Json | null
    verdict: string
    faults: ColumnType<unknown, string | undefined, string>
    doubles: string | null
  }
  insert_mailing: {
    notice_id: number
    mailed_on: PlainDate
    pieces: number
    parcels: number
    post_office: string
    note: string | null
    list_sha256: string
    days: number | null
    declared_by: string
    declared_on: PlainDate
  }
  insert_notice: {
    id: Generated<number>
    name: string
    kind: string
    way: string
    state: Generated<string>
    code: string
    material: Json
    cost_mills: number
    postage_mills: number
    from_on: PlainDate
    until_on: PlainDate | null
    counts_to_on: PlainDate | null
    citation: string | null
    classes: Json
    cycles: Json
    condition: Json
    accounts: Json | null
    pieces: Generated<number>
    parcels: Generated<number>
    unmailable: Generated<number>
    list_sha256: string | null
    request_id: string
    made_by: string
    made_by_key: string
    made_on: PlainDate
    approved_by: string | null
    approved_on: PlainDate | null
    approved_at: Instant | null
    ended_by: string | null
    ended_on: PlainDate | null
    ended_at: Instant | null
    ended_reason: string | null
  }
  insert_piece: {
    id: Generated<number>
    notice_id: number
    position: number
    account_id: number
    account_number: string
    parcel: string
    addressee: string
    run_id: number | null
    lines: Json
    why_not: string | null
  }
  insert_receipt: {
    id: Generated<number>
    notice_id: number
    name: string
    kind: string
    bytes: number
    sha256: string
    content: string
    added_by: string
    added_on: PlainDate
  }
  insert_return: {
    piece_id: number
    returned_on: PlainDate
    reason: string
    told_by: string
    told_on: PlainDate
  }
  installment: {
    id: Generated<number>
    plan_id: number
    due_on: PlainDate
    amount_cents: number
    entry_id: number | null
    called_on: PlainDate | null
  }
  installment_plan: {
    id: Generated<number>
    account_id: number
    correction_id: number
    amount_cents: number
    ledger_code: string
    citation: string
    made_on: PlainDate
    made_by: string
    ended_how: string | null
    ended_on: PlainDate | null
    ended_by: string | null
    ended_reason: string | null
    rest_due_on: PlainDate | null
  }
  labeling_list: {
    id: Generated<number>
    load_id: number
    kind: string
    effective_on: PlainDate
    last_on: PlainDate
    withdrawn: Generated<number>
  }
  labeling_row: {
    list_id: number
    zip_from: string
    zip_to: string
    label: string
  }
  ledger_account: {
    id: Generated<number>
    code: string
    name: string
    kind: string
    fund: string
    gl_string: string
  }
  letter: {
    id: Generated<number>
    request_key: string | null
    account_id: number
    party_id: number
    copy_to: number | null
    language: string
    send_by: string
    template_version_id: number | null
    subject: string
    body: Json
    facts: Json
    enclosures: ColumnType<unknown, string | undefined, string>
    amount_cents: number | null
    about_kind: string | null
    about_id: number | null
    copy_of: number | null
    state: Generated<string>
    edition: Generated<number>
    hands: Json
    drafted_by: string
    drafted_user: string | null
    drafted_on: PlainDate
    changed_by: string
    approved_by: string | null
    sent_on: PlainDate | null
    returned_on: PlainDate | null
    returned_because: string | null
    batch_id: number | null
    mail_to: Json | null
  }
  letter_batch: {
    id: Generated<number>
    printed_on: PlainDate
    printed_by: string
    printed_at: Generated<Instant>
  }
  letter_email: {
    letter_id: number
    to_address: string
    state: Generated<string>
    attempts: Generated<number>
    message_id: string | null
    begun_at: Instant | null
    answer: string | null
    due_at: Generated<Instant>
    sent_at: Instant | null
  }
  letter_event: {
    id: Generated<number>
    letter_id: number
    what: string
    note: string | null
    by_name: string
    on_day: PlainDate
    at: Generated<Instant>
  }
  letter_paper: {
    letter_id: number
    edition: number
    data: Json
    sha256: string
    template_sha256: string
    documents: Json
    mail_key: string
    copy_mail_key: string | null
    made_at: Generated<Instant>
  }
  letter_piece: {
    letter_id: number
    is_copy: boolean
    batch_id: number
    piece: number
  }
  letter_template_draft: {
    code: string
    name: string
    en: Json
    es: Json
    facts: Json
    en_changed_at: Instant | null
    es_changed_at: Instant | null
    en_checked_at: Instant | null
    es_checked_at: Instant | null
    edition: Generated<number>
    changed_by: string
    changed_at: Generated<Instant>
  }
  letter_template_version: {
    id: Generated<number>
    code: string
    version: number
    name: string
    from_on: PlainDate
    en: Json
    es: Json
    facts: Json
    published_by: string
    published_on: PlainDate
    published_at: Generated<Instant>
  }
  mail_job: {
    id: Generated<number>
    run_id: number
    print_job_id: number
    kind: string
    house: string | null
    state: Generated<string>
    data_as_of: Instant
    data_hours: number
    pieces: number
    total_due_cents: number
    proof_size: number
    proof_round: Generated<number>
    proof_seed: string | null
    folder: string
    manifest: Json | null
    package_sha256: string | null
    package_bytes: number | null
    failure: string | null
    made_by: string
    made_by_key: string
    made_on: PlainDate
    sent_by_key: string | null
  }
  mail_job_proof: {
    job_id: number
    round: number
    piece: number
    bill_id: number
    verdict: string | null
    note: string | null
    signed_by: string | null
    signed_on: PlainDate | null
  }
  mail_job_pull: {
    id: Generated<number>
    job_id: number
    piece: number
    bill_id: number
    how: string
    reason: string
    pulled_by: string
    pulled_on: PlainDate
  }
  mail_job_step: {
    id: Generated<number>
    job_id: number
    step: string
    pieces: number | null
    expected: number | null
    postage_cents: number | null
    reference: string | null
    note: string | null
    happened_on: PlainDate
    done_by: string
    done_at: Generated<Instant>
  }
  mail_job_tray: {
    job_id: number
    tray: number
    digits: string
  }
  mail_job_upload: {
    id: Generated<number>
    job_id: number
    package_sha256: string
    package_bytes: number
    destination: string
    file_name: string
    reference: string | null
    state: Generated<string>
    tries: Generated<number>
    gives_up_at: number
    next_try_at: Instant | null
    heard_at: Instant | null
    bytes_sent: Generated<number>
    renamed_from: string | null
    outcome: string | null
    answer: string | null
    todo: string | null
    hash_checked: boolean | null
    sent_at: Instant | null
    asked_by: string
    asked_by_key: string
    asked_on: PlainDate
  }
  mail_sort: {
    run_id: number
    mail_on: PlainDate
    pieces: number
    basis: Json
    sorted_by: string
    sorted_at: Generated<Instant>
    fixed_at: Instant | null
  }
  mail_sort_left_out: {
    run_id: number
    bill_id: number
    reason: string
    left_by: string
    left_on: PlainDate
  }
  mail_sort_piece: {
    run_id: number
    sequence: number
    bill_id: number
    owner_copy: boolean
    level: string
    tray: number | null
    routing: string | null
    tracking: string | null
    because: string | null
    weight_mills: number | null
  }
  mail_sort_tray: {
    run_id: number
    tray: number
    level: string
    size: string
    is_overflow: boolean
    zip5: string
    cin: string
    label_lines: Json
    first_sequence: number
    last_sequence: number
  }
  mailpiece_spec: {
    id: Generated<number>
    used_for: string
    version: number
    from_on: PlainDate
    body: Json
    reason: string
    request_id: string
    made_by: string
    made_on: PlainDate
  }
  move_notice: {
    id: Generated<number>
    file_id: number | null
    line: number | null
    method: string
    noticed_on: PlainDate
    account_id: number
    party_id: number
    lines: Json
    address_key: string
    moving_key: string
    result: string
    line_1: string | null
    line_2: string | null
    place: string | null
    state: string | null
    zip: string | null
    moved_in: string | null
    move_type: string | null
    verdict: string
    decided_by: string | null
    decided_on: PlainDate | null
    reason: string | null
    entered_by: string
    entered_on: PlainDate
  }
  move_notice_fault: {
    file_id: number
    line: number
    field: string | null
    sentence: string
    raw: string
    settled_by: string | null
    settled_on: PlainDate | null
    note: string | null
  }
  move_notice_file: {
    id: Generated<number>
    method: string
    file_name: string
    sha256: string
    line_count: number
    taken_count: number
    faulty_count: number
    brought_by: string
    brought_on: PlainDate
  }
  move_update: {
    moving_key: string
    address_key: string
    looked_on: PlainDate
    method: string
    exchange_id: number | null
    notice_id: number | null
  }
  night_work: {
    business_on: PlainDate
    job: string
    asked_at: Generated<Instant>
  }
  online_refund: {
    id: Generated<number>
    intent_id: number
    amount_cents: number
    request_key: string
    is_owed: Generated<boolean>
    note: string
    state: string
    alone: boolean
    provider_id: string | null
    sent_at: Instant | null
    given_look: number | null
    asked_by: string
    asked_key: string
    asked_on: PlainDate
    decided_by: string | null
    decided_on: PlainDate | null
    decided_reason: string | null
  }
  order_step: {
    id: Generated<number>
    order_id: number
    what: string
    state: string
    on_day: PlainDate | null
    note: string | null
    by_name: string
    happened_at: Generated<Instant>
  }
  party: {
    id: Generated<number>
    name: string
    kind: string
    phone: string | null
    email: string | null
    language: Generated<string>
    mail_line_1: string | null
    mail_line_2: string | null
    mail_place: string | null
    mail_state: string | null
    mail_zip: string | null
    confidential_address: Generated<boolean>
    merged_into: number | null
  }
  party_delivery: {
    party_id: number
    bill_by: string
    changed_by: string
    changed_on: PlainDate
  }
  party_merge: {
    id: Generated<number>
    kept_id: number
    merged_id: number
    merged_on: PlainDate
    merged_at: Generated<Instant>
    merged_by: string
    reason: string
    kept_before: Json
    merged_before: Json
    kept_after: Json
    moved: Json
    undone_on: PlainDate | null
    undone_by: string | null
    undone_because: string | null
  }
  party_phone: {
    party_id: number
    phone: string
    noted_by: string
    noted_on: PlainDate
  }
  party_term: {
    party_id: number
    term: string
  }
  pay_attempt: {
    account_number: string
    failures: number
    last_at: Generated<Instant>
    locked_until: Instant | null
  }
  pay_visit: {
    hash: string
    account_id: number
    expires_at: Instant
  }
  payment: {
    id: Generated<number>
    account_id: number
    entry_id: number
    amount_cents: number
    tender: string
    received_on: PlainDate
    receipt: string
    check_number: string | null
    recorded_by_hand: Generated<boolean>
  }
  payment_intent: {
    id: Generated<number>
    reference: string
    account_id: number
    bill_id: number | null
    return_token: string
    request_key: string
    amount_cents: number
    language: string
    email: string | null
    begun_on: PlainDate
    begun_at: Generated<Instant>
    provider: string
    session_id: string | null
    session_url: string | null
    state: Generated<string>
    transaction_id: string | null
    tender: string | null
    brand: string | null
    last4: string | null
    fee_cents: number | null
    refunded_cents: Generated<number>
    disputed_cents: Generated<number>
    received_on: PlainDate | null
    booked_cents: Generated<number>
    postings: Generated<number>
    payment_id: number | null
    receipt_state: Generated<string>
    looked: Generated<number>
    receipt_tries: Generated<number>
    receipt_begun_at: Instant | null
  }
  payment_reversal: {
    id: Generated<number>
    payment_id: number
    entry_id: number
    reversed_on: PlainDate
    reason: string
    reason_en: string
    citation: string
    note: string
    moved_to_id: number | null
    reversed_by: string
    reversed_at: Generated<Instant>
  }
  plan_step: {
    plan_id: number
    step: string
    place: number
    name: string
    owner: string | null
    kind: string
    reckoned_on: PlainDate
    because: string | null
    set_on: PlainDate | null
    set_by: string | null
    set_reason: string | null
    done_by: string | null
    done_on: PlainDate | null
    note: string | null
    owner_set_by: string | null
  }
  policy: {
    id: Generated<number>
    code: string
    from_on: PlainDate
    until_on: PlainDate | null
    value: Json
    citation: string
  }
  postage_account: {
    id: Generated<number>
    kind: string
    name: string
    number: string
    lowest_cents: number | null
    pays_runs: Generated<boolean>
    opened_on: PlainDate
    opened_by: string
    closed_on: PlainDate | null
  }
  postage_correction: {
    id: Generated<number>
    reverses_id: number | null
    statement_id: number | null
    account_id: number
    change_cents: number
    reason: string
    asked_by: string
    asked_by_key: string
    asked_on: PlainDate
    state: Generated<string>
    decided_by: string | null
    decided_on: PlainDate | null
    entry_id: number | null
  }
  postage_entry: {
    id: Generated<number>
    kind: string
    into_id: number | null
    out_of_id: number | null
    amount_cents: number
    happened_on: PlainDate
    reference: string
    round: Generated<number>
    pieces: number | null
    run_id: number | null
    statement_id: number | null
    reverses_id: number | null
    fee: string | null
    covers_until: PlainDate | null
    note: string | null
    posted_by: string
    posted_by_key: string
    approved_by: string | null
    posted_on: PlainDate
  }
  postage_statement: {
    id: Generated<number>
    number: string
    account_id: number
    mail_job: string
    mailed_on: PlainDate
    pieces: number
    amount_cents: number
    entered_by: string
    entered_on: PlainDate
    withdrawn_by: string | null
    withdrawn_on: PlainDate | null
    withdrawn_reason: string | null
  }
  postage_statement_line: {
    statement_id: number
    line_no: number
    line: string
    pieces: number
    price_mills: number
    amount_mills: number
  }
  postal_load: {
    id: Generated<number>
    kind: string
    file_name: string
    sha256: string
    source: string
    is_practice: boolean
    lines_read: number
    lines_taken: number
    faults: Json
    loaded_by: string
    loaded_on: PlainDate
    withdrawn_by: string | null
    withdrawn_on: PlainDate | null
    withdrawn_because: string | null
    withdrawn: Generated<number>
  }
  postal_price_list: {
    id: Generated<number>
    load_id: number
    effective_on: PlainDate
    item: string
    mills: number
    source: string
    withdrawn: Generated<number>
  }
  premise: {
    id: Generated<number>
    street_number: string
    street: string
    unit: string | null
    place: string
    state: string
    zip: string
    apn: string | null
    address_key: string
    dwelling_units: Generated<number>
    zone: string | null
    collection_day: string | null
    route: string | null
    longitude_e6: number | null
    latitude_e6: number | null
    merged_into: number | null
  }
  premise_merge: {
    id: Generated<number>
    kept_id: number
    merged_id: number
    merged_on: PlainDate
    merged_at: Generated<Instant>
    merged_by: string
    reason: string
    kept_before: Json
    merged_before: Json
    kept_after: Json
    accounts: Json
    agreements: Json
    undone_on: PlainDate | null
    undone_by: string | null
    undone_because: string | null
  }
  print_job: {
    id: Generated<number>
    run_id: number
    template_sha256: string
    state: Generated<string>
    from_piece: Generated<number>
    pieces: Generated<number>
    pieces_done: Generated<number>
    folder: string
    manifest: Json | null
    failure: string | null
    asked_by: string
    asked_at: Generated<Instant>
    done_at: Instant | null
    holds: Generated<string>
    bill_ids: Json | null
  }
  procedure_page: {
    id: Generated<number>
    title: string
    owner_user: string
    owner_name: string
    review_on: PlainDate
    edition: Generated<number>
    state: Generated<string>
    quoted: Json
  }
  procedure_reading: {
    id: Generated<number>
    page_id: number
    edition: number
    user_id: string
    user_name: string
    read_on: PlainDate
  }
  procedure_review: {
    id: Generated<number>
    page_id: number
    edition: number
    reviewed_on: PlainDate
    reviewed_by: string
    note: string | null
    next_on: PlainDate
  }
  procedure_version: {
    id: Generated<number>
    page_id: number
    edition: number
    title: string
    body: string
    places: Json
    note: string | null
    from_on: PlainDate
    written_by: string
    written_at: Generated<Instant>
  }
  project: {
    id: Generated<number>
    version: Generated<number>
    title: string
    goal: string
    owner_user: string | null
    owner_name: string | null
    due_on: PlainDate | null
    state: Generated<string>
    dropped_because: string | null
    closed_on: PlainDate | null
    measure: string | null
    unit: string | null
    baseline_hundredths: number | null
    target_hundredths: number | null
    result_hundredths: number | null
    created_by: string
    created_on: PlainDate
  }
  promise: {
    id: Generated<number>
    version: Generated<number>
    request_key: string
    account_id: number
    party_id: number | null
    contact_id: number | null
    amount_cents: number
    made_on: PlainDate
    due_on: PlainDate
    note: string | null
    taken_by: string
    withdrawn_on: PlainDate | null
    withdrawn_by: string | null
    withdrawn_because: string | null
  }
  proposal: {
    id: Generated<number>
    name: string
    opened_by: string
    opened_at: Generated<Instant>
  }
  proposal_version: {
    proposal_id: number
    number: number
    how: string
    method: string
    why: string
    resolution: string
    effective_from: PlainDate
    tables: Json
    policies: Json
    made_by: string
    made_at: Generated<Instant>
  }
  proposed_rate: {
    proposal_id: number
    number: number
    label: string
    row_key: string
    place: number
    body: Json
  }
  provider_event: {
    id: Generated<number>
    event_id: string
    type: string
    about_kind: string | null
    about_id: string | null
    made_at: Instant
    received_at: Generated<Instant>
    outcome: string | null
    intent_id: number | null
    tried_at: Instant | null
  }
  provider_payout: {
    id: Generated<number>
    payout_id: string
    arrives_on: PlainDate
    net_cents: number
    recorded_on: PlainDate
  }
  provider_payout_line: {
    payout_id: number
    line_id: string
    kind: string
    transaction_id: string | null
    gross_cents: number
    fee_cents: number
    net_cents: number
  }
  purchase_request: {
    id: Generated<number>
    state: Generated<string>
    vendor: string
    need_by: PlainDate | null
    note: string | null
    made_by: string
    made_by_key: string
    made_on: PlainDate
    decided_by: string | null
    decided_on: PlainDate | null
    decided_note: string | null
    order_number: string | null
    ordered_on: PlainDate | null
    ordered_by: string | null
    closed_by: string | null
    closed_on: PlainDate | null
    closed_reason: string | null
  }
  purchase_request_line: {
    id: Generated<number>
    request_id: number
    item_id: number
    version_id: number
    quantity: number
    thousand_cents: number | null
  }
  rate: {
    id: Generated<number>
    version_id: number
    row_key: string
    body: Json
  }
  rate_version: {
    id: Generated<number>
    schedule: string
    resolution: string
    adopted_on: PlainDate | null
    effective_from: PlainDate
    effective_until: PlainDate | null
    body: Json
    loaded_at: Generated<Instant>
  }
  rebill_list: {
    id: Generated<number>
    request_key: string
    file_name: string
    reason: string
    brought_on: PlainDate
    brought_by: string
    brought_by_key: string
    brought_at: Generated<Instant>
  }
  rebill_row: {
    list_id: number
    line: number
    bill: string
    service: string
    account_id: number | null
    bill_id: number | null
    service_id: number | null
    state: string
    problem_column: string | null
    problem: string | null
    credited_cents: Generated<number>
    billed_cents: Generated<number>
    posted_cents: Generated<number>
    fingerprint: string | null
    correction_id: number | null
  }
  recurring_task: {
    id: Generated<number>
    version: Generated<number>
    title: string
    body: string | null
    owner_user: string | null
    owner_name: string | null
    priority: string
    every: string
    month: Generated<number>
    business_day: number
    lead_days: Generated<number>
    steps: Json
    from_on: PlainDate
    ended_on: PlainDate | null
    created_by: string
  }
  refund: {
    id: Generated<number>
    batch_id: number
    kind: string
    source_id: number
    account_id: number | null
    payee_name: string
    amount_cents: number
    to_account_id: number | null
    state: Generated<string>
    owed_in: string | null
    owed_entry_id: number | null
    paid_entry_id: number | null
    check_number: string | null
    check_on: PlainDate | null
    letter_id: number | null
    reissue_of: number | null
    ended_by: string | null
    ended_on: PlainDate | null
    ended_reason: string | null
    way: Generated<string>
    intent_id: number | null
    online_refund_id: number | null
    drawn_entry_id: number | null
    ach_entry_id: number | null
    way_note: string | null
  }
  refund_batch: {
    id: Generated<number>
    state: Generated<string>
    citation: string
    note: string | null
    request_id: string
    made_by: string
    made_by_key: string
    made_on: PlainDate
    decided_by: string | null
    decided_on: PlainDate | null
  }
  register_bill: {
    run_id: number
    account_id: number
    account_number: string
    payer_name: string
    service_address: string
    mail_key: string
    fingerprint: string
    period_from: PlainDate
    period_until: PlainDate
    is_billed: boolean
    previous_balance_cents: number
    payments_cents: number
    adjustments_cents: number
    charges_cents: number
    total_due_cents: number
    last_charges_cents: number | null
    beside_through: number
    beside_cents: number
    line_count: number
    is_final: boolean
    is_new: boolean
    is_prorated: boolean
    held: Generated<boolean>
    class: string
    document: Json
  }
  register_line: {
    run_id: number
    account_id: number
    line_no: number
    service_id: number | null
    event_id: number | null
    rate_id: number | null
    code: string
    kind: string
    stream: string | null
    gl_code: string
    period_from: PlainDate
    period_until: PlainDate
    quantity: number
    amount_cents: number
    text_key: string
    derivation: Json
  }
  replacement_bill: {
    id: Generated<number>
    number: string
    correction_id: number
    bill_id: number
    replaces_id: number | null
    issued_on: PlainDate
    due_on: PlainDate
    delinquent_on: PlainDate
    previous_balance_cents: number
    cancelled_cents: number
    charges_cents: number
    total_due_cents: number
    lines: Json
    document: Json
    documents: Json
  }
  represented_item: {
    id: Generated<number>
    returned_id: number
    first_payment_id: number
    payment_id: number | null
    presented_on: PlainDate
    presented_by: string
  }
  retried_entry: {
    id: Generated<number>
    represented_id: number
    ach_entry_id: number
  }
  returned_item: {
    id: Generated<number>
    payment_id: number | null
    account_id: number | null
    party_id: number | null
    reason: string
    reason_en: string
    citation: string
    note: string
    returned_on: PlainDate
    recorded_on: PlainDate
    recorded_by: string
    fee_id: number | null
    cash_only_until: PlainDate | null
    letter_id: number | null
    suspense_id: number | null
  }
  returned_piece: {
    id: Generated<number>
    request_id: string
    account_id: number
    bill_id: number | null
    tracking: string | null
    lines: Json
    sent_line_1: string | null
    party_id: number | null
    reason: string
    returned_on: PlainDate
    note: string | null
    entered_by: string
    entered_on: PlainDate
    state: Generated<string>
    worked_by: string | null
    worked_on: PlainDate | null
  }
  returned_step: {
    id: Generated<number>
    piece_id: number
    action: string
    note: string | null
    done_by: string
    done_on: PlainDate
  }
  reversion_agreement: {
    id: Generated<number>
    premise_id: number
    party_id: number
    from_on: PlainDate
    until_on: PlainDate | null
    paper: string
    made_by: string
    made_on: PlainDate
  }
  run_chunk: {
    run_id: number
    number: number
    step: string
    first_account_id: number
    last_account_id: number
    accounts: number
    chosen: Json | null
    only_changed: Generated<boolean>
    state: Generated<string>
    done_at: Instant | null
    done_by: string | null
  }
  run_exception: {
    run_id: number
    account_id: number
    code: string
    severity: string
    details: Json
    decision: string | null
    decided_by: string | null
    decided_at: Instant | null
    note: string | null
  }
  run_plan: {
    id: Generated<number>
    cycle: string
    period_from: PlainDate
    period_until: PlainDate
    planned_on: PlainDate
    changed_at: Generated<Instant>
  }
  run_sample: {
    run_id: number
    seed: string
    method: string
    size: number
    per_class: number
    of_pointed_out: number
    bills: number
    calculation: number
    drawn_by: string
    drawn_at: Instant
  }
  sample_item: {
    run_id: number
    account_id: number
    position: number
    drawn_for: string
  }
  sample_signature: {
    id: Generated<number>
    run_id: number
    account_id: number
    verdict: string
    note: string | null
    bill_hash: string
    signed_by: string
    signed_by_key: string
    signed_at: Instant
  }
  seal: {
    id: Generated<number>
    book: string
    first_id: number
    last_id: number
    row_count: number
    gaps: Json
    row_hashes: string
    previous_hash: string
    hash: string
    sealed_at: Generated<Instant>
  }
  search_word: {
    kind: string
    word: string
  }
  service: {
    id: Generated<number>
    account_id: number
    stream: string
    container: string
    size: string
    quantity: number
    pickups_per_week: number | null
    location: Generated<string>
    units: Generated<number>
    from_on: PlainDate
    until_on: PlainDate | null
    start_reason: Generated<string>
    note: string | null
    recorded_at: Generated<Instant>
  }
  service_event: {
    id: Generated<number>
    account_id: number
    service_id: number | null
    code: string
    happened_on: PlainDate
    quantity: Generated<number>
    tons_hundredths: number | null
    container_days: number | null
    reference: string
    note: string | null
    absent: Generated<boolean>
  }
  service_order: {
    id: Generated<number>
    account_id: number
    kind: string
    state: Generated<string>
    service_id: number | null
    changes_service: Generated<boolean>
    quantity: Generated<number>
    stream: string | null
    container: string | null
    size: string | null
    pickups_per_week: number | null
    location: string | null
    serial: string | null
    wanted_on: PlainDate | null
    scheduled_on: PlainDate | null
    done_on: PlainDate | null
    driver_note: string | null
    missed_on: PlainDate | null
    reported_on: PlainDate | null
    missed_reason: string | null
    remedy: string | null
    quoted: Json
    event_id: number | null
    done: Json | null
    request_id: string | null
    ordered_by: string
    ordered_on: PlainDate
    version: Generated<number>
  }
  service_origin: {
    service_id: number
    origin_id: number
  }
  service_share: {
    service_id: number
    account_id: number
    weight: number
  }
  setup_change: {
    id: Generated<number>
    reason: string
    state: Generated<string>
    base: Json
    files: Json
    edition: Generated<number>
    hands: Json
    begun_by: string
    begun_at: Generated<Instant>
    proposed_by: string | null
    proposed_at: Instant | null
    ended_by: string | null
    ended_at: Instant | null
    note: string | null
  }
  setup_version: {
    id: Generated<number>
    files: Json
    sha256: string
    told: Json
    reason: string | null
    change_id: number | null
    adopted_on: PlainDate
    adopted_at: Generated<Instant>
    adopted_by: string
  }
  staff_party: {
    id: Generated<number>
    user_id: string
    party_id: number
    declared_by: string
    declared_on: PlainDate
    reason: string
    ended_by: string | null
    ended_on: PlainDate | null
    end_reason: string | null
  }
  standard_case: {
    id: Generated<number>
    account_id: number
    kind: string
    happened_on: PlainDate
    until_on: PlainDate | null
    ended_on: PlainDate | null
    facts: Json
    outcome: string
    words: Json
    note: string
    request_key: string | null
    recorded_by: string
    recorded_on: PlainDate
  }
  standing_check: {
    code: string
    checked_on: PlainDate | null
    checked_at: Instant | null
    run_id: number | null
  }
  step_owner: {
    id: Generated<number>
    step: string
    cycle: string | null
    from_on: PlainDate
    owner: string | null
    set_by: string
    set_on: PlainDate
    reason: string
  }
  stock_count: {
    id: Generated<number>
    location_id: number | null
    state: Generated<string>
    as_of: Instant
    recount_cents: number
    recount_percent: number
    note: string | null
    opened_by: string
    opened_by_key: string
    opened_on: PlainDate
    submitted_by: string | null
    submitted_by_key: string | null
    submitted_on: PlainDate | null
    ended_by: string | null
    ended_on: PlainDate | null
    ended_reason: string | null
  }
  stock_count_entry: {
    id: Generated<number>
    line_id: number
    quantity: number
    expected: number
    counted_at: Instant
    entered_by: string
    entered_by_key: string
    entered_on: PlainDate
  }
  stock_count_line: {
    id: Generated<number>
    count_id: number
    item_id: number
    lot_id: number
    location_id: number
    is_open: Generated<boolean>
  }
  stock_form_version: {
    id: Generated<number>
    item_id: number
    name: string
    from_on: PlainDate
    last_use_on: PlainDate | null
    note: string | null
  }
  stock_item: {
    id: Generated<number>
    code: string
    name: string
    kind: string
    used_for: Generated<string>
    both_sides: Generated<boolean>
    weight_mills: number | null
    thickness_mils: number | null
    length_mils: number | null
    height_mils: number | null
    pieces_per_pack: number | null
    packs_per_carton: number | null
    carton_weight_mills: number | null
    vendor: string | null
    thousand_cents: number | null
    lead_days: Generated<number>
    safety_quantity: Generated<number>
    order_quantity: number | null
    note: string | null
    retired_on: PlainDate | null
    added_on: PlainDate
  }
  stock_location: {
    id: Generated<number>
    code: string
    name: string
    closed_on: PlainDate | null
  }
  stock_lot: {
    id: Generated<number>
    item_id: number
    version_id: number
    receipt_id: number
    request_line_id: number | null
    received_on: PlainDate
  }
  stock_move: {
    id: Generated<number>
    item_id: number
    lot_id: number
    location_id: number
    kind: string
    quantity: number
    left_after: number
    moved_on: PlainDate
    made_at: Generated<Instant>
    subject: string | null
    reservation_id: number | null
    transfer_id: number | null
    count_line_id: number | null
    reverses_id: number | null
    reason: string | null
    made_by: string
    made_by_key: string
  }
  stock_receipt: {
    id: Generated<number>
    vendor: string
    packing_slip: string | null
    request_id: number | null
    received_on: PlainDate
    note: string | null
    received_by: string
    received_by_key: string
  }
  stock_reservation: {
    id: Generated<number>
    subject: string
    run_id: number | null
    item_id: number
    quantity: number
    state: Generated<string>
    used: number | null
    spoiled: number | null
    made_by: string
    made_on: PlainDate
    ended_by: string | null
    ended_on: PlainDate | null
  }
  stock_transfer: {
    id: Generated<number>
    from_id: number
    to_id: number
    moved_on: PlainDate
    note: string | null
    made_by: string
  }
  suspense_item: {
    id: Generated<number>
    source: string
    source_id: number
    amount_cents: number
    tender: string
    received_on: PlainDate
    payer_name: string | null
    written: string | null
    written_key: string | null
    payer_routing: string | null
    payer_last4: string | null
    check_number: string | null
    why: string
    held_in: string
    entry_id: number
    state: Generated<string>
    account_id: number | null
    payment_id: number | null
    decided_by: string | null
    decided_on: PlainDate | null
    reason: string | null
    put_in_by: string
    put_in_at: Generated<Instant>
  }
  suspense_step: {
    id: Generated<number>
    item_id: number
    state: string
    on_day: PlainDate
    reason: string | null
    account_id: number | null
    payment_id: number | null
    made_by: string
  }
  task: {
    id: Generated<number>
    version: Generated<number>
    title: string
    body: string | null
    project_id: number | null
    owner_user: string | null
    owner_name: string | null
    due_on: PlainDate | null
    priority: Generated<string>
    state: Generated<string>
    waiting_for: string | null
    waiting_user: string | null
    waiting_since: PlainDate | null
    closed_on: PlainDate | null
    closed_by: string | null
    dropped_because: string | null
    recurring_id: number | null
    period_from: PlainDate | null
    created_by: string
    created_on: PlainDate
  }
  task_link: {
    task_id: number
    kind: string
    key: string
  }
  task_step: {
    id: Generated<number>
    task_id: number
    place: number
    title: string
    owner_user: string | null
    owner_name: string | null
    due_on: PlainDate | null
    done_on: PlainDate | null
    done_by: string | null
  }
  template_version: {
    sha256: string
    files: Json
    first_used_at: Generated<Instant>
  }
  transfer: {
    id: Generated<number>
    request_key: string
    from_account_id: number
    bill_id: number | null
    line_no: number | null
    amount_cents: number
    reason: string
    state: string
    asked_on: PlainDate
    asked_by: string
    asked_by_key: string
    asked_at: Generated<Instant>
    ended_by: string | null
    ended_at: Instant | null
    ended_note: string | null
  }
  transfer_part: {
    transfer_id: number
    account_id: number
    weight: number | null
    amount_cents: number
    adjustment_id: number
  }
  unclaimed_batch: {
    id: Generated<number>
    way: string
    state: Generated<string>
    citation: string
    ledger_account: string
    note: string | null
    request_id: string
    made_by: string
    made_by_key: string
    made_on: PlainDate
    becomes_on: PlainDate | null
    newspaper: string | null
    first_on: PlainDate | null
    second_on: PlainDate | null
    published_by: string | null
    ended_by: string | null
    ended_on: PlainDate | null
  }
  unclaimed_claim: {
    id: Generated<number>
    item_id: number
    claimant_name: string
    address: string
    amount_cents: number
    grounds: string
    filed_on: PlainDate
    entered_by: string
    state: Generated<string>
    held_until: PlainDate | null
    decided_by: string | null
    decided_on: PlainDate | null
    reason: string | null
  }
  unclaimed_item: {
    id: Generated<number>
    batch_id: number
    kind: string
    source_id: number
    account_id: number | null
    owner_name: string | null
    name_withheld: boolean
    amount_cents: number
    since: PlainDate
    held_in: string
    state: Generated<string>
    entry_id: number | null
    resolution: string | null
    resolved_on: PlainDate | null
    ended_by: string | null
    ended_on: PlainDate | null
    ended_reason: string | null
  }
  watched_file: {
    id: Generated<number>
    file_name: string
    size_bytes: number
    modified_ms: number
    state: Generated<string>
    tries: Generated<number>
    file_id: number | null
    reason: string | null
    seen_on: PlainDate
    seen_at: Generated<Instant>
    moved_at: Instant | null
    moved_as: string | null
  }
  watched_look: {
    id: number
    looked_at: Instant
    failure: string | null
  }
  what_if: {
    id: Generated<number>
    proposal_id: number
    number: number
    chosen_on: PlainDate
    as_if_in_force: boolean
    state: Generated<string>
    asked_by: string
    asked_at: Generated<Instant>
    calculated_at: Instant | null
    failure: string | null
    impact: Json | null
  }
  what_if_account: {
    what_if_id: number
    account_id: number
    account_number: string
    service_address: string
    class: string
    served: string
    months: number
    before_cents: number
    after_cents: number
    gaps: number
    causes: Json
  }
  what_if_chunk: {
    what_if_id: number
    number: number
    cycle: string
    first_account_id: number
    last_account_id: number
    accounts: number
    done_at: Instant | null
  }
  what_if_cycle: {
    what_if_id: number
    cycle: string
    period_from: PlainDate
    period_until: PlainDate
    months: number
    timing: string
  }
  what_if_part: {
    what_if_id: number
    account_id: number
    part_no: number
    kind: string
    code: string
    stream: string | null
    gl_code: string
    title: string
    before_cents: number
    after_cents: number
  }
  work_note: {
    id: Generated<number>
    task_id: number | null
    project_id: number | null
    written_at: Generated<Instant>
    written_on: PlainDate
    written_by: string
    body: string
  }
}
