/** A setting that cannot be used; its message says which and what to write. */
export class SettingInvalid extends Error {}
