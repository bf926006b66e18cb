import { CommandForm } from "~/components/form/command-form";
import formStyles from "~/components/form/form.module.css";
import { ownEnglish } from "~/components/form/name-fields";
import { useCommandForm } from "~/components/form/use-command-form";
import { Field } from "~/components/ui/field";
import { useWords } from "~/i18n/words-context";

/** The vision above the map, in both languages. */
export function VisionForm({ vision }: { vision: { textZh: string; textEn: string } }) {
  const text = useWords().strategyMap.editor;
  const form = useCommandForm("save-vision", ["textZh", "textEn"]);
  return (
    <CommandForm
      form={form}
      inputOf={(values) => ({ textZh: values.text("textZh"), textEn: values.text("textEn") })}
    >
      <div className={formStyles.columns}>
        <Field
          label={text.visionZh}
          name="textZh"
          maxLength={200}
          defaultValue={vision.textZh}
          error={form.errorOf("textZh")}
        />
        <Field
          label={text.visionEn}
          name="textEn"
          maxLength={200}
          hint={text.visionEnHint}
          defaultValue={ownEnglish(vision.textZh, vision.textEn)}
          error={form.errorOf("textEn")}
        />
      </div>
    </CommandForm>
  );
}
