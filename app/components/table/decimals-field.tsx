import { useAllWords } from "~/i18n/words-context";
import { SheetLimit } from "~/sheet/limits";
import { ChoiceField } from "./commit-field";

interface DecimalsFieldProps {
  decimals: number | null;
  onChoose: (decimals: number | null) => void;
}

/** How many decimals the numbers of a row or column are shown with. */
export function DecimalsField({ decimals, onChoose }: DecimalsFieldProps) {
  const { row } = useAllWords().breakdown;
  const counts = Array.from({ length: SheetLimit.decimals + 1 }, (_, count) => String(count));
  return (
    <ChoiceField
      label={row.decimals}
      value={decimals === null ? "" : String(decimals)}
      options={[
        { value: "", label: row.asTyped },
        ...counts.map((count) => ({ value: count, label: count })),
      ]}
      onChoose={(chosen) => onChoose(chosen === "" ? null : Number(chosen))}
    />
  );
}
