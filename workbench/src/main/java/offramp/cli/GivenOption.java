package offramp.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import offramp.finding.Method;
import offramp.finding.Period;
import offramp.finding.Runs;
import offramp.model.Model;
import offramp.model.Outcome;
import offramp.simulate.Evidence;
import offramp.text.Spelling;
import offramp.text.Unit;
import picocli.CommandLine.Option;

/// What is taken to have happened by a time.
final class GivenOption {
  private static final Pattern FORM =
      Pattern.compile("\\s*(not\\s+)?(\\S.*?)\\s+by\\s+(\\S+)(?:\\s+(\\S+))?\\s*");

  @Option(
      names = "--given",
      paramLabel = "CONDITION",
      description =
          "Takes as given that an outcome has come about by a time, or has not, as in"
              + " --given \"crossed by 3 months\" or --given \"not crossed by 2024-09-01\";"
              + " repeatable.")
  List<String> given = new ArrayList<>();

  /// Refuses a way of working that knows no conditions.
  void check(Method method) throws Refusal {
    if (!given.isEmpty() && method == Method.SPLIT) {
      throw EffortOptions.usage(
          "--given is answered by --method exact or simulate; splitting knows no conditions");
    }
  }

  /// {@return what is given, by the outcomes of the model}
  List<Runs.Given> of(Model model, Period horizon) throws Refusal {
    double horizonDays = horizon.value() * horizon.unit().days();
    List<Runs.Given> all = new ArrayList<>();
    for (String words : given) {
      all.add(one(words.strip().replaceAll("\\s+", " "), model, horizonDays));
    }
    return all;
  }

  private static Runs.Given one(String words, Model model, double horizonDays) throws Refusal {
    Matcher form = FORM.matcher(words);
    if (!form.matches()) {
      throw EffortOptions.usage(
          "--given is an outcome and a time, as in \"crossed by 3 months\" or \"not crossed by"
              + " 2024-09-01\", not \"%s\"",
          words);
    }
    int outcome = outcome(form.group(2), model);
    Optional<String> unit = Optional.ofNullable(form.group(4));
    double day =
        unit.isPresent() ? duration(form.group(3), unit.get()) : date(form.group(3), model, words);
    if (!(day > 0 && day <= horizonDays * (1 + 1e-12))) {
      throw EffortOptions.usage(
          "--given \"%s\": that is %s; see --horizon",
          words, day > 0 ? "after the horizon" : "not after the start");
    }
    boolean came = form.group(1) == null;
    return new Runs.Given(words, new Evidence(outcome, came, Math.min(day, horizonDays)));
  }

  private static int outcome(String name, Model model) throws Refusal {
    List<String> names = model.outcomes().stream().map(Outcome::name).toList();
    return IntStream.range(0, names.size())
        .filter(i -> names.get(i).equals(name))
        .boxed()
        .findFirst()
        .orElseThrow(
            () ->
                EffortOptions.usage(
                    "--given: there is no outcome `%s`%n  = help: %s",
                    name,
                    Spelling.nearest(name, names)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("the outcomes are " + String.join(", ", names))));
  }

  private static double duration(String amount, String unit) throws Refusal {
    Optional<Unit> known = Unit.of(unit);
    if (known.isEmpty()) {
      throw EffortOptions.usage(
          "--given: `%s` is not a unit of time; they are hour, day, week, month, year", unit);
    }
    return EffortOptions.number("--given", amount) * known.get().days();
  }

  private static double date(String text, Model model, String words) throws Refusal {
    Optional<LocalDate> starts = model.crisis().starts();
    if (starts.isEmpty()) {
      throw EffortOptions.usage(
          "--given \"%s\": this model has no dates; write a duration, as in \"by 3 months\"",
          words);
    }
    try {
      return ChronoUnit.DAYS.between(starts.get(), LocalDate.parse(text));
    } catch (DateTimeException unreadable) {
      throw EffortOptions.usage(
          "--given \"%s\": `%s` is no date, as in 2024-09-01, and no duration", words, text);
    }
  }
}
