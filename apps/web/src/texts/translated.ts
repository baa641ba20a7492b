/** The texts of another language: the same keys, none missing. That they take the same parameters is tested. */
export type Translated<Source> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Translated<Source[Key]>;
};
