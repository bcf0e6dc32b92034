/** A repair's name within its version, for forms, conflicts and what is carried over. */
export function repairKey({ ref, position }: { ref: string; position: number }): string {
  return `${ref}/${position}`
}
