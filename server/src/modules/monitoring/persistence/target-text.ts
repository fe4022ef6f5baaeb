/** Steps of a target in bands (分档), best first, as text: ≥90%→100%；≥80%→80%. @param i alias of goals.indicator */
export const bandText = (
  i: string,
): string => `(SELECT string_agg('≥' || (b.value ->> 'from') || coalesce(${i}.unit, '')
  || '→' || (b.value ->> 'share') || '%', '；' ORDER BY b.ordinality)
  FROM jsonb_array_elements(${i}.bands) WITH ORDINALITY b)`;
