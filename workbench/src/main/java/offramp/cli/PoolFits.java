package offramp.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import offramp.check.Variation;
import offramp.finding.PoolFinding;
import offramp.finding.Pools;
import offramp.finding.Unfinished;
import offramp.history.PastCases;
import offramp.history.Pooling;
import offramp.history.UnusableCases;
import offramp.report.FitCsv;
import offramp.report.PoolJson;
import offramp.report.PoolText;
import offramp.report.PosteriorFile;
import offramp.simulate.RunFault;
import offramp.text.Source;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/// `offramp fit TEMPLATE --cases FILES`: what many cases say together.
///
/// @param output where the draws go, if anywhere
record PoolFits(CommandSpec spec, Outputs outputs, @Nullable String output) {
  int fit(
      Source source,
      List<Variation> variations,
      List<Path> files,
      Pooling.Effort effort,
      Progress p)
      throws Refusal {
    String command = CommandWords.of(spec, effort.seed());
    List<PoolFinding> pools = new ArrayList<>();
    try {
      PastCases cases = CaseFiles.read(files);
      Pools.Question question = new Pools.Question(cases, effort, command);
      for (Variation variation : variations) {
        ModelFile.model(source, variation, spec.commandLine().getErr());
        PoolFinding found = Pools.of(source, variation, question, p);
        p.clear();
        say(PoolText.of(found) + "\n");
        pools.add(found);
      }
    } catch (UnusableCases unusable) {
      p.clear();
      throw new Refusal(Exit.USAGE, String.valueOf(unusable.getMessage()));
    } catch (RunFault fault) {
      p.clear();
      throw new Refusal(Exit.MODEL_ERROR, FaultText.of(fault, source, command));
    } catch (Unfinished unfinished) {
      p.clear();
      throw new Refusal(
          Exit.INTERRUPTED,
          "error: %s%n  = help: allow more time (--budget), or ask for less (--draws)"
              .formatted(unfinished.why()));
    }
    if (output != null) {
      Outputs.write(spec.commandLine().getOut(), output, PosteriorFile.ofPools(source, pools));
      say("%s written, for --posterior%n".formatted(output));
    }
    say(PoolText.end(pools.getFirst()));
    outputs.write(spec, PoolJson.of(pools), Optional.of(FitCsv.ofPools(pools)));
    return Exit.DONE;
  }

  private void say(String text) {
    if (!outputs.jsonOnly()) {
      spec.commandLine().getOut().print(text);
      spec.commandLine().getOut().flush();
    }
  }
}
