import { useMeeting } from "~/components/meeting/meeting-context";
import { nameIn } from "~/i18n/formats";
import { useWords } from "~/i18n/words-context";
import { entryOf } from "~/components/meeting/places";

/** What a department of the meeting is called in the page's language; "" for one it does not have. */
export function useDepartmentName(): (departmentId: string) => string {
  const { locale } = useWords();
  const { agenda } = useMeeting().view;
  return (departmentId) => {
    const department = entryOf(agenda, departmentId)?.department;
    return department ? nameIn(locale, department) : "";
  };
}
