import { useMemo } from "react";
import { HeadFigure, MeasureFigures } from "~/components/scorecard/measure-figures";
import { ScorecardTable } from "~/components/scorecard/scorecard-table";
import { SmallMultiples } from "~/components/scorecard/small-multiples";
import { ToExplain } from "~/components/scorecard/to-explain";
import { WithoutData } from "~/components/scorecard/without-data";
import { Verdict } from "~/components/scorecard/verdict";
import { useAllWords } from "~/i18n/words-context";
import {
  SAMPLE_MONTH,
  SAMPLE_YEARS,
  sampleFigures,
  sampleMultiples,
  sampleScorecard,
  type SampleYear,
} from "./sample-scorecard";
import { Sample, Section } from "./section";

const noLink = () => null;

/** A measure's figures, and a department's. Needs a LightsProvider around it. */
export function FigureSamples() {
  const { design } = useAllWords();
  const text = design.figures;
  const multiples = useMemo(() => sampleMultiples(design.samples), [design]);
  return (
    <Section name="figures">
      {SAMPLE_YEARS.map((year) => (
        <Sample key={year} of={text[year]}>
          <Figures year={year} />
        </Sample>
      ))}
      <Sample of={text.multiples}>
        <SmallMultiples view={multiples} hrefOf={noLink} />
      </Sample>
      <Sample of={text.verdict}>
        <Verdict
          before={{ light: "yellow", month: "2021-01", corrected: true }}
          now={{ light: "green", month: SAMPLE_MONTH }}
          sentences={[]}
        />
      </Sample>
    </Section>
  );
}

function Figures({ year }: { year: SampleYear }) {
  const { samples } = useAllWords().design;
  const figures = useMemo(() => sampleFigures(samples, year), [samples, year]);
  return (
    <>
      <HeadFigure figures={figures} />
      <MeasureFigures figures={figures} personId="" mayEnter={false} />
    </>
  );
}

/** The scorecard as a table and as a list of what has to be explained; both empty as well. */
export function TableSamples() {
  const { design } = useAllWords();
  const text = design.tables;
  const scorecard = useMemo(() => sampleScorecard(design.samples), [design]);
  const empty = { ...scorecard, objectives: [], measures: [], plans: [] };
  return (
    <Section name="tables">
      <Sample of={text.scorecard}>
        <ScorecardTable scorecard={scorecard} hrefOf={noLink} />
      </Sample>
      <Sample of={text.empty}>
        <ScorecardTable scorecard={empty} hrefOf={noLink} />
      </Sample>
      <Sample of={text.explain}>
        <ToExplain scorecard={scorecard} hrefOf={noLink} limit={3} />
        <WithoutData scorecard={scorecard} hrefOf={noLink} />
      </Sample>
      <Sample of={text.nothing}>
        <ToExplain scorecard={empty} hrefOf={noLink} />
      </Sample>
    </Section>
  );
}
