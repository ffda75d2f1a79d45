package offramp.finding;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import offramp.history.Bootstrap;
import offramp.history.Calibration;
import offramp.history.Scores;

/// How the forecasts of a record have done.
///
/// A forecast made on or after the day on which the answer was there to be known is scored apart:
/// it could be made with hindsight, even if it was not.
///
/// @param asOf the day to which it looks; what was written later does not count
/// @param forecasts each, in the order of the record
/// @param ahead by author, what was made beforehand
/// @param hindsight by author, what was made when the answer could be known
public record ForecastScores(
    LocalDate asOf, List<Judged> forecasts, List<Group> ahead, List<Group> hindsight) {
  /// With fewer resolved questions no score tells one author from another.
  public static final int FEW = 20;

  private static final Bootstrap METHOD = new Bootstrap(1, 1_000, 0.95);

  public ForecastScores {
    forecasts = List.copyOf(forecasts);
    ahead = List.copyOf(ahead);
    hindsight = List.copyOf(hindsight);
  }

  /// A forecast and what became of it.
  ///
  /// @param entry the forecast
  /// @param answer the entry that resolves the question
  /// @param overdue whether its day has passed and nobody has resolved it
  /// @param late whether it was made when the answer could be known
  public record Judged(Foretold entry, Optional<Foretold> answer, boolean overdue, boolean late) {
    public Foretold.Claim claim() {
      return entry.claim().orElseThrow();
    }

    /// {@return what the answer says}
    public Optional<Foretold.Resolved> resolved() {
      return answer.flatMap(Foretold::answer);
    }

    /// {@return whether it came about, if that can be told}
    public Optional<Boolean> came() {
      return resolved()
          .filter(a -> a.came() != Foretold.Came.VOID)
          .map(a -> a.came() == Foretold.Came.YES);
    }

    /// {@return whether it holds likelier what happened; empty if that cannot be told, or it gives
    /// one half}
    public Optional<Boolean> right() {
      return came().flatMap(came -> entry.says().map(says -> says.equals(came)));
    }

    /// {@return whether it was written down later than its source says that it was made}
    public boolean writtenLater() {
      return claim().made().isBefore(entry.recorded());
    }
  }

  /// The forecasts of one author.
  ///
  /// @param right how many hold likelier what happened
  /// @param wrong how many hold likelier what did not
  /// @param unjudged resolved as what cannot be judged
  /// @param open not resolved
  /// @param overdue those of them whose day has passed
  /// @param writtenLater how many were written down only after the day that their source gives
  /// @param numbers scores of those with a probability, if any are resolved
  public record Group(
      String author,
      int forecasts,
      int right,
      int wrong,
      int unjudged,
      int open,
      int overdue,
      int writtenLater,
      Optional<Numbers> numbers) {}

  /// Scores of resolved forecasts with a probability.
  ///
  /// @param count of them
  /// @param questions that they are about; the bootstrap draws these anew
  /// @param clipped probabilities moved off 0 or 1 for the logarithmic score
  /// @param calibration what was said and what came
  public record Numbers(
      int count,
      int questions,
      Bootstrap.Interval brier,
      Bootstrap.Interval log,
      int clipped,
      List<Calibration.Bin> calibration) {
    public Numbers {
      calibration = List.copyOf(calibration);
    }

    /// {@return whether they are too few to tell}
    public boolean few() {
      return questions < FEW;
    }
  }

  /// {@return the share of cases that the intervals cover}
  public static double level() {
    return METHOD.level();
  }

  /// {@return how the forecasts have done that were written down by a day}
  public static ForecastScores of(List<Foretold> record, LocalDate asOf) {
    List<Foretold> known =
        record.stream().filter(entry -> !entry.recorded().isAfter(asOf)).toList();
    Map<String, Foretold> answers = new LinkedHashMap<>();
    known.stream()
        .filter(entry -> entry.answer().isPresent())
        .forEach(entry -> answers.put(entry.question(), entry));
    List<Judged> all =
        known.stream()
            .filter(entry -> entry.claim().isPresent())
            .map(e -> judged(e, Optional.ofNullable(answers.get(e.question())), asOf))
            .toList();
    return new ForecastScores(asOf, all, groups(all, false), groups(all, true));
  }

  private static Judged judged(Foretold entry, Optional<Foretold> answer, LocalDate asOf) {
    Foretold.Claim claim = entry.claim().orElseThrow();
    Optional<LocalDate> on = answer.flatMap(Foretold::answer).flatMap(Foretold.Resolved::on);
    boolean late =
        claim.hindsight()
            || claim.made().isAfter(claim.by())
            || on.filter(day -> !claim.made().isBefore(day)).isPresent();
    return new Judged(entry, answer, answer.isEmpty() && claim.by().isBefore(asOf), late);
  }

  private static List<Group> groups(List<Judged> all, boolean late) {
    Map<String, List<Judged>> authors = new LinkedHashMap<>();
    all.stream()
        .filter(forecast -> forecast.late() == late)
        .forEach(
            forecast ->
                authors
                    .computeIfAbsent(forecast.claim().author(), _ -> new ArrayList<>())
                    .add(forecast));
    return authors.entrySet().stream().map(e -> group(e.getKey(), e.getValue())).toList();
  }

  private static Group group(String author, List<Judged> all) {
    List<Judged> open = all.stream().filter(f -> f.answer().isEmpty()).toList();
    List<Judged> resolved = all.stream().filter(f -> f.came().isPresent()).toList();
    return new Group(
        author,
        all.size(),
        count(all, true),
        count(all, false),
        all.size() - open.size() - resolved.size(),
        open.size(),
        (int) open.stream().filter(Judged::overdue).count(),
        (int) all.stream().filter(Judged::writtenLater).count(),
        numbers(resolved.stream().filter(f -> f.entry().probability().isPresent()).toList()));
  }

  private static int count(List<Judged> all, boolean right) {
    return (int) all.stream().filter(f -> f.right().filter(r -> r == right).isPresent()).count();
  }

  private static Optional<Numbers> numbers(List<Judged> resolved) {
    if (resolved.isEmpty()) {
      return Optional.empty();
    }
    Map<String, List<Judged>> byQuestion = new TreeMap<>();
    resolved.forEach(
        f -> byQuestion.computeIfAbsent(f.entry().question(), _ -> new ArrayList<>()).add(f));
    List<List<Judged>> questions = List.copyOf(byQuestion.values());
    boolean[] came = new boolean[resolved.size()];
    for (int i = 0; i < came.length; i++) {
      came[i] = resolved.get(i).came().orElseThrow();
    }
    return Optional.of(
        new Numbers(
            resolved.size(),
            questions.size(),
            mean(questions, f -> Scores.brier(said(f), f.came().orElseThrow())),
            mean(questions, f -> Scores.log(said(f), f.came().orElseThrow())),
            (int) resolved.stream().filter(f -> Scores.clipped(said(f))).count(),
            Calibration.of(resolved.stream().mapToDouble(ForecastScores::said).toArray(), came)));
  }

  private static double said(Judged forecast) {
    return forecast.entry().probability().orElseThrow();
  }

  /// {@return the mean score, and how far it would move with other questions}
  private static Bootstrap.Interval mean(
      List<List<Judged>> questions, ToDoubleFunction<Judged> score) {
    return METHOD.of(
        questions.size(),
        chosen ->
            Arrays.stream(chosen)
                .mapToObj(questions::get)
                .flatMap(List::stream)
                .mapToDouble(score)
                .average()
                .orElseThrow());
  }
}
